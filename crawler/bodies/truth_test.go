package bodies

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

// twoDays names two servers that stand in for the bodies, on one day and on
// the next, by their addresses with a blank between: the first is crawled to
// fill the catalogue, the second to see what is found to have changed. The
// second says at /_truth?day=2&from=1 what has.
const twoDays = "LANDSCAPE_TWO_DAYS"

// The change log holds exactly what the bodies did between two days.
func TestTheChangeLogEqualsTheTruth(t *testing.T) {
	monday, tuesday, given := strings.Cut(os.Getenv(twoDays), " ")
	if !given {
		t.Skipf("%s does not name two servers to crawl", twoDays)
	}
	did := readTruth(t, tuesday)
	cat := openCatalogue(t)
	crawlDay(t, cat, monday)
	started := time.Now().UTC().Truncate(time.Second)
	crawlDay(t, cat, tuesday)
	found := loggedEvents(t, cat, started)
	t.Logf("%-16s %8s %8s %8s %8s %10s %8s", "", "happened", "left out", "logged", "right", "precision", "recall")
	for _, source := range slices.Sorted(maps.Keys(did)) {
		compareEvents(t, cat, source, did[source], found[source])
	}
}

func crawlDay(t *testing.T, cat *catalogue.Catalogue, mirror string) {
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	cfg := testConfig(mirror)
	cfg.Complete = 0 // all lists are read whole
	var sources []string
	for _, s := range fetched() {
		sources = append(sources, s.Name)
	}
	reports, err := newCrawler(t, cfg).Run(t.Context(), cat, tax, crawler.Options{Sources: sources})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if !r.OK() {
			t.Errorf("source %s failed: %s", r.Source, r.Failed)
		}
	}
}

// event is one thing that happened to an entry: it was added or is gone, or its
// title, date or status changed.
type event struct{ what, native string }

// events are what happened, with what a field became.
type events map[event]string

// isOver stands for what the bodies call a standard that is superseded or withdrawn.
const isOver = "is over"

// truth is what the servers say of one body.
type truth struct{ Added, Changed, Withdrawn, Vanished []truthEntry }

type truthEntry struct{ ID, Field, To string }

// truthSources are the sources that are called otherwise there.
var truthSources = map[string]string{"nist-techpubs": "nist-pubs"}

func readTruth(t *testing.T, server string) map[string]events {
	answer, err := http.Get(server + "/_truth?day=2&from=1")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var told struct{ Bodies map[string]truth }
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		t.Fatalf("decode the truth: %v", err)
	}
	all := map[string]events{}
	for body, did := range told.Bodies {
		source := cmp.Or(truthSources[body], body)
		all[source] = did.events()
	}
	return all
}

func (did truth) events() events {
	all := events{}
	for _, entry := range did.Added {
		all[event{"added", entry.ID}] = ""
	}
	for _, entry := range did.Vanished {
		all[event{"gone", entry.ID}] = ""
	}
	for _, entry := range did.Changed {
		all[event{entry.Field, entry.ID}] = entry.To
	}
	for _, entry := range did.Withdrawn {
		all[event{entry.Field, entry.ID}] = isOver
	}
	return all
}

// loggedFields are the fields of records that the truth speaks of, by its
// words: what bodies call a status is ours and their wording.
var loggedFields = map[string]string{"title": "title", "published": "date", "expected": "date", "status": "status", "wording": "status"}

func loggedEvents(t *testing.T, cat *catalogue.Catalogue, since time.Time) map[string]events {
	changes, err := cat.Changes(since)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]events{}
	for _, c := range changes {
		if all[c.Source] == nil {
			all[c.Source] = events{}
		}
		switch c.Kind {
		case catalogue.Added, catalogue.Gone:
			all[c.Source][event{string(c.Kind), c.Native}] = ""
		default:
			for _, f := range c.Fields {
				e := event{loggedFields[f.Field], c.Native}
				if _, told := all[c.Source][e]; e.what != "" && !told {
					all[c.Source][e] = f.To
				}
			}
		}
	}
	return all
}

// hold tells whether an event is among them. What became of a title must be
// the same, though the record may go on with a subtitle; what ended must be over.
func (all events) hold(e event, to string) bool {
	became, happened := all[e]
	switch {
	case to == isOver:
		return became == string(standard.Superseded) || became == string(standard.Withdrawn)
	case e.what == "title":
		return happened && strings.HasPrefix(standard.Fold(became), standard.Fold(pages.Clean(to)))
	}
	return happened
}

// compareEvents counts what was found, what was missed and what never happened.
func compareEvents(t *testing.T, cat *catalogue.Catalogue, source string, did, found events) {
	left := leftOut(t, cat, source)
	expected, right, outside := 0, 0, 0
	var missed, wrong []string
	for e, to := range did {
		switch {
		case found.hold(e, to):
			right++
			expected++
		case left(e):
			outside++
		default:
			expected++
			missed = append(missed, fmt.Sprint(e))
		}
	}
	for e := range found {
		if to, happened := did[e]; !happened || !found.hold(e, to) {
			wrong = append(wrong, fmt.Sprint(e))
		}
	}
	t.Logf("%-16s %8d %8d %8d %8d %10.4f %8.4f", source, len(did), outside, len(found), right, share(right, len(found)), share(right, expected))
	slices.Sort(missed)
	slices.Sort(wrong)
	for _, e := range missed {
		t.Errorf("%s: not in the log: %s", source, e)
	}
	for _, e := range wrong {
		t.Errorf("%s: in the log, but did not happen: %s", source, e)
	}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// leftOut tells which events of a source the crawler does not look for.
func leftOut(t *testing.T, cat *catalogue.Catalogue, source string) func(event) bool {
	switch source {
	case "iec": // ways to sell a publication are no publications
		return func(e event) bool { return iecSalesForm.MatchString(e.native) }
	case "ieee": // neither are marked-up copies; and only a standard's own page, read where it is on security, has its status
		security := securityOf(t, cat, source)
		return func(e event) bool {
			return strings.HasSuffix(e.native, " Redline") || e.what == "status" && !security[e.native]
		}
	case "w3c": // the list has the newest versions; the history is read of specifications on security
		newest := newestOfW3C(t, cat)
		return func(e event) bool {
			specification, _, _ := strings.Cut(e.native, "/")
			rec, known := newest[specification]
			return known && rec.Native > e.native && len(rec.Provenance) == 1
		}
	}
	return func(event) bool { return false }
}

func securityOf(t *testing.T, cat *catalogue.Catalogue, source string) map[string]bool {
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	security := map[string]bool{}
	for rec, err := range cat.Records(source) {
		if err != nil {
			t.Fatal(err)
		}
		security[rec.Native] = tax.Classify(&rec).Security
	}
	return security
}

func newestOfW3C(t *testing.T, cat *catalogue.Catalogue) map[string]standard.Record {
	newest := map[string]standard.Record{}
	for rec, err := range cat.Records("w3c") {
		if err != nil {
			t.Fatal(err)
		}
		if rec.Native > newest[rec.ID.Number].Native {
			newest[rec.ID.Number] = rec
		}
	}
	return newest
}
