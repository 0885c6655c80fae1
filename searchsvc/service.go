// Package searchsvc serves the landscape over HTTP: the API under /api/v1 with
// its exports and feeds, its OpenAPI description, and what operating it needs
// (health, metrics). It words results for programs; pages for people are the
// room after this one, which adds them to the same engine.
package searchsvc

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/catalogue"
	"landscape/coordination"
	"landscape/coordination/pathway"
	"landscape/crawler"
	"landscape/indexer"
	"landscape/proposal"
	"landscape/taxonomy"
)

// answerWithin is how long one answer may take to be made.
const answerWithin = 10 * time.Second

// Options are what a service is made from.
type Options struct {
	Live      *indexer.Live
	Taxonomy  *taxonomy.Taxonomy
	Catalogue *catalogue.Catalogue
	Log       *slog.Logger
	// PublicURL is the address that readers know the service by, without a final
	// slash; "" takes the one at which each connection arrives.
	PublicURL string
	// TrustedProxies are the addresses and networks of proxies that say in
	// X-Forwarded-For whom they ask for.
	TrustedProxies []string
	// Limits are those of one client.
	Limits Limits
	// Release tells this build of the program from others, for caches: the same
	// for every process of one build.
	Release string
	// Sources are what the crawler knows, for the status page.
	Sources []crawler.Source
	// Packs is the directory that holds the offline packs that readers may download,
	// "" to offer none.
	Packs string
	// NextCrawl is when the next scheduled crawl begins; nil or zero without a schedule.
	NextCrawl func() time.Time
}

// Service answers requests.
type Service struct {
	QueryParser
	Names

	live       *indexer.Live
	taxonomy   *taxonomy.Taxonomy
	catalogue  *catalogue.Catalogue
	log        *slog.Logger
	publicURL  string
	sources    []crawler.Source
	nextCrawl  func() time.Time
	packs      string
	engine     *gin.Engine
	validators *validators
	metrics    *metrics
	facts      *coordination.Facts
	pathways   []pathway.Pathway
	naming     *naming
	proposals  *proposal.Checker
	views      indexer.Derived[*coordination.View]
	oaiLists   indexer.Derived[*oaiList]
	dates      indexer.Derived[[]toldChange]
	clients    *clients
	work       work
	// tellPeople shows what went wrong as a page, nil where there are no pages.
	tellPeople   func(*gin.Context, error)
	unknownProxy sync.Once
	leaving      atomic.Bool
}

// New makes a service with the API on its engine.
func New(o Options) *Service {
	gin.SetMode(gin.ReleaseMode)
	s := &Service{
		QueryParser: NewQueryParser(o.Taxonomy), Names: NewNames(o.Taxonomy),
		live: o.Live, taxonomy: o.Taxonomy, catalogue: o.Catalogue,
		log: cmp.Or(o.Log, slog.Default()), publicURL: strings.TrimSuffix(o.PublicURL, "/"),
		sources:    o.Sources,
		nextCrawl:  o.NextCrawl,
		packs:      o.Packs,
		validators: &validators{release: o.Release, now: time.Now},
		proposals:  proposal.NewChecker(o.Taxonomy),
		engine:     gin.New(),
		clients:    newClients(o.Limits), work: newWork(),
	}
	s.readFacts()
	s.metrics = newMetrics(s)
	s.trust(o.TrustedProxies)
	s.routes()
	return s
}

// readFacts reads the reference data that is part of the program. That it can
// be read is tested where it is kept.
func (s *Service) readFacts() {
	var err, errPathways error
	s.facts, err = coordination.LoadFacts()
	s.pathways, errPathways = pathway.Load()
	if err := errors.Join(err, errPathways); err != nil {
		panic(fmt.Sprintf("read embedded reference data: %v", err))
	}
	s.naming = newNaming(s.facts, s.pathways)
}

// Engine is where other rooms add their routes.
func (s *Service) Engine() *gin.Engine { return s.engine }

// Packs is the directory that holds offline packs, "" for none.
func (s *Service) Packs() string { return s.packs }

// Edition names what the index and this build of the program show together:
// what was made from another edition is out of date.
func (s *Service) Edition(ix *indexer.Index) string { return s.validators.release + "-" + ix.Version() }

// Live is the index in service.
func (s *Service) Live() *indexer.Live { return s.live }

// Taxonomy is the vocabulary of labels.
func (s *Service) Taxonomy() *taxonomy.Taxonomy { return s.taxonomy }

// Catalogue is where records, changes and reports are kept.
func (s *Service) Catalogue() *catalogue.Catalogue { return s.catalogue }

// Handler is the whole service, pages of other rooms included.
func (s *Service) Handler() http.Handler {
	return s.observe(compress(limitTime(unforwarded(s.engine))))
}

// limitTime ends the making of an answer that takes too long. The writing of a
// long export goes on: its own deadline moves with the reader.
func limitTime(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isExport(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), answerWithin)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Handler answers a request or returns what went wrong.
type Handler func(c *gin.Context) error

// indexHandler answers from the index, which stays open until it returns.
type indexHandler func(c *gin.Context, ix *indexer.Index) error

// Handle renders what went wrong as a problem.
func (s *Service) Handle(h Handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.Fail(c, err)
		}
	}
}

// Fail answers with a problem, unless the answer has begun or the reader has left.
func (s *Service) Fail(c *gin.Context, err error) {
	exchangeOf(c.Request.Context()).err = err
	switch {
	case c.Writer.Written():
		panic(http.ErrAbortHandler) // so that half an answer is not taken for a whole one
	case clientGone(c.Request, err):
		c.AbortWithStatus(statusClientGone)
	default:
		s.writeProblem(c.Writer, c.Request, AsProblem(err, Language(c.Request)))
		c.Abort()
	}
}

// statusClientGone is for the log and metrics only: nobody is there to read it.
const statusClientGone = 499

// fromIndex hands the index in service to a handler.
func (s *Service) fromIndex(h indexHandler) gin.HandlerFunc {
	return s.Handle(func(c *gin.Context) error {
		ix, release := s.live.Acquire()
		defer release()
		if ix == nil {
			return problem("unavailable", Language(c.Request), wrong{})
		}
		return h(c, ix)
	})
}

// Leave makes /readyz say no, so that no new readers are sent here.
func (s *Service) Leave() { s.leaving.Store(true) }

func isExport(path string) bool {
	return strings.HasPrefix(path, "/api/v1/search.")
}
