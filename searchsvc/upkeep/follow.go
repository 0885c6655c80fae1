package upkeep

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/indexer"
)

// followEvery is how often the catalogue is looked at. Looking costs a stat of
// every file.
const followEvery = 10 * time.Second

// Plan says how to keep a data directory.
type Plan struct {
	Crawler crawler.Config
	// Refresh is how often to crawl; zero is never.
	Refresh time.Duration
	// Prepare is called with a new index before it is put in service; nil for nothing.
	Prepare func(*indexer.Index)
}

// Keep runs until the context ends: the index in service follows the catalogue,
// and the bodies are crawled as the plan says.
func (d *Data) Keep(ctx context.Context, live *indexer.Live, plan Plan) error {
	var group errgroup.Group
	group.Go(func() error { return d.followCatalogue(ctx, live, plan.Prepare) })
	if plan.Refresh > 0 {
		group.Go(func() error { return d.crawlEvery(ctx, plan.Crawler, plan.Refresh) })
	}
	return group.Wait()
}

// NextCrawl is when the next scheduled crawl begins, zero without a schedule.
func (d *Data) NextCrawl() time.Time {
	if at := d.next.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

// followCatalogue builds a new index when the records have changed, whoever
// changed them, and puts it in service. While a crawl stores source after
// source the version keeps changing, so it must have stood still for one look
// first; our own crawls say when they are done.
func (d *Data) followCatalogue(ctx context.Context, live *indexer.Live, prepare func(*indexer.Index)) error {
	ticker := time.NewTicker(d.follow)
	defer ticker.Stop()
	seen := ""
	for {
		settled := false
		select {
		case <-ctx.Done():
			return nil
		case <-d.nudge:
			settled = true
		case <-ticker.C:
		}
		version, err := d.Catalogue.Version()
		if err != nil {
			d.log.Error("the catalogue cannot be read", "error", err)
			continue
		}
		if (settled || version == seen) && version != versionOf(live) {
			d.renew(ctx, live, prepare)
		}
		seen = version
	}
}

// renew swaps in an index of the present records. When that fails, the old one
// goes on answering.
func (d *Data) renew(ctx context.Context, live *indexer.Live, prepare func(*indexer.Index)) {
	ix, err := d.Index(ctx, nil)
	if err != nil {
		if ctx.Err() == nil {
			d.log.Error("the index could not be renewed; the old one goes on", "error", err)
		}
		return
	}
	if prepare != nil {
		prepare(ix)
	}
	live.Swap(ix)
	d.log.Info("new index in service", "standards", ix.Len(), "version", ix.Version())
}

func versionOf(live *indexer.Live) string {
	ix, release := live.Acquire()
	defer release()
	if ix == nil {
		return ""
	}
	return ix.Version()
}

// crawlEvery crawls on a schedule. The first crawl waits until the last one is
// old enough, and every pause varies by a tenth, so that many installations do
// not call on a publisher at the same minute.
func (d *Data) crawlEvery(ctx context.Context, cfg crawler.Config, every time.Duration) error {
	for {
		last, err := d.lastCrawl()
		if err != nil {
			return err
		}
		at := time.Now().Add(untilNext(time.Since(last), every, rand.Float64()))
		d.next.Store(&at)
		d.log.Info("next crawl", "at", at.Format(time.RFC3339))
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Until(at)):
		}
		d.crawlOnce(ctx, cfg)
	}
}

// untilNext is the pause before the next crawl, given the age of the last one
// and a number from 0 to 1. However old that is, there is some pause, so that a
// crawl that cannot even begin is not tried without rest.
func untilNext(age, every time.Duration, random float64) time.Duration {
	jitter := time.Duration((random - 0.5) * 0.2 * float64(every))
	rest := time.Duration((0.5 + random/2) * float64(min(every/10, time.Minute)))
	return max(every+jitter-age, rest)
}

// lastCrawl is when the last crawl began; a crawl in which all failed counts too,
// so that a publisher in trouble is not called on again and again.
func (d *Data) lastCrawl() (time.Time, error) {
	reports, err := d.Catalogue.Reports()
	if err != nil {
		return time.Time{}, fmt.Errorf("read crawl reports: %w", err)
	}
	var last time.Time
	for _, r := range reports {
		if r.Started.After(last) {
			last = r.Started
		}
	}
	return last, nil
}

func (d *Data) crawlOnce(ctx context.Context, cfg crawler.Config) {
	reports, err := d.Crawl(ctx, cfg, crawler.Options{})
	for _, r := range reports {
		d.logReport(r)
	}
	if err != nil && ctx.Err() == nil {
		d.log.Error("the scheduled crawl did not run to its end", "error", err)
	}
	debug.FreeOSMemory() // a crawl holds the records of its largest source
	select {
	case d.nudge <- struct{}{}:
	default: // one is waiting already
	}
}

func (d *Data) logReport(r catalogue.Report) {
	attrs := []any{"source", r.Source, "fetched", r.Fetched, "new", r.New, "changed", r.Changed, "gone", r.Gone,
		"rejected", r.Rejected, "took", r.Duration.Round(time.Millisecond)}
	if r.OK() {
		d.log.Info("source crawled", attrs...)
		return
	}
	d.log.Warn("source failed; its last good records stay", append(attrs, "error", r.Failed)...)
}
