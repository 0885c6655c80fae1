package ui

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"landscape/indexer"
)

func TestASearchShowsWhatItFound(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=x1352")
	first := doc.Find(".hit").First()
	if got := first.Find(".id").Text(); got != "ITU-T X.1352" {
		t.Errorf("first: %s", got)
	}
	if got := strings.TrimSpace(first.Find(".status.in-force").Text()); got != "In force" {
		t.Errorf("status: %q", got)
	}
	if got := first.Find("time").AttrOr("datetime", ""); got != "2022-09-02" {
		t.Errorf("date: %q", got)
	}
	if href := first.Find("h2 a").AttrOr("href", ""); href != "/standards/itu-t-x.1352" {
		t.Errorf("leads to %s", href)
	}
	if got := doc.Find("#q").AttrOr("value", ""); got != "x1352" {
		t.Errorf("the box holds %q", got)
	}
}

func TestATitleInTheReadersLanguageStandsFirst(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/fr/search?q=x1352")
	title := doc.Find(".hit .title").First()
	if title.AttrOr("lang", "") != "fr" || !strings.HasPrefix(title.Text(), "Exigences de sécurité") {
		t.Errorf("title: %s (%s)", title.Text(), title.AttrOr("lang", ""))
	}
	if got := doc.Find(".hit .original").First().Text(); !strings.Contains(got, "Security requirements") {
		t.Errorf("original: %s", got)
	}
}

// TestEveryFilterFindsAsManyAsItSays chooses every check box of a search.
func TestEveryFilterFindsAsManyAsItSays(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=security")
	boxes := doc.Find(".facet input[type=checkbox]")
	if boxes.Length() < 20 {
		t.Fatalf("only %d filters", boxes.Length())
	}
	boxes.Each(func(_ int, s *goquery.Selection) {
		name, value := s.AttrOr("name", ""), s.AttrOr("value", "")
		count := strings.TrimSpace(s.Closest("label").Find(".n").Text())
		chosen, _ := page(t, h, "/search?"+url.Values{"q": {"security"}, name: {value}}.Encode())
		if found := strings.Fields(textOf(chosen, "#found strong"))[0]; found != count {
			t.Errorf("%s=%s says %s and finds %s", name, value, count, found)
		}
		if s.AttrOr("form", "") != "search" {
			t.Errorf("%s=%s is not part of the search", name, value)
		}
	})
}

func TestAChosenFilterIsAChipThatTakesItBack(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=security&area=iot&body=ITU-T&year=2018..2024&page=1")
	got := map[string]string{}
	doc.Find(".chip").Each(func(_ int, s *goquery.Selection) {
		got[s.Find("bdi").Text()] = s.AttrOr("href", "")
	})
	want := map[string]string{
		"Internet of Things": "/search?body=ITU-T&q=security&year=2018..2024",
		"ITU-T":              "/search?area=iot&q=security&year=2018..2024",
		"2018–2024":          "/search?area=iot&body=ITU-T&q=security",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := textOf(doc, ".filters>summary"); got != "Filters (3)" {
		t.Errorf("summary: %s", got)
	}
	if doc.Find(`input[name=area][value=iot][checked]`).Length() != 1 {
		t.Error("the box of the chosen area is not checked")
	}
	if from := doc.Find("input[name=from]").AttrOr("value", ""); from != "2018" {
		t.Errorf("the range begins with %q", from)
	}
}

func TestWhatIsHiddenCanBeShown(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=transport+layer+security")
	before := doc.Find(".hit").Length()
	show := doc.Find("#found a").AttrOr("href", "")
	if show == "" {
		t.Fatalf("nothing is hidden: %s", textOf(doc, "#found"))
	}
	doc, _ = page(t, h, show)
	if doc.Find(".hit").Length() <= before || doc.Find("#found a").Length() != 0 {
		t.Errorf("%s shows no more", show)
	}
	gone := doc.Find(".hit .status.superseded")
	if got := strings.TrimSpace(gone.Text()); got != "Superseded by RFC 8446" {
		t.Errorf("superseded: %q", got)
	}
	if got := textOf(doc, ".chip bdi"); got != "Any status" {
		t.Errorf("chips: %s", got)
	}
}

func TestAnEmptyResultHelpsOn(t *testing.T) {
	h := fixture.Handler()
	doc, answer := page(t, h, "/search?q=qwertzuiop&area=iot")
	if answer.StatusCode != http.StatusOK || doc.Find(".hit").Length() != 0 {
		t.Fatalf("%s, %d hits", answer.Status, doc.Find(".hit").Length())
	}
	if doc.Find(`.nothing a[href="/search?q=qwertzuiop"]`).Length() != 1 || doc.Find(`.nothing a[href="/taxonomy"]`).Length() != 1 {
		t.Errorf("no way on: %s", textOf(doc, ".nothing"))
	}
}

func TestAPoorResultLeadsOnToWhatItsWordsTouch(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=qwertzuiop+encryption+mobile+money&body=ITU-T")
	if doc.Find(`.nothing a[href="/search?q=encryption"]`).Length() != 1 {
		t.Errorf("no word alone: %s", textOf(doc, ".nothing"))
	}
	doc.Find(".nothing .concepts li").Each(func(_ int, s *goquery.Selection) {
		href, count := s.Find("a").AttrOr("href", ""), strings.TrimSpace(s.Find(".n").Text())
		if count == "" {
			return
		}
		found, _ := page(t, h, href)
		if got := strings.Fields(textOf(found, "#found strong"))[0]; got != count {
			t.Errorf("%s says %s and finds %s", href, count, got)
		}
	})
	for _, want := range []string{`a[href="/thesaurus/encryption"]`, `a[href="/pathways/mobile-money"]`, `a[href^="https://www.itu.int/"]`} {
		if doc.Find(".nothing "+want).Length() == 0 {
			t.Errorf("no %s: %s", want, textOf(doc, ".nothing"))
		}
	}
	if rich, _ := page(t, h, "/search?q=security"); rich.Find(".nothing").Length() != 0 {
		t.Error("help where enough was found")
	}
}

func TestAWrongParameterIsToldAndTheRestSearched(t *testing.T) {
	h := fixture.Handler()
	doc, answer := page(t, h, "/search?q=security&size=1000&nonsense=1")
	if answer.StatusCode != http.StatusBadRequest {
		t.Errorf("%s", answer.Status)
	}
	if got := textOf(doc, "[role=alert]"); !strings.Contains(got, "nonsense") {
		t.Errorf("told: %s", got)
	}
	if doc.Find(".hit").Length() == 0 {
		t.Error("nothing was searched")
	}
}

func TestAWholeResultCanBeTakenAway(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/ar/search?q=security&area=iot&page=1&sort=newest")
	var got []string
	doc.Find(".meta .menu a").Each(func(_ int, s *goquery.Selection) { got = append(got, s.AttrOr("href", "")) })
	var want []string
	for _, form := range []string{"csv", "jsonl", "bib", "ris", "atom"} {
		want = append(want, "/api/v1/search."+form+"?area=iot&lang=ar&q=security&sort=newest")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFormsAddressIsTidied(t *testing.T) {
	for _, c := range []struct {
		about, asked, want string
		untidy             bool
	}{
		{"nothing to do", "q=iot&area=iot", "area=iot&q=iot", false},
		{"empty fields go", "q=iot&sort=&from=&to=", "q=iot", true},
		{"two years are a range", "from=2018&to=2024", "year=2018..2024", true},
		{"a range the wrong way round", "from=2024&to=2018", "year=2018..2024", true},
		{"an open end", "from=2018", "year=2018..", true},
		{"an open beginning", "to=2018", "year=..2018", true},
		{"years with a dash", "year=2018-2020", "year=2018..2020", true},
		{"what is no year is no filter", "from=abc&to=20", "", true},
	} {
		values, err := url.ParseQuery(c.asked)
		if err != nil {
			t.Fatal(err)
		}
		if untidy := tidy(values); untidy != c.untidy || values.Encode() != c.want {
			t.Errorf("%s: %s, %v", c.about, values.Encode(), untidy)
		}
	}
}

func TestPagesOfAResultAreLinked(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/search?q=security&size=5&page=2")
	if got := doc.Find(".pager a[rel=prev]").AttrOr("href", ""); got != "/search?q=security&size=5" {
		t.Errorf("previous: %s", got)
	}
	if got := doc.Find(".pager a[rel=next]").AttrOr("href", ""); got != "/search?page=3&q=security&size=5" {
		t.Errorf("next: %s", got)
	}
}

func TestManyValuesOfAFacetAreFolded(t *testing.T) {
	var counts []indexer.Count
	for i := range 100 {
		counts = append(counts, indexer.Count{Value: "G" + strconv.Itoa(i), Count: 100 - i, Selected: i == 80})
	}
	f := found{reader: newTestRenderer(t).readers["en"],
		query:  indexer.Query{Filters: indexer.Filters{indexer.FacetGroup: {"G80", "gone"}}},
		result: &indexer.Result{Facets: map[string][]indexer.Count{indexer.FacetGroup: counts}}}
	v := f.facetView(indexer.FacetGroup)
	if len(v.Values) != facetShown+2 || len(v.More) != facetListed || v.Unlisted != 100-facetShown-1-facetListed {
		t.Errorf("%d shown, %d more, %d unlisted", len(v.Values), len(v.More), v.Unlisted)
	}
	labels := func(values []facetValue) (all []string) {
		for _, v := range values {
			all = append(all, v.Value)
		}
		return all
	}
	if shown := labels(v.Values); !slices.Contains(shown, "G80") || !slices.Contains(shown, "gone") {
		t.Errorf("a chosen value is not shown: %v", shown)
	}
}

func TestWhatAQueryNamesStandsAboveTheHits(t *testing.T) {
	h := fixture.Handler()
	doc, _ := page(t, h, "/fr/search?q=convention+de+budapest")
	named := doc.Find(".named li")
	if named.Length() != 1 || named.Find("a[href='/fr/initiatives#budapest-convention']").Length() != 1 || named.Find(".doubt").Length() != 1 {
		t.Errorf("%d named: %s", named.Length(), named.Text())
	}
	if doc, _ := page(t, h, "/search?q=convention+de+budapest&page=2"); doc.Find(".named").Length() != 0 {
		t.Error("a further page names it again")
	}
	question, _ := page(t, h, "/search?q=Q6/17")
	if question.Find(".named a[href='/coordination/questions/6']").Length() != 1 {
		t.Error("a Question that is named does not lead to its desk")
	}
}

// Whatever is typed for a standard has its page: what it was read as stands on top.
func TestWhatWasTypedForAStandardIsToldOnTop(t *testing.T) {
	h := fixture.Handler()
	for typed, want := range map[string]string{
		"ITU-T X.1051 (04/2016)": "ITU-T X.1051 (04/2016)",
		"ITU-T X.1051 (01/1990)": "never was",
		"ETSI EN 303 645 V9.9.9": "is not in the landscape",
		"NIST SP 800-61r1":       "NIST SP 800-61r2",
		"RFC 2119":               "RFC 2119 is not in the landscape",
		"ISO 9001":               "ISO 9001 is not in the landscape",
		"STD 66":                 "STD 66 is a series",
		"https://portal.3gpp.org/desktopmodules/Specifications/SpecificationDetails.aspx?specificationId=3169": "3GPP",
		"https://www.rfc-editor.org/about/nothing":                                                             "rfc-editor.org",
	} {
		for _, prefix := range []string{"", "/ar"} {
			doc, answer := page(t, h, prefix+"/search?q="+url.QueryEscape(typed))
			if answer.StatusCode != http.StatusOK {
				t.Errorf("%s%s: %s", prefix, typed, answer.Status)
			}
			if got := textOf(doc, ".notice"); prefix == "" && !strings.Contains(got, want) {
				t.Errorf("%s: %q", typed, got)
			}
		}
	}
}
