package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// errDisallowed marks an address that robots.txt keeps us from.
var errDisallowed = errors.New("robots.txt does not allow it")

// maxRobots is how much of a robots.txt is read, as RFC 9309 suggests.
const maxRobots = 512 << 10

// robots keeps the rules of every server for the length of a run. colly can do
// this too, but knows no Crawl-delay, forgets redirects and cannot be cancelled.
type robots struct {
	agent string
	mu    sync.Mutex
	rules map[string]*robotsRules // by origin
}

// robotsRules are those of one server, read once.
type robotsRules struct {
	mu    sync.Mutex
	group *robotstxt.Group // nil until read
}

func newRobots(cfg Config) *robots {
	agent, _, _ := strings.Cut(cfg.Product, "/")
	return &robots{agent: agent, rules: map[string]*robotsRules{}}
}

// check fails when the server does not want us at the address, and returns the
// delay that it asks for. get fetches its robots.txt the first time.
func (r *robots) check(ctx context.Context, address *url.URL, get func(context.Context, string) (*http.Response, error)) (time.Duration, error) {
	origin := address.Scheme + "://" + address.Host
	r.mu.Lock()
	rules := r.rules[origin]
	if rules == nil {
		rules = &robotsRules{}
		r.rules[origin] = rules
	}
	r.mu.Unlock()
	rules.mu.Lock()
	defer rules.mu.Unlock()
	if rules.group == nil {
		group, err := r.read(ctx, origin, get)
		if err != nil {
			return 0, err
		}
		rules.group = group
	}
	if !rules.group.Test(address.RequestURI()) {
		return 0, fmt.Errorf("%s: %w", address, errDisallowed)
	}
	return rules.group.CrawlDelay, nil
}

// read follows RFC 9309: no robots.txt allows everything; a server in trouble
// is an error, so nothing is fetched from it.
func (r *robots) read(ctx context.Context, origin string, get func(context.Context, string) (*http.Response, error)) (*robotstxt.Group, error) {
	resp, err := get(ctx, origin+"/robots.txt")
	if err != nil {
		return nil, fmt.Errorf("read robots.txt: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests {
		return nil, &StatusError{URL: origin + "/robots.txt", Code: resp.StatusCode, RetryAfter: retryAfter(resp.Header)}
	}
	if resp.StatusCode >= 300 {
		resp.Body = io.NopCloser(strings.NewReader(""))
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, fmt.Errorf("read robots.txt of %s: %w", origin, err)
	}
	parsed, err := robotstxt.FromBytes(text)
	if err != nil {
		// RFC 9309 tells crawlers to ignore what they cannot parse.
		slog.Warn("robots.txt is unreadable", "origin", origin, "error", err)
		return &robotstxt.Group{}, nil
	}
	return parsed.FindGroup(r.agent), nil
}
