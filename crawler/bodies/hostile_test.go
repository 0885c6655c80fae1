package bodies

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// hostilePages are what a publisher, or who took over its server, may send to
// bring a reader down.
func hostilePages() map[string]string {
	const many = 1 << 18
	entities := `<?xml version="1.0"?><!DOCTYPE rfc-index [<!ENTITY a "aaaaaaaaaa">`
	for level := 'b'; level <= 'j'; level++ {
		entities += `<!ENTITY ` + string(level) + ` "` + strings.Repeat("&"+string(level-1)+";", 10) + `">`
	}
	return map[string]string{
		"an entity that grows to a gigabyte":   entities + `]><rfc-index><rfc-entry><doc-id>RFC1</doc-id><title>&j;</title></rfc-entry></rfc-index>`,
		"an entity that is a file":             `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rfc-index><rfc-entry><doc-id>&f;</doc-id></rfc-entry></rfc-index>`,
		"brackets inside each other":           strings.Repeat("[", many),
		"braces inside each other":             strings.Repeat(`{"a":`, many),
		"elements inside each other":           "<html><body>" + strings.Repeat("<div>", many),
		"tables inside each other":             "<html><body>" + strings.Repeat("<table><tr><td>", many/4),
		"elements of XML inside each other":    "<rfc-index>" + strings.Repeat("<rfc-entry>", many),
		"more attributes than any element has": "<html><body><div" + strings.Repeat(" a=1", many) + ">",
		"a comment without end":                "<html><body><!--" + strings.Repeat("-", 4*many),
		"quotes without end":                   "sep=;\n" + strings.Repeat("a;\"b\n", many),
		"one row of a megabyte":                strings.Repeat("x", 4*many),
		"zeros":                                strings.Repeat("\x00", many),
		"a zip that is none":                   "PK\x03\x04" + strings.Repeat("\xff", many),
	}
}

// One source for each form that bodies publish in: CSV, XML, JSON, lines of
// JSON, pages and archives.
func TestAHostilePageFailsItsSourceAndNothingElse(t *testing.T) {
	for name, page := range hostilePages() {
		t.Run(name, func(t *testing.T) {
			for _, source := range []string{"3gpp", "ietf", "itu-t", "iso", "onem2m", "nist"} {
				p := newPublisher(t, source)
				p.spoil = func(http.ResponseWriter, []byte) []byte { return []byte(page) }
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				report, _ := crawlOnce(t, ctx, source, p, openCatalogue(t))
				cancel()
				if report.OK() || strings.Contains(report.Failed, "the parser failed") || report.Failed == "interrupted" {
					t.Errorf("%s: %q", source, report.Failed)
				}
				if len(report.Failed) > 2000 {
					t.Errorf("%s: the reason has %d characters", source, len(report.Failed))
				}
			}
		})
	}
}
