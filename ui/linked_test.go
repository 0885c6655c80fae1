package ui

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A program that follows the address of a body or a concept gets data, and a
// person a page.
func TestBodiesAndConceptsAreDataForPrograms(t *testing.T) {
	for _, c := range []struct{ path, accept, to, want string }{
		{"/bodies/itu-t", "text/turtle", "/bodies/itu-t.ttl", "<http://example.com/bodies/itu-t>\n  rdf:type schema:Organization"},
		{"/fr/bodies/itu-t", "application/ld+json", "/bodies/itu-t.jsonld", `"@id":"http://example.com/bodies/itu-t"`},
		{"/bodies", "text/turtle", "/bodies.ttl", "<http://example.com/bodies/itu-t>"},
		{"/thesaurus/zero-trust", "application/ld+json, text/turtle", "/thesaurus/zero-trust.jsonld", `"@id":"http://example.com/thesaurus/zero-trust"`},
		{"/zh/thesaurus/zero-trust", "text/turtle", "/thesaurus/zero-trust.ttl", "<http://example.com/thesaurus/zero-trust> a skos:Concept"},
		{"/thesaurus", "text/turtle", "/thesaurus.ttl", "<http://example.com/thesaurus> a skos:ConceptScheme"},
	} {
		answer := accepting(c.path, c.accept)
		if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != c.to || !strings.Contains(strings.Join(answer.Header().Values("Vary"), ","), "Accept") {
			t.Errorf("%s as %s: %d %v", c.path, c.accept, answer.Code, answer.Header())
		}
		data := accepting(c.to, "*/*")
		if kind := data.Header().Get("Content-Type"); data.Code != http.StatusOK || !strings.Contains(c.accept, strings.Split(kind, ";")[0]) || !strings.Contains(data.Body.String(), c.want) {
			t.Errorf("%s: %d %s\n%.800s", c.to, data.Code, kind, data.Body)
		}
		if page := accepting(c.path, "text/html,*/*"); page.Code != http.StatusOK || !strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s for people: %d", c.path, page.Code)
		}
	}
}

func TestWhatIsNoBodyOrConceptHasNoData(t *testing.T) {
	for _, path := range []string{"/bodies/nobody.ttl", "/thesaurus/nothing.jsonld", "/thesaurus/zero-trust.bib", "/bodies/itu-t.csv"} {
		if answer := accepting(path, "*/*"); answer.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, answer.Code)
		}
	}
}

func accepting(path, accept string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodGet, path, nil)
	request.Header.Set("Accept", accept)
	answer := httptest.NewRecorder()
	fixture.Handler().ServeHTTP(answer, request)
	return answer
}
