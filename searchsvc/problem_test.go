package searchsvc

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"landscape/taxonomy"
)

func TestBadInputIsToldWithWhatIsAccepted(t *testing.T) {
	w := shared
	for _, c := range []struct {
		name, target string
		status       int
		code, param  string
		detail       string
	}{
		{"unknown parameter", "/api/v1/search?qq=tls", 400, "unknown-parameter", "qq", "Accepted: q, body, area"},
		{"page 0", "/api/v1/search?page=0", 400, "bad-value", "page", "1..10000"},
		{"negative page", "/api/v1/search?page=-1", 400, "bad-value", "page", "1..10000"},
		{"page that is no number", "/api/v1/search?page=two", 400, "bad-value", "page", "1..10000"},
		{"page beyond all numbers", "/api/v1/search?page=99999999999999999999", 400, "bad-value", "page", "1..10000"},
		{"empty page", "/api/v1/search?page=", 400, "bad-value", "page", "1..10000"},
		{"size 0", "/api/v1/search?size=0", 400, "bad-value", "size", "1..100"},
		{"size 101", "/api/v1/search?size=101", 400, "bad-value", "size", "1..100"},
		{"half a size", "/api/v1/search?size=2.5", 400, "bad-value", "size", "1..100"},
		{"words twice", "/api/v1/search?q=a&q=b", 400, "repeated-parameter", "q", "only once"},
		{"unknown sort", "/api/v1/search?sort=date", 400, "bad-value", "sort", "relevance, newest, oldest, identifier, title"},
		{"unknown language of labels", "/api/v1/search?lang=de", 400, "bad-value", "lang", "en, ar, zh, fr, ru, es"},
		{"unknown facet", "/api/v1/search?facets=body,colour", 400, "bad-value", "facets", "none"},
		{"unknown area", "/api/v1/search?area=iott", 400, "bad-value", "area", "iot, "},
		{"unknown topic", "/api/v1/search?topic=magic", 400, "bad-value", "topic", "crypto"},
		{"unknown requirement", "/api/v1/search?requirement=x", 400, "bad-value", "requirement", "by-design"},
		{"unknown status", "/api/v1/search?status=valid", 400, "bad-value", "status", "in-force, under-development"},
		{"unknown access", "/api/v1/search?access=open", 400, "bad-value", "access", "free, paid"},
		{"unknown body", "/api/v1/search?body=ACME", 400, "bad-value", "body", "ITU-T"},
		{"year that is no year", "/api/v1/search?year=20", 400, "bad-value", "year", "2018..2024"},
		{"years the wrong way round", "/api/v1/search?year=2024..2018", 400, "bad-value", "year", "2018..2024"},
		{"one good and one bad value", "/api/v1/search?area=iot&area=zz", 400, "bad-value", "area", "zz"},
		{"language that is no code", "/api/v1/search?language=English", 400, "bad-value", "language", "en"},
		{"malformed query", "/api/v1/search?q=%zz", 400, "malformed-query", "", "%zz"},
		{"semicolon", "/api/v1/search?q=a;b", 400, "malformed-query", "", "a;b"},
		{"not UTF-8", "/api/v1/search?q=%ff%fe", 400, "malformed-query", "q", "UTF-8"},
		{"zero byte", "/api/v1/search?q=a%00b", 400, "malformed-query", "q", ""},
		{"page of an export", "/api/v1/search.csv?page=2", 400, "unknown-parameter", "page", "Accepted: q"},
		{"unknown slug", "/api/v1/standards/itu-t-x.99999", 404, "unknown-standard", "", "itu-t-x.99999"},
		{"related of an unknown slug", "/api/v1/standards/nothing/related", 404, "unknown-standard", "", "nothing"},
		{"parameter of a standard", "/api/v1/standards/itu-t-x.509?q=a", 400, "unknown-parameter", "q", "Accepted: lang"},
		{"suggest without words", "/api/v1/suggest", 400, "missing-parameter", "q", "needed"},
		{"since when", "/api/v1/changes?since=yesterday", 400, "bad-value", "since", "2026-01-31"},
		{"kind of change", "/api/v1/changes?kind=new", 400, "bad-value", "kind", "added"},
		{"unknown address of the API", "/api/v1/serach", 404, "not-found", "", "/openapi.json"},
		{"parameter of health", "/healthz?deep=1", 400, "unknown-parameter", "deep", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := w.ask(t, c.target)
			p := problemOf(t, answer)
			if answer.Code != c.status || p.Status != c.status || p.Type != "/api/v1/problems#"+c.code || p.Parameter != c.param {
				t.Errorf("got %d %+v", answer.Code, p)
			}
			if !strings.Contains(p.Detail, c.detail) {
				t.Errorf("detail %q does not say %q", p.Detail, c.detail)
			}
			if p.RequestID == "" || p.RequestID != answer.Header().Get("X-Request-Id") {
				t.Errorf("request id %q, header %q", p.RequestID, answer.Header().Get("X-Request-Id"))
			}
			if answer.Header().Get("Cache-Control") != "no-store" || answer.Header().Get("ETag") != "" {
				t.Errorf("a problem must not be kept: %v", answer.Header())
			}
		})
	}
}

func problemOf(t *testing.T, answer *httptest.ResponseRecorder) Problem {
	t.Helper()
	if kind := answer.Header().Get("Content-Type"); kind != "application/problem+json; charset=utf-8" {
		t.Fatalf("%d with content type %q: %s", answer.Code, kind, answer.Body)
	}
	var p Problem
	if err := json.Unmarshal(answer.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatPeopleTypeIsNeverAnError(t *testing.T) {
	w := shared
	for _, q := range []string{`"unbalanced`, `OR`, `-`, `AND OR NOT`, `((`, `title:`, `field:value`, `*`, `?`, `a~`, `[1 TO`, `\`, `+`,
		`<script>alert(1)</script>`, `%`, strings.Repeat("security ", 1000), "标准", "أمن", "безопасность", " ", "''", `" "`, `year:abc`, "\t\n"} {
		if answer := w.ask(t, "/api/v1/search?q="+url.QueryEscape(q)); answer.Code != http.StatusOK {
			t.Errorf("%.40q: %d %s", q, answer.Code, answer.Body)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	w := shared
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/api/v1/search", nil))
	p := problemOf(t, answer)
	if p.Status != 405 || !slices.Equal(p.Accepted, []string{"GET", "HEAD"}) || answer.Header().Get("Allow") == "" {
		t.Errorf("got %+v, header %v", p, answer.Header())
	}
}

func TestProblemsAreWordedInSixLanguages(t *testing.T) {
	for code, kind := range problemKinds {
		for _, lang := range taxonomy.Languages() {
			text := kind.Texts[lang]
			if text.Title == "" || text.Detail == "" {
				t.Errorf("%s has no text in %s", code, lang)
			}
			for _, part := range []string{"{parameter}", "{value}", "{accepted}"} {
				if strings.Contains(text.Detail, part) != strings.Contains(kind.Texts["en"].Detail, part) {
					t.Errorf("%s in %s and in English differ in %s", code, lang, part)
				}
			}
		}
	}
	w := shared
	p := problemOf(t, w.ask(t, "/api/v1/search?size=0", "Accept-Language", "fr-CH, en;q=0.5"))
	if !strings.Contains(p.Detail, "n’accepte pas") {
		t.Errorf("a French reader is told %q", p.Detail)
	}
}

func TestAnInternalErrorShowsNothingOfItsCause(t *testing.T) {
	w := newWorld(t)
	w.Engine().GET("/fails", w.Handle(func(c *gin.Context) error { return errors.New("open /secret/path: permission denied") }))
	w.Engine().GET("/panics", w.Handle(func(c *gin.Context) error { panic("secret") }))
	for _, target := range []string{"/fails", "/panics"} {
		answer := w.ask(t, target)
		if p := problemOf(t, answer); p.Status != 500 || strings.Contains(answer.Body.String(), "secret") {
			t.Errorf("%s: %s", target, answer.Body)
		}
	}
}

func TestAProblemKindCanBeLookedUp(t *testing.T) {
	w := shared
	list := get200[struct{ Problems []problemEntry }](t, w, "/api/v1/problems?lang=ru")
	if len(list.Problems) != len(problemKinds) {
		t.Errorf("%d of %d kinds are explained", len(list.Problems), len(problemKinds))
	}
}
