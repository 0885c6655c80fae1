package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// languages in which the journeys are made: one from each side.
func languages() []string { return []string{"", "/ar"} }

// follow clicks a link, which must lead to an address that begins so.
func (p *tab) follow(link, path string) {
	p.t.Helper()
	answer, err := chromedp.RunResponse(p, chromedp.Click(link))
	if err != nil {
		p.t.Fatal(err)
	}
	if !strings.HasPrefix(answer.URL, site+path) {
		p.t.Errorf("%s leads to %s, not to %s", link, answer.URL, path)
	}
}

func TestAnExpertGetsFromANumberToItsPageInTwoActions(t *testing.T) {
	for _, lang := range languages() {
		for _, script := range []bool{true, false} {
			p := open(t, "/robots.txt", 360)
			p.do(emulation.SetScriptExecutionDisabled(!script), chromedp.Navigate(site+lang), chromedp.SendKeys("#q", "x1500"+kb.Enter), chromedp.WaitVisible(".hit h2 a"),
				chromedp.Click(".hit h2 a"), chromedp.WaitVisible(".standard h1"))
			if id := text(p, ".standard .id"); !strings.Contains(id, "X.1500") {
				t.Errorf("%s, script %v: got to %q", lang, script, id)
			}
		}
	}
}

func TestARapporteurGetsFromACellToItsStandardsInOneAction(t *testing.T) {
	for _, lang := range languages() {
		p := open(t, lang+"/coordination/matrix", 1280)
		wanted := text(p, ".heat tbody td:not(.sum) a")
		p.follow(".heat tbody td:not(.sum) a", lang+"/search")
		if total := text(p, ".meta strong"); !strings.Contains(total, wanted) {
			t.Errorf("%s: the cell says %s, the list %q", lang, wanted, total)
		}
	}
}

func TestAnEngineerGetsFromAJobToStandardsInTwoActions(t *testing.T) {
	for _, lang := range languages() {
		p := open(t, lang, 360)
		p.follow(`nav a[href$="/pathways"]`, lang+"/pathways")
		p.follow(`.cards a`, lang+"/pathways/")
		if n := read[int](p, `document.querySelectorAll('.steps .listing a[href*="/standards/"]').length`); n < 5 {
			t.Errorf("%s: only %d standards", lang, n)
		}
	}
}

// The first stop of the keyboard leads past the menu, and the search works without a mouse.
func TestTheKeyboardAloneIsEnough(t *testing.T) {
	p := open(t, "/search?q=iot", 1280)
	p.do(chromedp.KeyEvent(kb.Tab))
	if first := read[string](p, `document.activeElement.hash`); first != "#main" {
		t.Errorf("the first stop leads to %q", first)
	}
	p.do(chromedp.KeyEvent("/"))
	if at := read[string](p, `document.activeElement.id`); at != "q" {
		t.Errorf("/ leads to %q, not to the box", at)
	}
	p.do(chromedp.KeyEvent(" botnet" + kb.Enter))
	p.do(chromedp.Poll(`location.search.includes('botnet')`, nil))
}

// Two ticks and a button, with and without a script.
func TestAnExpertComparesWhatASearchFound(t *testing.T) {
	for _, script := range []bool{true, false} {
		p := open(t, "/robots.txt", 360)
		p.do(emulation.SetScriptExecutionDisabled(!script), chromedp.Navigate(site+"/ar/search?q=iot"), chromedp.WaitVisible(".pick input"),
			chromedp.Click(".hit:nth-child(1) .pick input"), chromedp.Click(".hit:nth-child(2) .pick input"),
			chromedp.Click(`#picked [formaction$="/compare"]`), chromedp.WaitVisible(".compare thead th:nth-of-type(2)"))
		p.do(emulation.SetScriptExecutionDisabled(false))
		if n := read[int](p, `document.querySelectorAll('.compare thead th').length`); n != 2 {
			t.Errorf("script %v: %d standards are compared", script, n)
		}
		p.do(chromedp.Evaluate(`localStorage.clear()`, nil))
	}
}

// What is ticked on several pages is one list, which its address holds whole.
func TestAListIsKeptInTheBrowserAndNowhereElse(t *testing.T) {
	p := open(t, "/search?q=x1352", 1280)
	p.do(chromedp.Evaluate(`localStorage.clear()`, nil), chromedp.Reload(), chromedp.Click(".hit:nth-child(1) .pick input"),
		chromedp.Navigate(site+"/standards/rfc-8446"), chromedp.Click(".actions input"))
	if said := text(p, "nav [data-list] .count"); said != "2" {
		t.Errorf("the menu says %q", said)
	}
	p.do(chromedp.Navigate(site+"/list"), chromedp.WaitVisible(".hit:nth-child(2)"))
	if at := read[string](p, `location.search`); at != "?id=itu-t-x.1352&id=rfc-8446" {
		t.Errorf("the list is at %q", at)
	}
	p.do(chromedp.Click("[data-empty]"), chromedp.WaitVisible(`main a[href="/search"]`))
}

// A step that was ticked stays so, in this browser.
func TestAnEngineerTicksTheStepsThatAreDone(t *testing.T) {
	p := open(t, "/pathways/mobile-money", 360)
	p.do(chromedp.Evaluate(`localStorage.clear()`, nil), chromedp.Click(`[data-step="mobile-money/2"]`), chromedp.Reload(), chromedp.WaitVisible(".progress"))
	if said := text(p, ".progress span"); said != "1 of 5 steps done" {
		t.Errorf("the page says %q", said)
	}
	if ticked := read[[]string](p, `[...document.querySelectorAll('[data-step]:checked')].map(box => box.dataset.step)`); len(ticked) != 1 || ticked[0] != "mobile-money/2" {
		t.Errorf("ticked are %q", ticked)
	}
	p.do(chromedp.Evaluate(`localStorage.clear()`, nil))
}

func text(p *tab, selector string) string {
	p.t.Helper()
	var s string
	p.do(chromedp.TextContent(selector, &s))
	return strings.TrimSpace(s)
}
