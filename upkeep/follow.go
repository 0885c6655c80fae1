package upkeep

import (
	"context"
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
	Crawler *crawler.Crawler
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
	failed := setback{first: d.follow}
	for {
		settled := false
		select {
		case <-ctx.Done():
			return nil
		case <-d.nudge:
			settled = true
		case <-ticker.C:
		}
		version, err := d.wanted(ctx)
		if err != nil {
			d.log.Error("the version of the catalogue cannot be read", "error", err)
			continue
		}
		if (settled || version == seen) && (version != versionOf(live) || d.lost(ctx, live)) && !failed.pausing(version) {
			failed.note(version, d.renew(ctx, live, prepare))
		}
		seen = version
	}
}

// setback remembers that the index of a version could not be built. What failed
// once fails again mostly, and a build takes all of the machine, so the pauses
// before the next try double, up to an hour.
type setback struct {
	first   time.Duration
	version string
	pause   time.Duration
	until   time.Time
}

const longestPause = time.Hour

func (s *setback) pausing(version string) bool {
	return version == s.version && time.Now().Before(s.until)
}

func (s *setback) note(version string, err error) {
	if err == nil || version != s.version {
		s.version, s.pause = version, s.first
	}
	if err != nil {
		s.pause = min(2*s.pause, longestPause)
		s.until = time.Now().Add(s.pause)
	}
}

// renew swaps in an index of the present records. When that fails, the old one
// goes on answering.
func (d *Data) renew(ctx context.Context, live *indexer.Live, prepare func(*indexer.Index)) error {
	ix, err := d.Index(ctx, nil)
	if err != nil {
		if ctx.Err() == nil {
			d.log.Error("the index could not be renewed; the old one goes on", "error", err)
		}
		return err
	}
	if prepare != nil {
		prepare(ix)
	}
	live.Swap(ix)
	d.log.Info("new index in service", "standards", ix.Len(), "version", ix.Version())
	return nil
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
func (d *Data) crawlEvery(ctx context.Context, c *crawler.Crawler, every time.Duration) error {
	for {
		at := time.Now().Add(untilNext(time.Since(d.lastCrawl()), every, rand.Float64()))
		d.next.Store(&at)
		d.log.Info("next crawl", "at", at.Format(time.RFC3339))
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Until(at)):
		}
		d.crawlOnce(ctx, c)
	}
}

// untilNext is the pause before the next crawl, given the age of the last one
// and a number from 0 to 1. However old that is, there is some pause, so that a
// crawl that cannot even begin is not tried without rest.
func untilNext(age, every time.Duration, random float64) time.Duration {
	jitter := time.Duration((random - 0.5) * 0.2 * float64(every))
	rest := time.Duration((0.5 + random/2) * float64(min(every/10, time.Minute)))
	age = max(age, 0) // a clock that was set back puts the last crawl into the future
	return max(every+jitter-age, rest)
}

// lastCrawl is when the last crawl began; a crawl in which all failed counts too,
// so that a publisher in trouble is not called on again and again. What cannot be
// read counts as none, for a schedule must not end over it.
func (d *Data) lastCrawl() time.Time {
	reports, err := d.Catalogue.Reports()
	if err != nil {
		d.log.Error("the crawl reports cannot be read; they count as none", "error", err)
	}
	var last time.Time
	for _, r := range reports {
		if r.Started.IsZero() {
			d.log.Warn("a crawl report is damaged; it counts as none", "source", r.Source, "error", r.Failed)
		}
		if r.Started.After(last) {
			last = r.Started
		}
	}
	return last
}

func (d *Data) crawlOnce(ctx context.Context, c *crawler.Crawler) {
	reports, err := d.Crawl(ctx, c, crawler.Options{})
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
