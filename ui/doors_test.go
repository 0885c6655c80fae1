package ui

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// visitAs asks for an address with some headers.
func visitAs(t *testing.T, address string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	fixture.Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestTheFirstPageAnswersInTheReadersLanguage(t *testing.T) {
	for _, c := range []struct {
		about   string
		headers []string
		want    string
	}{
		{"a browser in French", []string{"Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5"}, "/fr"},
		{"a browser in Chinese of Taiwan", []string{"Accept-Language", "zh-TW"}, "/zh"},
		{"a browser in a language that the site has not", []string{"Accept-Language", "uk, de;q=0.9"}, ""},
		{"a program", nil, ""},
		{"the choice wins over the browser", []string{"Accept-Language", "fr", "Cookie", "lang=ru"}, "/ru"},
		{"English was chosen", []string{"Accept-Language", "fr", "Cookie", "lang=en"}, ""},
		{"a choice that nobody offered", []string{"Accept-Language", "es", "Cookie", "lang=../x"}, "/es"},
		{"who reads the site in English stays there", []string{"Accept-Language", "fr", "Sec-Fetch-Site", "same-origin"}, ""},
	} {
		answer := visitAs(t, "/", c.headers...)
		if got := answer.Header.Get("Location"); got != c.want {
			t.Errorf("%s: led to %q, not to %q", c.about, got, c.want)
		}
		vary := strings.Join(answer.Header.Values("Vary"), ", ")
		for _, header := range []string{"Accept-Language", "Cookie", "Sec-Fetch-Site"} {
			if !strings.Contains(vary, header) {
				t.Errorf("%s: a cache is not told of %s: %s", c.about, header, vary)
			}
		}
	}
	if answer := visitAs(t, "/standards/rfc-8446", "Accept-Language", "fr", "Cookie", "lang=ru"); answer.StatusCode != http.StatusOK {
		t.Errorf("an address in English is answered with %s", answer.Status)
	}
}

func TestAChosenLanguageIsRemembered(t *testing.T) {
	answer := visitAs(t, "/fr/search?q=iot&lang=ar")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/ar/search?q=iot" {
		t.Errorf("%s to %q", answer.Status, answer.Header.Get("Location"))
	}
	cookies := answer.Cookies()
	if len(cookies) != 1 || cookies[0].Name != "lang" || cookies[0].Value != "ar" || cookies[0].Path != "/" || !cookies[0].HttpOnly {
		t.Errorf("cookies %v", cookies)
	}
	if answer.Header.Get("Cache-Control") != "no-store" {
		t.Error("an answer with a cookie may be kept")
	}
	if answer := visitAs(t, "/search?q=iot&lang=xx"); answer.Header.Get("Location") != "/search?q=iot" || len(answer.Cookies()) > 0 {
		t.Errorf("an unknown language: %q, %v", answer.Header.Get("Location"), answer.Cookies())
	}
}

func TestOtherSpellingsOfALanguageLeadOn(t *testing.T) {
	for asked, want := range map[string]string{
		"/zh-CN/": "/zh", "/FR/": "/fr", "/FR": "/fr", "/zh_TW/search?q=iot": "/zh/search?q=iot", "/en/bodies": "/bodies", "/en": "/",
		"/es-419/standards/rfc-8446": "/es/standards/rfc-8446",
	} {
		answer := visitAs(t, asked)
		if answer.StatusCode != http.StatusMovedPermanently || answer.Header.Get("Location") != want {
			t.Errorf("%s: %s to %q, not to %q", asked, answer.Status, answer.Header.Get("Location"), want)
		}
	}
	for _, asked := range []string{"/de/", "/fr/nowhere", "/it", "/zh-CNN/x/../y"} {
		if answer := visitAs(t, asked); answer.StatusCode == http.StatusOK {
			t.Errorf("%s: %s", asked, answer.Status)
		}
	}
}

func TestWhatOtherSitesAddToALinkLeadsToTheAddressWithoutIt(t *testing.T) {
	for asked, want := range map[string]string{
		"/search?q=iot&utm_source=mail&utm_campaign=x&area=iot": "/search?area=iot&q=iot",
		"/ar/standards/rfc-8446?fbclid=IwAR0":                   "/ar/standards/rfc-8446",
		"/coordination/gaps?gclid=1&mc_cid=2&ref=home":          "/coordination/gaps",
		"/?UTM_SOURCE=x": "/",
		"/fr?ref=x":      "/fr",
	} {
		answer := visitAs(t, asked)
		if answer.StatusCode != http.StatusMovedPermanently || answer.Header.Get("Location") != want {
			t.Errorf("%s: %s to %q, not to %q", asked, answer.Status, answer.Header.Get("Location"), want)
		}
	}
}

func TestAQueryStringIsReadAsTyped(t *testing.T) {
	for asked, want := range map[string]string{
		"/search?q=100%":                   "/search?q=100%25",
		"/search?q=iot;x":                  "/search?q=iot%3Bx",
		"/search?q=%zz+top&area=iot":       "/search?area=iot&q=%25zz+top",
		"/search?q=50%25+of+x%":            "/search?q=50%25+of+x%25",
		"/changes?kind=added;since=1":      "/changes?kind=added%3Bsince%3D1",
		"/ar/search?q=%D8%A7%D9%85%D9%86%": "/ar/search?q=%D8%A7%D9%85%D9%86%25",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path, r.URL.RawQuery, _ = strings.Cut(asked, "?")
		w := httptest.NewRecorder()
		fixture.Handler().ServeHTTP(w, r)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("%s: %d to %q, not to %q", asked, w.Code, got, want)
		}
	}
	doc, _ := page(t, fixture.Handler(), "/search?q=100%25")
	if got := doc.Find("#q").AttrOr("value", ""); got != "100%" {
		t.Errorf("the box holds %q", got)
	}
}

func TestAPageThatSaysWhatIsWrongIsNotKept(t *testing.T) {
	for _, address := range []string{"/search?nonsense=1", "/coordination/gaps?size=x", "/changes?kind=none", "/search?q=%00"} {
		answer := visitAs(t, address)
		if answer.StatusCode != http.StatusBadRequest || answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("ETag") != "" {
			t.Errorf("%s: %s, %v", address, answer.Status, answer.Header)
		}
	}
}

// siteMap is a site map, or a list of them, as search engines read it.
type siteMap struct {
	Locs []string `xml:"sitemap>loc"`
	URLs []struct {
		Loc   string `xml:"loc"`
		Links []struct {
			Language string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"url"`
}

func readSiteMap(t *testing.T, path string) (m siteMap) {
	t.Helper()
	answer := visitAs(t, path)
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", path, answer.Status)
	}
	if err := xml.NewDecoder(answer.Body).Decode(&m); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return m
}

func TestTheSiteMapsTellEveryPageInEveryLanguage(t *testing.T) {
	const site = "http://example.com"
	index := readSiteMap(t, "/sitemap.xml")
	if len(index.Locs) != len(languages()) {
		t.Fatalf("site maps: %v", index.Locs)
	}
	for i, lang := range languages() {
		told := readSiteMap(t, strings.TrimPrefix(index.Locs[i], site))
		found := false
		for n, u := range told.URLs {
			found = found || u.Loc == site+localPath(lang, "/standards/rfc-8446")
			if len(u.Links) != len(languages())+1 || u.Links[0].Language != "en" || u.Links[len(u.Links)-1].Language != "x-default" {
				t.Fatalf("%s: other languages %v", u.Loc, u.Links)
			}
			if n%5 > 0 { // asking all takes long
				continue
			}
			if answer := visitAs(t, strings.TrimPrefix(u.Loc, site)); answer.StatusCode != http.StatusOK {
				t.Errorf("%s: %s", u.Loc, answer.Status)
			}
		}
		if !found {
			t.Errorf("the map of %s misses a standard", lang)
		}
	}
	text, err := io.ReadAll(visitAs(t, "/robots.txt").Body)
	if err != nil || !strings.Contains(string(text), "Sitemap: "+site+"/sitemap.xml") {
		t.Errorf("robots.txt: %s", text)
	}
}
