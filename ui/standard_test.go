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
