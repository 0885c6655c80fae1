package crawler

import (
	"context"
	"sync"
	"time"
)

// hosts keeps the crawl polite: sources that share a host share its turn.
type hosts struct {
	cfg Config
	mu  sync.Mutex
	all map[string]*host
}

// host is one server by its real name.
type host struct {
	turns chan struct{} // one per request that may run at a time
	mu    sync.Mutex
	delay time.Duration
	next  time.Time // when the next request may start
	// troubled is set while requests fail in spite of retries: until one
	// succeeds again, others are not retried.
	troubled bool
}

func newHosts(cfg Config) *hosts { return &hosts{cfg: cfg, all: map[string]*host{}} }

func (hs *hosts) get(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.all[name]
	if h == nil {
		h = &host{turns: make(chan struct{}, max(1, hs.cfg.Hosts[name].Concurrency)), delay: hs.cfg.delay(name)}
		hs.all[name] = h
	}
	return h
}

// acquire waits for a turn and for the delay since the request before.
func (h *host) acquire(ctx context.Context) error {
	select {
	case h.turns <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		wait := h.claim(time.Now())
		if wait <= 0 {
			return nil
		}
		if err := sleep(ctx, wait); err != nil {
			<-h.turns
			return err
		}
	}
}

// claim takes the right to send now, or tells how long to wait.
func (h *host) claim(now time.Time) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if wait := h.next.Sub(now); wait > 0 {
		return wait
	}
	h.next = now.Add(h.delay)
	return 0
}

// release ends a turn. The delay counts from the end of an answer, so that a
// slow server gets more rest, not less.
func (h *host) release() {
	h.rest(h.pause())
	<-h.turns
}

func (h *host) pause() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.delay
}

// rest lets nobody call on the host for a time.
func (h *host) rest(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if next := time.Now().Add(d); next.After(h.next) {
		h.next = next
	}
}

// slowDown honours a longer delay that the host asks for.
func (h *host) slowDown(delay time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if delay > h.delay {
		h.next = h.next.Add(delay - h.delay)
		h.delay = delay
	}
}

func (h *host) setTroubled(troubled bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.troubled = troubled
}

func (h *host) isTroubled() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.troubled
}

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
