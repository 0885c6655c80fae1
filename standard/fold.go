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
		case r == '+':
			// "Annex C+" is not "Annex C".
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

// slugOf makes an address of a name: lower case, dots kept, and one hyphen for
// all else between letters and digits.
func slugOf(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case r == '+':
			b = append(b, "-plus"...)
		case len(b) > 0 && b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	return strings.Trim(string(b), "-.")
}

// tidy replaces the dashes and spaces of word processors by plain ones and
// takes off what surrounds an identifier in a text.
func tidy(s string) string {
	if !plain(s) {
		s = strings.Join(strings.Fields(plainRunes.Replace(s)), " ")
	}
	return strings.Trim(s, " \t\r\n,;\"'")
}

// plain tells whether s is ASCII with single blanks.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] < ' ' || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

var plainRunes = strings.NewReplacer(
	"\u00a0", " ", "\u2007", " ", "\u202f", " ", "\u2009", " ",
	"\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2212", "-",
	"\u2122", "", "\u00ae", "", "\u200b", "", "\ufeff", "",
)
