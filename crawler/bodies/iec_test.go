package bodies

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"landscape/standard"
)

func TestSalesFormsAreNoPublications(t *testing.T) {
	for _, form := range []string{"IEC 62351-3:2014+AMD1:2018 CSV", "IEC 61010-1:2010 RLV", "CISPR 11:2024 CMV", "IEC 60364:2023 SER",
		"IEC 60079-0:2017 EXV-CMV", "ISO/IEC 27001-HBK:2024", "IEC 62443-4-2:2019 PRV", "IEC 60598-1:2014+AMD1:2017 CSV/COR1:2018"} {
		if !iecSalesForm.MatchString(form) {
			t.Errorf("%s is a sales form", form)
		}
	}
	for _, reference := range []string{"IEC 62443-4-2:2019", "IEC 62351-3:2014/AMD1:2018", "IEC SRD 63301-1:2024", "CISPR 11:2024", "ISO/IEC Guide 51:2014"} {
		if iecSalesForm.MatchString(reference) {
			t.Errorf("%s is a publication", reference)
		}
	}
}

func TestIECStatusesAreOurs(t *testing.T) {
	for wording, want := range map[string]standard.Status{
		"PUBLISHED": standard.InForce, "REVISED": standard.Superseded, "REPLACED": standard.Superseded,
		"WITHDRAWN": standard.Withdrawn, "PREPARING": standard.UnderDevelopment, "": standard.Unknown, "published": standard.Unknown,
	} {
		if got := iecStatus(wording); got != want {
			t.Errorf("%q is %s, want %s", wording, got, want)
		}
	}
}

func TestAnEditionStandsBetweenItsNeighbours(t *testing.T) {
	p := iecPublication{Reference: "IEC 62351-3:2014", Lifecycle: []iecStep{
		{Reference: "IEC 62351-3", Status: "PREPARING", InProgress: "true"},
		{Reference: "IEC 62351-3:2023"}, {Reference: "IEC 62351-3:2014/AMD1:2018"}, {Reference: "IEC 62351-3:2014+AMD1:2018 CSV"},
		{Reference: "IEC 62351-3:2014"}, {Reference: "IEC 62351-3:2014"}, {Reference: "IEC 62351-3:2007"},
	}}
	if before, after := p.neighbours(); before != "IEC 62351-3:2007" || after != "IEC 62351-3:2023" {
		t.Errorf("it stands between %q and %q", before, after)
	}
}

// bigIEC answers as the web store does when a query finds more than its window.
type bigIEC struct{ asked []string }

func (b *bigIEC) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var q iecQuery
	if r.Method != http.MethodPost || json.NewDecoder(r.Body).Decode(&q) != nil {
		http.NotFound(w, r)
		return
	}
	b.asked = append(b.asked, q.Query)
	total, references := 0, []string{}
	switch q.Query {
	case "":
		total, references = iecWindow, []string{"IEC 99901:2019"}
	case "2019", "1951":
		// This server gives two at a time whatever is asked for.
		total = 3
		for i := q.From; i < min(q.From+2, total); i++ {
			references = append(references, fmt.Sprintf("IEC 9990%d:%s", i, q.Query))
		}
	}
	var hits []string
	for _, reference := range references {
		hits = append(hits, fmt.Sprintf(`{"_source":{"id":1,"reference":%q,"title":"Security of %s","status":"PUBLISHED"}}`, reference, reference))
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	fmt.Fprintf(w, `{"primary":{"hits":{"total":{"value":%d},"hits":[%s]}}}`, total, strings.Join(hits, ","))
}

func TestTheIECListIsReadByYearBeyondTheWindow(t *testing.T) {
	cat := openCatalogue(t)
	first := &bigIEC{}
	report, records := crawlOnce(t, context.Background(), "iec", first, cat)
	if !report.OK() || len(records) != 6 {
		t.Fatalf("found %d records, want the three of each of two years: %s", len(records), report.Failed)
	}
	for _, word := range []string{"1906", "2019", "security"} {
		if !slices.Contains(first.asked, word) {
			t.Errorf("%s was not asked for", word)
		}
	}
	second := &bigIEC{}
	if report, _ := crawlOnce(t, context.Background(), "iec", second, cat); !report.OK() || report.Changed+report.New+report.Gone > 0 {
		t.Errorf("the second crawl changed something: %+v", report)
	}
	if !slices.Contains(second.asked, "1951") || slices.Contains(second.asked, "1906") {
		t.Error("the second crawl must ask for the years that have publications, and not for old ones that have none")
	}
}

// The bundled snapshot holds security standards only: what it lacks is not
// known to be missing.
func TestAllIECYearsAreReadOverTheSnapshot(t *testing.T) {
	cat := openCatalogue(t)
	bundled := standard.Record{Source: "iec", Native: "IEC 99900:2019", ID: standard.Identify("IEC 99900:2019"), Title: "Security of IEC 99900:2019",
		Status: standard.InForce, Provenance: []standard.Provenance{{URL: iecSearch, Fetched: testTime}}}
	if _, err := cat.Store("iec", []standard.Record{bundled}, testTime); err != nil {
		t.Fatal(err)
	}
	iec := &bigIEC{}
	if report, records := crawlOnce(t, t.Context(), "iec", iec, cat); !report.OK() || len(records) != 6 {
		t.Errorf("found %d records, want the three of each of two years: %s", len(records), report.Failed)
	}
}
