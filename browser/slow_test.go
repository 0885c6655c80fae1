package browser

import (
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// A line of the second generation: 250 kbit/s, and 300 ms until an answer begins.
const (
	slowBytes   = 250_000 / 8
	slowLatency = 300
	// slowest is after how many milliseconds the main content of a page stands.
	slowest = 5000
)

// shown is when the largest text of a page stood on the screen, in milliseconds
// after it was asked for.
const shown = `new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`

// How long each page took tells go test ./browser -run SlowLine -v.
func TestPagesShowTheirContentOnASlowLine(t *testing.T) {
	for _, address := range []string{"/", "/search?q=iot", "/standards/itu-t-x.1500", "/ar/search?q=iot", "/zh/standards/nist-sp-800-53"} {
		p := open(t, "/robots.txt", 390)
		p.do(network.SetCacheDisabled(true), network.EmulateNetworkConditions(false, slowLatency, slowBytes, slowBytes), chromedp.Navigate(site+address))
		took := read[float64](p, shown)
		t.Logf("%s: %.0f ms", address, took)
		if took > slowest {
			t.Errorf("%s shows its content after %.0f ms", address, took)
		}
	}
}
