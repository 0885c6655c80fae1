package indexer

import (
	"context"
	"math"
	"slices"

	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// Search answers a query. It fails only when the context ends or the disk does.
func (ix *Index) Search(ctx context.Context, q Query) (*Result, error) {
	if len(q.Text) > query.MostBytes {
		q.Text = query.Cut(q.Text)
	}
	r := ix.readingOf(q.Text)
	if r.series != nil {
		return ix.searchSeries(ctx, q, r.series)
	}
	q.Text = r.text
	asked := ix.asked(r)
	if asked != nil && !asked.Held {
		return ix.notHeld(ctx, q, asked)
	}
	if asked != nil { // the notice tells the edition: its date and mark are no words to search for
		q.Text = asked.Standard
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
	return result, ix.fill(result, q, a)
}

// fill puts the hits of the page on a result.
func (ix *Index) fill(r *Result, q Query, a *answer) error {
	from := min(max(q.From, 0), len(a.best))
	page := a.best[from:min(from+max(q.Size, 0), len(a.best))]
	docs, err := ix.documents.list(slices.Collect(numbersOf(page)))
	if err != nil {
		return err
	}
	explain := ix.newExplainer(a.plan)
	for i, d := range docs {
		r.Hits = append(r.Hits, explain.hit(d, page[i]))
	}
	return nil
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
		if d, ok := ix.document(f.Doc); ok && !slices.ContainsFunc(asked.Near, func(o *Document) bool { return o.Slug == d.Slug }) {
			asked.Near = append(asked.Near, d)
		}
	}
	return result, nil
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// answer is what a query finds, before it is turned into hits.
type answer struct {
	plan          *plan
	best          []Found
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
	if err != nil || a.plan.Language != text.English || a.good && a.whole >= few {
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

// findPlanned has the engine answer a plan.
func (ix *Index) findPlanned(ctx context.Context, q Query, p *plan) (*answer, error) {
	m, err := ix.engine.Match(ctx, p.Units)
	if err != nil {
		return nil, err
	}
	defer m.Close()
	weights := Weigh(p.Units, m.Counts(), ix.Len())
	c, whole, err := ix.choose(ctx, p, m, weights)
	if err != nil {
		return nil, err
	}
	p.noteUnused(m.Counts())
	w := ix.wanted(q, max(q.From+q.Size, rerankWindow))
	found, err := m.Collect(ctx, c, w)
	if err != nil {
		return nil, err
	}
	if q.Sort == "" || q.Sort == ByRelevance {
		ix.rerank(p, found.Best)
	}
	a := ix.answer(q, p, w, found)
	a.good = whole > 0 && !weights.unknown || len(c.Places) > 0 || p.understood()
	a.whole = whole + len(c.Places)
	return a, nil
}

// choose decides which documents answer a plan. Whole is how many have all words.
func (ix *Index) choose(ctx context.Context, p *plan, m Matching, w *Weights) (c *Choice, whole int, err error) {
	c = &Choice{Beside: len(p.Subjects) > 0}
	covered := []Covered{{}}
	at := 0
	switch {
	case w.All > 0:
		if covered, err = m.Cover(ctx, w.atLevels(), c.Beside); err != nil {
			return nil, 0, err
		}
		at, whole = level(covered), covered[0].Documents
		c.Level = levels[at].share * w.All
	case w.anyWord || w.Stricts > 0 || onlyExclusions(p.Units):
		whole = m.Touched()
		if c.Beside {
			if covered, err = m.Cover(ctx, []float32{0}, true); err != nil {
				return nil, 0, err
			}
		}
	default:
		c.Level = math.MaxFloat32 // nothing but labels that the words speak for
	}
	ix.speakOf(c, p, covered[at])
	if c.Places, err = ix.placesOf(p); err != nil {
		return nil, 0, err
	}
	c.Relatives, err = p.relatives(ctx, m, w, c)
	return c, whole, err
}

// wanted tells the engine what of an answer is asked for.
func (ix *Index) wanted(q Query, keep int) *Wanted {
	return &Wanted{Sort: q.Sort, Keep: keep, Counting: q.Facets == nil || len(q.Facets) > 0, Once: q.OneOfIdentical,
		Standing: !q.AnyStatus && len(q.Filters[FacetStatus]) == 0, Filter: newFilter(&ix.tables.Facets, q.Filters), tables: ix.tables}
}

// answer words what an engine collected.
func (ix *Index) answer(q Query, p *plan, w *Wanted, c *Collected) *answer {
	a := &answer{plan: p, best: c.Best, total: c.Total, hidden: c.Hidden, facets: map[string][]Count{}}
	for f, name := range Facets() {
		if q.Facets == nil || slices.Contains(q.Facets, name) {
			a.facets[name] = ix.tables.Facets.countsOf(f, c.Counts, w.Filter.chosen)
		}
	}
	return a
}

func onlyExclusions(units []query.Unit) bool {
	return len(units) > 0 && !slices.ContainsFunc(units, func(u query.Unit) bool { return !u.Excluded })
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
