package ui

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAStandardsPageTellsReferenceManagersWhatItIs(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/fr/standards/etsi-ts-103-645?from=x")
	for name, want := range map[string]string{
		"citation_technical_report_number":      "ETSI TS 103 645 ",
		"citation_technical_report_institution": "European Telecommunications Standards Institute",
		"z:itemType":                            "standard",
		"z:organization":                        "European Telecommunications Standards Institute",
	} {
		if got := doc.Find(`meta[name="`+name+`"]`).AttrOr("content", ""); !strings.HasPrefix(got, want) {
			t.Errorf("%s is %q", name, got)
		}
	}
	// Zotero reads the edition nowhere else.
	doc, _ = page(t, fixture.Handler(), "/standards/itu-t-x.1352")
	if got := doc.Find(`meta[name="z:versionNumber"]`).AttrOr("content", ""); got != "09/2022" {
		t.Errorf("the edition for Zotero is %q", got)
	}
	doc, _ = page(t, fixture.Handler(), "/fr/standards/etsi-ts-103-645?from=x")
	if got := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != "http://example.com/fr/standards/etsi-ts-103-645" {
		t.Errorf("canonical: %q", got)
	}
	var linked map[string]any
	if err := json.Unmarshal([]byte(doc.Find(`script[type="application/ld+json"]`).Text()), &linked); err != nil {
		t.Fatal(err)
	}
	if linked["dcterms:identifier"] != "ETSI TS 103 645" || linked["creativeWorkStatus"] != "Remplacé" {
		t.Errorf("linked data: %v", linked)
	}
}

func TestOneStandardComesInEveryFormatInTheReadersWords(t *testing.T) {
	for path, want := range map[string]string{
		"/standards/rfc-8446.bib":              "doi         = {10.17487/RFC8446}",
		"/fr/standards/rfc-8446.ris":           "N1  - En vigueur",
		"/standards/itu-t-x.1352.csl.json":     `"number":"ITU-T X.1352 (`,
		"/standards/rfc-8446.relaton.yaml":     "id: RFC 8446",
		"/zh/standards/itu-t-x.1352.jsonld":    `"creativeWorkStatus":"现行有效"`,
		"/standards/itu-t-x.1352.jsonl":        `"slug":"itu-t-x.1352"`,
		"/standards/ETSI%20TS%20103%20645.bib": "",
	} {
		w := httptest.NewRecorder()
		fixture.Handler().ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if want == "" {
			if to := w.Header().Get("Location"); to != "/standards/etsi-ts-103-645.bib" {
				t.Errorf("%s leads to %q", path, to)
			}
			continue
		}
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, no %s in\n%s", path, w.Code, want, w.Body)
		}
	}
}
