package crawler

import (
	"context"
	"errors"
	"fmt"
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

// robotsRules are those of one server, read once. Who comes while they are read
// waits until done is closed.
type robotsRules struct {
	done  chan struct{}
	group *robotstxt.Group
	err   error
}

// robotsAnswer is what a server says when asked for its robots.txt.
type robotsAnswer struct {
	status     int
	retryAfter time.Duration
	location   string
	text       []byte
}

// getRobots fetches a robots.txt, without following redirects.
type getRobots func(context.Context, *url.URL) (robotsAnswer, error)

func newRobots(cfg Config) *robots {
	agent, _, _ := strings.Cut(cfg.Product, "/")
	return &robots{agent: agent, rules: map[string]*robotsRules{}}
}

// check fails when the server does not want us at the address, and returns the
// delay that it asks for. get fetches its robots.txt the first time.
func (r *robots) check(ctx context.Context, address *url.URL, get getRobots) (time.Duration, error) {
	group, err := r.of(ctx, &url.URL{Scheme: address.Scheme, Host: address.Host}, get)
	if err != nil {
		return 0, err
	}
	if !group.Test(address.RequestURI()) {
		return 0, fmt.Errorf("%s: %w", address, errDisallowed)
	}
	return group.CrawlDelay, nil
}

// of gives the rules of a server. Only one source reads them; when that one
// leaves before it is done, another takes over.
func (r *robots) of(ctx context.Context, origin *url.URL, get getRobots) (*robotstxt.Group, error) {
	for {
		rules, mine := r.claim(origin.String())
		if mine {
			rules.group, rules.err = r.read(ctx, origin, get)
			r.settle(origin.String(), rules)
			return rules.group, rules.err
		}
		select {
		case <-rules.done:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
		if rules.err == nil || !left(rules.err) {
			return rules.group, rules.err
		}
	}
}

// left tells that who read gave up, not that the server failed.
func left(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

func (r *robots) claim(origin string) (rules *robotsRules, mine bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if rules := r.rules[origin]; rules != nil {
		return rules, false
	}
	rules = &robotsRules{done: make(chan struct{})}
	r.rules[origin] = rules
	return rules, true
}

// settle lets those who wait go on. What could not be read is read again by the next.
func (r *robots) settle(origin string, rules *robotsRules) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if rules.err != nil {
		delete(r.rules, origin)
	}
	close(rules.done)
}

// robotsHops is how many redirects are followed, as RFC 9309 asks (2.3.1.2).
// After more there are no rules.
const robotsHops = 5

// read follows RFC 9309: no robots.txt allows everything; a server in trouble
// is an error, so nothing is fetched from it.
func (r *robots) read(ctx context.Context, origin *url.URL, get getRobots) (*robotstxt.Group, error) {
	address := origin.JoinPath("robots.txt")
	for range robotsHops + 1 {
		answer, err := get(ctx, address)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", address, err)
		}
		switch code := answer.status; {
		case code >= 500 || code == http.StatusTooManyRequests:
			return nil, &StatusError{URL: address.String(), Code: code, RetryAfter: answer.retryAfter}
		case code == http.StatusOK:
			return r.parse(address, answer.text), nil
		case code < 300 || code >= 400 || answer.location == "":
			return r.parse(address, nil), nil
		}
		if address, err = address.Parse(answer.location); err != nil || !strings.HasPrefix(address.Scheme, "http") {
			return r.parse(origin, nil), nil
		}
	}
	return r.parse(address, nil), nil
}

func (r *robots) parse(address *url.URL, text []byte) *robotstxt.Group {
	parsed, err := robotstxt.FromBytes(text)
	if err != nil {
		// RFC 9309 tells crawlers to ignore what they cannot parse.
		slog.Warn("robots.txt is unreadable", "address", address.String(), "error", err)
		return &robotstxt.Group{}
	}
	return parsed.FindGroup(r.agent)
}
