package export

import (
	"strings"
	"testing"
)

func TestEveryThingInTheStatementsHasAnAddress(t *testing.T) {
	text := write(t, "ntriples", x1352, draft)
	if strings.Contains(text, "_:") {
		t.Errorf("blank nodes of two standards would be taken for one:\n%s", text)
	}
	for _, want := range []string{
		`<https://landscape.example.org/standards/itu-t-x.1352> <https://schema.org/reportNumber> "ITU-T X.1352 (09/2022)" .`,
		`<https://landscape.example.org/standards/itu-t-x.1352> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/dc/terms/Standard> .`,
		`<https://landscape.example.org/standards/itu-t-x.1352> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://example.org/list> .`,
		`<http://www.w3.org/ns/prov#generatedAtTime> "2026-09-14T06:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
		`<https://schema.org/url> <https://landscape.example.org/standards/iso-iec-dis-27028> .`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestTurtleSaysWhatNTriplesSayInFewerWords(t *testing.T) {
	long, text := write(t, "ntriples", x1352), write(t, "turtle", x1352)
	if len(text) >= len(long) || !strings.Contains(text, `schema:reportNumber "ITU-T X.1352 (09/2022)"`) || !strings.Contains(text, "rdf:type dcterms:Standard") {
		t.Errorf("Turtle:\n%s", text)
	}
	statements := strings.Count(text, " ;\n") + strings.Count(text, " .\n\n") + 1 - 1
	if want := strings.Count(long, "\n"); statements < want-1 || statements > want+1 {
		t.Errorf("%d statements, not %d:\n%s", statements, want, text)
	}
}

func TestAProgramsWishIsReadFromItsAcceptHeader(t *testing.T) {
	for accept, want := range map[string]string{
		"text/turtle": "turtle", "application/ld+json;q=0.9, */*": "jsonld", "application/x-bibtex": "bibtex",
		"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": "", "*/*": "", "": "",
		"text/html, text/turtle": "",
	} {
		f, ok := Negotiated(accept)
		if ok != (want != "") || f.Name != want {
			t.Errorf("%q: %q", accept, f.Name)
		}
	}
}
