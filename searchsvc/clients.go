package searchsvc

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// mostClients bounds the memory for clients. Those beyond share one limit.
const mostClients = 100_000

// clients knows what each client has asked for of late.
type clients struct {
	limits Limits
	mu     sync.Mutex
	known  map[netip.Prefix]*client
	swept  time.Time
}

type client struct {
	requests *rate.Limiter
	costly   int
}

func newClients(l Limits) *clients { return &clients{limits: l, known: map[netip.Prefix]*client{}} }

// everyone stands for the clients that there is no room for.
var everyone = netip.MustParsePrefix("0.0.0.0/0")

// request tells whether a client may send one more request.
func (cs *clients) request(from netip.Prefix) bool {
	if cs.limits.Rate == 0 || !from.IsValid() {
		return true
	}
	cs.mu.Lock()
	defer cs.mu.Unlock()
	return cs.of(from).requests.Allow()
}

// begin tells whether a client may begin something costly, and how that is ended.
func (cs *clients) begin(from netip.Prefix) (end func(), may bool) {
	if cs.limits.Costly == 0 || !from.IsValid() {
		return func() {}, true
	}
	cs.mu.Lock()
	defer cs.mu.Unlock()
	c := cs.of(from)
	if c.costly >= cs.limits.Costly {
		return nil, false
	}
	c.costly++
	return func() {
		cs.mu.Lock()
		defer cs.mu.Unlock()
		c.costly--
	}, true
}

func (cs *clients) of(from netip.Prefix) *client {
	cs.sweep(time.Now())
	c := cs.known[from]
	if c == nil && len(cs.known) >= mostClients {
		from = everyone
		c = cs.known[from]
	}
	if c == nil {
		c = &client{requests: rate.NewLimiter(rate.Limit(cs.limits.Rate), cs.limits.Burst)}
		cs.known[from] = c
	}
	return c
}

// sweep forgets, once a minute, the clients of which there is nothing to remember.
func (cs *clients) sweep(now time.Time) {
	if now.Sub(cs.swept) < time.Minute {
		return
	}
	cs.swept = now
	for from, c := range cs.known {
		if c.costly == 0 && c.requests.TokensAt(now) >= float64(cs.limits.Burst) {
			delete(cs.known, from)
		}
	}
}
