package indexer

import "landscape/query"

// overview is the answer to the query that asks for everything, counted once
// when the index is opened.
type overview struct {
	*Collected
	newest []uint32 // all documents that show, the newest first
}

func newOverview(t *tables) *overview {
	o := &overview{Collected: t.everything(&Wanted{Sort: Newest, Keep: t.len(), Counting: true, Standing: true, Filter: newFilter(&t.Facets, nil)})}
	for _, f := range o.Best {
		o.newest = append(o.newest, f.Doc)
	}
	o.Best = nil
	return o
}

// everything collects all documents, by the tables alone.
func (t *tables) everything(w *Wanted) *Collected {
	c := newCollector(t, w)
	for d := range uint32(t.len()) {
		c.add(Found{Doc: d})
	}
	return c.collected()
}

// browse answers a query without words. No engine has part in it.
func (ix *Index) browse(q Query) *answer {
	if q.Sort == "" || q.Sort == ByRelevance {
		q.Sort = Newest
	}
	w := ix.wanted(q, q.From+q.Size)
	if w.Filter.wanted == 0 && w.Standing && !w.Once && q.Sort == Newest {
		return ix.browseAll(q, w)
	}
	return ix.answer(q, &plan{Plan: &query.Plan{}}, w, ix.tables.everything(w))
}

func (ix *Index) browseAll(q Query, w *Wanted) *answer {
	all := *ix.everyone.Collected
	for _, d := range ix.everyone.newest[:min(max(w.Keep, 0), len(ix.everyone.newest))] {
		all.Best = append(all.Best, Found{Doc: d})
	}
	return ix.answer(q, &plan{Plan: &query.Plan{}}, w, &all)
}
