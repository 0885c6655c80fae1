package indexer

import (
	"context"
	"iter"
)

// Select finds all documents that match a query, in its order, and reads them
// one by one, until the context ends.
func (ix *Index) Select(ctx context.Context, q Query) (iter.Seq2[*Document, error], error) {
	best, err := ix.findAll(ctx, q)
	if err != nil {
		return nil, err
	}
	return func(yield func(*Document, error) bool) {
		for d, err := range ix.each(ctx, numbersOf(best)) {
			if ended := ctx.Err(); ended != nil {
				yield(nil, ended)
				return
			}
			if !yield(d, err) {
				return
			}
		}
	}, nil
}

// Slugs names all documents that match a query, in its order, without reading
// the documents themselves: for views that keep what they need of them.
func (ix *Index) Slugs(ctx context.Context, q Query) ([]string, error) {
	best, err := ix.findAll(ctx, q)
	if err != nil {
		return nil, err
	}
	slugs := make([]string, 0, len(best))
	for doc := range numbersOf(best) {
		slugs = append(slugs, ix.tables.Slugs[doc])
	}
	return slugs, nil
}

func (ix *Index) findAll(ctx context.Context, q Query) ([]Found, error) {
	q.From, q.Size, q.Facets = 0, ix.Len(), []string{}
	a, err := ix.find(ctx, q)
	if err != nil {
		return nil, err
	}
	return a.best, nil
}

func numbersOf(best []Found) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for _, f := range best {
			if !yield(f.Doc) {
				return
			}
		}
	}
}
