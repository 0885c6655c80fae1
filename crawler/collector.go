package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"landscape/crawler/pages"
	"net/http"
	"net/url"
	"strings"

	"github.com/gocolly/colly/v2"
)

// maxRedirects is how many hops an answer may take.
const maxRedirects = 5

// collector fetches the pages of one source. It is the only place that makes
// a colly collector, and gives it our transport: colly itself honours neither
// Crawl-delay nor Retry-After, cuts large bodies without a word, and keeps
// every body in memory.
type collector struct {
	cfg       Config
	source    Source
	transport *transport
	cache     *cache
	counts    counts
	// A probe reads only so many pages (0: all) and knows which came first, what
	// failed, which had another shape, and whether more were asked for.
	only    int
	first   string
	failed  error
	refused *pages.ShapeError
	stopped bool
	record  func(*pages.Page) error // keeps a page that a probe read; nil for nothing
}

// fetch gets one page.
func (c *collector) fetch(ctx context.Context, r Request) (*pages.Page, error) {
	if c.only > 0 {
		return c.fetchOnly(ctx, r)
	}
	return c.get(ctx, r)
}

// fetchOnly gets the page while there are any left to a probe.
func (c *collector) fetchOnly(ctx context.Context, r Request) (*pages.Page, error) {
	if c.first == "" {
		c.first = r.URL
	}
	if c.failed != nil || c.counts.requests >= c.only {
		c.stopped = true
		return nil, errProbed
	}
	page, err := c.get(ctx, r)
	if err != nil && c.failed == nil {
		c.failed = err
	}
	if err == nil && c.record != nil {
		if err := c.record(page); err != nil {
			return nil, err
		}
	}
	return page, err
}

func (c *collector) get(ctx context.Context, r Request) (*pages.Page, error) {
	method, body := http.MethodGet, ""
	if r.Form != nil {
		method, body, r.ContentType = http.MethodPost, r.Form.Encode(), "application/x-www-form-urlencoded"
	} else if r.Body != "" {
		method, body = http.MethodPost, r.Body
	}
	r.URL = c.moved(r.URL)
	ex := &exchange{request: r, key: cacheKey(method, r.URL, body), cache: c.cache, counts: &c.counts,
		limit: int64(c.cfg.MaxPage) << 20, actual: c.actual}
	if r.Large {
		ex.limit = int64(c.cfg.MaxFile) << 20
	}
	ex.kept = c.cache.find(ex.key)
	if ex.kept != nil && ex.kept.Run == c.cache.run {
		c.counts.reused++
		return c.page(ex, ex.kept), ctx.Err()
	}
	if err := c.send(ctx, ex, method, body); err != nil {
		return nil, err
	}
	return c.page(ex, ex.got), nil
}

func (c *collector) page(ex *exchange, e *entry) *pages.Page {
	return &pages.Page{URL: ex.request.URL, Fetched: e.Fetched, ContentType: e.ContentType, Size: e.Size,
		File: c.cache.bodyPath(ex.key), Charset: ex.request.Charset,
		Refuse: func(err *pages.ShapeError) {
			c.cache.evict(ex.key)
			c.refused = err
		}}
}

// send runs one request through colly.
func (c *collector) send(ctx context.Context, ex *exchange, method, body string) error {
	engine := colly.NewCollector(
		colly.UserAgent(c.cfg.userAgent()),
		colly.StdlibContext(context.WithValue(ctx, exchangeKey{}, ex)),
		colly.AllowURLRevisit(),
		colly.MaxBodySize(0), // the transport bounds sizes, and says so
	)
	engine.IgnoreRobotsTxt = true // the transport honours it, with its Crawl-delay, for redirects too
	engine.DisableCookies()
	engine.WithTransport(c.transport)
	engine.SetRequestTimeout(0) // the transport has limits for silence and for the whole
	engine.SetRedirectHandler(followRedirect)

	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	err := engine.Request(method, ex.request.URL, content, nil, ex.headers(c.cfg.userAgent()))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return plainError(err)
	case ex.got == nil:
		return fmt.Errorf("%s: no answer", ex.request.URL)
	}
	return nil
}

func (ex *exchange) headers(agent string) http.Header {
	header := http.Header{"User-Agent": {agent}}
	for key, value := range map[string]string{"Accept": ex.request.Accept, "Referer": ex.request.Referer, "Content-Type": ex.request.ContentType} {
		if value != "" {
			header.Set(key, value)
		}
	}
	return header
}

// followRedirect stays on the host: anything else is a soft block or a move
// that a person should confirm in the configuration.
func followRedirect(req *http.Request, via []*http.Request) error {
	from := via[0].URL
	switch {
	case len(via) > maxRedirects:
		return &LimitError{URL: from.String(), Limit: fmt.Sprintf("more than %d redirects", maxRedirects)}
	case softPage(req.URL.Path):
		return fmt.Errorf("%s: redirected to %s: %w", from, req.URL.Path, ErrMissing)
	case trimWWW(req.URL.Host) != trimWWW(from.Host):
		return &BlockError{URL: from.String(), Sign: "redirected to another host, " + req.URL.Host}
	case from.Scheme == "https" && req.URL.Scheme != "https":
		return &BlockError{URL: from.String(), Sign: "redirected from https to " + req.URL.Scheme}
	}
	return nil
}

func trimWWW(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// plainError takes off the wrapping of net/http, whose text repeats the address.
func plainError(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// moved applies a base that configuration overrides, when the body has moved.
// A base that is a mirror of the real one changes only where we read.
func (c *collector) moved(address string) string {
	for name, real := range c.source.Bases {
		override := c.cfg.source(c.source.Name).Bases[name]
		if override == "" || mirrors(override, real) {
			continue
		}
		if rest, ok := strings.CutPrefix(address, real); ok {
			return override + rest
		}
	}
	return address
}

// mirrors tells whether an override has the form PREFIX/HOST/PATH of the real address.
func mirrors(override, real string) bool {
	_, path, _ := strings.Cut(real, "://")
	return strings.HasSuffix(strings.TrimSuffix(override, "/"), "/"+strings.TrimSuffix(path, "/"))
}

// actual is where an address is read from: the mirror's if there is one.
func (c *collector) actual(u *url.URL) *url.URL {
	address := u.String()
	for name, real := range c.source.Bases {
		override := c.cfg.source(c.source.Name).Bases[name]
		if rest, ok := strings.CutPrefix(address, real); ok && override != "" && mirrors(override, real) {
			return parsed(strings.TrimSuffix(override, "/")+"/"+strings.TrimPrefix(rest, "/"), u)
		}
	}
	if c.cfg.Mirror == "" {
		return u
	}
	_, path, _ := strings.Cut(address, "://")
	return parsed(strings.TrimSuffix(c.cfg.Mirror, "/")+"/"+path, u)
}

func parsed(address string, fallback *url.URL) *url.URL {
	if u, err := url.Parse(address); err == nil {
		return u
	}
	return fallback
}
