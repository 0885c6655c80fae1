package text

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Acronyms are short forms in the plain letters of [Fold], with what texts say
// that they stand for, the most frequent first: "qkd" with "quantum key distribution".
type Acronyms map[string][]Meaning

// Meaning is what a short form stands for, in the words of [Tokenize], and in how
// many places that is said.
type Meaning struct {
	Long  string
	Times int
}

// LearnAcronyms learns from texts that have a short form in brackets behind what it stands for.
func LearnAcronyms(texts iter.Seq[string]) Acronyms {
	times := map[[2]string]int{}
	for s := range texts {
		for short, long := range shortForms(s) {
			times[[2]string{Fold(short), long}]++
		}
	}
	learnt := Acronyms{}
	for form, n := range times {
		learnt[form[0]] = append(learnt[form[0]], Meaning{form[1], n})
	}
	for _, meanings := range learnt {
		slices.SortFunc(meanings, func(a, b Meaning) int {
			if a.Times != b.Times {
				return b.Times - a.Times
			}
			return strings.Compare(a.Long, b.Long)
		})
	}
	return learnt
}

var bracketed = regexp.MustCompile(`\s*\(([^()]{2,12})\)`)

// shortForms finds "quantum key distribution (QKD)" in a text.
func shortForms(s string) iter.Seq2[string, string] {
	return func(yield func(short, long string) bool) {
		for _, m := range bracketed.FindAllStringSubmatchIndex(s, -1) {
			short := s[m[2]:m[3]]
			if long := longForm(short, s[:m[0]]); long != "" && !yield(short, long) {
				return
			}
		}
	}
}

// longForm finds what a short form stands for at the end of a text, "" when
// nothing there does: the words of which it has the initials, else those in which
// its letters stand.
func longForm(short, before string) string {
	letters := Fold(short)
	if capitals(short) < 2 || strings.ContainsFunc(letters, func(r rune) bool { return r >= 0x80 || !isWordRune(r) && r != '-' }) {
		return ""
	}
	letters = strings.ReplaceAll(letters, "-", "")
	if cut := strings.LastIndexAny(before, ";:(),"); cut >= 0 {
		before = before[cut+1:]
	}
	var words []string
	for _, t := range Tokenize(before) {
		if !t.Compound {
			words = append(words, t.Term)
		}
	}
	from := withInitials(words, letters)
	if from < 0 {
		from = withLetters(words, letters)
	}
	if from < 0 || len(words)-from < 2 {
		return ""
	}
	return strings.Join(words[from:], " ")
}

// capitals counts the capital letters and digits: of an acronym there are two.
func capitals(s string) (n int) {
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// smallWords may be missing among the letters of an acronym.
var smallWords = []string{"of", "for", "and", "the", "to", "in", "on", "a", "an", "with", "by", "or", "using", "over"}

// withInitials gives the place from which words have some letters as initials, -1 for none.
func withInitials(words []string, letters string) int {
	for from := len(words) - 1; from >= 0 && len(words)-from <= 2*len(letters); from-- {
		if !slices.Contains(smallWords, words[from]) && spells(words[from:], letters) {
			return from
		}
	}
	return -1
}

// spells tells whether the initials of the words are the letters; small words
// may be left out. At least two words must take part.
func spells(words []string, letters string) bool {
	used := 0
	for i, w := range words {
		switch {
		case letters != "" && w[0] == letters[0]:
			letters = letters[1:]
			used++
		case i > 0 && slices.Contains(smallWords, w):
		default:
			return false
		}
	}
	return letters == "" && used >= 2
}

// withLetters gives the place from which some letters stand in the words in their
// order, the first at the beginning of a word, -1 for none (Schwartz and Hearst, 2003).
func withLetters(words []string, letters string) int {
	first := max(0, len(words)-min(len(letters)+5, 2*len(letters)))
	tail := strings.Join(words[first:], " ")
	at := len(tail)
	for i := len(letters) - 1; i >= 0; i-- {
		for at--; at >= 0; at-- {
			if tail[at] == letters[i] && (i > 0 || begins(tail, at)) {
				break
			}
		}
		if at < 0 {
			return -1
		}
	}
	return first + strings.Count(tail[:at], " ")
}

// begins tells whether a word begins at a place of some words; "extensible" is
// shortened to X.
func begins(words string, at int) bool {
	before := func(at int) bool { return at == 0 || words[at-1] == ' ' }
	return before(at) || words[at] == 'x' && words[at-1] == 'e' && before(at-1)
}

// notWord is what stands between the words of a title.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
