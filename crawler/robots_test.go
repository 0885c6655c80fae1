package crawler

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

const keepOut = "User-agent: *\nDisallow: /\n"

// RFC 9309, 2.3.1.2: at least five redirects are followed.
func TestARedirectedRobotsTxtIsFollowed(t *testing.T) {
	for _, test := range []struct {
		hops    int
		allowed bool
	}{{1, false}, {5, false}, {6, true}} {
		t.Run(fmt.Sprint(test.hops, " hops"), func(t *testing.T) {
			b := newBody(t, page("x"))
			b.atRobots = func(w http.ResponseWriter, r *http.Request) {
				at := strings.Count(r.URL.Path, "/") - 1
				if at < test.hops {
					http.Redirect(w, r, strings.Repeat("/again", at+1)+"/robots.txt", http.StatusMovedPermanently)
					return
				}
				io.WriteString(w, keepOut)
			}
			if _, err := b.get(t.Context()); errors.Is(err, errDisallowed) == test.allowed {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestARobotsTxtThatComesCompressedIsRead(t *testing.T) {
	b := newBody(t, page("x"))
	b.atRobots = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, keepOut)
		z.Close()
	}
	if _, err := b.get(t.Context()); !errors.Is(err, errDisallowed) {
		t.Errorf("error %v", err)
	}
}

func TestARobotsTxtThatStopsComingEnds(t *testing.T) {
	drip := func(pause time.Duration) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			for range 200 {
				io.WriteString(w, "#")
				http.NewResponseController(w).Flush()
				select {
				case <-r.Context().Done():
					return
				case <-time.After(pause):
				}
			}
		}
	}
	for name, atRobots := range map[string]http.HandlerFunc{"silence": drip(time.Hour), "drops without end": drip(20 * time.Millisecond)} {
		t.Run(name, func(t *testing.T) {
			b := newBody(t, page("x"))
			b.cfg.Stall, b.cfg.MaxTime, b.cfg.Retries = 100*time.Millisecond, 500*time.Millisecond, 0
			b.atRobots = atRobots
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()
			if _, err := b.get(ctx); err == nil || ctx.Err() != nil {
				t.Errorf("error %v", err)
			}
		})
	}
}

// Whoever waits for the rules of a server can leave, and is not failed by
// another source that left.
func TestWaitingForRobotsTxtEndsWithTheContext(t *testing.T) {
	b := newBody(t, page("x"))
	arrived, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	b.atRobots = func(w http.ResponseWriter, r *http.Request) {
		once.Do(func() { close(arrived) })
		select {
		case <-goOn:
		case <-r.Context().Done():
		}
	}
	b.cfg.Retries = 0
	shared := newTransport(b.cfg)
	ask := func(ctx context.Context) error {
		c := b.collector()
		c.transport, c.cache.dir = shared, t.TempDir()
		_, err := c.fetch(ctx, Request{URL: bodyHost + "/list"})
		return err
	}
	first, leave := context.WithCancel(t.Context())
	var sources sync.WaitGroup
	sources.Go(func() {
		if err := ask(first); !errors.Is(err, context.Canceled) {
			t.Errorf("the one that left: %v", err)
		}
	})
	<-arrived
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := ask(short); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the impatient one: %v", err)
	}
	sources.Go(func() {
		if err := ask(t.Context()); err != nil {
			t.Errorf("the one that stayed: %v", err)
		}
	})
	time.Sleep(20 * time.Millisecond)
	leave()
	time.Sleep(20 * time.Millisecond)
	close(goOn)
	sources.Wait()
}

// A host that asks for a pause asks all who call on it.
func TestRetryAfterHoldsTheHost(t *testing.T) {
	const pause = 300 * time.Millisecond
	var mu sync.Mutex
	var refused time.Time
	b := newBody(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if refused.IsZero() {
			refused = time.Now()
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		if after := time.Since(refused); after < pause {
			t.Errorf("%s asked %v after the host wanted rest", r.URL.Path, after)
		}
	})
	b.cfg.MaxWait = pause // the host asks for a second; we give what we give at most
	shared := newTransport(b.cfg)
	var sources sync.WaitGroup
	for _, name := range []string{"/a", "/b"} {
		c := b.collector()
		c.transport, c.cache.dir = shared, t.TempDir()
		sources.Go(func() {
			if _, err := c.fetch(t.Context(), Request{URL: bodyHost + name}); err != nil {
				t.Error(err)
			}
		})
	}
	sources.Wait()
}
