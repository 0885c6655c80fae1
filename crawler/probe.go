package crawler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"landscape/catalogue"
	"landscape/crawler/pages"
	"landscape/standard"
	"landscape/taxonomy"

	"golang.org/x/sync/errgroup"
)

// errProbed ends a probe: the first page was read, and no other is asked for.
var errProbed = errors.New("a probe reads one page only")

// Finding is what a probe saw of one source.
type Finding struct {
	Source string
	// Address of the page that was asked for.
	Address string
	// Records that the first page alone gives; 0 where they come with later pages.
	Records int
	// Problem says why the source could not be crawled now: what did not answer,
	// or what was expected and what was found. "" means that all is as expected.
	Problem string
	// Shape tells that the page came, and is not what its source expects.
	Shape bool
}

// ProbeOptions are what one probe may ask for.
type ProbeOptions struct {
	// Sources to probe by name; none means all that are enabled.
	Sources []string
	// Record is a folder in which the beginning of each page is kept, without
	// names and addresses of persons; "" for none.
	Record string
	// Wait is how long one source may take until its page is whole; 0 is as long as
	// a crawl would wait.
	Wait time.Duration
	// Found is told of each source when it is done, one at a time; nil for nobody.
	Found func(Finding)
}

// Probe asks each source's first page once, with the manners of a crawl, and
// checks its shape. The catalogue stays as it is.
func (c *Crawler) Probe(ctx context.Context, tax *taxonomy.Taxonomy, opts ProbeOptions) ([]Finding, error) {
	sources, err := choose(c.sources, opts.Sources, c.cfg)
	if err != nil {
		return nil, err
	}
	cfg := c.cfg
	cfg.Retries = 0
	r := &run{cfg: cfg, transport: newTransport(cfg),
		security: func(rec *standard.Record) bool { return tax.Classify(rec).Security }}
	findings := make([]Finding, 0, len(sources))
	var group errgroup.Group
	var telling sync.Mutex
	group.SetLimit(cfg.Concurrency)
	for _, s := range sources {
		if !s.asks() {
			continue // nobody is asked
		}
		findings = append(findings, Finding{Source: s.Name})
		f := &findings[len(findings)-1]
		group.Go(func() error {
			if err := r.probeWithin(ctx, s, f, opts); err != nil || opts.Found == nil {
				return err
			}
			telling.Lock()
			defer telling.Unlock()
			opts.Found(*f)
			return nil
		})
	}
	return findings, errors.Join(group.Wait(), ctx.Err())
}

// probeWithin gives a source that does not come to its end up.
func (r *run) probeWithin(ctx context.Context, s Source, f *Finding, opts ProbeOptions) error {
	if opts.Wait > 0 {
		var stop func()
		ctx, stop = context.WithTimeoutCause(ctx, opts.Wait, fmt.Errorf("its page was not whole after %v", opts.Wait))
		defer stop()
	}
	err := r.probe(ctx, s, f, opts.Record)
	if cause := context.Cause(ctx); f.Problem != "" && !f.Shape && cause != nil {
		f.Problem += ": " + cause.Error()
	}
	return err
}

// probe crawls the source into a folder that is thrown away, until its second page.
func (r *run) probe(ctx context.Context, s Source, f *Finding, recordIn string) error {
	dir, err := os.MkdirTemp("", "landscape-probe-")
	if err != nil {
		return fmt.Errorf("probe %s: %w", s.Name, err)
	}
	defer os.RemoveAll(dir)
	cat, err := catalogue.Open(dir)
	if err != nil {
		return fmt.Errorf("probe %s: %w", s.Name, err)
	}
	earlier, err := cat.Lookup(s.Name)
	if err != nil {
		return fmt.Errorf("probe %s: %w", s.Name, err)
	}
	cache, err := openCache(dir+"/cache", time.Now(), 0, true)
	if err != nil {
		return fmt.Errorf("probe %s: %w", s.Name, err)
	}
	c := &collector{cfg: r.cfg, source: s, transport: r.transport, cache: cache, only: 1}
	if recordIn != "" {
		c.record = func(page *pages.Page) error { return record(recordIn, s.Name, page) }
	}
	in := newIntake(s.Name, time.Now().UTC())
	v := &Visit{source: s, collector: c, intake: in, earlier: earlier, security: r.security, progress: func(int, int) {}}
	err = protect(func() error { return s.Crawl(ctx, v) })
	f.Address, f.Records = c.first, len(in.records)
	listed := len(in.records) + in.rejected
	switch {
	case c.refused != nil:
		f.Shape, f.Problem = true, c.refused.Error()
	case c.failed != nil:
		f.Problem = c.failed.Error()
	case err != nil && !c.stopped:
		f.Problem = err.Error()
	case listed >= fewRecords && float64(in.rejected) > maxRejected*float64(listed):
		f.Shape, f.Problem = true, fmt.Sprintf("%s: %d of %d entries are unreadable, first: %s", c.first, in.rejected, listed,
			in.rejections[0].Reason)
	}
	return nil
}
