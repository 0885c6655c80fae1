package indexer

import "landscape/query"

// overview is the answer to the query that asks for everything, counted once
// when the index is opened.
type overview struct {
	counts        []uint32
	total, hidden int
	newest        []uint32 // all documents that show, the newest first
}

func newOverview(ix *Index) *overview {
	q := Query{Sort: Newest}
	c := newCollector(ix, q, newFilter(&ix.tables.Facets, nil), ix.store.len())
	for d := range uint32(ix.store.len()) {
		c.add(found{doc: d})
	}
	o := &overview{}
	for _, f := range c.finish() {
		o.newest = append(o.newest, f.doc)
	}
	o.counts, o.total, o.hidden = c.counts, c.total, c.hidden
	return o
}

// browse answers a query without words. bleve has no part in it.
func (ix *Index) browse(q Query) *answer {
	if q.Sort == "" || q.Sort == ByRelevance {
		q.Sort = Newest
	}
	f := newFilter(&ix.tables.Facets, q.Filters)
	if f.wanted == 0 && !q.AnyStatus && !q.OneOfIdentical && q.Sort == Newest {
		return ix.browseAll(q, f)
	}
	c := newCollector(ix, q, f, q.From+q.Size)
	for d := range uint32(ix.store.len()) {
		c.add(found{doc: d})
	}
	best := c.finish()
	return &answer{plan: &plan{Plan: &query.Plan{}}, best: best, total: c.total, hidden: c.hidden, facets: c.facetCounts(q)}
}

func (ix *Index) browseAll(q Query, f *filter) *answer {
	o := ix.everyone
	c := &collector{tables: ix.tables, filter: f, counts: o.counts}
	a := &answer{plan: &plan{Plan: &query.Plan{}}, total: o.total, hidden: o.hidden, facets: c.facetCounts(q)}
	for _, d := range o.newest[:min(max(q.From+q.Size, 0), len(o.newest))] {
		a.best = append(a.best, found{doc: d})
	}
	return a
}
