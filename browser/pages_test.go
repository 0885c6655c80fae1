package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pages holds one address of each kind of page.
func pages() []string {
	return []string{"/", "/search?q=iot", "/search?q=zzzzqqqq", "/standards/itu-t-x.1500",
		"/compare?id=itu-t-x.1352", "/compare?id=itu-t-x.1352&id=etsi-en-303-645&id=nist-sp-800-213", "/list", "/list?id=rfc-8446&id=itu-t-x.1352", "/taxonomy", "/thesaurus", "/thesaurus/encryption", "/series", "/series/iec-62443", "/pathways", "/pathways/mobile-money", "/api", "/bodies", "/bodies/itu-t", "/groups/sg17", "/areas/iot", "/topics/pki", "/changes", "/status",
		"/coordination", "/coordination/organisations", "/coordination/matrix", "/coordination/gaps", "/coordination/overlaps",
		"/coordination/programme", "/coordination/trends", "/coordination/questions", "/coordination/questions/6", "/coordination/questions/6/digest", "/check", "/references", "/embed", "/initiatives", "/nowhere"}
}

//go:embed testdata/axe-4.10.2.min.js.gz
var axeCompressed []byte

// axe is the script of axe-core, which checks a page for what keeps readers out.
func axe(t *testing.T) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(axeCompressed))
	if err != nil {
		t.Fatal(err)
	}
	script, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// violations opens all that folds and lists the broken rules with some places.
// Contrast is left out, which takes longest: a test of package ui reckons it for
// every pair of colours, light and dark.
const violations = `(async () => {
	for (const d of document.querySelectorAll('details')) d.open = true;
	document.querySelector('.menu.languages')?.removeAttribute('open');
	const resultTypes = ['violations'];
	let { violations } = await axe.run({ resultTypes, rules: { 'color-contrast': { enabled: false } } });
	for (const menu of document.querySelectorAll('.menu')) menu.open = false; // what floats over a page hides its links
	violations = violations.concat((await axe.run({ resultTypes, runOnly: { type: 'rule', values: ['target-size'] } })).violations);
	return violations.map(v => v.id + ' ×' + v.nodes.length + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' (' + n.any.concat(n.all, n.none).map(c => c.message).slice(0, 1) + ')').join('\n\t'));
})()`

func TestNoPageBreaksARuleOfAccessibility(t *testing.T) {
	script := axe(t)
	arabic := []string{"/ar/search?q=iot", "/ar/standards/itu-t-x.1500", "/ar/coordination/programme", "/ar/coordination/questions/6"}
	for _, address := range append(pages(), arabic...) {
		t.Run(address, func(t *testing.T) {
			p := open(t, address, 1280)
			p.do(chromedp.Evaluate(script, nil))
			for _, broken := range read[[]string](p, violations) {
				t.Error(broken)
			}
		})
	}
}

// A standard is taken along on one sheet of paper.
func TestAStandardIsPrintedOnTwoPages(t *testing.T) {
	for _, address := range []string{"/standards/itu-t-x.1500", "/ar/standards/rfc-8446", "/zh/standards/3gpp-ts-33.501", "/fr/standards/nist-sp-800-53"} {
		p := open(t, address, 1280)
		var paper []byte
		p.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			paper, _, err = page.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).Do(ctx)
			return err
		}))
		if n := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(paper, -1)); n > 2 {
			t.Errorf("%s takes %d pages", address, n)
		}
	}
}

func TestNoPageIsWiderThanASmallScreen(t *testing.T) {
	const overflow = `[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('[hidden],.unseen,.skip'))
		.filter(e => { const b = e.getBoundingClientRect(); return b.width && (b.right > innerWidth + 1 || b.left < -1) })
		.slice(0, 3).map(e => e.outerHTML.slice(0, 120))`
	for _, lang := range languages() {
		for _, address := range pages() {
			t.Run(lang+address, func(t *testing.T) {
				p := open(t, strings.TrimSuffix(lang+address, "/"), 320)
				if read[bool](p, `document.documentElement.scrollWidth > 320`) {
					t.Errorf("scrolls sideways at 320 pixels: %q", read[[]string](p, overflow))
				}
				for _, cell := range read[[]string](p, narrow) {
					t.Errorf("a cell has room for a few letters only: %s", cell)
				}
			})
		}
	}
}

// narrow are the cells of tables with words, not numbers, that take many lines for
// want of room.
const narrow = `[...document.querySelectorAll('th, td')].filter(cell => {
	const words = cell.innerText.trim(), room = cell.clientWidth - parseFloat(getComputedStyle(cell).paddingInlineEnd);
	return room > 0 && room < 64 && words.length > 24 && /\p{L}{4}/u.test(words);
}).slice(0, 3).map(cell => cell.outerHTML.slice(0, 160))`

// budget is how many bytes a page may take on the line.
func budget(path string) int {
	if strings.HasPrefix(path, "/search") {
		return 20_000
	}
	return 40_000
}

func TestPagesAreLightOnASlowLine(t *testing.T) {
	if chromium == nil {
		t.Skip(missing)
	}
	for _, path := range pages() {
		request, err := http.NewRequest(http.MethodGet, site+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Accept-Encoding", "gzip")
		answer, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		size, err := io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if size > int64(budget(path)) {
			t.Errorf("%s takes %s, more than %s", path, kB(int(size)), kB(budget(path)))
		}
	}
}

func kB(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
