package query

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"landscape/text"
)

// Lexicon is what the catalogue itself teaches about words: which there are,
// which are written in one and in two, and what acronyms stand for.
type Lexicon struct {
	// Words as they are written in titles and keywords, folded and sorted, with
	// the number of documents that have them.
	Words  []string
	Counts []uint32
	// Compounds are words that are also written in two: "cybersecurity" as "cyber security".
	Compounds map[string]string
	Acronyms  text.Acronyms
}

// NewLexicon learns from the titles and keywords of each document.
func NewLexicon(documents iter.Seq[[]string]) Lexicon {
	counts := map[string]uint32{}
	pairs := map[string]string{}
	var all []string
	for texts := range documents {
		seen := map[string]bool{}
		all = append(all, texts...)
		for _, s := range texts {
			tokens := text.Tokenize(s)
			learnWords(tokens, counts, pairs, seen)
		}
	}
	l := Lexicon{Compounds: map[string]string{}, Acronyms: text.LearnAcronyms(slices.Values(all))}
	for w := range counts {
		l.Words = append(l.Words, w)
	}
	sort.Strings(l.Words)
	for _, w := range l.Words {
		l.Counts = append(l.Counts, counts[w])
		if pair := pairs[w]; pair != "" {
			l.Compounds[w] = pair
		}
	}
	return l
}

// learnWords counts the words of one text, once a document, and notes each two
// neighbours that might also be written as one word.
func learnWords(tokens []text.Token, counts map[string]uint32, pairs map[string]string, seen map[string]bool) {
	for i, t := range tokens {
		if !seen[t.Term] {
			seen[t.Term] = true
			counts[t.Term]++
		}
		if i > 0 && !t.Compound && len(t.Term) > 1 && len(tokens[i-1].Term) > 1 {
			pairs[tokens[i-1].Term+t.Term] = tokens[i-1].Term + " " + t.Term
		}
	}
}

// count says in how many documents a word is, as it is written.
func (l *Lexicon) count(word string) int {
	i := sort.SearchStrings(l.Words, word)
	if i < len(l.Words) && l.Words[i] == word {
		return int(l.Counts[i])
	}
	return 0
}

// withPrefix lists the most frequent words that begin with prefix.
func (l *Lexicon) withPrefix(prefix string, n int) []string {
	from := sort.SearchStrings(l.Words, prefix)
	to := from
	for to < len(l.Words) && strings.HasPrefix(l.Words[to], prefix) {
		to++
	}
	places := make([]int, to-from)
	for i := range places {
		places[i] = from + i
	}
	slices.SortStableFunc(places, func(a, b int) int { return int(l.Counts[b]) - int(l.Counts[a]) })
	var words []string
	for _, i := range places[:min(n, len(places))] {
		words = append(words, l.Words[i])
	}
	return words
}

// mostMeanings bounds what an acronym is taken to stand for.
const mostMeanings = 4

// longForms are what an acronym mostly stands for.
func (l *Lexicon) longForms(short string) []string {
	var longs []string
	for _, m := range l.Acronyms[short] {
		if len(longs) < mostMeanings {
			longs = append(longs, m.Long)
		}
	}
	return longs
}

// abbreviations leads from what acronyms stand for back to these.
func (l *Lexicon) abbreviations() map[string][]string {
	shortOf := map[string][]string{}
	for short := range l.Acronyms {
		for _, long := range l.longForms(short) {
			shortOf[long] = append(shortOf[long], short)
		}
	}
	for _, shorts := range shortOf {
		slices.Sort(shorts)
	}
	return shortOf
}
