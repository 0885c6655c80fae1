package indexer

import (
	"context"
	"slices"

	"landscape/query"
)

// relatives fill a short page: when the words of a query and the concepts that it
// names find little, the best documents with a label that these words speak for
// follow, up to one page. "DPIA" finds two guidelines, and then the standards on
// privacy.
func (p *plan) relatives(ctx context.Context, m Matching, w *Weights, c *Choice) ([]uint32, error) {
	hints := slices.ContainsFunc(p.Units, func(u query.Unit) bool { return u.Hint })
	if !hints || p.Alone || w.Stricts > 0 {
		return nil, nil
	}
	answering, err := m.Answering(ctx, c)
	if err != nil {
		return nil, err
	}
	room := enough - answering
	if room <= 0 || room == enough && w.anyWord {
		return nil, nil
	}
	return m.Hinted(ctx, c, room)
}
