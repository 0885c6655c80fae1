package crawler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"landscape/catalogue"
	"landscape/crawler/pages"
	"landscape/standard"
	"landscape/taxonomy"

	"golang.org/x/sync/errgroup"
)

// Options are what one run may ask for.
type Options struct {
	// Sources to crawl by name; none means all that are enabled.
	Sources []string
	// Full reads all details again.
	Full bool
	// Progress is called with how far a source is; total is 0 while unknown. It
	// is called by several goroutines.
	Progress func(source string, done, total int)
}

// Crawler is a list of sources and how to read them.
type Crawler struct {
	cfg     Config
	sources []Source
}

// New makes a crawler of the sources; the error names the key of the
// configuration that is wrong.
func New(cfg Config, sources []Source) (*Crawler, error) {
	if err := cfg.Validate(sources); err != nil {
		return nil, fmt.Errorf("crawler: %w", err)
	}
	return &Crawler{cfg, sources}, nil
}

// Sources are all that this crawler knows, crawled or not.
func (c *Crawler) Sources() []Source { return c.sources }

// Run crawls and updates the catalogue, and returns one report per source. A
// source that fails keeps its last good records and does not stop the others;
// the error is for what concerns the run as a whole.
func (c *Crawler) Run(ctx context.Context, cat *catalogue.Catalogue, tax *taxonomy.Taxonomy, opts Options) ([]catalogue.Report, error) {
	sources, err := choose(c.sources, opts.Sources, c.cfg)
	if err != nil {
		return nil, err
	}
	if c.cfg.Contact == "" && c.cfg.Mirror == "" {
		slog.Warn("no contact is configured: publishers cannot reach whoever runs this crawl")
	}
	r := &run{cfg: c.cfg, cat: cat, opts: opts, transport: newTransport(c.cfg),
		security: func(rec *standard.Record) bool { return tax.Classify(rec).Security }}
	// A crawl holds whole lists and makes much garbage beside. With a little less
	// than the usual slack, that of the reference world stays under 450 MB; with
	// half of it, under 320 MB, for a quarter more work.
	defer debug.SetGCPercent(debug.SetGCPercent(80))
	reports := make([]catalogue.Report, len(sources))
	var group errgroup.Group
	group.SetLimit(c.cfg.Concurrency)
	for i, s := range sources {
		group.Go(func() error {
			reports[i] = r.crawl(ctx, s)
			return cat.SaveReport(reports[i])
		})
	}
	err = group.Wait()
	return reports, errors.Join(err, ctx.Err())
}

// run is what all sources of one crawl share.
type run struct {
	cfg       Config
	cat       *catalogue.Catalogue
	opts      Options
	transport *transport
	security  func(*standard.Record) bool
	storing   sync.Mutex // one source at a time turns its records into a file
}

// crawl reads one source and stores what it found.
func (r *run) crawl(ctx context.Context, s Source) catalogue.Report {
	report := catalogue.Report{Source: s.Name, Started: time.Now().UTC().Truncate(time.Second)}
	started := time.Now()
	err := r.visit(ctx, s, &report)
	report.Duration = time.Since(started)
	if err != nil {
		report.Failed = err.Error()
		if ctx.Err() != nil {
			report.Failed = "interrupted"
		}
		slog.Warn("source failed", "source", s.Name, "error", report.Failed)
	}
	return report
}

func (r *run) visit(ctx context.Context, s Source, report *catalogue.Report) error {
	cache, err := openCache(filepath.Join(r.cat.Dir(), "cache", s.Name), report.Started, r.cfg.Resume, r.opts.Full)
	if err != nil {
		return err
	}
	report.Resumed = cache.resumed
	earlier, err := r.cat.Lookup(s.Name)
	if err != nil {
		return err
	}
	defer earlier.Close()
	c := &collector{cfg: r.cfg, source: s, transport: r.transport, cache: cache}
	in, err := r.read(ctx, s, c, earlier)
	in.tell(report)
	report.Requests, report.NotModified, report.Reused, report.Bytes = c.counts.requests, c.counts.notModified, c.counts.reused, c.counts.bytes
	if err != nil {
		return err
	}
	if err := r.cat.SetAside(s.Name, in.rejections); err != nil {
		return err
	}
	if err := r.care(in, earlier); err != nil {
		cache.spoil()
		return err
	}
	if err := r.store(in, earlier, report); err != nil {
		return err
	}
	return cache.finish()
}

// read runs the source. A page of another shape is fetched once more, for it
// may have been cut or caught in the middle of an update; pages that were fine
// come from the cache.
func (r *run) read(ctx context.Context, s Source, c *collector, earlier *catalogue.Lookup) (*intake, error) {
	for attempt := 1; ; attempt++ {
		in := newIntake(s.Name, time.Now().UTC().Truncate(time.Second))
		in.expect(earlier.Len())
		in.known = spellingsOf(earlier)
		v := &Visit{source: s, collector: c, intake: in, earlier: earlier, security: r.security, full: r.opts.Full,
			progress: func(done, total int) {
				if r.opts.Progress != nil {
					r.opts.Progress(s.Name, done, total)
				}
			}}
		err := protect(func() error { return s.Crawl(ctx, v) })
		var shape *pages.ShapeError
		if attempt == 1 && errors.As(err, &shape) && ctx.Err() == nil {
			slog.Info("a page has another shape, fetching it once more", "source", s.Name, "error", err)
			continue
		}
		return in, err
	}
}

// protect turns a panic of a parser into an error of its source.
func protect(crawl func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("parser panicked", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("the parser failed: %v", p)
		}
	}()
	return crawl()
}

func (in *intake) tell(report *catalogue.Report) {
	report.Fetched, report.Rejected, report.Incomplete = len(in.records), in.rejected, in.lacking
	report.Unknown, report.Notes = in.unknown(), in.notes
}

// store hands the records to the catalogue and counts what changed.
func (r *run) store(in *intake, earlier *catalogue.Lookup, report *catalogue.Report) error {
	r.storing.Lock()
	defer r.storing.Unlock()
	for _, rec := range in.records {
		if !earlier.Has(rec.Native) {
			report.New++
		}
	}
	in.keepDoubtful(earlier)
	changes, err := r.cat.Store(in.source, in.records, report.Started)
	if err != nil {
		return err
	}
	for _, change := range changes {
		switch change.Kind {
		case catalogue.Changed, catalogue.Status:
			report.Changed++
		case catalogue.Gone:
			report.Gone++
		case catalogue.Back:
			report.Back++
		}
	}
	return nil
}

// keepDoubtful keeps the earlier record of every entry that is listed but
// could not be read.
func (in *intake) keepDoubtful(earlier *catalogue.Lookup) {
	for native := range in.doubtful {
		if _, read := in.seen[native]; read {
			continue
		}
		if rec, known := earlier.Get(native); known && rec.LastSeen == "" {
			in.records = append(in.records, rec)
		}
	}
}
