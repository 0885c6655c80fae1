package crawler

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"landscape/crawler/pages"
	"landscape/standard"
)

// The longest that real bodies publish are a title of 500 characters, an
// identifier of 80 and 100 keywords. What is far beyond is no such thing.
const (
	longestTitle    = 2000
	longestName     = 300 // identifiers and keys
	longestText     = 500 // types, groups, keywords
	longestAbstract = 20_000
	longestAddress  = 2000
	longestList     = 1000
)

// clean makes every text one line of visible characters, and drops what is no
// text or address of the kind that it should be. What a record cannot do
// without is left for check to refuse.
func clean(rec *standard.Record) {
	rec.Native = pages.Clean(rec.Native)
	rec.Title = cleanTitle(rec.Title)
	for lang, title := range rec.Titles {
		if title = fitting(cleanTitle(title), longestTitle); title == "" {
			delete(rec.Titles, lang)
		} else {
			rec.Titles[lang] = title
		}
	}
	for _, part := range []*string{&rec.ID.Stage, &rec.ID.Type, &rec.ID.Number, &rec.ID.Supplement, &rec.ID.Edition} {
		*part = pages.Clean(*part)
	}
	for _, text := range []*string{&rec.Type, &rec.Wording, &rec.Edition, &rec.Release} {
		*text = fitting(pages.Clean(*text), longestText)
	}
	rec.Abstract = fitting(pages.Clean(rec.Abstract), longestAbstract)
	rec.URL, rec.Text = webAddress(rec.URL), webAddress(rec.Text)
	for _, list := range []*[]string{&rec.Aliases, &rec.Groups, &rec.Liaisons, &rec.Keywords, &rec.ICS, &rec.Languages} {
		*list = cleanList(*list)
	}
	rec.Relations = rec.Relations[:min(len(rec.Relations), longestList)]
}

func cleanList(list []string) []string {
	var kept []string
	for _, s := range list[:min(len(list), longestList)] {
		if s = fitting(pages.Clean(s), longestText); s != "" && !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// fitting is the text, or nothing where it is too long or holds a script.
func fitting(s string, longest int) string {
	if len(s) > longest && utf8.RuneCountInString(s) > longest || HoldsScript(s) {
		return ""
	}
	return s
}

// webAddress is the address, or nothing where it is none that a reader may be
// sent to: a script, a file, one with a name and password before the host, or
// with characters that no address holds.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || len(s) > longestAddress ||
		!slices.Contains([]string{"http", "https", "ftp"}, u.Scheme) || strings.ContainsFunc(s, noAddress) {
		return ""
	}
	return s
}

func noAddress(r rune) bool {
	return strings.ContainsRune("<>\"`\\^{|}", r) || unicode.IsSpace(r) || pages.Unseen(r)
}

// lineBreak is what bodies leave of HTML in their titles.
var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// mostEncodings is how often a title may have gone through HTML.
const mostEncodings = 4

// cleanTitle undoes the encoding of titles that went through HTML once or more
// often: "&amp;amp;", "&amp;#8211;", "<br />". Other markup is left for the
// intake to refuse.
func cleanTitle(s string) string {
	for range mostEncodings {
		decoded := html.UnescapeString(s)
		if decoded == s {
			break
		}
		s = decoded
	}
	if strings.ContainsRune(s, '<') {
		s = lineBreak.ReplaceAllString(s, " ")
	}
	return pages.Clean(s)
}
