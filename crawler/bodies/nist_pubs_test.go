package bodies

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"landscape/standard"
)

// A report number names the same edition as the other catalogue of NIST does.
func TestNISTReportNumbersAreReadAsIdentifiers(t *testing.T) {
	for _, test := range []struct{ number, want string }{
		{"NIST SP 800-53r5", "NIST SP 800-53r5"},
		{"NIST SP 800-38c", "NIST SP 800-38C"},
		{"NIST SP 800-57Pt3r1", "NIST SP 800-57pt3r1"},
		{"NIST SP 800-055r2 iwd", "NIST SP 800-55r2 iwd"},
		{"NIST SP 800-219-draft", "NIST SP 800-219 ipd"},
		{"NIST SP 800-140Cr1-draft2", "NIST SP 800-140Cr1 2pd"},
		{"NIST FIPS PUB 46-1", "NIST FIPS 46-1"},
		{"NBS FIPS 46", "NIST FIPS 46"},
		{"NBS FIPS 11-1-Sep30", "NIST FIPS 11-1-Sep30"},
		{"NIST AI NIST AI 100-2e2023 ipd", "NIST AI 100-2e2023 ipd"},
		{"NIST AI 100-1", "NIST AI 100-1"},
	} {
		got, err := nistPubsIdentifier(test.number)
		if err != nil || got.String() != test.want {
			t.Errorf("%q is read as %q (%v), want %q", test.number, got, err, test.want)
		}
	}
}

func TestNISTDatesAreAsPreciseAsThePageIs(t *testing.T) {
	for shown, want := range map[string]string{"January 2017": "2017-01", "1977": "1977", "Spring 1977": "", "": ""} {
		if got, err := nistPubsDate(shown); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v", shown, got, err)
		}
	}
}

// The pages tell no status: what a later revision replaced is superseded, and
// of the rest nobody knows.
func TestALaterNISTRevisionSupersedesTheEarlier(t *testing.T) {
	for _, test := range []struct {
		name   string
		listed []string // "number date", the newest first as on the page
		want   []standard.Status
	}{
		{"a revision replaces the one before", []string{"NIST SP 800-61r2 2012", "NIST SP 800-61r1 2008", "NIST SP 800-61 2004"},
			[]standard.Status{standard.Unknown, standard.Superseded, standard.Superseded}},
		{"revisions are counted behind a hyphen too", []string{"NIST FIPS 140-2 2001", "NIST FIPS 140-1 1994"},
			[]standard.Status{standard.Unknown, standard.Superseded}},
		{"another printing is not another revision", []string{"NBS FIPS 107-Mar1985 1985", "NBS FIPS 107 1984"},
			[]standard.Status{standard.Unknown, standard.Unknown}},
		{"a year is not a count", []string{"NIST SP 800-57p1r3 2012", "NIST SP 800-57p1r2007 2007"},
			[]standard.Status{standard.Unknown, standard.Superseded}},
		{"an update replaces what it updates", []string{"NIST FIPS 197-upd1 2023", "NIST FIPS 197 2001"},
			[]standard.Status{standard.Unknown, standard.Superseded}},
		{"a draft replaces nothing", []string{"NIST SP 800-63-4 ipd 2022", "NIST SP 800-63-3 2017"},
			[]standard.Status{standard.Unknown, standard.Unknown}},
		{"a publication replaces its draft", []string{"NIST SP 800-223 2024", "NIST SP 800-223 ipd 2023"},
			[]standard.Status{standard.Unknown, standard.Superseded}},
		{"what came out before cannot replace", []string{"NIST FIPS 46 1990", "NIST FIPS 46-1 1988"},
			[]standard.Status{standard.Unknown, standard.Unknown}},
		{"parts and letters are documents of their own", []string{"NIST SP 800-57pt2r1 2019", "NIST SP 800-57pt1 2005", "NIST SP 800-63b 2017"},
			[]standard.Status{standard.Unknown, standard.Unknown, standard.Unknown}},
	} {
		var records []standard.Record
		for _, listed := range test.listed {
			at := strings.LastIndexByte(listed, ' ')
			id, err := nistPubsIdentifier(listed[:at])
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, standard.Record{ID: id, Published: listed[at+1:], Status: standard.Unknown})
		}
		markRevised(records)
		for i, rec := range records {
			if rec.Status != test.want[i] || (len(rec.Inferred) == 1) != (rec.Status == standard.Superseded) {
				t.Errorf("%s: %s is %s, inferred %v", test.name, rec.ID, rec.Status, rec.Inferred)
			}
		}
	}
}

// An entry that cannot be read is set aside without the names of its authors.
func TestUnreadableNISTEntriesAreSetAsideOneByOne(t *testing.T) {
	whole := capturedText(t, "nist-pubs/SP500.html")
	site := newSite(t, "nist-pubs", answer{to: "SP500", contentType: "text/html; charset=utf-8",
		body: strings.Replace(whole, "10.6028/NIST.SP.500-293", "none", 1)})
	cat := openCatalogue(t)
	report, records := crawlOnce(t, t.Context(), "nist-pubs", site, cat)
	if !report.OK() || report.Rejected != 1 {
		t.Fatalf("report: %+v", report)
	}
	if _, listed := statuses(records)["NIST SP 500-293"]; listed {
		t.Error("the entry without a DOI was kept")
	}
	aside, err := os.ReadFile(filepath.Join(cat.Dir(), "set-aside", "nist-pubs.jsonl"))
	if err != nil || !strings.Contains(string(aside), "NIST SP 500-293") || strings.Contains(string(aside), "Withheld") {
		t.Errorf("set aside: %s %v", aside, err)
	}
}

func TestAnotherNISTLayoutFailsTheSource(t *testing.T) {
	whole := capturedText(t, "nist-pubs/FIPS.html")
	for was, is := range map[string]string{"report-paper": "paper", `id="FIPS"`: `id="SP800"`} {
		site := newSite(t, "nist-pubs", answer{to: "FIPS", contentType: "text/html; charset=utf-8", body: strings.ReplaceAll(whole, was, is)})
		if report, _ := crawlOnce(t, t.Context(), "nist-pubs", site, openCatalogue(t)); report.OK() {
			t.Errorf("with %q for %q, the source did not fail", is, was)
		}
	}
}

// The long lists of other series must not hide that one became short.
func TestAShrunkNISTSeriesFailsTheSource(t *testing.T) {
	cat := openCatalogue(t)
	crawlOnce(t, t.Context(), "nist-pubs", newPublisher(t, "nist-pubs"), cat)
	entries := strings.SplitAfter(capturedText(t, "nist-pubs/SP800.html"), "</div>\n")
	short := strings.Join(entries[:9], "") + entries[len(entries)-1]
	site := newSite(t, "nist-pubs", answer{to: "SP800", contentType: "text/html; charset=utf-8", body: short})
	if report, _ := crawlOnce(t, t.Context(), "nist-pubs", site, cat); !strings.Contains(report.Failed, "lists only 9 entries, 13 the last time") {
		t.Errorf("the report says %q", report.Failed)
	}
}
