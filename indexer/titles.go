package indexer

import (
	"sort"
	"strings"
)

// titleTable holds the words of all titles twice over: as stemmed terms in
// their order, to see how near to each other the words of a query stand and
// what two standards share, and as a sorted list of the places where a word
// begins, to complete what is being typed.
type titleTable struct {
	Terms []string // sorted
	// Of document d the terms are IDs[Start[d]:Start[d+1]], places in Terms.
	Start []uint32
	IDs   []uint32
	// DocCount says in how many titles a term is.
	DocCount []uint32

	Folded []string // titles in lower case without accents
	// WordStarts are all places where a word begins, as document<<16 | byte, in
	// the order of the text from there.
	WordStarts []uint64
}

func newTitleTable(docs []*Document, s titleSplitter) titleTable {
	var t titleTable
	number := map[string]uint32{}
	words := make([][]token, len(docs))
	for i, d := range docs {
		own, _ := s.split(d.Title)
		words[i] = analyze(own, languages[0])
		for _, w := range words[i] {
			number[w.term] = 0
		}
	}
	for term := range number {
		t.Terms = append(t.Terms, term)
	}
	sort.Strings(t.Terms)
	for i, term := range t.Terms {
		number[term] = uint32(i)
	}
	t.DocCount = make([]uint32, len(t.Terms))
	for _, list := range words {
		t.Start = append(t.Start, uint32(len(t.IDs)))
		seen := map[uint32]bool{}
		for _, w := range list {
			id := number[w.term]
			if !w.compound {
				t.IDs = append(t.IDs, id)
			}
			if !seen[id] {
				seen[id] = true
				t.DocCount[id]++
			}
		}
	}
	t.Start = append(t.Start, uint32(len(t.IDs)))
	t.addWordStarts(docs)
	return t
}

func (t *titleTable) addWordStarts(docs []*Document) {
	for i, d := range docs {
		folded := foldWord(d.Title)
		t.Folded = append(t.Folded, folded)
		for _, w := range tokenize(folded) {
			if !w.compound && w.start < 1<<16 {
				t.WordStarts = append(t.WordStarts, uint64(i)<<16|uint64(w.start))
			}
		}
	}
	sort.SliceStable(t.WordStarts, func(i, j int) bool { return t.from(i) < t.from(j) })
}

// from is the text of a title from the i-th place on.
func (t *titleTable) from(i int) string {
	place := t.WordStarts[i]
	return t.Folded[place>>16][place&0xffff:]
}

// of gives the terms of one title in their order.
func (t *titleTable) of(doc uint32) []uint32 { return t.IDs[t.Start[doc]:t.Start[doc+1]] }

// term finds a term's number.
func (t *titleTable) term(text string) (uint32, bool) {
	i := sort.SearchStrings(t.Terms, text)
	return uint32(i), i < len(t.Terms) && t.Terms[i] == text
}

// withPrefix gives the range of places from which a title goes on with prefix.
func (t *titleTable) withPrefix(prefix string) (from, to int) {
	n := len(t.WordStarts)
	from = sort.Search(n, func(i int) bool { return t.from(i) >= prefix })
	to = from + sort.Search(n-from, func(i int) bool { return !strings.HasPrefix(t.from(from+i), prefix) })
	return from, to
}
