package indexer

import (
	"cmp"
	"context"
	"slices"

	"landscape/standard"
)

// relatives fill a short page: when the words of a query and the concepts that it
// names find little, the best
// documents with a label that these words speak for follow, up to one page.
// "DPIA" finds two guidelines, and then the standards on privacy.
func (m *matcher) relatives(ctx context.Context, p *plan, level, answering float32) (map[uint32]bool, error) {
	room := enough
	for _, d := range m.docs {
		if (m.cover[d] >= level || m.known[d] >= answering) && !m.out[d] {
			room--
		}
	}
	if room <= 0 || room == enough && m.anyWord || p.Alone || m.stricts > 0 {
		return nil, nil
	}
	var candidates []uint32
	for _, u := range p.Units {
		if !u.Hint {
			continue
		}
		for _, v := range u.Variants {
			list, err := m.ix.read(ctx, v)
			if err != nil {
				return nil, err
			}
			for _, f := range list {
				if m.cover[f.doc] < level && !m.out[f.doc] && m.current(f.doc) {
					candidates = append(candidates, f.doc)
				}
			}
		}
	}
	slices.SortFunc(candidates, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(m.final(b), m.final(a)), cmp.Compare(a, b))
	})
	candidates = slices.Compact(candidates)
	chosen := map[uint32]bool{}
	for _, d := range candidates[:min(room, len(candidates))] {
		chosen[d] = true
	}
	return chosen, nil
}

// current tells whether a document is in force or being made.
func (m *matcher) current(doc uint32) bool {
	return isCurrent(standard.Statuses()[m.ix.tables.Statuses[doc]])
}
