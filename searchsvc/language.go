package searchsvc

import (
	"net/http"
	"slices"

	"golang.org/x/text/language"

	"landscape/taxonomy"
)

const defaultLanguage = "en"

// Language is the language to answer a request in: the lang parameter when it
// is one of the six, else the one that Accept-Language asks for, else English.
func Language(r *http.Request) string {
	if chosen := r.URL.Query().Get("lang"); slices.Contains(taxonomy.Languages(), chosen) {
		return chosen
	}
	return PreferredLanguage(r.Header.Get("Accept-Language"))
}

// PreferredLanguage is the first of the six that Accept-Language, or a single tag
// such as "zh-CN", asks for; English for none. Nobody is given a language that is
// merely near to their own.
func PreferredLanguage(wanted string) string {
	tags, _, err := language.ParseAcceptLanguage(wanted)
	if err != nil {
		return defaultLanguage
	}
	for _, tag := range tags {
		if base, _ := tag.Base(); slices.Contains(taxonomy.Languages(), base.String()) {
			return base.String()
		}
	}
	return defaultLanguage
}
