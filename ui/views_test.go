package ui

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"landscape/searchsvc"
)

func TestTheFirstPageCountsWhatASearchShows(t *testing.T) {
	h := fixture.Handler()
	home, _ := page(t, h, "/")
	all, _ := page(t, h, "/search")
	if lead, total := textOf(home, ".lead"), textOf(all, "#found strong"); !strings.HasPrefix(lead, total) {
		t.Errorf("the first page says %q, the search %q", lead, total)
	}
	home.Find(".counts li").Each(func(_ int, s *goquery.Selection) {
		href := s.Find("a.n").AttrOr("href", "")
		shown, _ := page(t, h, href)
		if found := strings.Fields(textOf(shown, "#found strong"))[0]; found != s.Find(".n").Text() {
			t.Errorf("%s: %s on the first page, %s found", href, s.Find(".n").Text(), found)
		}
	})
}

// TestEveryNumberOfTheBodiesIsThatOfItsSearch opens every number of the table.
func TestEveryNumberOfTheBodiesIsThatOfItsSearch(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/bodies")
	doc.Find("td.n a").Each(func(_ int, s *goquery.Selection) {
		href := s.AttrOr("href", "")
		shown, _ := page(t, h, href)
		if found := strings.Fields(textOf(shown, "#found strong"))[0]; found != s.Text() {
			t.Errorf("%s: %s in the table, %s found", href, s.Text(), found)
		}
	})
	if doc.Find(".health.ok").Length() != 1 || doc.Find(".health.bundled").Length() == 0 {
		t.Errorf("health: %s", textOf(doc, ".health"))
	}
}

func TestABodyIsAsHealthyAsItsWorstSource(t *testing.T) {
	statuses := []searchsvc.SourceStatus{{Source: "etsi", State: "ok"}, {Source: "etsi-work", State: "failed"}, {Source: "iso", State: "bundled"}}
	for want, sources := range map[string][]string{"failed": {"etsi", "etsi-work"}, "ok": {"etsi", "iso"}, "bundled": {"iso"}} {
		if got := health(statuses, sources); got != want {
			t.Errorf("%v: %s, want %s", sources, got, want)
		}
	}
}

func TestChangesAreToldByDayAndKind(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/changes?kind=changed&body=ITU-T")
	if doc.Find(".log .change").Length() != 1 || textOf(doc, ".log .change") != "Changed" {
		t.Fatalf("changes: %s", textOf(doc, ".log"))
	}
	if got := textOf(doc, ".log del") + " " + textOf(doc, ".log ins"); !strings.HasSuffix(got, "Confirmed") {
		t.Errorf("fields: %s", got)
	}
	if doc.Find("select[name=kind] option[value=changed][selected]").Length() != 1 {
		t.Error("the form forgets the kind")
	}
	if href := doc.Find("form.inline a").AttrOr("href", ""); href != "/feeds/changes.atom?body=ITU-T&kind=changed" {
		t.Errorf("feed: %s", href)
	}
}

func TestAWrongDateOfChangesIsTold(t *testing.T) {
	h := fixture.Handler()
	doc, answer := page(t, h, "/changes?since=yesterday")
	if got := textOf(doc, "[role=alert]"); answer.StatusCode != 400 || !strings.Contains(got, "yesterday") {
		t.Errorf("%s: %s", answer.Status, got)
	}
}

func TestTheAPIPageShowsEveryAddress(t *testing.T) {
	parts, err := readAPI(searchsvc.OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	accepts := map[string][]string{}
	n := 0
	for _, part := range parts {
		for _, op := range part.Operations {
			n++
			for _, p := range op.Parameters {
				if p.Name == "" {
					t.Errorf("%s has a parameter without a name", op.Path)
				}
				accepts[p.Name] = p.Accepts
			}
		}
	}
	if n < 15 || len(accepts["status"]) != 5 || len(accepts["access"]) != 2 {
		t.Errorf("%d addresses; status takes %v, access %v", n, accepts["status"], accepts["access"])
	}
	if _, err := readAPI([]byte("{")); err == nil {
		t.Error("half a document is taken for one")
	}
}

func TestEveryLabelIsExplained(t *testing.T) {
	service := fixture
	doc, _ := page(t, service.Handler(), "/ar/taxonomy")
	tax := service.Taxonomy()
	want := len(tax.Areas) + len(tax.Topics) + len(tax.Requirements) + len(tax.Pillars)
	entries := doc.Find(".entries>li")
	if entries.Length() != want {
		t.Errorf("%d labels, want %d", entries.Length(), want)
	}
	if got := doc.Find("#area-iot h3").Text(); got != "إنترنت الأشياء" {
		t.Errorf("name: %s", got)
	}
	if first := doc.Find("#area-iot dd").First(); first.AttrOr("lang", "") != "ar" {
		t.Error("the reader's own terms do not come first")
	}
}

func TestAPathwayShowsWhatCanBeReadNow(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/pathways/national-cirt")
	if doc.Find(".steps>li").Length() < 4 {
		t.Errorf("%d steps", doc.Find(".steps>li").Length())
	}
	if doc.Find(`.steps a[href="/standards/itu-t-x.1060"]`).Length() != 1 {
		t.Error("the first standard has no link")
	}
	doc.Find(".steps p>a").Each(func(_ int, s *goquery.Selection) {
		if href := s.AttrOr("href", ""); strings.HasPrefix(href, "/search?") && !strings.Contains(href, "access=free") {
			t.Errorf("%s leads to what is not free", href)
		}
	})
}

func TestFeedsAreFoundFromThePagesThatTheyTellOf(t *testing.T) {
	h := fixture.Handler()
	for path, want := range map[string]string{
		"/standards/itu-t-x.1352":          "/feeds/standards/itu-t-x.1352.atom",
		"/fr/standards/itu-t-x.1352":       "/feeds/standards/itu-t-x.1352.atom?lang=fr",
		"/thesaurus/encryption":            "/feeds/changes.atom?subject=encryption",
		"/ar/thesaurus/encryption":         "/feeds/changes.atom?lang=ar&subject=encryption",
		"/coordination/questions/6":        "/feeds/questions/6.atom",
		"/coordination/questions/6/digest": "/feeds/questions/6.atom",
		"/coordination/gaps?question=6":    "/feeds/gaps.atom?question=6",
		"/changes?group=SG17":              "/feeds/changes.atom?group=SG17",
		"/search?q=iot":                    "/api/v1/search.atom?q=iot",
	} {
		doc, _ := page(t, h, path)
		if got := doc.Find(`link[type="application/atom+xml"]`).AttrOr("href", ""); got != want {
			t.Errorf("%s names the feed %q, not %q", path, got, want)
		}
		if doc.Find(`a[href="`+want+`"]`).Length() == 0 {
			t.Errorf("%s does not show its feed", path)
		}
		answer := httptest.NewRecorder()
		if h.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, want, nil)); answer.Code != http.StatusOK {
			t.Errorf("%s: %d", want, answer.Code)
		}
	}
	doc, _ := page(t, h, "/bodies")
	if doc.Find(`td a[href="/feeds/changes.atom?body=ETSI"]`).Length() != 1 {
		t.Error("a body has no feed")
	}
}

func TestTheDigestOfAQuestionShowsWhatWasPublished(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/es/coordination/questions/6/digest?since=2000-01-01")
	if got := textOf(doc, "h1"); !strings.HasPrefix(got, "Novedades") {
		t.Errorf("heading %q", got)
	}
	if doc.Find(`[aria-labelledby="published"] .members a[href="/es/standards/itu-t-x.1352"]`).Length() != 1 {
		t.Errorf("X.1352 is not told: %s", textOf(doc, `[aria-labelledby="published"]`))
	}
}
