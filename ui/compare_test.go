package ui

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// compared is the row of a name: the text of each cell.
func compared(doc *goquery.Document, name string) []string {
	var cells []string
	doc.Find(".compare tbody tr").Each(func(_ int, row *goquery.Selection) {
		if row.Find("th").Text() == name {
			row.Find("td").Each(func(_ int, cell *goquery.Selection) {
				cells = append(cells, strings.Join(strings.Fields(cell.Text()), " "))
			})
		}
	})
	return cells
}

func TestStandardsAreComparedSideBySide(t *testing.T) {
	doc, answer := page(t, fixture.Handler(), "/compare?id=itu-t-x.1352&id=etsi-en-303-645")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s", answer.Status)
	}
	if got := compared(doc, "Body"); len(got) != 2 || got[0] != "ITU-T" || got[1] != "ETSI" {
		t.Errorf("bodies: %v", got)
	}
	if got := textOf(doc, "section[aria-labelledby=common]"); !strings.Contains(got, "Internet of Things") || !strings.Contains(got, "security, requirement, iot") {
		t.Errorf("in common: %s", got)
	}
	if own := compared(doc, "Words only here"); len(own) != 2 || !strings.Contains(own[0], "gateway") || strings.Contains(own[1], "gateway") {
		t.Errorf("words of one alone: %v", own)
	}
	if got := doc.Find(".compare .shared a[href='/areas/iot']").Length(); got != 2 {
		t.Errorf("%d standards are marked to have the area of both", got)
	}
	if got := doc.Find(`thead a[href="/compare?id=etsi-en-303-645"]`).Length(); got != 1 {
		t.Error("the first cannot be taken away")
	}
}

func TestAComparisonTakesAnySpellingAndSaysWhatIsWrong(t *testing.T) {
	h := fixture.Handler()
	_, answer := page(t, h, "/fr/compare?id=X.1352&id=&id=RFC+8446&id=itu-t-x.1352")
	if got := answer.Header.Get("Location"); got != "/fr/compare?id=itu-t-x.1352&id=rfc-8446" {
		t.Errorf("another spelling leads to %q", got)
	}
	doc, answer := page(t, h, "/compare?id=nosuchthing&id=rfc-8446")
	if got := textOf(doc, "[role=alert]"); answer.StatusCode != http.StatusBadRequest || got != "nosuchthing is not in the landscape." {
		t.Errorf("%s: %s", answer.Status, got)
	}
	doc, answer = page(t, h, "/compare?id=rfc-8446&id=itu-t-x.1352&id=itu-t-x.1051&id=etsi-en-303-645&id=nist-sp-800-207")
	if answer.StatusCode != http.StatusBadRequest || doc.Find(".compare thead th").Length() != 4 || doc.Find("main form").Length() != 0 {
		t.Errorf("five: %s, %d columns", answer.Status, doc.Find(".compare thead th").Length())
	}
	doc, _ = page(t, h, "/compare?id=itu-t-x.1352")
	if doc.Find(`form.inline input[type=hidden][value="itu-t-x.1352"]`).Length() != 1 || doc.Find(`.listing a[href^="/compare?id=itu-t-x.1352&id="]`).Length() == 0 {
		t.Errorf("one standard: no way to compare it: %s", textOf(doc, "main"))
	}
}

func TestAListHoldsWhatItsAddressNames(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/ar/list?id=rfc-8446&id=itu-t-x.1352")
	var ids []string
	doc.Find(".hit h2 .id").Each(func(_ int, s *goquery.Selection) { ids = append(ids, s.Text()) })
	if strings.Join(ids, ", ") != "RFC 8446, ITU-T X.1352" {
		t.Errorf("shown: %v", ids)
	}
	if got := doc.Find("#address").AttrOr("value", ""); got != "http://example.com/ar/list?id=rfc-8446&id=itu-t-x.1352" {
		t.Errorf("address: %s", got)
	}
	if doc.Find(`a[href="/ar/compare?id=rfc-8446&id=itu-t-x.1352"]`).Length() != 1 {
		t.Error("two standards cannot be compared")
	}
	doc.Find(".meta .menu a").Each(func(_ int, s *goquery.Selection) {
		answer := visitAs(t, s.AttrOr("href", ""))
		if !strings.HasPrefix(answer.Header.Get("Content-Type"), s.AttrOr("type", "?")) || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s, %s", s.Text(), answer.Status, answer.Header.Get("Content-Type"))
		}
	})
	if n := doc.Find(".meta .menu a").Length(); n < 8 {
		t.Errorf("only %d formats", n)
	}
	empty, answer := page(t, h, "/list")
	if answer.StatusCode != http.StatusOK || empty.Find(".hit").Length() != 0 || empty.Find(`main a[href="/search"]`).Length() != 1 {
		t.Errorf("an empty list: %s", textOf(empty, "main"))
	}
}

// Without a script a search is a form: what is ticked makes the address.
func TestFoundStandardsCanBeTickedForAListOrAComparison(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/search?q=x1352")
	tick := doc.Find(".hit input[type=checkbox]").First()
	if tick.AttrOr("form", "") != "picked" || tick.AttrOr("name", "") != "id" || tick.AttrOr("value", "") != "itu-t-x.1352" {
		t.Errorf("the box is for %s=%s", tick.AttrOr("name", ""), tick.AttrOr("value", ""))
	}
	if doc.Find(`form#picked[action="/list"] button[formaction="/compare"]`).Length() != 1 {
		t.Error("what is ticked leads nowhere")
	}
}
