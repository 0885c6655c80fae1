package indexer

// Scores of documents that a query names, and of those near them.
const (
	exactScore    = 10000
	listStep      = 100 // from one identifier of a list to the next, more than words can give
	longestList   = 50
	longestFamily = 1000
	familyScore   = 2000
	relatedScore  = 100
	nearScore     = 4
)

// placesOf gives the documents that the query names the first places and their
// families the next ones. When the query is an identifier and nothing else, the
// page goes on with what stands near it.
func (ix *Index) placesOf(p *plan) (map[uint32]Place, error) {
	places := map[uint32]Place{}
	give := func(doc uint32, score float32, exact bool) {
		if places[doc].Score < score {
			places[doc] = Place{score, exact}
		}
	}
	for at, n := range p.named {
		for i, d := range n.docs {
			give(d, exactScore-float32(i)-listStep*float32(min(at, longestList)), true)
		}
		for i, d := range n.family {
			give(d, familyScore-float32(min(i, longestFamily)), false)
		}
		if p.Alone && len(n.docs) > 0 {
			if err := ix.giveNear(n.docs[0], give); err != nil {
				return nil, err
			}
		}
	}
	return places, nil
}

// giveNear gives places to the standards that a body relates to one, then to
// those most like it.
func (ix *Index) giveNear(doc uint32, give func(doc uint32, score float32, exact bool)) error {
	d, err := ix.documents.get(doc)
	if err != nil {
		return err
	}
	for i, l := range d.Relations[:min(enough, len(d.Relations))] {
		if other, ok := ix.bySlug[l.Slug]; ok && l.Slug != "" {
			give(other, relatedScore-float32(i), false)
		}
	}
	near, err := ix.near(doc)
	if err != nil {
		return err
	}
	for _, l := range near[:min(enough, len(near))] {
		give(l.doc, l.similarity*nearScore, false)
	}
	return nil
}
