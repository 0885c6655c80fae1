package browser

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"landscape/crawler/bodies"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/ui"
	"landscape/upkeep"
)

// site is the address of the site over the bundled snapshot, chromium a browser
// that runs as long as the tests.
var (
	site     string
	service  *searchsvc.Service
	chromium context.Context
)

const missing = "no Chromium here, so the tests in a browser are left out; on Debian: apt-get install chromium"

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "set up the tests in a browser:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	path := browserPath()
	if path == "" {
		return m.Run(), nil
	}
	dir, err := os.MkdirTemp("", "browser")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	server, err := serve(dir)
	if err != nil {
		return 0, err
	}
	defer server.Close()
	site = server.URL
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	var leave context.CancelFunc
	chromium, leave = chromedp.NewContext(allocated)
	defer leave()
	if err := chromedp.Run(chromium); err != nil {
		return 0, fmt.Errorf("start %s: %w", path, err)
	}
	return m.Run(), nil
}

// browserPath finds Chromium or a browser that is built from it.
func browserPath() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func serve(dir string) (*httptest.Server, error) {
	ctx, quiet := context.Background(), slog.New(slog.DiscardHandler)
	data, err := upkeep.Open(ctx, dir, quiet)
	if err != nil {
		return nil, err
	}
	ix, err := data.Index(ctx, func(int, int) {})
	if err != nil {
		return nil, err
	}
	service = searchsvc.New(searchsvc.Options{Live: indexer.NewLive(ix), Taxonomy: data.Taxonomy, Catalogue: data.Catalogue, Sources: bodies.All(""), Log: quiet})
	if err := ui.Register(service); err != nil {
		return nil, err
	}
	return httptest.NewServer(service.Handler()), nil
}

// tab is one page of the browser, with what went wrong in it.
type tab struct {
	context.Context
	t *testing.T
	// within is what the addresses begin with that the page may ask.
	within string

	mu     sync.Mutex
	faults []string
}

// tall is how high the screens of all tests are.
const tall = 800

// open shows an address of the site in a new tab of a width in pixels. What a
// page asks of other hosts and what it writes to the console is a fault.
func open(t *testing.T, address string, width int64) *tab {
	t.Helper()
	return openWithin(t, site, address, width)
}

func openWithin(t *testing.T, within, address string, width int64) *tab {
	t.Helper()
	if chromium == nil {
		t.Skip(missing)
	}
	ctx, leave := chromedp.NewContext(chromium)
	t.Cleanup(leave)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	page := &tab{Context: ctx, t: t, within: within}
	chromedp.ListenTarget(ctx, page.listen)
	page.do(network.Enable(), chromedp.EmulateViewport(width, tall), chromedp.Navigate(within+address))
	t.Cleanup(func() {
		page.mu.Lock()
		defer page.mu.Unlock()
		for _, fault := range page.faults {
			t.Errorf("%s: %s", address, fault)
		}
	})
	return page
}

func (p *tab) listen(event any) {
	var fault string
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, p.within) && !strings.HasPrefix(e.Request.URL, "data:") {
			fault = "asks another host: " + e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		fault = "a script failed: " + e.ExceptionDetails.Error()
	case *runtime.EventConsoleAPICalled:
		fault = "writes to the console: " + string(e.Type)
	}
	if fault != "" {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.faults = append(p.faults, fault)
	}
}

// do runs actions and ends the test when one fails.
func (p *tab) do(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p, actions...); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			err = errors.New("the page did not do it within a minute")
		}
		p.t.Fatal(err)
	}
}

// read evaluates an expression of JavaScript in a page.
func read[T any](p *tab, expression string) T {
	p.t.Helper()
	var value T
	p.do(chromedp.Evaluate(expression, &value, func(e *runtime.EvaluateParams) *runtime.EvaluateParams {
		return e.WithAwaitPromise(true)
	}))
	return value
}
