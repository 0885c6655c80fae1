package crawler

import (
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestRobotsTxtIsHonoured(t *testing.T) {
	for _, test := range []struct {
		name, robots string
		allowed      bool
	}{
		{"nothing is forbidden", "User-agent: *\nDisallow:\n", true},
		{"no robots.txt allows everything", "", true},
		{"everything is forbidden", "User-agent: *\nDisallow: /\n", false},
		{"this page is forbidden", "User-agent: *\nDisallow: /www.body.example/list\n", false},
		{"another crawler is forbidden", "User-agent: other\nDisallow: /\n", true},
		{"we are forbidden by name", "User-agent: securitystandardslandscape\nDisallow: /\n\nUser-agent: *\nDisallow:\n", false},
		{"what nobody can read is ignored", "\x00<html>Welcome</html>", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBody(t, page("x"))
			b.robots = test.robots
			_, err := b.get(t.Context())
			if allowed := err == nil; allowed != test.allowed {
				t.Errorf("error %v", err)
			}
			if !test.allowed && (!errors.Is(err, errDisallowed) || len(b.seen) != 0) {
				t.Errorf("error %v after %d requests", err, len(b.seen))
			}
		})
	}
}

func TestCrawlDelayIsKeptWhenItIsLonger(t *testing.T) {
	b := newBody(t, page("x"))
	b.robots = "User-agent: *\nCrawl-delay: 0.2\n"
	c := b.collector()
	start := time.Now()
	for _, path := range []string{"/a", "/b", "/c"} {
		if _, err := c.fetch(t.Context(), Request{URL: bodyHost + path}); err != nil {
			t.Fatal(err)
		}
	}
	if spent := time.Since(start); spent < 400*time.Millisecond {
		t.Errorf("three pages took %v", spent)
	}
}

// Two sources at one host take turns, with the delay between them.
func TestAHostIsAskedOneAtATime(t *testing.T) {
	var now, most atomic.Int32
	var mu sync.Mutex
	var starts []time.Time
	b := newBody(t, func(w http.ResponseWriter, _ *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		mu.Lock()
		starts = append(starts, time.Now())
		mu.Unlock()
		time.Sleep(5 * time.Millisecond)
	})
	b.cfg.Delay = 30 * time.Millisecond
	shared := newTransport(b.cfg)
	var sources sync.WaitGroup
	for _, name := range []string{"/a", "/b"} {
		c := b.collector()
		c.transport, c.cache.dir = shared, t.TempDir()
		sources.Go(func() {
			for _, path := range []string{"1", "2", "3"} {
				if _, err := c.fetch(t.Context(), Request{URL: bodyHost + name + path}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	sources.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
	for i := 1; i < len(starts); i++ {
		if gap := starts[i].Sub(starts[i-1]); gap < 25*time.Millisecond {
			t.Errorf("request %d came %v after the one before", i+1, gap)
		}
	}
}

func TestAnUnchangedPageIsNotSentAgain(t *testing.T) {
	b := newBody(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte("the list"))
	})
	first := b.collector()
	if _, err := first.fetch(t.Context(), Request{URL: bodyHost + "/list"}); err != nil {
		t.Fatal(err)
	}
	if err := first.cache.finish(); err != nil {
		t.Fatal(err)
	}
	second := b.collector()
	p, err := second.fetch(t.Context(), Request{URL: bodyHost + "/list"})
	if err != nil {
		t.Fatal(err)
	}
	if content(t, p) != "the list" || second.counts.notModified != 1 || second.counts.bytes != 0 {
		t.Errorf("got %q, %+v", content(t, p), second.counts)
	}
}

func TestADamagedAnswerInTheCacheIsFetchedAgain(t *testing.T) {
	b := newBody(t, page("the list"))
	c := b.collector()
	p, err := c.fetch(t.Context(), Request{URL: bodyHost + "/list"})
	if err != nil {
		t.Fatal(err)
	}
	if err := writeJSON(p.File, "garbage"); err != nil {
		t.Fatal(err)
	}
	if p, err = c.fetch(t.Context(), Request{URL: bodyHost + "/list"}); err != nil || content(t, p) != "the list" {
		t.Errorf("got %q, %v", content(t, p), err)
	}
}

// A crawl that was interrupted goes on with the pages it had; one that came to
// its end, or was interrupted long ago, does not.
func TestAnInterruptedCrawlGoesOn(t *testing.T) {
	for _, test := range []struct {
		name     string
		between  func(*body, *collector)
		requests int
	}{
		{"interrupted", func(*body, *collector) {}, 1},
		{"finished", func(_ *body, c *collector) { c.cache.finish() }, 2},
		{"interrupted long ago", func(b *body, _ *collector) { b.cfg.Resume = 0 }, 2},
		{"found wrong", func(_ *body, c *collector) { c.cache.spoil() }, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBody(t, page("the list"))
			first := b.collector()
			if _, err := first.fetch(t.Context(), Request{URL: bodyHost + "/list"}); err != nil {
				t.Fatal(err)
			}
			test.between(b, first)
			if _, err := b.collector().fetch(t.Context(), Request{URL: bodyHost + "/list"}); err != nil {
				t.Fatal(err)
			}
			if len(b.seen) != test.requests {
				t.Errorf("%d requests", len(b.seen))
			}
		})
	}
}
