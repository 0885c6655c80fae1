package indexer

// Related finds the standards near one: typed relations first, then similar
// standards of other bodies.
func (ix *Index) Related(d *Document, n int) []RelatedDocument {
	var out []RelatedDocument
	for _, l := range d.Relations {
		if i, ok := ix.bySlug[l.Slug]; ok && l.Slug != "" && len(out) < n {
			if other, ok := ix.document(i); ok {
				out = append(out, RelatedDocument{Document: other, Kind: string(l.Kind), Score: 1})
			}
		}
	}
	return out
}
