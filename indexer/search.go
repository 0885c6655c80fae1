package indexer

import (
	"context"
	"math"
	"slices"

	"landscape/query"
	"landscape/standard"
)

// Search answers a query. It fails only when the context ends or the disk does.
func (ix *Index) Search(ctx context.Context, q Query) (*Result, error) {
	r := ix.readingOf(q.Text)
	if r.series != nil {
		return ix.searchSeries(ctx, q, r.series)
	}
	q.Text = r.text
	asked := ix.asked(r)
	if asked != nil && !asked.Held {
		return ix.notHeld(ctx, q, asked)
	}
	a, err := ix.find(ctx, q)
	if err != nil {
		return nil, err
	}
	result := &Result{Asked: asked, Total: a.total, Hidden: a.hidden, Facets: a.facets, Corrected: a.corrected, Suggestion: a.suggestion}
	if a.plan != nil {
		for _, s := range a.plan.Subjects {
			result.Subjects = append(result.Subjects, SpokenOf{s.Concept.ID, float64(s.Share)})
		}
		result.Unused = a.plan.unused
	}
	ix.fill(result, q, a)
	return result, nil
}

// fill puts the hits of the page on a result.
func (ix *Index) fill(r *Result, q Query, a *answer) {
	from := min(max(q.From, 0), len(a.best))
	to := min(from+max(q.Size, 0), len(a.best))
	explain := ix.newExplainer(a.plan)
	for _, f := range a.best[from:to] {
		if d, ok := ix.document(f.doc); ok {
			r.Hits = append(r.Hits, explain.hit(d, f))
		}
	}
}

// notHeld answers a query for a standard that the landscape does not have: with
// nothing, and apart from that with what names it.
func (ix *Index) notHeld(ctx context.Context, q Query, asked *Asked) (*Result, error) {
	result := &Result{Asked: asked, Facets: map[string][]Count{}}
	if asked.Astray {
		return result, nil
	}
	if id, err := standard.ParseIdentifier(asked.ID); err == nil {
		asked.Near = ix.Members(first(slices.Concat(ix.tables.Elsewhere.Named.find(id.Key()), ix.family(id)), nearest))
	}
	a, err := ix.findPlanned(ctx, Query{Size: nearest, Facets: []string{}, AnyStatus: true},
		&plan{Plan: ix.planner.Mention(q.Text)})
	if err != nil {
		return nil, err
	}
	for _, f := range first(a.best, nearest-len(asked.Near)) {
		if d, ok := ix.document(f.doc); ok && !slices.ContainsFunc(asked.Near, func(o *Document) bool { return o.Slug == d.Slug }) {
			asked.Near = append(asked.Near, d)
		}
	}
	return result, nil
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// answer is what a query finds, before it is turned into hits.
type answer struct {
	plan          *plan
	best          []found
	total, hidden int
	facets        map[string][]Count

	// whole is how many documents match every word, whatever the filters; good
	// says that there are some and no word is nowhere.
	good  bool
	whole int

	corrected, suggestion string
}

// find answers a query. When a word of it is nowhere in the catalogue, the
// nearest spelling is searched instead; when what was found is next to nothing,
// another spelling is suggested.
func (ix *Index) find(ctx context.Context, q Query) (*answer, error) {
	r := query.Parse(q.Text, queryFields())
	if len(r.Clauses) == 0 {
		return ix.browse(q), nil
	}
	a, err := ix.findPlanned(ctx, q, ix.newPlan(r))
	if err != nil || a.plan.Language != query.English || a.good && a.whole >= few {
		return a, err
	}
	for _, rare := range []bool{false, true} {
		text := ix.planner.Respell(q.Text, rare)
		if text == "" {
			continue
		}
		b, err := ix.findPlanned(ctx, q, ix.newPlan(query.Parse(text, queryFields())))
		switch {
		case err != nil:
			return nil, err
		case !b.good || a.good && b.whole <= a.whole:
			continue
		case a.good:
			a.suggestion = text
			return a, nil
		}
		b.corrected = text
		return b, nil
	}
	return a, nil
}

// few is below which number of documents another spelling is worth a thought.
const few = 3

// levels are the shares of a query's weight that documents must match. With too
// few documents at one level, those of the next are shown too.
var levels = [...]struct {
	share float32
	few   int
}{{.999, enough}, {.6, 5}, {.4, 1}, {.2, 0}}

// enough is how many documents fill a page.
const enough = 10

// findPlanned evaluates a plan.
func (ix *Index) findPlanned(ctx context.Context, q Query, p *plan) (*answer, error) {
	s := ix.scratches.Get().(*scratch)
	defer func() {
		s.clear()
		ix.scratches.Put(s)
	}()
	m := &matcher{ix: ix, scratch: s}
	if err := m.evaluate(ctx, p.Units); err != nil {
		return nil, err
	}
	if m.excludesOnly = onlyExclusions(p.Units); m.excludesOnly {
		for d := range uint32(ix.store.len()) {
			m.touch(d)
		}
	}
	level, whole := m.level()
	named := m.placesOf(p)
	answering, err := m.addSubjects(ctx, p, level)
	if err != nil {
		return nil, err
	}
	relatives, err := m.relatives(ctx, p, level, answering)
	if err != nil {
		return nil, err
	}
	m.noteUnused(p)
	a := &answer{plan: p, good: whole > 0 && !m.unknown || len(named) > 0 || p.understood(), whole: whole + len(named)}
	c := newCollector(ix, q, newFilter(&ix.tables.Facets, q.Filters), max(q.From+q.Size, rerankWindow))
	unit := m.unitOfKnown(level)
	for _, d := range m.docs {
		place := named[d]
		if m.out[d] || m.strict[d] < m.stricts || m.cover[d] < level && place.score == 0 && !relatives[d] && m.known[d] < answering {
			continue
		}
		c.add(found{doc: d, place: place, words: m.words(d, len(p.Subjects) > 0), known: m.known[d] * unit})
	}
	a.best = c.finish()
	if q.Sort == "" || q.Sort == ByRelevance {
		ix.rerank(p, a.best)
	}
	a.total, a.hidden, a.facets = c.total, c.hidden, c.facetCounts(q)
	return a, nil
}

func onlyExclusions(units []query.Unit) bool {
	return len(units) > 0 && !slices.ContainsFunc(units, func(u query.Unit) bool { return !u.Excluded })
}

// level is the weight of words that a document must match: all of them, or the
// larger part when too few documents match all. Whole is how many match all.
func (m *matcher) level() (level float32, whole int) {
	all := m.all
	switch {
	case all == 0 && (m.anyWord || m.stricts > 0 || m.excludesOnly):
		return 0, len(m.docs)
	case all == 0:
		return math.MaxFloat32, 0 // nothing but labels that the words speak for
	}
	var matching [len(levels)]int
	for _, d := range m.docs {
		if m.out[d] || m.strict[d] < m.stricts {
			continue
		}
		for i, l := range levels {
			if m.cover[d] >= l.share*all {
				matching[i]++
			}
		}
	}
	at := 0
	for i, l := range levels[:len(levels)-1] {
		if matching[i] >= l.few {
			break
		}
		if matching[i+1] > matching[at] {
			at = i + 1
		}
	}
	return levels[at].share * all, matching[0]
}

// final is the score of a document: what its words are worth, less for what is
// missing of the query, times what the document is worth by itself.
func (m *matcher) final(doc uint32) float32 {
	return m.score[doc] * m.ix.tables.Merit[doc]
}

// facetCounts words the counts of the facets that were asked for.
func (c *collector) facetCounts(q Query) map[string][]Count {
	facets := map[string][]Count{}
	t := &c.tables.Facets
	for f, name := range Facets() {
		if q.Facets != nil && !slices.Contains(q.Facets, name) {
			continue
		}
		facets[name] = t.countsOf(f, c.counts, c.filter.chosen)
	}
	return facets
}

// countsOf lists the values of one facet that some document has or the reader
// chose, the most frequent first; years from the newest.
func (t *facetTable) countsOf(facet int, counts []uint32, chosen []bool) []Count {
	list := []Count{}
	for id := t.Base[facet]; id < t.Base[facet+1]; id++ {
		if counts[id] > 0 || chosen[id] {
			list = append(list, Count{Value: t.Values[id], Count: int(counts[id]), Selected: chosen[id]})
		}
	}
	if Facets()[facet] == FacetYear {
		slices.Reverse(list)
		return list
	}
	slices.SortStableFunc(list, func(a, b Count) int { return b.Count - a.Count })
	return list
}
