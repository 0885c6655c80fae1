package ui

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
)

func ask(t *testing.T, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	fixture.Handler().ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

func TestABadgeTellsHowAStandardStandsInTheReadersLanguage(t *testing.T) {
	for path, want := range map[string]string{
		"/standards/rfc-8446/badge.svg":              "RFC 8446: In force",
		"/zh/standards/rfc-8446/badge.svg":           "RFC 8446: 现行有效",
		"/standards/etsi-ts-103-645/badge.svg":       "ETSI TS 103 645: Superseded by ETSI EN 303 645",
		"/standards/ETSI%20TS%20103%20645/badge.svg": "ETSI TS 103 645: Superseded by ETSI EN 303 645",
	} {
		answer := ask(t, path)
		var picture struct {
			Title string `xml:"title"`
			Label string `xml:"aria-label,attr"`
		}
		if err := xml.Unmarshal(answer.Body.Bytes(), &picture); err != nil || picture.Title != want || picture.Label != want {
			t.Errorf("%s: %+v %v\n%s", path, picture, err, answer.Body)
		}
		if answer.Header().Get("Content-Type") != "image/svg+xml; charset=utf-8" || answer.Header().Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%s: %v", path, answer.Header())
		}
	}
	if code := ask(t, "/standards/nothing/badge.svg").Code; code != 404 {
		t.Errorf("a badge of nothing: %d", code)
	}
}

func TestOnlyACardMayStandInPagesOfOtherSites(t *testing.T) {
	doc, answer := page(t, fixture.Handler(), "/ar/embed/card/itu-t-x.1352")
	if policy := answer.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors *") || !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("policy %q", policy)
	}
	if got := doc.Find("h1 a").AttrOr("href", ""); got != "http://example.com/ar/standards/itu-t-x.1352" || doc.Find("script, form").Length() > 0 {
		t.Errorf("the card leads to %q", got)
	}
	if policy := ask(t, "/standards/itu-t-x.1352").Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("the whole page may be framed: %q", policy)
	}
}

func TestASiteThatIsGivenAnAddressAsksHowToShowIt(t *testing.T) {
	answer := ask(t, "/oembed?url=http%3A%2F%2Fexample.com%2Ffr%2Fstandards%2Frfc-8446&maxwidth=600")
	var told struct{ Version, Type, HTML string }
	if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || told.Version != "1.0" || told.Type != "rich" ||
		!strings.Contains(told.HTML, `src="http://example.com/fr/embed/card/rfc-8446"`) {
		t.Errorf("%+v %v", told, err)
	}
	for query, want := range map[string]int{
		"url=http%3A%2F%2Felsewhere.org%2Fstandards%2Frfc-8446": 404, "url=http%3A%2F%2Fexample.com%2Fstandards%2Fnothing": 404, "": 404,
		"url=http%3A%2F%2Fexample.com%2Fstandards%2Frfc-8446&format=xml": 501, "url=javascript%3A%2F%2Fexample.com%2Fstandards%2Frfc-8446": 404,
		"url=http%3A%2F%2Fexample.com%40elsewhere.org%2Fstandards%2Frfc-8446": 404, "url=http%3A%2F%2Fexample.com%2Fstandards%2F%25zz": 404, "url=http%3A%2F%2Fexample.com%2Fsearch": 404,
	} {
		if got := ask(t, "/oembed?"+query).Code; got != want {
			t.Errorf("%s: %d, not %d", query, got, want)
		}
	}
	doc, _ := page(t, fixture.Handler(), "/fr/standards/rfc-8446")
	if got := doc.Find(`link[type="application/json+oembed"]`).AttrOr("href", ""); got != "http://example.com/oembed?url=http%3A%2F%2Fexample.com%2Ffr%2Fstandards%2Frfc-8446" {
		t.Errorf("the page leads to %q", got)
	}
}

func TestAFrameFitsTheRoomThatASiteHas(t *testing.T) {
	for query, want := range map[string]string{
		"": "480x200", "&maxwidth=600&maxheight=600": "480x200", "&maxwidth=300": "300x200", "&maxheight=90": "480x90", "&maxwidth=1&maxheight=1": "1x1",
		"&maxwidth=0": "400", "&maxwidth=-5": "400", "&maxheight=wide": "400", "&maxwidth=1.5": "400", "&maxwidth=": "400", "&maxwidth=99999999999999999999": "400",
	} {
		answer := ask(t, "/oembed?url=http%3A%2F%2Fexample.com%2Fstandards%2Frfc-8446%23editions"+query)
		got := fmt.Sprint(answer.Code)
		if answer.Code == 200 {
			var told struct {
				Width, Height int
				HTML          string
			}
			if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || !strings.Contains(told.HTML, fmt.Sprintf(`width="%d" height="%d"`, told.Width, told.Height)) {
				t.Errorf("%s: %v %s", query, err, answer.Body)
			}
			got = fmt.Sprintf("%dx%d", told.Width, told.Height)
		}
		if got != want {
			t.Errorf("%s: %s, not %s: %s", query, got, want, answer.Body)
		}
	}
}

func TestThePageForOtherSitesGivesHTMLToCopy(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/es/embed?standard=itu-t-x.1352")
	text := doc.Find("main pre").Text()
	for _, want := range []string{`<iframe src="http://example.com/es/embed/card/itu-t-x.1352"`, `<img src="http://example.com/es/standards/itu-t-x.1352/badge.svg" alt="ITU-T X.1352: En vigor">`,
		`<form action="http://example.com/es/search" role="search">`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}
