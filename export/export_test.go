package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"landscape/indexer"
	"landscape/standard"
)

var x1352 = &indexer.Document{
	ID: "ITU-T X.1352", Slug: "itu-t-x.1352", Key: "itutx1352", Body: "ITU-T", Type: "Recommendation",
	Title:  "Security requirements for {IoT} devices & gateways: 100%\nsafe",
	Status: standard.InForce, Wording: "In force", Published: "2022-09", Groups: []string{"SG17", "Q6/17"},
	Keywords: []string{"IoT"}, Languages: []string{"en", "fr"}, Access: standard.Free, URL: "https://example.org/x.1352",
	Labels: standard.Labels{Security: true, Areas: []string{"iot"}, Topics: []string{"architecture"}},
	Editions: []standard.Record{{ID: identifier("ITU-T X.1352 (09/2022)"), Title: "x", Provenance: []standard.Provenance{
		{URL: "https://example.org/list", Fetched: time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)}}}},
}

func identifier(text string) standard.Identifier {
	id, err := standard.ParseIdentifier(text)
	if err != nil {
		panic(err)
	}
	return id
}

// englishReader knows the words of x1352.
var englishReader = Reader{Site: "https://landscape.example.org", Name: func(_, value string) string {
	return map[string]string{"in-force": "In force", "iot": "Internet of Things", "architecture": "Architecture",
		"under-development": "Under development"}[value]
}}

// draft has no date, no page and a title that a spreadsheet would take for a formula.
var draft = &indexer.Document{ID: "ISO/IEC DIS 27028", Slug: "iso-iec-dis-27028", Body: "ISO/IEC",
	Title: `=HYPERLINK("x")`, Status: standard.UnderDevelopment, Expected: "2027-01"}

func write(t *testing.T, name string, documents ...*indexer.Document) string {
	t.Helper()
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	var b bytes.Buffer
	if err := formats[i].Write(&b, Of(documents...), englishReader); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSVIsOneLineForEachStandard(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(write(t, "csv", x1352, draft))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"id", "title", "body", "type", "status", "status_wording", "replaced_by", "published", "expected", "groups", "areas", "topics",
			"requirements", "pillars", "access", "languages", "url", "text", "source", "fetched"},
		{"ITU-T X.1352", "Security requirements for {IoT} devices & gateways: 100% safe", "ITU-T", "Recommendation", "in-force",
			"In force", "", "2022-09", "", "SG17; Q6/17", "iot", "architecture", "", "", "free", "en; fr", "https://example.org/x.1352", "",
			"https://example.org/list", "2026-09-14T06:00:00Z"},
		{"ISO/IEC DIS 27028", `'=HYPERLINK("x")`, "ISO/IEC", "", "under-development", "", "", "", "2027-01", "", "", "", "", "", "", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// Who cites RFC 6125 learns in every format that RFC 9525 replaced it.
func TestEveryFormatNamesTheSuccessor(t *testing.T) {
	old := &indexer.Document{ID: "RFC 6125", Slug: "rfc-6125", Body: "IETF", Type: "RFC", Title: "Service identity", Status: standard.Superseded,
		Relations: []indexer.Link{{Kind: standard.ObsoletedBy, ID: "RFC 9525", Slug: "rfc-9525"}}}
	for _, format := range Formats() {
		text := strings.ToLower(write(t, format.Name, old))
		if !strings.Contains(text, "rfc 9525") && !strings.Contains(text, "rfc-9525") {
			t.Errorf("%s does not name it:\n%s", format.Name, text)
		}
	}
}

// Linked data of work under way tell how far it is, when it is due and what it revises.
func TestAWorkItemIsLinkedToWhatItRevises(t *testing.T) {
	revision := &indexer.Document{ID: "NIST SP 800-18r2 ipd", Slug: "nist-sp-800-18r2-ipd", Body: "NIST", Title: "Security plans", Status: standard.UnderDevelopment,
		Wording: "Initial Public Draft", Expected: "2027-03", Relations: []indexer.Link{{Kind: standard.Revises, ID: "NIST SP 800-18", Slug: "nist-sp-800-18"}}}
	text := write(t, "turtle", revision)
	for _, want := range []string{`schema:creativeWorkStatus "Under development"`, `schema:creativeWorkStatus "Initial Public Draft"`, `dcterms:available "2027-03"`,
		"prov:wasRevisionOf <https://landscape.example.org/standards/nist-sp-800-18>", "schema:publisher <https://landscape.example.org/bodies/nist>"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if text := write(t, "turtle", x1352); strings.Contains(text, "dcterms:available") || strings.Count(text, "creativeWorkStatus") != 1 {
		t.Errorf("a standard in force is told as work under way:\n%s", text)
	}
}

func TestJSONLinesAreWholeDocuments(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(write(t, "jsonl", x1352, draft)), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var back indexer.Document
	if err := json.Unmarshal([]byte(lines[0]), &back); err != nil {
		t.Fatal(err)
	}
	if back.Title != x1352.Title || len(back.Editions) != 1 {
		t.Errorf("read back: %+v", back)
	}
}

func TestBibTeXSurvivesWhatTeXWouldTakeForCommands(t *testing.T) {
	want := `@techreport{itu-t-x.1352,
  author      = {{ITU-T}},
  title       = {{Security requirements for \{IoT\} devices \& gateways: 100\% safe}},
  institution = {ITU Telecommunication Standardization Sector},
  type        = {Recommendation},
  number      = {ITU-T X.1352 (09/2022)},
  edition     = {09/2022},
  year        = {2022},
  month       = {9},
  keywords    = {Internet of Things, Architecture, IoT},
  note        = {In force},
  url         = {https://example.org/x.1352},
}

`
	if diff := cmp.Diff(want, write(t, "bibtex", x1352)); diff != "" {
		t.Error(diff)
	}
	if text := write(t, "bibtex", draft); strings.Contains(text, "year") || !strings.Contains(text, "{https://landscape.example.org/standards/iso-iec-dis-27028}") {
		t.Errorf("a draft has no year, and our page where its body has none: %s", text)
	}
}

func TestRISIsAStandard(t *testing.T) {
	want := strings.ReplaceAll(`TY  - STAND
ID  - itu-t-x.1352
TI  - Security requirements for {IoT} devices & gateways: 100% safe
AU  - ITU-T
PB  - ITU Telecommunication Standardization Sector
SN  - ITU-T X.1352 (09/2022)
ET  - 09/2022
M3  - Recommendation
PY  - 2022
DA  - 2022/09//
KW  - Internet of Things
KW  - Architecture
KW  - IoT
LA  - en
LA  - fr
N1  - In force
UR  - https://example.org/x.1352
ER  - 

`, "\n", "\r\n")
	if diff := cmp.Diff(want, write(t, "ris", x1352)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingFoundIsStillAFile(t *testing.T) {
	if got := write(t, "csv"); !strings.HasPrefix(got, "id,title,") {
		t.Errorf("an empty CSV has its header: %q", got)
	}
	for _, name := range []string{"jsonl", "bibtex", "ris"} {
		if got := write(t, name); got != "" {
			t.Errorf("%s of nothing: %q", name, got)
		}
	}
}
