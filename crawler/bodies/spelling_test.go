package bodies

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// A body that writes its identifiers with other spaces, dashes, widths or cases
// publishes nothing new.
func TestAnotherSpellingIsNoChange(t *testing.T) {
	reference := regexp.MustCompile(`ETSI [A-Z]{2}[A-Z -]* \d[\d -]+\d V\d+\.\d+\.\d+|>T[SR]-\d{4}<`)
	for name, respell := range map[string]func(string) string{
		"no-break spaces":        func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		"two spaces":             func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
		"dashes":                 func(s string) string { return strings.ReplaceAll(s, "-", "\u2011") },
		"small letters":          strings.ToLower,
		"full-width digits":      func(s string) string { return strings.ReplaceAll(s, "0", "０") },
		"characters nobody sees": func(s string) string { return strings.ReplaceAll(s, " ", "\u200b ") },
	} {
		for _, source := range []string{"etsi", "onem2m"} {
			t.Run(source+", "+name, func(t *testing.T) {
				cat := openCatalogue(t)
				first, _ := crawlOnce(t, t.Context(), source, newPublisher(t, source), cat)
				p, n := newPublisher(t, source), 0
				p.spoil = func(w http.ResponseWriter, page []byte) []byte {
					w.Header().Set("Content-Type", strings.Split(w.Header().Get("Content-Type"), ";")[0]+"; charset=utf-8")
					return reference.ReplaceAllFunc(page, func(m []byte) []byte {
						if n++; n%2 == 0 {
							return m
						}
						return []byte(respell(string(m)))
					})
				}
				report, _ := crawlOnce(t, t.Context(), source, p, cat)
				if !report.OK() || report.New+report.Changed+report.Gone != 0 || report.Rejected != first.Rejected {
					t.Errorf("%d respelled: %+v", n, report)
				}
			})
		}
	}
}
