package bodies

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Whatever a body sends, a source ends with a report: it neither panics nor
// pages on for ever.
func FuzzAnyPage(f *testing.F) {
	sources := fetched()
	for i := range sources {
		f.Add(uint8(i), []byte("{}"))
		f.Add(uint8(i), []byte(`{"Total":1,"Data":[null],"entries":[{}],"objects":[{}],"hits":{}}`))
		f.Add(uint8(i), []byte("<html><body><details class='filterable__item post-1'><h2></h2></details><table><tr><td></table></body></html>"))
		f.Add(uint8(i), []byte("<rfc-index><rfc-entry><doc-id>RFC1</doc-id></rfc-entry></rfc-index>"))
		f.Add(uint8(i), []byte("sep=;\na;b\n\"1;2\n"))
	}
	f.Fuzz(func(t *testing.T, n uint8, content []byte) {
		source := sources[int(n)%len(sources)].Name
		p := newPublisher(t, source)
		p.spoil = func(http.ResponseWriter, []byte) []byte { return content }
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		report, _ := crawlOnce(t, ctx, source, p, openCatalogue(t))
		if ctx.Err() != nil {
			t.Errorf("%s did not end", source)
		}
		if strings.Contains(report.Failed, "the parser failed") {
			t.Errorf("%s: %s", source, report.Failed)
		}
	})
}
