package searchsvc

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// answered: a request is answered with less than 500, and nothing of it becomes a
// header of its own.
func answered(t *testing.T, r *http.Request) {
	t.Helper()
	answer := httptest.NewRecorder()
	shared.ServeHTTP(answer, r)
	if answer.Code >= http.StatusInternalServerError {
		t.Errorf("%s %q: %d %.300s", r.Method, r.URL, answer.Code, answer.Body)
	}
	if len(answer.Header().Values("Set-Cookie")) > 0 {
		t.Errorf("%s %q sets a cookie", r.Method, r.URL)
	}
}

// Whatever stands in an address is answered.
func FuzzAddress(f *testing.F) {
	for _, path := range []string{"/api/v1/search", "/api/v1/search.csv", "/api/v1/search.bib", "/api/v1/search.atom", "/api/v1/suggest", "/api/v1/standards/rfc-8446", "/api/v1/changes",
		"/api/v1/changes/after", "/api/v1/series", "/api/v1/concepts/x", "/api/v1/coordination/matrix", "/api/v1/coordination/gaps.csv", "/api/v1/coordination/trends",
		"/api/v1/coordination/questions/10", "/feeds/changes.atom", "/oai"} {
		for _, query := range []string{"q=zero+trust&size=5", "year=2015..2024&body=ETSI&sort=newest&page=2", "rows=area&columns=body&size=3", "since=2026-01-01&limit=5",
			"verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01", "verb=ListIdentifiers&resumptionToken=x", "lang=ar&q=%ff", "q=" + strings.Repeat("%22", 40), "%zz=;&&=="} {
			f.Add(path, query)
		}
	}
	f.Fuzz(func(t *testing.T, path, query string) {
		address := &url.URL{Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
		answered(t, &http.Request{Method: http.MethodGet, URL: address, Host: "example.com", Header: http.Header{}, Body: http.NoBody, RemoteAddr: "127.0.0.1:1"})
	})
}

// Whatever is sent to be checked is answered.
func FuzzSent(f *testing.F) {
	types := []string{"application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""}
	paths := []string{"/api/v1/lookup", "/api/v1/references", "/api/v1/references.csv", "/api/v1/check", "/api/v1/check.md"}
	for _, body := range []string{`{"identifiers": ["RFC 8446", "x.509"]}`, `{"text": "ISO/IEC 27001:2013 and RFC 5246"}`, `{"title": "Security of drones", "scope": "x"}`, `{"title":`, "title=a&scope=b",
		"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nRFC 8446\r\n--x--\r\n", "[[[[", "null"} {
		for n := range types {
			f.Add(uint8(n), uint8(n), body)
		}
	}
	f.Fuzz(func(t *testing.T, path, kind uint8, body string) {
		r := httptest.NewRequest(http.MethodPost, paths[int(path)%len(paths)], strings.NewReader(body))
		r.Header.Set("Content-Type", types[int(kind)%len(types)])
		r.RemoteAddr = "127.0.0.1:1"
		answered(t, r)
	})
}
