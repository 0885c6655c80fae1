// Package text reads words: it cuts a text, brings the forms of a word together,
// and knows the endings of six languages. It knows nothing of the other rooms.
//
// There is one way to cut and there are two ways to bring forms together.
// [Words] takes little off, the plural and the case, so that what labels and
// overlaps say of a word holds for that word. [Analyze] takes the stem, which
// also brings "encrypt" and "encryption" together: who searches is better served
// with too much than with too little.
package text

import (
	"unicode"
	"unicode/utf8"
)

// cut tells where the words of a text begin and end. What is neither letter,
// digit nor mark stands between words; a character of Chinese, which has no
// spaces, is a word. A point inside a number is part of the word, so "33.501"
// and "802.1X" are one each.
func cut(s string, word func(start, end int)) {
	start := -1
	end := func(at int) {
		if start >= 0 {
			word(start, at)
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case isWordRune(r):
			if start < 0 {
				start = i
			}
		case r >= utf8.RuneSelf && unicode.Is(unicode.Han, r):
			end(i)
			word(i, i+utf8.RuneLen(r))
		case r == '.' && start >= 0 && between(s, i, IsDigit, IsAlphanumeric):
		default:
			end(i)
		}
	}
	end(len(s))
}

// isWordRune tells what makes words of several letters.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return IsAlphanumeric(byte(r)) // nearly all, so asked first
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unicode.Is(unicode.Han, r)
}

// IsDigit tells a digit of a number as we write them.
func IsDigit(b byte) bool { return b >= '0' && b <= '9' }

// IsAlphanumeric tells a letter without accents, or a digit.
func IsAlphanumeric(b byte) bool {
	return IsDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// between tells whether the bytes before and after s[i] are of those kinds.
func between(s string, i int, before, after func(byte) bool) bool {
	return i > 0 && i+1 < len(s) && before(s[i-1]) && after(s[i+1])
}
