package standard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold keeps the letters and digits of s, in lower case: "ITU-T X.1500"
// becomes "itutx1500".
func Fold(s string) string { return folded(s, false) }

// keyOf is Fold with a hyphen where two digits were apart.
func keyOf(s string) string { return folded(s, true) }

func folded(s string, apart bool) string {
	b := make([]byte, 0, len(s)+4)
	digit, gap := false, false
	for _, r := range s {
		switch {
		case r == '+': // "Annex C+" is not "Annex C"
			b, digit, gap = append(b, "plus"...), false, false
		case unicode.IsDigit(r):
			if apart && digit && gap {
				b = append(b, '-')
			}
			b, digit, gap = utf8.AppendRune(b, r), true, false
		case unicode.IsLetter(r):
			b, digit, gap = utf8.AppendRune(b, unicode.ToLower(r)), false, false
		default:
			gap = true
		}
	}
	return string(b)
}

// SlugOf makes an address of a name, as Slug does of an identifier.
func SlugOf(name string) string { return slugOf(name) }

// slugOf makes an address of a name: lower case, dots kept between letters and
// digits, and one hyphen for all else between them.
func slugOf(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case r == '+':
			b = append(b, "-plus"...)
		case len(b) == 0 || b[len(b)-1] == '-':
		case r == '.' && b[len(b)-1] != '.':
			b = append(b, '.')
		default:
			for b[len(b)-1] == '.' {
				b = b[:len(b)-1]
			}
			b = append(b, '-')
		}
	}
	return strings.Trim(string(b), "-.")
}

// tidy replaces the dashes and spaces of word processors by plain ones and
// takes off what surrounds an identifier in a text.
func tidy(s string) string {
	if !isTidy(s) {
		plain, _ := plainText(s)
		s = strings.Join(strings.Fields(plain), " ")
	}
	return strings.Trim(s, " ,;\"'")
}

// isTidy tells whether s is ASCII with single blanks.
func isTidy(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// plainRune is the plain form of a dash or space of word processors, and
// nothing for marks that are no part of a name.
func plainRune(r rune) (string, bool) {
	switch {
	case r >= '\u2010' && r <= '\u2015', r == '\u2212', r == '\ufe63', r == '\uff0d':
		return "-", true
	case r == '\u2122', r == '\u00ae', r == '\u200b', r == '\ufeff':
		return "", true
	case r == '\uff1a':
		return ":", true
	case unicode.IsSpace(r):
		return " ", true
	}
	return "", false
}
