package crawler

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"landscape/crawler/pages"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// body is a standards body on a test server, reached as a mirror.
type body struct {
	t       *testing.T
	server  *httptest.Server
	cfg     Config
	dir     string
	mu      sync.Mutex
	seen    []*http.Request
	posted  []string
	answers []http.HandlerFunc // one per request but robots.txt; the last one repeats
	robots  string
	// atRobots answers for robots.txt, where its text is not all there is to it.
	atRobots http.HandlerFunc
}

const bodyHost = "https://www.body.example"

func newBody(t *testing.T, answers ...http.HandlerFunc) *body {
	t.Helper()
	b := &body{t: t, answers: answers, dir: t.TempDir()}
	b.server = httptest.NewServer(b)
	t.Cleanup(b.server.Close)
	t.Cleanup(b.server.CloseClientConnections)
	b.cfg = testConfig(b.server.URL)
	b.cfg.MaxPage, b.cfg.MaxFile, b.cfg.MaxTime, b.cfg.Retries, b.cfg.MaxWait = 1, 2, 5*time.Second, 2, 20*time.Millisecond
	return b
}

func (b *body) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if b.atRobots != nil && strings.Contains(r.URL.Path, "robots") {
		b.atRobots(w, r)
		return
	}
	if r.URL.Path == "/robots.txt" {
		if b.robots == "" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, b.robots)
		return
	}
	text, _ := io.ReadAll(r.Body)
	b.mu.Lock()
	n := len(b.seen)
	b.seen, b.posted = append(b.seen, r), append(b.posted, string(text))
	answer := b.answers[min(n, len(b.answers)-1)]
	b.mu.Unlock()
	answer(w, r)
}

// collector opens the cache as a new crawl does.
func (b *body) collector() *collector {
	b.t.Helper()
	c, err := openCache(b.dir, time.Now(), b.cfg.Resume, false)
	if err != nil {
		b.t.Fatal(err)
	}
	return &collector{cfg: b.cfg, source: Source{Name: "body", Bases: map[string]string{"site": bodyHost + "/"}},
		transport: newTransport(b.cfg), cache: c}
}

func (b *body) get(ctx context.Context) (*pages.Page, error) {
	return b.collector().fetch(ctx, Request{URL: bodyHost + "/list"})
}

func page(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

func status(code int, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
	}
}

func content(t *testing.T, p *pages.Page) string {
	t.Helper()
	b, err := os.ReadFile(p.File)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnHonestRequestReachesTheMirror(t *testing.T) {
	b := newBody(t, page("hello"))
	b.cfg.Contact = "https://landscape.example/crawler"
	p, err := b.get(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p.URL != bodyHost+"/list" || content(t, p) != "hello" {
		t.Errorf("got %q from %s", content(t, p), p.URL)
	}
	if got := b.seen[0]; got.URL.Path != "/www.body.example/list" ||
		got.UserAgent() != "Mozilla/5.0 (compatible; SecurityStandardsLandscape/1.0; +https://landscape.example/crawler)" {
		t.Errorf("sent %s as %q", got.URL, got.UserAgent())
	}
}

func TestFaultsThatPassAreRetried(t *testing.T) {
	broken := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "half")
	}
	for name, fault := range map[string]http.HandlerFunc{
		"503": status(503), "429": status(429), "500": status(500), "a broken transfer": broken,
		"a closed connection": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBody(t, fault, fault, page("whole"))
			p, err := b.get(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if content(t, p) != "whole" || len(b.seen) != 3 {
				t.Errorf("got %q after %d requests", content(t, p), len(b.seen))
			}
		})
	}
}

func TestFaultsThatStayAreNotRetried(t *testing.T) {
	challenge := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<html><title>Just a moment...</title></html>")
	}
	for _, test := range []struct {
		name  string
		fault http.HandlerFunc
		want  string
	}{
		{"a missing page", status(404), "status 404"},
		{"a refusal", status(403), "status 403"},
		{"a challenge with a header", status(403, "Cf-Mitigated", "challenge"), "blocked"},
		{"a challenge that looks like a page", challenge, "just a moment"},
		{"a redirect to a page that says not found", status(302, "Location", "notfound.aspx"), "no such page"},
		{"a redirect to another host", status(302, "Location", "https://login.example/"), "another host"},
		{"a redirect to itself", status(302, "Location", "list"), "redirects"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBody(t, test.fault)
			_, err := b.get(t.Context())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v does not say %q", err, test.want)
			}
			if len(b.seen) > maxRedirects+1 {
				t.Errorf("%d requests", len(b.seen))
			}
		})
	}
}

func TestAMissingPageCanBeToldApart(t *testing.T) {
	for _, fault := range []http.HandlerFunc{status(404), status(410), status(302, "Location", "/notfound.aspx")} {
		if _, err := newBody(t, fault).get(t.Context()); !errors.Is(err, ErrMissing) {
			t.Errorf("%v is not taken for a missing page", err)
		}
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	b := newBody(t, status(503, "Retry-After", "1"), page("rested"))
	b.cfg.MaxWait = 10 * time.Second
	start := time.Now()
	if _, err := b.get(t.Context()); err != nil {
		t.Fatal(err)
	}
	if waited := time.Since(start); waited < time.Second {
		t.Errorf("came back after %v", waited)
	}
}

func TestRetryAfterIsReadAsSecondsOrDate(t *testing.T) {
	soon := time.Now().Add(time.Minute).UTC().Format(http.TimeFormat)
	for value, want := range map[string][2]time.Duration{
		"5": {5 * time.Second, 5 * time.Second}, "": {0, 0}, "soon": {0, 0}, "-3": {0, 0}, soon: {50 * time.Second, time.Minute},
	} {
		got := retryAfter(http.Header{"Retry-After": {value}})
		if got < want[0] || got > want[1] {
			t.Errorf("%q is %v", value, got)
		}
	}
}

func TestAHostInTroubleIsNotRetriedForEveryPage(t *testing.T) {
	b := newBody(t, status(503))
	c := b.collector()
	for i := range 3 {
		if _, err := c.fetch(t.Context(), Request{URL: fmt.Sprintf("%s/%d", bodyHost, i)}); err == nil {
			t.Fatal("no error")
		}
	}
	if want := 1 + b.cfg.Retries + 2; len(b.seen) != want {
		t.Errorf("%d requests, not %d", len(b.seen), want)
	}
}

func TestLimitsEndWhatIsTooMuch(t *testing.T) {
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		zeros := make([]byte, 1<<20)
		for range 64 {
			if _, err := z.Write(zeros); err != nil {
				return
			}
		}
		z.Close()
	}
	endless := func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	}
	drips := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			io.WriteString(w, ".")
			http.NewResponseController(w).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	}
	silent := func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "well, ")
		http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}
	for _, test := range []struct {
		name  string
		fault http.HandlerFunc
		want  string
	}{
		{"a compressed bomb", bomb, "larger than 1 MiB"},
		{"an endless page", endless, "larger than 1 MiB"},
		{"a page in drips", drips, "not done after"},
		{"a server that falls silent", silent, "silent"},
		{"a server that never answers", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "timeout"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBody(t, test.fault)
			b.cfg.Retries = 0
			if !strings.Contains(test.want, "larger") {
				b.cfg.MaxTime, b.cfg.Stall = 800*time.Millisecond, 400*time.Millisecond
			}
			start := time.Now()
			_, err := b.get(t.Context())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v does not say %q", err, test.want)
			}
			if spent := time.Since(start); spent > 2*time.Second {
				t.Errorf("it took %v", spent)
			}
		})
	}
}

func TestALargeFileIsAllowedWhereASourceExpectsIt(t *testing.T) {
	b := newBody(t, page(strings.Repeat("x", 3<<19)))
	if _, err := b.collector().fetch(t.Context(), Request{URL: bodyHost + "/list", Large: true}); err != nil {
		t.Error(err)
	}
}

func TestACancelledRequestEndsAtOnce(t *testing.T) {
	for name, fault := range map[string]http.HandlerFunc{
		"while waiting for the server":      func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"while waiting before a new try":    status(503, "Retry-After", "60"),
		"while waiting for the host's turn": page("x"),
	} {
		t.Run(name, func(t *testing.T) {
			b := newBody(t, fault)
			b.cfg.MaxWait = time.Minute
			c := b.collector()
			if strings.Contains(name, "turn") {
				c.transport.hosts.get("www.body.example").slowDown(time.Hour) // robots.txt takes the first turn
			}
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, err := c.fetch(ctx, Request{URL: bodyHost + "/list"})
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
			if spent := time.Since(start); spent > time.Second {
				t.Errorf("it took %v", spent)
			}
		})
	}
}

func TestAPostIsRepeatedWhole(t *testing.T) {
	b := newBody(t, status(503), page(`{"hits":[]}`))
	_, err := b.collector().fetch(t.Context(), Request{URL: bodyHost + "/search", Body: `{"query":"security"}`, ContentType: "application/json"})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.posted) != 2 || b.posted[1] != `{"query":"security"}` || b.seen[1].Header.Get("Content-Type") != "application/json" {
		t.Errorf("posted %q", b.posted)
	}
	if _, err := b.collector().fetch(t.Context(), Request{URL: bodyHost + "/search", Form: url.Values{"q": {"a b"}}}); err != nil {
		t.Fatal(err)
	}
	if b.posted[2] != "q=a+b" {
		t.Errorf("posted the form %q", b.posted[2])
	}
}

func TestAMovedBodyIsReadWhereItIs(t *testing.T) {
	b := newBody(t, page("x"))
	c := b.collector()
	for override, want := range map[string]struct{ read, told string }{
		"https://new.example/v2/":                  {"/new.example/v2/list", "https://new.example/v2/list"},
		b.server.URL + "/mirror/www.body.example/": {"/mirror/www.body.example/list", bodyHost + "/list"},
	} {
		c.cfg.Sources = map[string]SourceConfig{"body": {Bases: map[string]string{"site": override}}}
		p, err := c.fetch(t.Context(), Request{URL: bodyHost + "/list"})
		if err != nil {
			t.Fatal(err)
		}
		if read := b.seen[len(b.seen)-1].URL.Path; read != want.read || p.URL != want.told {
			t.Errorf("with base %s it was read from %s and told as %s", override, read, p.URL)
		}
		c.cache.spoil()
	}
}
