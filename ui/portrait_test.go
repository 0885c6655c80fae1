package ui

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// portraitsHere are pages about a body, a group, an area and a topic.
func portraitsHere() []string {
	return []string{"/bodies/itu-t", "/bodies/iso-iec", "/groups/sg17", "/groups/iso-iec-jtc-1-sc-27", "/areas/iot", "/topics/privacy"}
}

// Who clicks on a number must find as many standards.
func TestEveryNumberOfAPortraitIsWhatItsSearchFinds(t *testing.T) {
	h := fixture.Handler()
	for _, address := range portraitsHere() {
		doc, answer := page(t, h, address)
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", address, answer.Status)
		}
		checked := 0
		doc.Find(".figures a, .counts li").Each(func(_ int, s *goquery.Selection) {
			count := strings.TrimSpace(s.Find("b, .n").Text())
			href := s.AttrOr("href", s.Find("a.n").AttrOr("href", s.Find("a").First().AttrOr("href", "")))
			found, _ := page(t, h, href)
			if got := strings.Fields(textOf(found, "#found strong")); len(got) == 0 || got[0] != count {
				t.Errorf("%s: %s says %s and finds %v", address, href, count, got)
			}
			checked++
		})
		if checked < 5 {
			t.Errorf("%s shows only %d numbers", address, checked)
		}
	}
}

func TestAPortraitShowsWhatIsNewAndWhatIsUnderWay(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/fr/areas/iot")
	if got := textOf(doc, "h1"); got != "Internet des objets" {
		t.Errorf("heading: %s", got)
	}
	if doc.Find(`section[aria-labelledby=newest] a[href="/fr/standards/itu-t-x.1352"]`).Length() != 1 {
		t.Errorf("newest: %s", textOf(doc, "section[aria-labelledby=newest]"))
	}
	if doc.Find(`a[href="/fr/pathways/smart-city-iot"]`).Length() != 1 || doc.Find(`a[href="/fr/coordination/questions/6"]`).Length() != 1 {
		t.Error("no pathway or no Question on the area")
	}
	doc.Find("section[aria-labelledby=under-way] .members a").Each(func(_ int, s *goquery.Selection) {
		draft, _ := page(t, h, s.AttrOr("href", ""))
		if draft.Find("header .status.under-development").Length() != 1 {
			t.Errorf("%s is not under development", s.AttrOr("href", ""))
		}
	})
}

func TestABodyTellsHowItNumbersItsTexts(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/bodies/itu-t")
	kinds := doc.Find("section[aria-labelledby=type] li").First()
	if text := strings.Join(strings.Fields(kinds.Text()), " "); !strings.HasPrefix(text, "Recommendation for example ITU-T ") {
		t.Errorf("kinds: %s", text)
	}
	if got := doc.Find(`dl a[href^="https://www.itu.int/"]`).Length(); got == 0 {
		t.Error("no way to the body's own site")
	}
}

func TestNamesLeadToTheirPages(t *testing.T) {
	h := fixture.Handler()
	for address, want := range map[string][]string{
		"/search?q=x1352":             {"/groups/sg17", "/areas/iot"},
		"/standards/itu-t-x.1352":     {"/bodies/itu-t", "/groups/sg17", "/areas/iot"},
		"/":                           {"/bodies/itu-t", "/areas/iot", "/topics/identity"},
		"/bodies":                     {"/bodies/iso-iec"},
		"/taxonomy":                   {"/areas/iot", "/topics/identity"},
		"/coordination/matrix":        {"/bodies/itu-t", "/areas/iot"},
		"/coordination/organisations": {"/bodies/iso-iec", "/groups/iso-iec-jtc-1-sc-27"},
		"/coordination/questions/6":   {"/groups/iso-iec-jtc-1-sc-27"},
	} {
		doc, _ := page(t, h, address)
		for _, href := range want {
			if doc.Find(`main a[href="`+href+`"]`).Length() == 0 {
				t.Errorf("%s does not lead to %s", address, href)
			}
		}
	}
	for asked, want := range map[string]string{"/bodies/ISO%2FIEC": "/bodies/iso-iec", "/groups/SG17": "/groups/sg17", "/topics": "/taxonomy"} {
		_, answer := page(t, h, asked)
		if answer.StatusCode != http.StatusMovedPermanently || answer.Header.Get("Location") != want {
			t.Errorf("%s: %s to %q", asked, answer.Status, answer.Header.Get("Location"))
		}
	}
	for _, nowhere := range []string{"/bodies/nobody", "/groups/x", "/areas/pki", "/topics/iot"} {
		if _, answer := page(t, h, nowhere); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", nowhere, answer.Status)
		}
	}
}
