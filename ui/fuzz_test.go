package ui

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// Whatever stands in the address of a page is answered, and never becomes a script.
func FuzzPage(f *testing.F) {
	for _, path := range []string{"/search", "/ar/search", "/standards/rfc-8446", "/compare", "/list", "/taxonomy", "/series/x", "/thesaurus/x", "/coordination/matrix", "/coordination/gaps",
		"/coordination/overlaps", "/coordination/questions/10", "/coordination/trends", "/changes", "/embed", "/oembed", "/sitemaps/en.xml", "/bodies/etsi", "/areas/iot", "/check", "/references"} {
		for _, query := range []string{"q=zero+trust", "id=rfc-8446&id=itu-t-x.1352", "rows=area&columns=body", "since=2026-01-01&page=2", "standard=rfc-8446&url=http://example.com/standards/rfc-8446", "q=%22%3E%3Cscript%3Ealert(1)"} {
			f.Add(path, query)
		}
	}
	h := fixture.Handler()
	f.Fuzz(func(t *testing.T, path, query string) {
		address := &url.URL{Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
		answer := httptest.NewRecorder()
		h.ServeHTTP(answer, &http.Request{Method: http.MethodGet, URL: address, Host: "example.com", Header: http.Header{}, Body: http.NoBody, RemoteAddr: "127.0.0.1:1"})
		if answer.Code >= http.StatusInternalServerError && answer.Code != http.StatusNotImplemented {
			t.Errorf("%q: %d", address, answer.Code)
		}
		if strings.Contains(answer.Body.String(), "<script>alert") {
			t.Errorf("%q: a script of the sender's", address)
		}
	})
}
