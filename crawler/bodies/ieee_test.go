package bodies

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/crawler"
	"landscape/standard"
)

func TestIEEEStatusesAreOurs(t *testing.T) {
	for _, c := range []struct {
		designation, wording string
		want                 standard.Status
	}{
		{"IEEE 1619-2018", "Active Standard", standard.InForce},
		{"IEEE 1619-2007", "Superseded Standard", standard.Superseded},
		{"IEEE 528-1984", "Inactive-Withdrawn Standard", standard.Withdrawn},
		{"IEEE 528-1984", "Inactive-Reserved Standard", standard.Withdrawn},
		{"IEEE P2883", "Active PAR", standard.UnderDevelopment},
		{"IEEE P2883", "Active Standard", standard.Unknown}, // a draft is not in force
		{"IEEE 1619-2018", "Lost in the post", standard.Unknown},
	} {
		if got := ieeeStatus(&standard.Record{Native: c.designation, ID: standard.Identify(c.designation), Wording: c.wording}); got != c.want {
			t.Errorf("%s, %q, is %s, want %s", c.designation, c.wording, got, c.want)
		}
	}
}

func TestTheBeginningOfATitleIsNoDesignation(t *testing.T) {
	for text, want := range map[string]bool{
		"IEEE 1619-2018": true, "IEEE P2883": true, "ISO/IEC/IEEE 8802-1AE:2020": true, "AIEE 1-1925": true, "IEEE C37.240-2014": true,
		"IEEE and": false, "IEEE Cyber": false, "IEEE PHD": false, "": false, "NACE SP0215-2015": false,
	} {
		if got := isDesignation(standard.Identify(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNumbersOfWorkingGroupsGetTheirBody(t *testing.T) {
	for number, want := range map[string]string{
		"1619-2018": "IEEE 1619-2018", "P2883": "IEEE P2883", "C37.240-2014": "IEEE C37.240-2014", "PC37.240": "IEEE PC37.240",
		"ANSI C63.10-2013": "ANSI C63.10-2013", "IEEE 1619-2018": "IEEE 1619-2018", "ISO/IEC/IEEE 8802-1AE:2020": "ISO/IEC/IEEE 8802-1AE:2020",
		"AIEE 1-1925": "AIEE 1-1925",
	} {
		if got := ieeeName(number); got != want {
			t.Errorf("ieeeName(%q) = %q, want %q", number, got, want)
		}
	}
}

func TestAProjectRevisesTheNewestEditionOfItsNumber(t *testing.T) {
	c := ieeeCrawl{records: []standard.Record{{ID: standard.Identify("IEEE 1619-2018")}, {ID: standard.Identify("IEEE 1619-2007")}, {ID: standard.Identify("IEEE P1619")}}}
	rec := standard.Record{ID: standard.Identify("IEEE P1619"), Status: standard.UnderDevelopment}
	c.conclude(&rec, c.newest())
	if len(rec.Relations) != 1 || rec.Relations[0].Kind != standard.Revises || rec.Relations[0].Target.String() != "IEEE 1619-2018" {
		t.Errorf("relations %+v", rec.Relations)
	}
}

func TestTheIEEEListIsReadWholeWhenItIsOld(t *testing.T) {
	cat := openCatalogue(t)
	crawlOnce(t, t.Context(), "ieee", newPublisher(t, "ieee"), cat)
	report, records := crawlOnce(t, t.Context(), "ieee", newPublisher(t, "ieee"), cat)
	if len(records) == 0 || !slices.ContainsFunc(report.Notes, func(n string) bool { return strings.HasPrefix(n, "only the words of security") }) {
		t.Errorf("a list of today was read whole again: %q", report.Notes)
	}
	server := httptest.NewServer(newPublisher(t, "ieee"))
	defer server.Close()
	cfg := testConfig(server.URL)
	cfg.Complete = 0 // a list becomes old at once
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	reports, err := newCrawler(t, cfg).Run(t.Context(), cat, tax, crawler.Options{Sources: []string{"ieee"}})
	if err != nil {
		t.Fatal(err)
	}
	report = reports[0]
	if !report.OK() || slices.ContainsFunc(report.Notes, func(n string) bool { return strings.HasPrefix(n, "only the words of security") }) {
		t.Errorf("a list of last week was not read whole: %q %s", report.Notes, report.Failed)
	}
}

// On most days only words are searched; what they find must be believable by
// itself, for all that was not asked for stays.
func TestSearchesThatFindTooLittleFail(t *testing.T) {
	cat := openCatalogue(t)
	var known []standard.Record
	for i := range 20 {
		number := fmt.Sprintf("IEEE %d-2020", 9000+i)
		known = append(known, standard.Record{Source: "ieee", Native: number, ID: standard.Identify(number), Title: "Invented standard for security",
			Status: standard.InForce, Provenance: []standard.Provenance{{URL: ieeeSearch}}})
	}
	if _, err := cat.Store("ieee", known, time.Now()); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cat.Dir(), "cache", "ieee")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	today := fmt.Sprintf(`{"at":%q}`, time.Now().Format(time.RFC3339)) // the list was read whole
	if err := os.WriteFile(filepath.Join(dir, "whole.json"), []byte(today), 0o644); err != nil {
		t.Fatal(err)
	}
	report, records := crawlOnce(t, t.Context(), "ieee", newPublisher(t, "ieee"), cat)
	if report.OK() || len(records) != len(known) {
		t.Errorf("20 standards on security vanished from the search, and the report says %+v", report)
	}
}

func TestPagesOfTheWorkingGroupKeepNoPeople(t *testing.T) {
	_, records := crawlOnce(t, t.Context(), "ieee", newPublisher(t, "ieee"), openCatalogue(t))
	noPeople(t, records)
}
