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
		window[i].score *= 1 + ix.closeness(terms, window[i].doc)
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

// noTerm stands for a word of the query that is in no title.
const noTerm = ^uint32(0)

// titleTerms are the words of the query as terms of titles.
func (ix *Index) titleTerms(p *plan) []uint32 {
	var terms []uint32
	for _, w := range p.words {
		for _, t := range phraseTerms(w.text, languages[0]) {
			id, ok := ix.tables.Titles.term(t)
			if !ok {
				id = noTerm
			}
			terms = append(terms, id)
		}
	}
	return terms
}

// How much nearness adds to a score at most.
const (
	togetherBonus = .5 // all neighbours of the query are neighbours in the title
	onlyBonus     = .3 // the title says nothing else
)

// closeness is how well a title fits the query, from 0.
func (ix *Index) closeness(query []uint32, doc uint32) float32 {
	title := ix.tables.Titles.of(doc)
	if len(title) == 0 || len(query) == 0 {
		return 0
	}
	together, in := 0, 0
	for i, term := range title {
		at := slices.Index(query, term)
		if at < 0 {
			continue
		}
		in++
		if i+1 < len(title) && at+1 < len(query) && title[i+1] == query[at+1] {
			together++
		}
	}
	bonus := onlyBonus * float32(in) / float32(len(title))
	if len(query) > 1 {
		bonus += togetherBonus * min(1, float32(together)/float32(len(query)-1))
	}
	return bonus
}
