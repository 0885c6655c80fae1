package text

import (
	"strings"
	"unicode"

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
// of stop words: "IT" and "ITS" are names here.
func Tokenize(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+1)
	cut(s, func(start, end int) {
		tokens = append(tokens, Token{Term: Fold(s[start:end]), Start: start, End: end, Position: len(tokens) + 1})
	})
	return withCompounds(s, tokens)
}

// withCompounds adds the whole of each pair joined by a hyphen or a point.
func withCompounds(s string, tokens []Token) []Token {
	out := tokens
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		if !joined(s[a.End:b.Start]) {
			continue
		}
		before := i >= 2 && joined(s[tokens[i-2].End:a.Start])
		after := i+1 < len(tokens) && joined(s[b.End:tokens[i+1].Start])
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
	if isASCII(word) {
		return strings.ToLower(word)
	}
	plain := norm.NFKD.String(strings.ToLower(word))
	return strings.Map(foldRune, strings.ReplaceAll(plain, "и\u0306", "й")) // a letter of its own, that endings have
}

func foldRune(r rune) rune {
	if simple, ok := Simplified[r]; ok {
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
