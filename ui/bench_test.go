package ui

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkPages makes whole pages, search included.
func BenchmarkPages(b *testing.B) {
	h := fixture.Handler()
	for name, address := range map[string]string{"home": "/", "search": "/search?q=security", "standard": "/ar/standards/itu-t-x.1051", "taxonomy": "/taxonomy"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
				if w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
