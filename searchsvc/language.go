package searchsvc

import (
	"net/http"
	"slices"

	"golang.org/x/text/language"

	"landscape/taxonomy"
)

const defaultLanguage = "en"

// languageMatcher chooses among the six languages; the first is the fallback.
var languageMatcher = func() language.Matcher {
	var tags []language.Tag
	for _, l := range taxonomy.Languages() {
		tags = append(tags, language.MustParse(l))
	}
	return language.NewMatcher(tags)
}()

// Language is the language to answer a request in: the lang parameter when it
// is one of the six, else the best match of Accept-Language, else English.
func Language(r *http.Request) string {
	if chosen := r.URL.Query().Get("lang"); slices.Contains(taxonomy.Languages(), chosen) {
		return chosen
	}
	wanted := r.Header.Get("Accept-Language")
	if wanted == "" {
		return defaultLanguage
	}
	tags, _, err := language.ParseAcceptLanguage(wanted)
	if err != nil {
		return defaultLanguage
	}
	_, i, _ := languageMatcher.Match(tags...)
	return taxonomy.Languages()[i]
}
