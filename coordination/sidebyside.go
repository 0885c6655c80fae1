package coordination

import (
	"slices"

	"landscape/indexer"
)

// TitleWords are the words of some titles: Shared ones all of them have, Only
// ones, in the order of the titles, none of the others.
type TitleWords struct {
	Shared []string
	Only   [][]string
}

// TitleWords compares the titles of standards. An acronym and what it stands for
// are one word, and what every standard could say is none.
func (v *View) TitleWords(docs []*indexer.Document) TitleWords {
	in := make([][]string, len(docs))
	for i, d := range docs {
		read := v.register().titles.Read(d.Title).Words
		slices.SortFunc(read, inOrder)
		for _, w := range read {
			in[i] = append(in[i], w.Text)
		}
	}
	has := func(word string) (n int) {
		for _, words := range in {
			if slices.Contains(words, word) {
				n++
			}
		}
		return n
	}
	found := TitleWords{Only: make([][]string, len(docs))}
	for i, words := range in {
		for _, word := range words {
			switch n := has(word); {
			case n == len(docs) && i == 0:
				found.Shared = append(found.Shared, word)
			case n == 1:
				found.Only[i] = append(found.Only[i], word)
			}
		}
	}
	return found
}
