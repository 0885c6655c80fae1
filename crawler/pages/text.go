package pages

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean takes out what nobody sees, and makes every run of white space one
// space.
func Clean(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case Unseen(r):
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// Unseen tells controls, marks of direction, characters of no width, and places
// in Unicode that hold no character for everybody: they hide what a text says.
func Unseen(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point) &&
		!unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// plainASCII tells whether there is nothing to clean, which is the usual case.
func plainASCII(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// CleanList cleans each text, and leaves out empty and repeated ones.
func CleanList(list []string) []string {
	var kept []string
	for _, s := range list {
		if s = Clean(s); s != "" && !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// Plain writes a reference with plain spaces, hyphens and letters, for
// sources that read it by a pattern.
func Plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Pd, r), r == '−':
			return '-'
		}
		return r
	}, norm.NFKC.String(s))), " ")
}

// Spelled is what stays of a key when letter case, spaces, kinds of dashes and
// the width of characters are taken away.
func Spelled(key string) string {
	return strings.ToLower(strings.ReplaceAll(Plain(key), " ", ""))
}

// Shorten cuts a text for a message after limit bytes.
func Shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + " …"
}
