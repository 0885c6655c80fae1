package indexer

import (
	"cmp"
	"context"
	"slices"

	"landscape/standard"
)

func (m *matcher) Cover(_ context.Context, levels []float32, best bool) ([]Covered, error) {
	covered := make([]Covered, len(levels))
	for i := range m.sums {
		at := &m.sums[i]
		if at.out || int(at.strict) < m.weights.Stricts {
			continue
		}
		lowest := len(levels) - 1
		if at.cover < levels[lowest] {
			continue
		}
		var worth float32
		if best {
			worth = m.words(at, true)
		}
		for i := lowest; i >= 0 && at.cover >= levels[i]; i-- {
			covered[i].Documents++
			covered[i].Best = max(covered[i].Best, worth)
		}
	}
	return covered, nil
}

// final is the score of a document: what its words are worth, times what the
// document is worth by itself.
func (s *sum) final() float32 { return s.score * s.merit }

// words is what the words of the query are worth for a document. Beside a
// concept, words count by how much of the query they are.
func (m *matcher) words(at *sum, beside bool) float32 {
	score := at.final()
	if beside && m.weights.All > 0 {
		score *= min(1, at.cover/m.weights.All)
	}
	return score
}

// noteKnown notes what each document is worth for the concepts of the query.
func (m *matcher) noteKnown(ctx context.Context, spoken []Spoken) error {
	if m.answers {
		return nil
	}
	m.answers = true
	for _, s := range spoken {
		for doc, w := range s.Listed {
			m.atLeast(doc, w)
		}
		for _, labelled := range LabelWorths() {
			list, err := m.local.postings(ctx, labelled.Field, s.Label)
			if err != nil {
				return err
			}
			for _, k := range list {
				m.atLeast(k.doc, labelled.Worth*m.local.tables.Merit[k.doc])
			}
		}
		for _, place := range m.inUnit {
			at := &m.sums[place]
			at.known += s.Share * at.unit
			at.unit = 0
		}
		m.inUnit = m.inUnit[:0]
	}
	return nil
}

func (m *matcher) Answering(ctx context.Context, c *Choice) (int, error) {
	if err := m.noteKnown(ctx, c.Spoken); err != nil {
		return 0, err
	}
	n := 0
	for i := range m.sums {
		if at := &m.sums[i]; (at.cover >= c.Level || at.known >= c.Answering) && !at.out {
			n++
		}
	}
	return n, nil
}

func (m *matcher) Hinted(ctx context.Context, c *Choice, n int) ([]uint32, error) {
	var candidates []uint32 // places in sums
	for _, u := range m.units {
		if !u.Hint {
			continue
		}
		for _, v := range u.Variants {
			list, err := m.local.read(ctx, v)
			if err != nil {
				return nil, err
			}
			for _, f := range list {
				place := m.touch(f.doc)
				if at := &m.sums[place]; at.cover < c.Level && !at.out && isCurrent(standard.Statuses()[m.local.tables.Statuses[f.doc]]) {
					candidates = append(candidates, place)
				}
			}
		}
	}
	slices.SortFunc(candidates, func(i, j uint32) int {
		a, b := &m.sums[i], &m.sums[j]
		return cmp.Or(cmp.Compare(b.final(), a.final()), cmp.Compare(a.doc, b.doc))
	})
	var docs []uint32
	for _, place := range first(slices.Compact(candidates), n) {
		docs = append(docs, m.sums[place].doc)
	}
	return docs, nil
}

func (m *matcher) Collect(ctx context.Context, c *Choice, w *Wanted) (*Collected, error) {
	if err := m.noteKnown(ctx, c.Spoken); err != nil {
		return nil, err
	}
	for doc := range c.Places {
		m.touch(doc)
	}
	relatives := make(map[uint32]bool, len(c.Relatives))
	for _, d := range c.Relatives {
		relatives[d] = true
	}
	into := newCollector(m.local.tables, w)
	for i := range m.sums {
		at := &m.sums[i]
		d, place := at.doc, c.Places[at.doc]
		if at.out || int(at.strict) < m.weights.Stricts || at.cover < c.Level && place.Score == 0 && !relatives[d] && at.known < c.Answering {
			continue
		}
		into.add(Found{Doc: d, Place: place, Words: m.words(at, c.Beside), Known: at.known * c.Unit})
	}
	return into.collected(), nil
}
