package catalogue

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"landscape/standard"
)

var (
	monday  = time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

// recommendation is a record as ITU-T would give it.
func recommendation(number, title string, status standard.Status, fetched time.Time) standard.Record {
	return standard.Record{
		Source: "itu-t", Native: number + " (02/2020)", ID: identifier("ITU-T " + number + " (02/2020)"), Title: title,
		Status: status, Published: "2020-02-13", Languages: []string{"en"},
		Provenance: []standard.Provenance{{URL: "https://www.itu.int/list", Fetched: fetched}},
	}
}

// related is the record with a relation to another document.
func related(rec standard.Record, other string) standard.Record {
	rec.Relations = []standard.Relation{{Kind: standard.UpdatedBy, Target: identifier(other)}}
	return rec
}

func identifier(s string) standard.Identifier {
	id, err := standard.ParseIdentifier(s)
	if err != nil {
		panic(err)
	}
	return id
}

func open(t *testing.T, dir string) *Catalogue {
	t.Helper()
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func store(t *testing.T, c *Catalogue, at time.Time, records ...standard.Record) []Change {
	t.Helper()
	changes, err := c.Store("itu-t", records, at)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func stored(t *testing.T, c *Catalogue) []standard.Record {
	t.Helper()
	var records []standard.Record
	for rec, err := range c.Records("itu-t") {
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, rec)
	}
	return records
}

func logged(t *testing.T, c *Catalogue) []Change {
	t.Helper()
	changes, err := c.Changes(time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestRecordsAreSortedByIdentifier(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1500", "Exchange", standard.InForce, monday), recommendation("X.1051", "Controls", standard.InForce, monday))
	records := stored(t, c)
	if len(records) != 2 || records[0].Native != "X.1051 (02/2020)" {
		t.Errorf("stored in this order: %v", records)
	}
}

func TestTheFirstFillIsNotNews(t *testing.T) {
	c := open(t, t.TempDir())
	if changes := store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday)); len(changes)+len(logged(t, c)) != 0 {
		t.Errorf("logged %v", changes)
	}
}

func TestAnUnchangedWorldLeavesTheFileAsItWas(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
	before, _ := os.ReadFile(c.recordsPath("itu-t"))
	version, _ := c.Version()
	if changes := store(t, c, tuesday, recommendation("X.1051", "Controls", standard.InForce, tuesday)); len(changes) != 0 {
		t.Errorf("changes: %v", changes)
	}
	if after, _ := os.ReadFile(c.recordsPath("itu-t")); string(after) != string(before) {
		t.Errorf("the file changed:\n%s%s", before, after)
	}
	if now, _ := c.Version(); now != version {
		t.Error("the version changed")
	}
}

func TestChangesAreToldByKind(t *testing.T) {
	before := recommendation("X.1051", "Controls", standard.InForce, monday)
	for _, test := range []struct {
		name string
		now  []standard.Record
		want []Change
	}{
		{"a new text is added", []standard.Record{before, recommendation("X.1500", "Exchange", standard.InForce, tuesday)},
			[]Change{{Kind: Added, Native: "X.1500 (02/2020)", Title: "Exchange"}}},
		{"a new title is a change", []standard.Record{recommendation("X.1051", "Code of practice", standard.InForce, tuesday)},
			[]Change{{Kind: Changed, Native: "X.1051 (02/2020)", Title: "Code of practice",
				Fields: []FieldChange{{"title", "Controls", "Code of practice"}}}}},
		{"a superseded text changes its status", []standard.Record{recommendation("X.1051", "Controls", standard.Superseded, tuesday)},
			[]Change{{Kind: Status, Native: "X.1051 (02/2020)", Title: "Controls",
				Fields: []FieldChange{{"status", "in-force", "superseded"}}}}},
		{"a relation alone is the news of the other document", []standard.Record{related(before, "ITU-T X.1500 (02/2020)")}, nil},
		{"a text that is no longer listed is gone", []standard.Record{recommendation("X.1500", "Exchange", standard.InForce, tuesday)},
			[]Change{{Kind: Gone, Native: "X.1051 (02/2020)", Title: "Controls", Fields: []FieldChange{{"status", "in-force", "unknown"}}},
				{Kind: Added, Native: "X.1500 (02/2020)", Title: "Exchange"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := open(t, t.TempDir())
			store(t, c, monday, before)
			changes := store(t, c, tuesday, test.now...)
			for i := range test.want {
				test.want[i].Source, test.want[i].At = "itu-t", tuesday
				test.want[i].ID = identifier("ITU-T " + test.want[i].Native)
			}
			same := cmp.Comparer(func(a, b standard.Identifier) bool { return a == b })
			if d := cmp.Diff(test.want, changes, same); d != "" {
				t.Errorf("changes (-want +got):\n%s", d)
			}
			if d := cmp.Diff(test.want, logged(t, c), same); d != "" {
				t.Errorf("log (-want +got):\n%s", d)
			}
		})
	}
}

func TestAVanishedTextIsKeptAndComesBack(t *testing.T) {
	c := open(t, t.TempDir())
	gone, stays := recommendation("X.1051", "Controls", standard.InForce, monday), recommendation("X.1500", "Exchange", standard.InForce, monday)
	store(t, c, monday, gone, stays)
	if err := c.SaveReport(Report{Source: "itu-t", Started: monday}); err != nil {
		t.Fatal(err)
	}
	store(t, c, tuesday, stays)
	rec := stored(t, c)[0]
	if rec.Status != standard.Unknown || rec.LastSeen != "2026-09-14" || len(rec.Inferred) != 1 {
		t.Errorf("kept as %+v", rec)
	}
	if n, _ := c.Listed("itu-t"); n != 1 {
		t.Errorf("%d records are taken for listed", n)
	}
	if again := store(t, c, tuesday.AddDate(0, 0, 1), stays); len(again) != 0 {
		t.Errorf("its absence was logged twice: %v", again)
	}
	back := store(t, c, tuesday.AddDate(0, 0, 2), gone, stays)
	if len(back) != 1 || back[0].Kind != Back {
		t.Errorf("its return was logged as %v", back)
	}
	if rec := stored(t, c)[0]; rec.Status != standard.InForce || rec.LastSeen != "" {
		t.Errorf("returned as %+v", rec)
	}
}

// A crawl decides by these times whether a page has to be read again.
func TestDetailsReadLateCountAsRead(t *testing.T) {
	detailed := func(listing, details time.Time) standard.Record {
		rec := recommendation("X.1051", "Controls", standard.InForce, listing)
		rec.Provenance = append(rec.Provenance, standard.Provenance{URL: "https://www.itu.int/detail", Fetched: details, Fields: []string{"groups"}})
		return rec
	}
	wednesday := tuesday.AddDate(0, 0, 1)
	c := open(t, t.TempDir())
	store(t, c, tuesday, detailed(tuesday, monday)) // the listing changed, the page failed
	store(t, c, wednesday, detailed(wednesday, wednesday))
	if got := stored(t, c)[0].Provenance[1].Fetched; !got.Equal(wednesday) {
		t.Errorf("the details count as read on %v", got)
	}
}

func TestADamagedLineIsSetAsideAlone(t *testing.T) {
	c := open(t, t.TempDir())
	a, b := recommendation("X.1051", "Controls", standard.InForce, monday), recommendation("X.1500", "Exchange", standard.InForce, monday)
	store(t, c, monday, a, b)
	content, _ := os.ReadFile(c.recordsPath("itu-t"))
	lines := strings.SplitAfter(string(content), "\n")
	damaged := lines[0][:len(lines[0])/2] + "\n" + lines[1]
	if err := os.WriteFile(c.recordsPath("itu-t"), []byte(damaged), 0o644); err != nil {
		t.Fatal(err)
	}
	good, bad := 0, ""
	for _, err := range c.Records("itu-t") {
		if err != nil {
			bad = err.Error()
		} else {
			good++
		}
	}
	if good != 1 || !strings.Contains(bad, "itu-t.jsonl: line 1") {
		t.Errorf("read %d good records and the error %q", good, bad)
	}
	if changes := store(t, c, tuesday, a, b); len(changes) != 0 {
		t.Errorf("the repair was logged as news: %v", changes)
	}
	if len(stored(t, c)) != 2 {
		t.Error("the crawl did not bring the record back")
	}
	aside, err := os.ReadFile(filepath.Join(c.Dir(), "set-aside", "itu-t.damaged.jsonl"))
	if err != nil || !strings.Contains(string(aside), "line 1") {
		t.Errorf("set aside: %s, %v", aside, err)
	}
}

func TestStoreRefusesOneKeyForTwoRecords(t *testing.T) {
	c := open(t, t.TempDir())
	rec := recommendation("X.1051", "Controls", standard.InForce, monday)
	if _, err := c.Store("itu-t", []standard.Record{rec, rec}, monday); err == nil {
		t.Error("stored")
	}
}

func TestLookupFindsByNativeKey(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday), recommendation("X.1500", "Exchange", standard.InForce, monday))
	l, err := c.Lookup("itu-t")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if rec, ok := l.Get("X.1500 (02/2020)"); !ok || rec.Title != "Exchange" {
		t.Errorf("found %+v, %v", rec, ok)
	}
	if l.Has("X.1 (02/2020)") {
		t.Error("found what is not there")
	}
}

func TestAFailedReportKeepsWhenAllWasWell(t *testing.T) {
	c := open(t, t.TempDir())
	for _, r := range []Report{{Source: "itu-t", Started: monday}, {Source: "itu-t", Started: tuesday, Failed: "blocked"}} {
		if err := c.SaveReport(r); err != nil {
			t.Fatal(err)
		}
	}
	reports, err := c.Reports()
	if err != nil || len(reports) != 1 {
		t.Fatal(reports, err)
	}
	if r := reports[0]; r.OK() || !r.LastGood.Equal(monday) {
		t.Errorf("report %+v", r)
	}
}
