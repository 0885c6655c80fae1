package ui

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestAStandardTellsWhyItCarriesEachLabel(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/standards/itu-t-x.1352")
	label := doc.Find(".labels details").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return s.Find("summary").Text() == "Internet of Things"
	})
	if label.Length() != 1 {
		t.Fatalf("labels: %s", textOf(doc, ".labels summary"))
	}
	if got := strings.ToLower(label.Find("tbody td:first-child").Text()); !strings.Contains(got, "internet of things") {
		t.Errorf("evidence: %s", got)
	}
	if label.Find(`a[href="/search?area=iot"]`).Length() != 1 {
		t.Error("the label leads to no search")
	}
}

func TestAStandardListsItsEditionsAndItsTwin(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/standards/itu-t-x.1051")
	rows := doc.Find("#editions").Parent().Find("tbody tr")
	if rows.Length() != 4 || !strings.Contains(rows.First().Text(), "(06/2023)") {
		t.Errorf("%d editions, first: %s", rows.Length(), rows.First().Text())
	}
	if doc.Find(`dd a[href="/standards/iso-iec-27011"]`).Length() != 1 {
		t.Errorf("no twin: %s", textOf(doc, "#relations"))
	}
}

func TestASupersededStandardNamesItsSuccessor(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/standards/etsi-ts-103-645")
	if got := textOf(doc, ".standard .notice"); !strings.HasPrefix(got, "Superseded by ETSI EN 303 645") {
		t.Errorf("notice: %q", got)
	}
}

func TestEveryFactHasASource(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/standards/itu-t-x.1352")
	rows := doc.Find("#provenance").Parent().Find("tbody tr")
	if rows.Length() != 2 {
		t.Fatalf("%d sources", rows.Length())
	}
	if got := textOf(&goquery.Document{Selection: rows.Last()}, "td:first-child"); got != "Groups, Languages" {
		t.Errorf("read at the second address: %s", got)
	}
	if got := rows.First().Find("time").AttrOr("datetime", ""); got != "2026-07-01T04:00:00Z" {
		t.Errorf("read at %s", got)
	}
}

func TestAStandardCanBeCited(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/standards/rfc-8446")
	text := doc.Find(".cite pre").Text()
	for _, want := range []string{"@techreport{rfc-8446", "TY  - "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

func TestAPublishersLinkOfAnotherKindIsNotFollowed(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.itu.int/rec/x": "https://www.itu.int/rec/x", "javascript:alert(1)": "", "data:text/html,x": "", "//host/x": "", "": "",
	} {
		if got := webAddress(address); got != want {
			t.Errorf("%q: %q", address, got)
		}
	}
}

// Until it has a title a body gives the work the number again.
func TestAnIdentifierIsNotToldTwice(t *testing.T) {
	for id, titles := range map[string][]string{
		"ITU-T TR.dpama": {"", "TR.dpama", "ITU-T TR.dpama"}, "FIDO Metadata Service v3.0": {"FIDO Metadata Service v3.0"},
	} {
		for _, title := range titles {
			if named(id, title).Titled() {
				t.Errorf("%s is told once more as %q", id, title)
			}
		}
	}
	if !named("W3C CSP3", "Content Security Policy Level 3").Titled() || !named("NIST SP 800-57", "Recommendation for NIST SP 800-57").Titled() {
		t.Error("a title is not told")
	}
}

func TestWhatIsInEnglishOnlySaysSo(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/ar/standards/itu-t-x.1352")
	concept := doc.Find(`.labels details:has(a[href*="subject="]) > p[lang]`)
	if concept.Length() == 0 || concept.First().AttrOr("lang", "") != "en" || concept.First().AttrOr("dir", "") != "auto" {
		t.Errorf("definitions of concepts: %d", concept.Length())
	}
	if area := doc.Find(`.labels details:has(a[href^="/ar/areas/"]) > p[lang]`); area.AttrOr("lang", "") != "ar" {
		t.Errorf("the definition of an area is in %q", area.AttrOr("lang", ""))
	}
	if facts := textOf(doc, ".standard header .facts"); !strings.Contains(facts, "توصية") {
		t.Errorf("the kind of document is told as %q", facts)
	}
}

// On a narrow screen a row has no head above it.
func TestANumberInAWideTableSaysWhatItCounts(t *testing.T) {
	for _, address := range []string{"/bodies", "/ar/coordination/organisations", "/coordination/questions", "/coordination/trends", "/status"} {
		doc, _ := page(t, fixture.Handler(), address)
		doc.Find("table.wide tbody td.n").Each(func(_ int, cell *goquery.Selection) {
			if cell.AttrOr("data-head", "") == "" {
				t.Errorf("%s: nothing tells what %q counts", address, cell.Text())
			}
		})
	}
}
