package indexer

import (
	"cmp"
	"context"
	"slices"

	"landscape/standard"
)

func (m *matcher) Cover(_ context.Context, levels []float32, best bool) ([]Covered, error) {
	covered := make([]Covered, len(levels))
	for _, d := range m.docs {
		if m.out[d] || int(m.strict[d]) < m.weights.Stricts {
			continue
		}
		lowest := len(levels) - 1
		if m.cover[d] < levels[lowest] {
			continue
		}
		var worth float32
		if best {
			worth = m.words(d, true)
		}
		for i := lowest; i >= 0 && m.cover[d] >= levels[i]; i-- {
			covered[i].Documents++
			covered[i].Best = max(covered[i].Best, worth)
		}
	}
	return covered, nil
}

// final is the score of a document: what its words are worth, times what the
// document is worth by itself.
func (m *matcher) final(doc uint32) float32 { return m.score[doc] * m.local.tables.Merit[doc] }

// words is what the words of the query are worth for a document. Beside a
// concept, words count by how much of the query they are.
func (m *matcher) words(doc uint32, beside bool) float32 {
	score := m.final(doc)
	if beside && m.weights.All > 0 {
		score *= min(1, m.cover[doc]/m.weights.All)
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
		for _, doc := range m.inUnit {
			m.touch(doc)
			m.known[doc] += s.Share * m.unit[doc]
			m.unit[doc] = 0
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
	for _, d := range m.docs {
		if (m.cover[d] >= c.Level || m.known[d] >= c.Answering) && !m.out[d] {
			n++
		}
	}
	return n, nil
}

func (m *matcher) Hinted(ctx context.Context, c *Choice, n int) ([]uint32, error) {
	var candidates []uint32
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
				if m.cover[f.doc] < c.Level && !m.out[f.doc] && isCurrent(standard.Statuses()[m.local.tables.Statuses[f.doc]]) {
					candidates = append(candidates, f.doc)
				}
			}
		}
	}
	slices.SortFunc(candidates, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(m.final(b), m.final(a)), cmp.Compare(a, b))
	})
	candidates = slices.Compact(candidates)
	return candidates[:min(n, len(candidates))], nil
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
	for _, d := range m.docs {
		place := c.Places[d]
		if m.out[d] || int(m.strict[d]) < m.weights.Stricts || m.cover[d] < c.Level && place.Score == 0 && !relatives[d] && m.known[d] < c.Answering {
			continue
		}
		into.add(Found{Doc: d, Place: place, Words: m.words(d, c.Beside), Known: m.known[d] * c.Unit})
	}
	return into.collected(), nil
}
