package indexer

import "slices"

// rerankWindow is how many of the best documents are looked at more closely.
const rerankWindow = 200

// rerank orders the best documents anew by how well their titles fit the query
// as a whole: words that stand together as they were typed, and titles that say
// this and little else.
func (ix *Index) rerank(p *plan, best []found) {
	if len(p.words) == 0 {
		return
	}
	terms := ix.titleTerms(p)
	window := best[:min(rerankWindow, len(best))]
	for i := range window {
		f := &window[i]
		f.score += (f.score - f.place.score) * ix.closeness(terms, f.doc)
	}
	slices.SortStableFunc(window, func(a, b found) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return compareFound(a, b)
	})
}

// titleTerms are the words of the query as terms of titles, each with what else
// may stand in its place.
func (ix *Index) titleTerms(p *plan) [][]uint32 {
	var query [][]uint32
	for _, w := range p.words {
		var terms []uint32
		add := func(text string) {
			if id, ok := ix.tables.Sequences.number(text); ok && !slices.Contains(terms, id) {
				terms = append(terms, id)
			}
		}
		for _, c := range w.shared {
			for _, v := range c.variants {
				if v.field == fieldTitle && len(v.terms) == 1 {
					add(v.terms[0])
				}
			}
		}
		if !w.translated {
			for _, t := range analyze(w.text, languages[0]) {
				add(t.term)
			}
		}
		query = append(query, terms)
	}
	return query
}

// How much nearness adds to a score at most.
const (
	togetherBonus = .5 // all neighbours of the query are neighbours in the title
	onlyBonus     = .3 // the title says nothing else
)

// closeness is how well a title fits the query, from 0.
func (ix *Index) closeness(query [][]uint32, doc uint32) float32 {
	title := ix.tables.Sequences.title(doc)
	if len(title) == 0 || len(query) == 0 {
		return 0
	}
	place := func(term uint32) int {
		return slices.IndexFunc(query, func(terms []uint32) bool { return slices.Contains(terms, term) })
	}
	together, in, before := 0, 0, -1
	for _, term := range title {
		at := place(term)
		if at >= 0 {
			in++
			if before >= 0 && at == before+1 {
				together++
			}
		}
		before = at
	}
	bonus := onlyBonus * float32(in) / float32(len(title))
	if len(query) > 1 {
		bonus += togetherBonus * min(1, float32(together)/float32(len(query)-1))
	}
	return bonus
}
