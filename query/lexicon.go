package query

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

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
	// Acronyms and what they stand for, the most frequent first: "qkd" as "quantum key distribution".
	Acronyms map[string][]string
}

// NewLexicon learns from the titles and keywords of each document.
func NewLexicon(documents iter.Seq[[]string]) Lexicon {
	counts := map[string]uint32{}
	pairs := map[string]string{}
	acronyms := map[string]map[string]int{}
	for texts := range documents {
		seen := map[string]bool{}
		for _, s := range texts {
			tokens := text.Tokenize(s)
			learnWords(tokens, counts, pairs, seen)
			learnAcronyms(s, acronyms)
		}
	}
	l := Lexicon{Compounds: map[string]string{}, Acronyms: map[string][]string{}}
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
	for short, long := range acronyms {
		l.Acronyms[short] = mostFrequent(long, 4)
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

// learnAcronyms finds "Long Name (LN)" in a text: the words before the bracket
// whose initials are the letters in it.
func learnAcronyms(s string, acronyms map[string]map[string]int) {
	for rest := s; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			return
		}
		inside, tail, closed := strings.Cut(after, ")")
		if !closed {
			return
		}
		if long := expansionOf(inside, s[:len(s)-len(after)-1]); long != "" {
			short := text.Fold(inside)
			if acronyms[short] == nil {
				acronyms[short] = map[string]int{}
			}
			acronyms[short][long]++
		}
		rest = tail
	}
}

// smallWords may be missing among the letters of an acronym.
var smallWords = []string{"of", "for", "and", "the", "to", "in", "on", "a", "an", "with", "by", "or", "using", "over"}

// expansionOf finds the words at the end of text that acronym abbreviates, "" for none.
func expansionOf(acronym, s string) string {
	if len(acronym) < 2 || len(acronym) > 8 || !utf8.ValidString(acronym) || strings.ToLower(acronym) == acronym {
		return ""
	}
	letters := text.Fold(acronym)
	for i := range len(letters) {
		if !text.IsAlphanumeric(letters[i]) {
			return ""
		}
	}
	if cut := strings.LastIndexAny(s, ";:(),"); cut >= 0 {
		s = s[cut+1:]
	}
	tokens := slices.DeleteFunc(text.Tokenize(s), func(t text.Token) bool { return t.Compound })
	for from := len(tokens) - 1; from >= 0 && len(tokens)-from <= 2*len(letters); from-- {
		if !slices.Contains(smallWords, tokens[from].Term) && spells(tokens[from:], letters) {
			var words []string
			for _, t := range tokens[from:] {
				words = append(words, t.Term)
			}
			return strings.Join(words, " ")
		}
	}
	return ""
}

// spells tells whether the initials of the words are the letters; small words
// may be left out. At least two words must take part.
func spells(words []text.Token, letters string) bool {
	used := 0
	for i, w := range words {
		switch {
		case letters != "" && w.Term[0] == letters[0]:
			letters = letters[1:]
			used++
		case i > 0 && slices.Contains(smallWords, w.Term):
		default:
			return false
		}
	}
	return letters == "" && used >= 2
}

func mostFrequent(counts map[string]int, n int) []string {
	var list []string
	for text := range counts {
		list = append(list, text)
	}
	slices.SortFunc(list, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return list[:min(n, len(list))]
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

// abbreviations leads from what acronyms stand for back to these.
func (l *Lexicon) abbreviations() map[string][]string {
	shortOf := map[string][]string{}
	for short, longs := range l.Acronyms {
		for _, long := range longs {
			shortOf[long] = append(shortOf[long], short)
		}
	}
	for _, shorts := range shortOf {
		slices.Sort(shorts)
	}
	return shortOf
}
