package crawler

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"landscape/standard"
)

// clean makes every text one line of visible characters.
func clean(rec *standard.Record) {
	rec.Title = cleanTitle(rec.Title)
	for lang, title := range rec.Titles {
		rec.Titles[lang] = cleanTitle(title)
	}
	rec.Type, rec.Wording = cleanText(rec.Type), cleanText(rec.Wording)
	rec.Abstract = cleanText(rec.Abstract)
	for _, list := range []*[]string{&rec.Aliases, &rec.Groups, &rec.Keywords, &rec.ICS, &rec.Languages} {
		*list = cleanList(*list)
	}
}

func cleanList(list []string) []string {
	var kept []string
	for _, s := range list {
		if s = cleanText(s); s != "" && !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// lineBreak is what bodies leave of HTML in their titles.
var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// cleanTitle undoes the encoding of titles that went through HTML once or more
// often: "&amp;amp;", "&amp;#8211;", "<br />". Other markup is left for the
// intake to refuse.
func cleanTitle(s string) string {
	for strings.ContainsRune(s, '&') {
		decoded := html.UnescapeString(s)
		if decoded == s {
			break
		}
		s = decoded
	}
	if strings.ContainsRune(s, '<') {
		s = lineBreak.ReplaceAllString(s, " ")
	}
	return cleanText(s)
}

// cleanText takes out what nobody sees, such as controls, marks of direction
// and zero-width characters, and makes every run of white space one space.
func cleanText(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\ufeff', r == '\u00ad', r >= '\u200b' && r <= '\u200f',
			r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2069':
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
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

// dateOf keeps the date of a time stamp.
func dateOf(stamp string) string {
	date, _, _ := strings.Cut(stamp, "T")
	return date
}

// firstOf is the first string that is not empty.
func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
