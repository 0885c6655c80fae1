package searchsvc

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"runtime"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/reference"
)

// Limits are what one client may ask for; zero is without limit.
type Limits struct {
	// Rate is how many requests a second a client may send in the long run, and
	// Burst how many at once after a rest.
	Rate  float64 `yaml:"rate"`
	Burst int     `yaml:"burst"`
	// Costly is how many checks and exports of one client may be under way.
	Costly int `yaml:"costly"`
}

// DefaultLimits leave room for a class of students behind one address.
func DefaultLimits() Limits { return Limits{Rate: 30, Burst: 300, Costly: 4} }

// Validate checks what no default can repair, naming the key.
func (l Limits) Validate() error {
	switch {
	case l.Rate < 0:
		return fmt.Errorf("rate: %v is negative", l.Rate)
	case l.Rate > 0 && l.Burst < 1:
		return fmt.Errorf("burst: %d is less than 1", l.Burst)
	case l.Costly < 0:
		return fmt.Errorf("costly: %d is negative", l.Costly)
	}
	return nil
}

const (
	// exportsAtOnce is how many whole results are written at the same time: each
	// holds the index open for as long as its reader takes.
	exportsAtOnce = 16
	// uploadsAtOnce bounds the memory that texts to be checked take.
	uploadsAtOnce = 32
	mostUpload    = reference.MostBytes + 64<<10 // a form takes more than its file
	// waitingAtOnce is how many checks wait, and patience how long: a check takes
	// a part of a second, so that who waits longer is better told to come back.
	waitingAtOnce = 64
	patience      = 2 * time.Second
)

var (
	errBusy    = errors.New("as much is under way as there is room for")
	errTooMany = errors.New("the client sends more than one reader may")
)

// pool is a number of places for work that costs much, and a line before it.
type pool struct {
	places, line chan struct{}
	patience     time.Duration
}

func newPool(places, waiting int, patience time.Duration) *pool {
	return &pool{make(chan struct{}, places), make(chan struct{}, places+waiting), patience}
}

// enter takes a place, at once or after some patience; leave gives it back.
func (p *pool) enter(ctx context.Context) (leave func(), err error) {
	select {
	case p.line <- struct{}{}:
	default:
		return nil, errBusy
	}
	timeout := time.NewTimer(p.patience)
	defer timeout.Stop()
	select {
	case p.places <- struct{}{}:
		return func() { <-p.places; <-p.line }, nil
	case <-timeout.C:
		err = errBusy
	case <-ctx.Done():
		err = ctx.Err()
	}
	<-p.line
	return nil, err
}

// work are the pools of a service.
type work struct{ exports, uploads, checks *pool }

func newWork() work {
	return work{
		exports: newPool(exportsAtOnce, 0, patience),
		uploads: newPool(uploadsAtOnce, 0, patience),
		checks:  newPool(2*runtime.GOMAXPROCS(0), waitingAtOnce, patience),
	}
}

// fair refuses what a client sends beyond its limit. Health is always told.
func (s *Service) fair(c *gin.Context) {
	if c.FullPath() == "/healthz" || c.FullPath() == "/readyz" {
		return
	}
	if !s.clients.request(clientOf(c)) {
		s.noteProxy(c)
		s.refuse(c, errTooMany)
	}
}

// Costly keeps the checks of texts to as many as this machine can do. The text
// is received first: who sends it slowly keeps nobody waiting.
func (s *Service) Costly(c *gin.Context) {
	s.within(c, s.work.uploads, func() {
		body, err := io.ReadAll(io.LimitReader(c.Request.Body, mostUpload+1))
		c.Request.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failing{err}))
		leave, err := s.work.checks.enter(c.Request.Context())
		if err != nil {
			s.refuse(c, err)
			return
		}
		defer leave()
		c.Next()
	})
}

// streamed keeps the exports under way to a number.
func (s *Service) streamed(c *gin.Context) { s.within(c, s.work.exports, c.Next) }

// within runs what takes a place of the pool, and one of those of its client.
func (s *Service) within(c *gin.Context, p *pool, do func()) {
	end, may := s.clients.begin(clientOf(c))
	if !may {
		s.refuse(c, errTooMany)
		return
	}
	defer end()
	leave, err := p.enter(c.Request.Context())
	if err != nil {
		s.refuse(c, err)
		return
	}
	defer leave()
	do()
}

// failing is the rest of a body that could not be received.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	if f.err == nil {
		return 0, io.EOF
	}
	return 0, f.err
}

// refuse answers what is not taken on, as a page for people where there are pages.
func (s *Service) refuse(c *gin.Context, err error) {
	wait := "5"
	if errors.Is(err, errTooMany) {
		wait = "1"
	}
	c.Header("Retry-After", wait)
	if s.tellPeople == nil || strings.HasPrefix(c.Request.URL.Path, "/api/") {
		s.Fail(c, err)
		return
	}
	s.tellPeople(c, err)
	c.Abort()
}

// noteProxy tells an operator once that all readers of a proxy share one limit.
func (s *Service) noteProxy(c *gin.Context) {
	if c.GetHeader("X-Forwarded-For") != "" && c.ClientIP() == c.RemoteIP() {
		s.unknownProxy.Do(func() {
			s.log.Warn("a proxy reached the limit of one client for all of its readers: name it in trusted_proxies", "address", c.RemoteIP())
		})
	}
}

// clientOf is the address that a request comes from, for IPv6 its network. It
// is the zero Prefix for this machine, whose proxies and tools are not limited.
func clientOf(c *gin.Context) netip.Prefix {
	address, err := netip.ParseAddr(c.ClientIP())
	if err != nil || address.IsLoopback() {
		return netip.Prefix{}
	}
	bits := 32
	if address = address.Unmap(); address.Is6() {
		bits = 64
	}
	network, _ := address.WithZone("").Prefix(bits) // the number of bits fits
	return network
}

// unforwarded takes away what a proxy may say and nobody here asks for; gin
// would lead a reader on by it.
func unforwarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("X-Forwarded-Prefix")
		next.ServeHTTP(w, r)
	})
}
