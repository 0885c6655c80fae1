package crawler

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"landscape/catalogue"
	"landscape/standard"
	"landscape/taxonomy"
)

// entry is one line of the list of an invented body: number, title and a flag
// for the entries whose title is on security.
type listed struct {
	Number, Title string
}

// listSource reads a list and, for security standards, a page of each.
func listSource() Source {
	return Source{Name: "body", Bases: map[string]string{"site": bodyHost + "/"}, Crawl: func(ctx context.Context, v *Visit) error {
		page, err := v.Get(ctx, bodyHost+"/list")
		if err != nil {
			return err
		}
		var list []listed
		if err := page.JSON(&list); err != nil {
			return err
		}
		for _, e := range list {
			rec := standard.Record{Native: e.Number, ID: standard.Identifier{Body: "ITU-T", Number: e.Number}, Title: e.Title,
				Status: standard.InForce, Provenance: []standard.Provenance{page.Provenance()}}
			if err := v.Details(ctx, &rec, func(ctx context.Context, rec *standard.Record) error {
				page, err := v.Get(ctx, bodyHost+"/text/"+e.Number)
				if err != nil {
					return err
				}
				rec.Groups = []string{"SG17"}
				rec.Provenance = append(rec.Provenance, page.Provenance("groups"))
				return nil
			}); err != nil {
				return err
			}
			v.Emit(rec)
		}
		return nil
	}}
}

// bodyRun is a run of that source alone, with its pages made by serve.
func bodyRun(t *testing.T, cat *catalogue.Catalogue, opts Options, serve http.HandlerFunc) (catalogue.Report, *body) {
	t.Helper()
	b := newBody(t, serve)
	b.cfg.Retries = 0
	r := &run{cfg: b.cfg, cat: cat, opts: opts, transport: newTransport(b.cfg),
		security: func(rec *standard.Record) bool { return strings.Contains(rec.Title, "security") }}
	report := r.crawl(t.Context(), listSource())
	if err := cat.SaveReport(report); err != nil {
		t.Fatal(err)
	}
	return report, b
}

// catalogueOf serves a list and the pages of its entries.
func catalogueOf(entries ...listed) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/list") {
			json.NewEncoder(w).Encode(entries)
			return
		}
		io.WriteString(w, "the page of "+r.URL.Path)
	}
}

// many are n entries, one in four of them on security.
func many(n int) []listed {
	var entries []listed
	for i := range n {
		title := fmt.Sprintf("Telephone cables of kind %d", i)
		if i%4 == 0 {
			title = fmt.Sprintf("Cable security of kind %d", i)
		}
		entries = append(entries, listed{fmt.Sprintf("X.%d", 1000+i), title})
	}
	return entries
}

func TestDetailsAreReadOnlyForNewAndChangedSecurityStandards(t *testing.T) {
	cat, entries := openCatalogue(t), many(40)
	report, first := bodyRun(t, cat, Options{}, catalogueOf(entries...))
	if report.New != 40 || len(first.seen) != 1+10 {
		t.Errorf("first crawl: %d new, %d requests", report.New, len(first.seen))
	}
	if report, second := bodyRun(t, cat, Options{}, catalogueOf(entries...)); len(second.seen) != 1 || report.Changed != 0 {
		t.Errorf("second crawl: %d requests, %+v", len(second.seen), report)
	}
	entries[4].Title = "Cable security of another kind"
	report, third := bodyRun(t, cat, Options{}, catalogueOf(entries...))
	if len(third.seen) != 2 || report.Changed != 1 {
		t.Errorf("after one change: %d requests, %+v", len(third.seen), report)
	}
	if _, full := bodyRun(t, cat, Options{Full: true}, catalogueOf(entries...)); len(full.seen) != 11 {
		t.Errorf("full crawl: %d requests", len(full.seen))
	}
	rec := lookup(t, cat, "X.1004")
	if rec.Title != entries[4].Title || len(rec.Groups) != 1 {
		t.Errorf("kept %+v", rec)
	}
}

func lookup(t *testing.T, cat *catalogue.Catalogue, native string) standard.Record {
	t.Helper()
	l, err := cat.Lookup("body")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	rec, ok := l.Get(native)
	if !ok {
		t.Fatalf("%s is not in the catalogue", native)
	}
	return rec
}

func TestAPageThatFailsCostsOneRecordItsNewDetailsOnly(t *testing.T) {
	cat, entries := openCatalogue(t), many(40)
	bodyRun(t, cat, Options{}, catalogueOf(entries...))
	entries[4].Title = "Cable security of another kind"
	report, _ := bodyRun(t, cat, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/text/X.1004") {
			http.NotFound(w, r)
			return
		}
		catalogueOf(entries...)(w, r)
	})
	if !report.OK() || report.Incomplete != 1 || len(report.Notes) != 1 {
		t.Errorf("report %+v", report)
	}
	if rec := lookup(t, cat, "X.1004"); rec.Title != entries[4].Title || len(rec.Groups) != 1 {
		t.Errorf("kept %+v", rec)
	}
	// A second apart, as the listing is newer than the details by then.
	if report, again := bodyRun(t, cat, Options{}, catalogueOf(entries...)); report.Incomplete != 0 || len(again.seen) > 2 {
		t.Errorf("the next crawl: %+v after %d requests", report, len(again.seen))
	}
}

func TestABodyOutOfOrderFailsTheSource(t *testing.T) {
	report, b := bodyRun(t, openCatalogue(t), Options{}, func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/text/") {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		catalogueOf(many(80)...)(w, r)
	})
	if report.OK() || len(b.seen) != 1+maxFailures {
		t.Errorf("report %+v after %d requests", report, len(b.seen))
	}
}

func TestLastGoodRecordsStayWhenAListCannotBeBelieved(t *testing.T) {
	scripted, renamed := many(40), many(40)
	scripted[3].Title, renamed[0].Title = "<script>alert(1)</script>", "Another"
	for i := range renamed {
		renamed[i].Title += " (revised)"
	}
	nameless := many(40)
	for i := range 12 {
		nameless[i].Title = ""
	}
	for _, test := range []struct {
		name string
		list []listed
		want string
	}{
		{"an empty list", []listed{}, "no records"},
		{"sharply fewer records", many(30), "more than 20% fewer"},
		{"scripts in titles", scripted, "hold scripts"},
		{"many unreadable entries", nameless, "unreadable, first: no title"},
		{"other titles everywhere", renamed, "titles changed at once"},
	} {
		t.Run(test.name, func(t *testing.T) {
			cat := openCatalogue(t)
			bodyRun(t, cat, Options{}, catalogueOf(many(40)...))
			before, _ := cat.Version()
			report, _ := bodyRun(t, cat, Options{}, catalogueOf(test.list...))
			if !strings.Contains(report.Failed, test.want) {
				t.Errorf("the report says %q, not %q", report.Failed, test.want)
			}
			if after, _ := cat.Version(); after != before {
				t.Error("the records changed")
			}
		})
	}
}

func TestAFewFewerRecordsAreGone(t *testing.T) {
	cat := openCatalogue(t)
	bodyRun(t, cat, Options{}, catalogueOf(many(40)...))
	report, _ := bodyRun(t, cat, Options{}, catalogueOf(many(38)...))
	if !report.OK() || report.Gone != 2 {
		t.Errorf("report %+v", report)
	}
	if rec := lookup(t, cat, "X.1039"); rec.Status != standard.Unknown || rec.LastSeen == "" {
		t.Errorf("kept as %+v", rec)
	}
}

func TestAnEntryThatBecomesUnreadableKeepsItsRecord(t *testing.T) {
	cat, entries := openCatalogue(t), many(40)
	bodyRun(t, cat, Options{}, catalogueOf(entries...))
	entries[7].Title = ""
	report, _ := bodyRun(t, cat, Options{}, catalogueOf(entries...))
	if !report.OK() || report.Rejected != 1 || report.Gone != 0 {
		t.Errorf("report %+v", report)
	}
	if rec := lookup(t, cat, "X.1007"); rec.Status != standard.InForce {
		t.Errorf("kept as %+v", rec)
	}
	aside, err := os.ReadFile(filepath.Join(cat.Dir(), "set-aside", "body.jsonl"))
	if err != nil || !strings.Contains(string(aside), `"native":"X.1007"`) {
		t.Errorf("set aside: %s, %v", aside, err)
	}
}

func TestAPageOfAnotherShapeIsFetchedOnceMore(t *testing.T) {
	cut := false
	report, b := bodyRun(t, openCatalogue(t), Options{}, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/list") && !cut {
			cut = true
			io.WriteString(w, `[{"Number":"X.1000","Tit`)
			return
		}
		catalogueOf(many(40)...)(w, r)
	})
	if !report.OK() || report.New != 40 || len(b.seen) != 12 {
		t.Errorf("report %+v after %d requests", report, len(b.seen))
	}
}

func TestAParserThatPanicsFailsItsSourceOnly(t *testing.T) {
	cfg := testConfig("http://127.0.0.1:1")
	cat := openCatalogue(t)
	r := &run{cfg: cfg, cat: cat, transport: newTransport(cfg)}
	report := r.crawl(t.Context(), Source{Name: "body", Bases: map[string]string{"site": bodyHost}, Crawl: func(context.Context, *Visit) error {
		var none []string
		_ = none[3]
		return nil
	}})
	if !strings.Contains(report.Failed, "parser failed") {
		t.Errorf("report %+v", report)
	}
}

func TestOneFailingSourceDoesNotStopTheOthers(t *testing.T) {
	b := newBody(t, catalogueOf(many(8)...))
	b.cfg.Retries = 0
	sources := sourcesNamed("good", "bad")
	sources[1].Crawl = func(ctx context.Context, v *Visit) error { return errors.New("out of order") }
	cat := openCatalogue(t)
	reports, err := runOf(t, b.cfg, sources).Run(t.Context(), cat, tax(t), Options{})
	if err != nil || len(reports) != 2 {
		t.Fatalf("%v, %v", reports, err)
	}
	if good, bad := reports[0], reports[1]; bad.OK() || !good.OK() || good.New == 0 {
		t.Errorf("reports %+v", reports)
	}
	if kept, err := cat.Reports(); err != nil || len(kept) != 2 {
		t.Errorf("kept reports %v, %v", kept, err)
	}
}

func TestAnInterruptedRunSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := newBody(t, catalogueOf(many(8)...))
	reports, _ := runOf(t, b.cfg, sourcesNamed("body")).Run(ctx, openCatalogue(t), tax(t), Options{})
	if len(reports) != 1 || reports[0].Failed != "interrupted" {
		t.Errorf("reports %+v", reports)
	}
}

func runOf(t *testing.T, cfg Config, sources []Source) *Crawler {
	t.Helper()
	c, err := New(cfg, sources)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func tax(t *testing.T) *taxonomy.Taxonomy {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}
