package ui

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"landscape/coordination"
	"landscape/searchsvc"
)

// coordinationPages are the pages whose numbers lead to searches.
func coordinationPages() []string {
	return []string{"/coordination", "/coordination?area=iot", "/coordination/organisations", "/coordination/matrix", "/coordination/matrix?rows=area&cols=topic&identical=all",
		"/coordination/matrix?rows=question&cols=body", "/coordination/matrix?rows=body&cols=status&q=security", "/coordination/gaps", "/coordination/gaps?reader=ar&years=3",
		"/coordination/overlaps?area=iot", "/coordination/programme", "/coordination/questions", "/coordination/questions/6", "/coordination/questions/15"}
}

func TestEveryNumberOnACoordinationPageIsWhatItsSearchFinds(t *testing.T) {
	h := fixture.Handler()
	walked := 0
	for _, address := range coordinationPages() {
		doc, _ := page(t, h, address)
		doc.Find("main a[href^='/search?']").Each(func(_ int, s *goquery.Selection) {
			count, err := strconv.Atoi(strings.NewReplacer(",", "", "+", "").Replace(strings.TrimSpace(s.Text())))
			if err != nil {
				return // a link of words
			}
			walked++
			if found := hitsOf(t, h, s.AttrOr("href", "")); found != count {
				t.Errorf("%s: %s says %d and finds %d", address, s.AttrOr("href", ""), count, found)
			}
		})
	}
	if walked < 80 {
		t.Errorf("only %d numbers were walked", walked)
	}
}

// hitsOf asks the API how many a search of the site finds.
func hitsOf(t *testing.T, h http.Handler, href string) int {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/search?facets=none&size=1&"+u.RawQuery, nil))
	var answer searchsvc.SearchAnswer
	if err := json.NewDecoder(w.Body).Decode(&answer); err != nil {
		t.Fatalf("%s: %v", href, err)
	}
	return answer.Total
}

func TestAMatrixIsATableThatCanBeReadAloud(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/coordination/matrix?rows=area&cols=body")
	if doc.Find("table.heat caption").Length() != 1 {
		t.Error("the table has no caption")
	}
	columns := doc.Find("table.heat thead th[scope=col]").Length()
	doc.Find("table.heat :is(tbody, tfoot) tr").Each(func(_ int, row *goquery.Selection) {
		if row.Find("th[scope=row]").Length() != 1 || row.Find("th, td").Length() != columns {
			t.Errorf("row %q has %d cells under %d heads", row.Find("th").Text(), row.Find("th, td").Length(), columns)
		}
	})
	doc.Find("table.heat td[class^=heat-]").Each(func(_ int, cell *goquery.Selection) {
		if empty := cell.HasClass("heat-0"); empty != (strings.TrimSpace(cell.Text()) == "0") {
			t.Errorf("a cell with %q is %s", cell.Text(), cell.AttrOr("class", ""))
		}
	})
}

func TestHeatGrowsWithTheNumber(t *testing.T) {
	for most := range 400 {
		last := 0
		for n := range most + 1 {
			now := heat(n, most)
			if now < last || (n == 0) != (now == 0) || now > hottest {
				t.Fatalf("heat of %d of %d is %d after %d", n, most, now, last)
			}
			last = now
		}
		steps := legend(most)
		if len(steps) > 0 && (steps[0].From != 1 || steps[len(steps)-1].To != most) {
			t.Errorf("legend to %d: %+v", most, steps)
		}
	}
}

func TestAFindingSaysWhatItRestsOn(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/coordination/gaps?reader=ar")
	if doc.Find(".finding").Length() == 0 {
		t.Fatal("there are no findings")
	}
	doc.Find(".finding").Each(func(_ int, f *goquery.Selection) {
		if f.Find("strong").Text() == "" || !strings.HasSuffix(strings.TrimSpace(f.Find("p").Eq(1).Text()), ".") {
			t.Errorf("%s: %q", f.AttrOr("id", ""), f.Text())
		}
		if !strings.Contains(f.Find("p.why").Text(), ".") {
			t.Errorf("%s does not say why it matters and what could be done", f.AttrOr("id", ""))
		}
	})
}

func TestAFindingCanBeMarkedByItsAddress(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/coordination/gaps?reader=ar")
	first := doc.Find(".finding").First()
	href, _, _ := strings.Cut(first.Find(".pin").AttrOr("href", ""), "#")
	marked, _ := page(t, h, href)
	if got := marked.Find(".finding.marked").AttrOr("id", ""); got != first.AttrOr("id", "") {
		t.Errorf("%s marks %q", href, got)
	}
	if marked.Find("form.bar-of-filters input[type=hidden][name=mark]").Length() != 1 {
		t.Error("the mark is lost with the next choice")
	}
}

func TestTheDrawingOfTheProgrammeHoldsWhatTheTablesHold(t *testing.T) {
	h := fixture.Handler()
	for _, by := range []string{"", "?by=body", "?by=question"} {
		doc, _ := page(t, h, "/coordination/programme"+by)
		rows := map[string]bool{}
		doc.Find("tr[id^=item-]").Each(func(_ int, row *goquery.Selection) { rows["#"+row.AttrOr("id", "")] = true })
		if len(rows) == 0 {
			t.Fatal("no work items")
		}
		drawn := map[string]bool{}
		doc.Find("svg.timeline a[href^='#item-']").Each(func(_ int, mark *goquery.Selection) {
			drawn[mark.AttrOr("href", "")] = true
			if !rows[mark.AttrOr("href", "")] {
				t.Errorf("%s is drawn and in no table", mark.AttrOr("href", ""))
			}
		})
		dated := doc.Find("tr[id^=item-]:has(td.due time)").Length()
		if len(drawn) != dated {
			t.Errorf("programme%s draws %d items, and %d have a date", by, len(drawn), dated)
		}
	}
}

func TestTheDeskOfAQuestionLeadsOn(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/coordination/questions/6")
	if !strings.Contains(textOf(doc, "#recommendations, section[aria-labelledby=recommendations]"), "ITU-T X.1352") {
		t.Error("the desk on the Internet of things lacks X.1352")
	}
	if got := doc.Find("section[aria-labelledby=initiatives] .findings > li").Length(); got == 0 || got > 6 {
		t.Errorf("%d initiatives on the desk", got)
	}
	for _, form := range []string{"brief.docx", "brief.md"} {
		if doc.Find(`.actions a[href*="`+form+`"]`).Length() != 1 {
			t.Errorf("no %s", form)
		}
	}
	arabic, _ := page(t, h, "/ar/coordination/questions/6")
	if arabic.Find(`.actions a[href*="brief.docx"][href*="lang=ar"]`).Length() != 1 {
		t.Error("the brief of the Arabic page is not in Arabic")
	}
}

func TestWhatIsNotVerifiedSaysSo(t *testing.T) {
	h := fixture.Handler()
	facts := fixture.Facts()
	unverified := 0
	for _, i := range facts.Initiatives {
		if i.Certainty != coordination.Read {
			unverified++
		}
	}
	doc, _ := page(t, h, "/initiatives")
	if got := doc.Find(".findings .doubt").Length(); got != unverified {
		t.Errorf("%d initiatives are marked, %d are not verified", got, unverified)
	}
	questions, _ := page(t, h, "/coordination/questions")
	questions.Find("tbody tr").Each(func(i int, row *goquery.Selection) {
		if doubted := row.Find(".doubt").Length() > 0; doubted != (facts.Questions[i].Certainty != coordination.Read) {
			t.Errorf("%s: marked %v", facts.Questions[i].Name(), doubted)
		}
	})
}

func TestAWrongAddressOfAViewSaysSoAndStillShows(t *testing.T) {
	h := fixture.Handler()
	for address, selector := range map[string]string{
		"/coordination/matrix?rows=colour": "table.heat", "/coordination/matrix?rows=body&cols=body": "table.heat", "/coordination/gaps?kind=hole": ".bar-of-filters",
		"/coordination/overlaps?phase=dawn": ".bar-of-filters", "/coordination/programme?area=iott": ".bar-of-filters", "/coordination/questions/6?since=then": "#recommendations",
		"/coordination/gaps?colour=red": ".bar-of-filters",
	} {
		doc, answer := page(t, h, address)
		if answer.StatusCode != http.StatusBadRequest || doc.Find(".notice[role=alert]").Length() != 1 || doc.Find(selector).Length() == 0 {
			t.Errorf("%s: %s, %q", address, answer.Status, textOf(doc, ".notice"))
		}
	}
	for _, address := range []string{"/coordination/questions/99", "/coordination/questions/six"} {
		if _, answer := page(t, h, address); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", address, answer.Status)
		}
	}
}

func TestChoicesOfAFormGiveATidyAddress(t *testing.T) {
	_, answer := page(t, fixture.Handler(), "/coordination/gaps?q=&kind=&area=iot&topic=&body=&identical=")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/coordination/gaps?area=iot" {
		t.Errorf("%s, %q", answer.Status, answer.Header.Get("Location"))
	}
}

func TestTheDrawingOfAStandardHoldsWhatItsListsHold(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/standards/itu-t-x.1051")
	nodes := doc.Find("svg.graph a")
	if nodes.Length() == 0 {
		t.Fatal("X.1051 stands alone")
	}
	nodes.Each(func(_ int, node *goquery.Selection) {
		href := node.AttrOr("href", "")
		if doc.Find(`section a[href="`+href+`"]`).Length() == 0 {
			t.Errorf("%s is drawn and in no list", href)
		}
	})
}
