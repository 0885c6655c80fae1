package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is one word of a text, as the index knows it.
type Token struct {
	Term       string
	Start, End int // bytes in the text
	// Position counts words from 1. A compound ("post-quantum") gives its parts
	// and, at the position of the first, the whole in one word ("postquantum").
	Position int
	Compound bool
}

// Tokenize cuts a text into lower-case words without accents. There is no list
// of stop words: "IT" and "ITS" are names here. A point between digits stays in
// the word, so "33.501" and "802.1X" are one word each.
func Tokenize(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			tokens = append(tokens, Token{Term: Fold(text[start:end]), Start: start, End: end, Position: len(tokens) + 1})
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			flush(i)
			start = i
			flush(i + utf8.RuneLen(r))
		case isWordRune(r) || r == '.' && start >= 0 && between(text, i, IsDigit, IsAlphanumeric):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(text))
	return withCompounds(text, tokens)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return IsAlphanumeric(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func IsDigit(b byte) bool { return b >= '0' && b <= '9' }

func IsAlphanumeric(b byte) bool {
	return IsDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// between tells whether the bytes before and after text[i] are of those kinds.
func between(text string, i int, before, after func(byte) bool) bool {
	return i > 0 && i+1 < len(text) && before(text[i-1]) && after(text[i+1])
}

// withCompounds adds the whole of each pair joined by a hyphen or a point.
func withCompounds(text string, tokens []Token) []Token {
	out := tokens
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		if !joined(text[a.End:b.Start]) {
			continue
		}
		before := i >= 2 && joined(text[tokens[i-2].End:a.Start])
		after := i+1 < len(tokens) && joined(text[b.End:tokens[i+1].Start])
		if before || after {
			continue // "end-to-end" is no compound of two
		}
		out = append(out, Token{Term: a.Term + b.Term, Start: a.Start, End: b.End, Position: a.Position, Compound: true})
	}
	return out
}

// joined tells whether what stands between two words makes one of them.
func joined(gap string) bool {
	switch gap {
	case "-", ".", "\u2010", "\u2011":
		return true
	}
	return false
}

// Fold brings the spellings of a word together: letter case, width, accents,
// and in Arabic the forms of alef, vowel signs and tatweel.
func Fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	plain := norm.NFKD.String(strings.ToLower(word))
	return strings.Map(foldRune, strings.ReplaceAll(plain, "и\u0306", "й")) // a letter of its own, that endings have
}

func foldRune(r rune) rune {
	if simple, ok := simplified[r]; ok {
		return simple
	}
	switch {
	case r == 'ـ' || unicode.Is(unicode.Mn, r):
		return -1
	case r == 'ى':
		return 'ي'
	case r == 'ة':
		return 'ه'
	}
	return r
}
