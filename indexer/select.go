package indexer

import (
	"context"
	"log/slog"
)

// Slugs names all documents that match a query, in its order, without reading
// the documents themselves: for views that keep what they need of them.
func (ix *Index) Slugs(q Query) []string {
	q.From, q.Size, q.Facets = 0, ix.store.len(), []string{}
	a, err := ix.find(context.Background(), q)
	if err != nil {
		slog.Error("select documents", "error", err)
		return nil
	}
	slugs := make([]string, len(a.best))
	for i, f := range a.best {
		slugs[i] = ix.tables.Slugs[f.doc]
	}
	return slugs
}
