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
		"text/turtle;q=0":        "", "text/turtle;q=0.000, */*": "", "text/html;q=0, text/turtle": "turtle",
		"text/turtle;q=0.5, application/ld+json": "jsonld", "text/turtle;q=0.5, text/html;q=0.9": "",
		"text/html;q=0.2,application/rdf+xml,text/turtle;q=0.3": "turtle", "TEXT/Turtle; Q=1.0": "turtle",
		" text/turtle\t, ,,": "turtle", "text/turtle;q=much": "turtle", "text/turtle;q=NaN": "turtle", "*/*;q=0": "", "text/*": "",
		`application/ld+json;profile="a,b;q=0"`: "jsonld", strings.Repeat("text/x;q=0.1,", 1000) + "text/turtle": "turtle",
	} {
		f, ok := Negotiated([]string{accept}, Formats())
		if ok != (want != "") || f.Name != want {
			t.Errorf("%q: %q", accept, f.Name)
		}
	}
	if f, _ := Negotiated([]string{"text/html;q=0.1", "text/turtle"}, Formats()); f.Name != "turtle" {
		t.Errorf("of two headers: %q", f.Name)
	}
	if f, _ := Negotiated([]string{"application/x-bibtex, text/turtle"}, LinkedFormats()); f.Name != "turtle" {
		t.Errorf("of what is offered: %q", f.Name)
	}
}
