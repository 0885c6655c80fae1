package ui

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Whatever a person follows or types, a page comes that says what is wrong, with
// a way on, and nothing of what was typed is lost or run.
func TestAPersonWhoAsksWronglyGetsAPage(t *testing.T) {
	h := fixture.Handler()
	long := strings.Repeat("a", 60_000)
	for name, c := range map[string]struct {
		method, target, body string
		status               int
	}{
		"an unknown page":                  {"GET", "/serach", "", 404},
		"an unknown page in Arabic":        {"GET", "/ar/serach", "", 404},
		"an unknown standard":              {"GET", "/standards/itu-t-x.99999", "", 404},
		"an unknown pathway":               {"GET", "/pathways/none", "", 404},
		"an unknown concept":               {"GET", "/thesaurus/none", "", 404},
		"an unknown Question":              {"GET", "/coordination/questions/99", "", 404},
		"a path that leads out":            {"GET", "/static/..%2f..%2fetc%2fpasswd", "", 404},
		"a path of 60 kB":                  {"GET", "/standards/" + long, "", 404},
		"a filter that is none":            {"GET", "/search?area=iott", "", 400},
		"a page that is no number":         {"GET", "/search?page=two", "", 400},
		"a query that is not UTF-8":        {"GET", "/search?q=%ff", "", 400},
		"a script as a query":              {"GET", "/search?q=" + url.QueryEscape(`"><script>alert(1)</script>`), "", 200},
		"a query of 60 kB":                 {"GET", "/search?q=" + long, "", 200},
		"a date that is none":              {"GET", "/changes?since=2026-13-01", "", 400},
		"a check without a title":          {"POST", "/check", "title=", 400},
		"a check of a script":              {"POST", "/check", "title=<script>alert(1)</script>", 200},
		"references of nothing":            {"POST", "/references", "", 400},
		"a form that cannot be read":       {"POST", "/references", "%zz", 400},
		"references of a script":           {"POST", "/references", "text=</textarea><script>alert(1)</script>", 200},
		"a method that a page has not":     {"POST", "/search", "q=tls", 405},
		"a method that nobody has":         {"BREW", "/", "", 405},
		"a body where none is wanted":      {"GET", "/search?q=tls", long, 200},
		"a view with rows of no facet":     {"GET", "/coordination/matrix?rows=colour", "", 400},
		"a card of an unknown standard":    {"GET", "/embed/card/none", "", 404},
		"a badge of an unknown standard":   {"GET", "/standards/none/badge.svg", "", 404},
		"an export of an unknown standard": {"GET", "/standards/none.bib", "", 404},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
			if name, value, sent := strings.Cut(c.body, "="); sent && c.method == http.MethodPost {
				r = formOf(t, c.target, name, value)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Errorf("%d %.200s", w.Code, w.Body)
			}
			if w.Body.Len() > 2<<20 {
				t.Errorf("%d bytes", w.Body.Len())
			}
			if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				return
			}
			doc, err := goquery.NewDocumentFromReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			if textOf(doc, "h1") == "" && !strings.Contains(c.target, "/embed/") || strings.Contains(doc.Find("script").Text(), "alert(1)") {
				t.Errorf("heading %q", textOf(doc, "h1"))
			}
			if c.status >= http.StatusBadRequest && doc.Find("a[href]").Length() == 0 {
				t.Error("no way on")
			}
		})
	}
}

// formOf is what the page's own form sends.
func formOf(t *testing.T, target, name, value string) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := errors.Join(form.WriteField(name, value), form.Close()); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, target, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}
