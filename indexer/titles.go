package indexer

import (
	"sort"
	"strings"

	"landscape/text"
)

// titleTable lists all places where a word of a title begins, in the order of
// the text from there on, to complete what is being typed.
type titleTable struct {
	Folded []string // titles in lower case without accents
	// Starts are the places, as document<<16 | byte.
	Starts []uint64
}

func newTitleTable(docs []*Document) titleTable {
	var t titleTable
	for i, d := range docs {
		folded := text.Fold(d.Title)
		t.Folded = append(t.Folded, folded)
		for _, w := range text.Tokenize(folded) {
			if !w.Compound && w.Start < 1<<16 {
				t.Starts = append(t.Starts, uint64(i)<<16|uint64(w.Start))
			}
		}
	}
	sort.SliceStable(t.Starts, func(i, j int) bool { return t.from(i) < t.from(j) })
	return t
}

// from is the text of a title from the i-th place on.
func (t *titleTable) from(i int) string {
	place := t.Starts[i]
	return t.Folded[place>>16][place&0xffff:]
}

// withPrefix gives the range of places from which a title goes on with prefix.
func (t *titleTable) withPrefix(prefix string) (from, to int) {
	n := len(t.Starts)
	from = sort.Search(n, func(i int) bool { return t.from(i) >= prefix })
	to = from + sort.Search(n-from, func(i int) bool { return !strings.HasPrefix(t.from(from+i), prefix) })
	return from, to
}
