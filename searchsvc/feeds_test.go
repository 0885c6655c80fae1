package searchsvc

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// allFeeds are one of each kind.
func allFeeds() []string {
	return []string{"/feeds/changes.atom", "/feeds/changes.atom?body=NIST", "/feeds/changes.atom?group=SG17", "/feeds/changes.atom?subject=encryption",
		"/feeds/standards/itu-t-x.1352.atom", "/feeds/questions/6.atom", "/feeds/gaps.atom?area=iot", "/api/v1/search.atom?q=security"}
}

func TestEveryFeedIsOneThatReadersCanFollow(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	seen := map[string]string{}
	for _, address := range allFeeds() {
		answer := w.ask(t, address, "Accept-Language", "fr")
		if answer.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", address, answer.Code, answer.Body)
		}
		body := answer.Body.String()
		feed := readFeed(t, answer.Body.Bytes())
		if !strings.Contains(body, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"`) {
			t.Errorf("%s does not tell its language: %.200s", address, body)
		}
		if seen[feed.ID] != "" {
			t.Errorf("%s and %s have one name", address, seen[feed.ID])
		}
		seen[feed.ID] = address
		for _, id := range append([]string{feed.ID}, idsOf(feed)...) {
			if !strings.HasPrefix(id, "urn:uuid:") {
				t.Errorf("%s: the name %s depends on the address", address, id)
			}
		}
		for _, at := range append([]string{feed.Updated}, datesOf(feed)...) {
			if at < "1980" {
				t.Errorf("%s: updated %s", address, at)
			}
		}
		h := answer.Header()
		for name, value := range map[string]string{"If-None-Match": h.Get("ETag"), "If-Modified-Since": h.Get("Last-Modified")} {
			if again := w.ask(t, address, "Accept-Language", "fr", name, value); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("%s with %s %q: %d", address, name, value, again.Code)
			}
		}
		if other := w.ask(t, address, "Accept-Language", "ru", "If-None-Match", h.Get("ETag")); other.Code != http.StatusOK {
			t.Errorf("%s in Russian is taken for French: %d", address, other.Code)
		}
	}
}

func idsOf(feed atomFeed) (ids []string) {
	for _, e := range feed.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func datesOf(feed atomFeed) (dates []string) {
	for _, e := range feed.Entries {
		dates = append(dates, e.Updated)
	}
	return dates
}

func TestTheNameOfAnEntryIsTheSameInEveryFeedAndLanguage(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	one := readFeed(t, w.ask(t, "/feeds/standards/itu-t-x.1352.atom").Body.Bytes())
	if len(one.Entries) == 0 || one.Entries[0].Updated != "2026-09-15T06:00:00Z" {
		t.Fatalf("entries %+v", one.Entries)
	}
	for _, address := range []string{"/feeds/changes.atom?lang=ar", "/feeds/changes.atom?body=ITU-T", "/feeds/questions/6.atom"} {
		feed := readFeed(t, w.ask(t, address).Body.Bytes())
		if !strings.Contains(strings.Join(idsOf(feed), " "), one.Entries[0].ID) {
			t.Errorf("%s does not tell of it by the same name", address)
		}
	}
	if fr := readFeed(t, w.ask(t, "/feeds/standards/itu-t-x.1352.atom?lang=fr").Body.Bytes()); fr.ID != one.ID || !strings.HasPrefix(fr.Entries[0].Summary, "Modifiée") {
		t.Errorf("in French: %+v", fr)
	}
}

func TestAFeedOfWhatIsNotThereIsToldSo(t *testing.T) {
	for address, status := range map[string]int{"/feeds/standards/nothing.atom": 404, "/feeds/questions/99.atom": 404, "/feeds/gaps.atom?kind=x": 400, "/feeds/changes.atom?since=x": 400} {
		if answer := shared.ask(t, address); answer.Code != status {
			t.Errorf("%s: %d", address, answer.Code)
		}
	}
}

func TestTheDigestOfAQuestionTellsWhatIsNew(t *testing.T) {
	w := newWorld(t)
	secondCrawl(t, w, crawled.Add(24*time.Hour))
	for since, want := range map[string]int{"2022-09-30": 1, "2022-10-01": 0} {
		d := get200[struct {
			Published []struct{ ID string }
			Changes   []struct{ Title string }
		}](t, w, "/api/v1/coordination/questions/6/digest?since="+since)
		own := 0
		for _, e := range d.Published {
			if e.ID == "ITU-T X.1352" {
				own++
			}
		}
		if own != want || len(d.Changes) == 0 {
			t.Errorf("since %s: %+v", since, d)
		}
	}
}
