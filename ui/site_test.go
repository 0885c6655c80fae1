package ui

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// addresses are pages of every kind that the fixture has.
func addresses() []string {
	return []string{"/", "/search", "/search?q=internet+of+things", "/search?q=nothinglikeit", "/standards/itu-t-x.1352",
		"/standards/itu-t-x.1051", "/compare", "/compare?id=itu-t-x.1352", "/compare?id=itu-t-x.1352&id=etsi-en-303-645", "/list", "/list?id=rfc-8446&id=itu-t-x.1352", "/taxonomy", "/thesaurus", "/thesaurus/zero-trust", "/series", "/bodies", "/bodies/itu-t", "/groups/sg17", "/areas/iot", "/topics/pki", "/changes", "/status", "/api", "/pathways", "/pathways/national-cirt",
		"/coordination", "/coordination/organisations", "/coordination/matrix", "/coordination/matrix?rows=question&cols=topic&limit=200",
		"/coordination/gaps", "/coordination/overlaps?area=iot", "/coordination/programme?by=body", "/coordination/questions",
		"/coordination/questions/6", "/initiatives", "/embed?standard=rfc-8446", "/check", "/references"}
}

func inLanguage(lang, address string) string {
	path, query, found := strings.Cut(address, "?")
	if found {
		query = "?" + query
	}
	return localPath(lang, path) + query
}

// chosenLanguage is the address in the menu, at which the choice is remembered.
func chosenLanguage(lang, address string) string {
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	return inLanguage(lang, address) + sign + "lang=" + lang
}

func TestEveryPageIsThereInEveryLanguage(t *testing.T) {
	h := fixture.Handler()
	for _, address := range addresses() {
		for _, lang := range languages() {
			doc, answer := page(t, h, inLanguage(lang, address))
			if answer.StatusCode != http.StatusOK {
				t.Errorf("%s in %s: %s", address, lang, answer.Status)
				continue
			}
			dir := map[bool]string{true: "rtl", false: "ltr"}[lang == "ar"]
			if doc.Find(`html[lang="`+lang+`"][dir="`+dir+`"]`).Length() != 1 {
				t.Errorf("%s in %s does not say its language and direction", address, lang)
			}
			if doc.Find("h1").Length() != 1 {
				t.Errorf("%s in %s has %d first headings", address, lang, doc.Find("h1").Length())
			}
			if answer.Header.Get("Content-Language") != lang {
				t.Errorf("%s in %s: Content-Language %q", address, lang, answer.Header.Get("Content-Language"))
			}
		}
	}
}

func TestEveryPageKeepsItsAddressInTheOtherLanguages(t *testing.T) {
	h := fixture.Handler()
	for _, address := range addresses() {
		doc, _ := page(t, h, inLanguage("ar", address))
		for _, lang := range languages() {
			href, _ := doc.Find(`.languages a[hreflang="` + lang + `"]`).Attr("href")
			if href != chosenLanguage(lang, address) {
				t.Errorf("%s leads to %s in %s", address, href, lang)
			}
			absolute, _ := doc.Find(`link[rel=alternate][hreflang="` + lang + `"]`).Attr("href")
			if absolute != "http://example.com"+inLanguage(lang, address) {
				t.Errorf("%s declares %s in %s", address, absolute, lang)
			}
		}
	}
}

// TestEveryLinkLeadsSomewhere follows every link within the site from every page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	h := fixture.Handler()
	seen := map[string]bool{}
	for _, address := range append(addresses(), "/ar", "/search?q=security&area=iot&status=in-force") {
		doc, _ := page(t, h, address)
		doc.Find("a[href], link[href], script[src]").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", s.AttrOr("src", ""))
			u, err := url.Parse(href)
			if err != nil || u.Host != "" || u.Path == "" || seen[u.Path+"?"+u.RawQuery] {
				return
			}
			seen[u.Path+"?"+u.RawQuery] = true
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, u.RequestURI(), nil))
			if w.Code >= 400 {
				t.Errorf("%s links to %s: %d", address, href, w.Code)
			}
		})
	}
	if len(seen) < 100 {
		t.Errorf("only %d links were followed", len(seen))
	}
}

func TestPagesProtectTheirReaders(t *testing.T) {
	h := fixture.Handler()
	for _, address := range append(addresses(), "/nowhere", "/static/site.css") {
		_, answer := page(t, h, address)
		policy := answer.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: content policy %q", address, policy)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin"} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s %q", address, name, got)
			}
		}
	}
}

func TestPagesObeyTheirOwnContentPolicy(t *testing.T) {
	h := fixture.Handler()
	for _, address := range addresses() {
		doc, _ := page(t, h, address)
		// Data in a script element is not run, and no policy speaks of it.
		if n := doc.Find("style, [style], script:not([src]):not([type=\"application/ld+json\"]), iframe, object, base").Length(); n > 0 {
			t.Errorf("%s has %d things that the policy refuses", address, n)
		}
		doc.Find("script[src], link[rel=stylesheet], img[src]").Each(func(_ int, s *goquery.Selection) {
			if from := s.AttrOr("src", s.AttrOr("href", "")); !strings.HasPrefix(from, "/") || strings.HasPrefix(from, "//") {
				t.Errorf("%s loads %s", address, from)
			}
		})
	}
}

func TestEverythingThatIsOperatedHasAName(t *testing.T) {
	h := fixture.Handler()
	for _, address := range addresses() {
		doc, _ := page(t, h, address)
		doc.Find("input:not([type=checkbox]):not([type=hidden]), select").Each(func(_ int, s *goquery.Selection) {
			if s.AttrOr("aria-label", "") == "" && strings.TrimSpace(s.Closest("label").Text()) == "" {
				html, _ := goquery.OuterHtml(s)
				t.Errorf("%s: no name for %s", address, html)
			}
		})
		doc.Find("a[href], button, summary").Each(func(_ int, s *goquery.Selection) {
			if strings.TrimSpace(s.Text()) == "" && s.AttrOr("aria-label", "") == "" {
				html, _ := goquery.OuterHtml(s)
				t.Errorf("%s: no name for %s", address, html)
			}
		})
		var ids []string
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) { ids = append(ids, s.AttrOr("id", "")) })
		slices.Sort(ids)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s: an id is used twice", address)
		}
		if doc.Find("a.skip[href='#main']").Length() != 1 || doc.Find("main#main").Length() != 1 {
			t.Errorf("%s: nothing to skip to", address)
		}
	}
}

func TestAnAddressThatLeadsNowhereHelpsOn(t *testing.T) {
	h := fixture.Handler()
	for address, want := range map[string]string{
		"/standards/x1352x":    "/standards/itu-t-x.1352",
		"/fr/standards/x1352x": "/fr/standards/itu-t-x.1352",
		"/zero-trust":          "/standards/nist-sp-800-207",
	} {
		doc, answer := page(t, h, address)
		if answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", address, answer.Status)
		}
		if doc.Find(`.problem a[href="`+want+`"]`).Length() == 0 {
			t.Errorf("%s does not suggest %s: %s", address, want, textOf(doc, ".problem"))
		}
		if answer.Header.Get("ETag") != "" || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %v", address, answer.Header)
		}
	}
}

func TestAProgramThatIsLostGetsAProblem(t *testing.T) {
	h := fixture.Handler()
	_, answer := page(t, h, "/api/v1/nowhere")
	if got := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusNotFound || !strings.HasPrefix(got, "application/problem+json") {
		t.Errorf("%s, %s", answer.Status, got)
	}
}

func TestAnotherSpellingLeadsToTheRightAddress(t *testing.T) {
	h := fixture.Handler()
	for asked, want := range map[string]string{
		"/standards/x1352": "/standards/itu-t-x.1352", "/ar/standards/RFC%208446": "/ar/standards/rfc-8446", "/areas": "/taxonomy",
	} {
		_, answer := page(t, h, asked)
		if answer.StatusCode != http.StatusMovedPermanently || answer.Header.Get("Location") != want {
			t.Errorf("%s: %s, %q", asked, answer.Status, answer.Header.Get("Location"))
		}
	}
}

func TestWhatGoesWrongIsToldPlainlyWithTheRequest(t *testing.T) {
	service := fixture
	s := &site{service: service, renderer: newTestRenderer(t)}
	service.Engine().GET("/broken", s.page("en", func(*visit) error { panic("a secret path /etc/x") }))
	w := httptest.NewRecorder()
	service.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/broken", nil))
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(doc, ".problem")
	if w.Code != http.StatusInternalServerError || !strings.Contains(text, w.Header().Get("X-Request-Id")) {
		t.Errorf("%d: %s", w.Code, text)
	}
	if strings.Contains(text, "secret") {
		t.Errorf("the cause is told: %s", text)
	}
}

func TestAPageThatIsKnownIsNotSentAgain(t *testing.T) {
	h := fixture.Handler()
	_, first := page(t, h, "/standards/itu-t-x.1352")
	r := httptest.NewRequest(http.MethodGet, "/standards/itu-t-x.1352", nil)
	r.Header.Set("If-None-Match", first.Header.Get("ETag"))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified {
		t.Errorf("%d", w.Code)
	}
}
