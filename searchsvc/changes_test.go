package searchsvc

import (
	"encoding/xml"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"landscape/standard"
)

// secondCrawl finds changes of every kind in the small world.
func secondCrawl(t *testing.T, w *world, at time.Time) {
	t.Helper()
	world := bySource()
	itu := world["itu-t"]
	itu[0].Title = "Security requirements for IoT devices and gateways"
	itu[3].Status, itu[3].Wording = standard.Superseded, "Superseded"
	itu = append(slices.Delete(itu, 1, 2), record("itu-t", "ITU-T X.1715 (07/2022)",
		"Security requirements and measures for integration of quantum key distribution network and secure storage network", standard.InForce, "2022-07"))
	nist := world["nist"]
	nist[1].Status = standard.Withdrawn
	for source, records := range map[string][]standard.Record{"itu-t": itu, "nist": nist} {
		if _, err := w.catalogue.Store(source, records, at); err != nil {
			t.Fatal(err)
		}
	}
	w.reindex(t)
}

func TestChangesTellWhatHappened(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	for _, c := range []struct {
		name, query string
		want        []string
	}{
		{"all", "?since=2026-09-15", []string{"added ITU-T X.1715 (07/2022)", "changed ITU-T X.1352 (09/2022)", "gone ITU-T X.509 (10/2019)",
			"superseded ITU-T X.1710 (10/2020)", "withdrawn NIST SP 800-53r5"}},
		{"of one body", "?since=2026-09-15&body=NIST", []string{"withdrawn NIST SP 800-53r5"}},
		{"of one kind", "?since=2026-09-15&kind=added&kind=withdrawn", []string{"added ITU-T X.1715 (07/2022)", "withdrawn NIST SP 800-53r5"}},
		{"of an area", "?since=2026-09-15&area=qkd", []string{"added ITU-T X.1715 (07/2022)", "superseded ITU-T X.1710 (10/2020)"}},
		{"of words", "?since=2026-09-15&q=gateways", []string{"changed ITU-T X.1352 (09/2022)"}},
		{"from a time on", "?since=2026-09-15T06:00:01Z", nil},
		{"second page", "?since=2026-09-15&size=4&page=2", []string{"1 of 5"}},
		{"beyond the last page", "?since=2026-09-15&size=4&page=3", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := get200[ChangesAnswer](t, w, "/api/v1/changes"+c.query)
			var got []string
			for _, change := range answer.Changes {
				got = append(got, change.Kind+" "+change.Edition)
			}
			slices.Sort(got)
			if len(c.want) == 1 && c.want[0] == "1 of 5" {
				if len(got) != 1 || answer.Total != 5 {
					t.Errorf("%d of %d", len(got), answer.Total)
				}
			} else if !slices.Equal(got, c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

func TestAChangeTellsItsFields(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	answer := get200[ChangesAnswer](t, w, "/api/v1/changes?since=2026-09-15&q=gateways")
	change := answer.Changes[0]
	if len(change.Fields) != 1 || change.Fields[0].Field != "title" || !strings.Contains(change.Fields[0].To, "IoT devices") {
		t.Errorf("fields %+v", change.Fields)
	}
	if change.Slug != "itu-t-x.1352" || !change.At.Equal(crawled.Add(24*time.Hour)) {
		t.Errorf("change %+v", change)
	}
}

// readFeed reads a feed and checks what every feed must have.
func readFeed(t *testing.T, text []byte) atomFeed {
	t.Helper()
	var feed atomFeed
	if err := xml.Unmarshal(text, &feed); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	seen := map[string]bool{}
	for _, e := range feed.Entries {
		_, err := time.Parse(time.RFC3339, e.Updated)
		if _, idErr := url.ParseRequestURI(e.ID); err != nil || idErr != nil || seen[e.ID] || e.Title.Text == "" || len(e.Links) == 0 {
			t.Errorf("entry %+v: %v", e, err)
		}
		seen[e.ID] = true
	}
	if feed.ID == "" || feed.Title == "" || feed.Author.Name == "" {
		t.Errorf("feed %+v", feed)
	}
	return feed
}

func TestChangesAreAFeedAtBothAddresses(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	for _, path := range []string{"/feeds/changes.atom", "/api/v1/feeds/changes.atom"} {
		feed := readFeed(t, w.ask(t, path+"?since=2026-09-15").Body.Bytes())
		if len(feed.Entries) != 5 || feed.Updated != "2026-09-15T06:00:00Z" {
			t.Errorf("%s: %d entries, updated %s", path, len(feed.Entries), feed.Updated)
		}
	}
}

func TestAnySearchIsAFeed(t *testing.T) {
	w := shared
	feed := readFeed(t, w.ask(t, "/api/v1/search.atom?q=security&lang=fr").Body.Bytes())
	if len(feed.Entries) == 0 || !strings.Contains(feed.Entries[0].Summary, "En vigueur") {
		t.Errorf("entries %+v", feed.Entries)
	}
	for i := 1; i < len(feed.Entries); i++ {
		if feed.Entries[i].Updated > feed.Entries[i-1].Updated && strings.HasPrefix(feed.Entries[i].Summary, "En vigueur") {
			t.Errorf("not the newest first: %s after %s", feed.Entries[i].Updated, feed.Entries[i-1].Updated)
		}
	}
}

func TestBrowsersCanSearchFromTheirAddressBarInEveryLanguage(t *testing.T) {
	w := shared
	for lang, path := range map[string]string{"en": "/search", "ar": "/ar/search", "zh": "/zh/search", "fr": "/fr/search", "ru": "/ru/search", "es": "/es/search"} {
		var d openSearchDescription
		if err := xml.Unmarshal(w.ask(t, "/opensearch.xml?lang="+lang).Body.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if n := utf8.RuneCountInString(d.ShortName); n == 0 || n > 16 { // a longer name is not shown by browsers
			t.Errorf("%s: the short name %q has %d letters", lang, d.ShortName, n)
		}
		if d.Language != lang || d.Description == "" || !strings.HasSuffix(d.URLs[0].Template, path+"?q={searchTerms}") {
			t.Errorf("%s: %+v", lang, d)
		}
	}
	answer := get200[[]any](t, w, "/opensearch/suggest?q=zero")
	if len(answer) != 2 || answer[0] != "zero" {
		t.Errorf("suggestions %v", answer)
	}
}

// Before a crawl has seen anything, dates and statuses tell; afterwards only what was seen.
func TestBeforeTheFirstChangeDatesTell(t *testing.T) {
	w := newWorld(t)
	month := func(ago int) string { return time.Now().UTC().AddDate(0, -ago, 0).Format("2006-01") }
	withdrawn := record("nist", "NIST SP 800-900", "Guide to access control that went", standard.Withdrawn, "2015-01")
	withdrawn.Withdrawn = month(3)
	told := []standard.Record{record("nist", "NIST SP 800-901", "Guide to access control that came", standard.InForce, month(2)), withdrawn,
		record("nist", "NIST SP 800-902", "Guide to access control of long ago", standard.InForce, month(14)),
		record("nist", "NIST SP 800-903", "Guide to access control of some year", standard.InForce, time.Now().UTC().Format("2006"))}
	if _, err := w.catalogue.Store("nist", told, crawled); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(w.catalogue.Dir(), "changes.jsonl")); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	w.reindex(t)
	answer := get200[ChangesAnswer](t, w, "/api/v1/changes?body=NIST")
	var got []string
	for _, c := range answer.Changes {
		got = append(got, c.Kind+" "+c.ID+" "+c.Date)
	}
	want := []string{"published NIST SP 800-901 " + month(2), "withdrawn NIST SP 800-900 " + month(3)}
	if !answer.ByDate || !slices.Equal(got, want) {
		t.Errorf("by date %v: %q, not %q", answer.ByDate, got, want)
	}
}
