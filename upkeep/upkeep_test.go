package upkeep

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/indexer"
	"landscape/standard"
)

func published(id, title string) standard.Record {
	parsed, err := standard.ParseIdentifier(id)
	if err != nil {
		panic(err)
	}
	return standard.Record{Source: "nist", Native: id, ID: parsed, Title: title, Status: standard.InForce, Published: "2020-08",
		Provenance: []standard.Provenance{{URL: "https://example.org/list", Fetched: time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)}}}
}

// store writes records as another process would: through its own catalogue.
func store(t *testing.T, dir string, at time.Time, records ...standard.Record) {
	t.Helper()
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cat.Store("nist", records, at); err != nil {
		t.Fatal(err)
	}
}

// newData is a data directory with one standard.
func newData(t *testing.T) (*Data, string) {
	t.Helper()
	dir := t.TempDir()
	store(t, dir, time.Now(), published("NIST SP 800-207", "Zero Trust Architecture"))
	data, err := Open(context.Background(), dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	data.follow = 10 * time.Millisecond
	return data, dir
}

func TestTheIndexIsBuiltWhenItMustBe(t *testing.T) {
	data, dir := newData(t)
	built := func() bool {
		t.Helper()
		steps := 0
		ix, err := data.Index(context.Background(), func(int, int) { steps++ })
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		if _, ok := ix.Get("nist-sp-800-207"); !ok {
			t.Error("the standard is not in the index")
		}
		return steps > 0
	}
	if !built() {
		t.Error("a missing index is built")
	}
	if built() {
		t.Error("a current index is only opened")
	}
	damage(t, data.path("index"))
	if !built() {
		t.Error("a damaged index is built again")
	}
	store(t, dir, time.Now(), published("NIST SP 800-207", "Zero Trust Architecture"), published("NIST SP 800-53", "Security and Privacy Controls"))
	if !built() {
		t.Error("an index behind the catalogue is built again")
	}
}

// damage cuts every file of the index in half.
func damage(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return os.Truncate(name, info.Size()/2)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOnlyOneCrawlAtATimeWorksOnADirectory(t *testing.T) {
	data, dir := newData(t)
	unlock, err := lock(filepath.Join(dir, "crawl.lock"), "is crawling")
	if err != nil {
		t.Fatal(err)
	}
	_, err = data.Crawl(context.Background(), new(crawler.Crawler), crawler.Options{})
	var busy *BusyError
	if !errors.As(err, &busy) || !strings.Contains(err.Error(), "process ") || !strings.Contains(err.Error(), "wait until it is done") {
		t.Errorf("the second crawl is told %v", err)
	}
	unlock()
	unlock, err = lock(filepath.Join(dir, "crawl.lock"), "is crawling")
	if err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	unlock()
}

func TestTwoProcessesThatNeedTheIndexBuildItOnce(t *testing.T) {
	data, dir := newData(t)
	var builds atomic.Int32
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			other, err := Open(context.Background(), dir, data.log)
			if err != nil {
				t.Error(err)
				return
			}
			begun := sync.OnceFunc(func() { builds.Add(1) })
			ix, err := other.Index(context.Background(), func(int, int) { begun() })
			if err != nil {
				t.Error(err)
				return
			}
			ix.Close()
		})
	}
	group.Wait()
	if builds.Load() != 1 {
		t.Errorf("built %d times", builds.Load())
	}
}

func TestWaitingForAnotherProcessEndsWithTheContext(t *testing.T) {
	data, dir := newData(t)
	unlock, err := lock(filepath.Join(dir, "index.lock"), "is building")
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := data.Index(ctx, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestACrawlByAnotherProcessIsNoticedWithoutAFailedSearch(t *testing.T) {
	data, dir := newData(t)
	ctx, stop := context.WithCancel(context.Background())
	ix, err := data.Index(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	live := indexer.NewLive(ix)
	defer live.Swap(nil)
	var group sync.WaitGroup
	group.Go(func() {
		if err := data.Keep(ctx, live, Plan{}); err != nil {
			t.Error(err)
		}
	})
	searches := searchUntil(ctx, t, &group, live)
	store(t, dir, time.Now(), published("NIST SP 800-207", "Zero Trust Architecture"), published("NIST SP 800-63", "Digital Identity Guidelines"))
	deadline := time.Now().Add(2 * time.Minute) // a busy machine builds slowly
	for !has(live, "nist-sp-800-63") {
		if time.Now().After(deadline) {
			t.Fatal("the new standard did not come into service")
		}
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	group.Wait()
	if searches.Load() == 0 {
		t.Error("no search was made meanwhile")
	}
}

// searchUntil searches again and again, as readers do, until the context ends.
func searchUntil(ctx context.Context, t *testing.T, group *sync.WaitGroup, live *indexer.Live) *atomic.Int64 {
	var searches atomic.Int64
	for range 2 {
		group.Go(func() {
			for ctx.Err() == nil {
				ix, release := live.Acquire()
				result, err := ix.Search(context.Background(), indexer.Query{Text: "zero trust", Size: 10})
				release()
				if err != nil || result.Total != 1 {
					t.Errorf("a search failed: %v, %+v", err, result)
					return
				}
				searches.Add(1)
				time.Sleep(time.Millisecond)
			}
		})
	}
	return &searches
}

func has(live *indexer.Live, slug string) bool {
	ix, release := live.Acquire()
	defer release()
	_, ok := ix.Get(slug)
	return ok
}

func TestTheNextCrawlKeepsItsPauseAndVaries(t *testing.T) {
	day := 24 * time.Hour
	for _, c := range []struct {
		name          string
		age           time.Duration
		random        float64
		least, atMost time.Duration
	}{
		{"just crawled, early", 0, 0, 21 * time.Hour, 22 * time.Hour},
		{"just crawled, late", 0, 1, 26 * time.Hour, 27 * time.Hour},
		{"half a day ago", 12 * time.Hour, 0.5, 12 * time.Hour, 12 * time.Hour},
		{"long ago", 30 * day, 0.5, 30 * time.Second, time.Minute},
		{"in the future, since the clock was set back", -300 * day, 0.5, day, day},
		{"never", 100 * 365 * day, 0, 30 * time.Second, 30 * time.Second},
	} {
		if got := untilNext(c.age, day, c.random); got < c.least || got > c.atMost {
			t.Errorf("%s: %v is not between %v and %v", c.name, got, c.least, c.atMost)
		}
	}
}

func TestACrawlOnAScheduleSaysWhenItComes(t *testing.T) {
	data, _ := newData(t)
	nobody, err := crawler.New(crawler.DefaultConfig(), nil) // the network is not for tests
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var group sync.WaitGroup
	group.Go(func() {
		if err := data.Keep(ctx, indexer.NewLive(nil), Plan{Crawler: nobody, Refresh: time.Second}); err != nil {
			t.Error(err)
		}
	})
	for data.NextCrawl().IsZero() {
		time.Sleep(time.Millisecond)
	}
	first := data.NextCrawl()
	for data.NextCrawl().Equal(first) {
		time.Sleep(time.Millisecond)
	}
	stop()
	group.Wait()
}

// A schedule that ends over a damaged file ends in silence: nobody sees a crawl
// that does not happen.
func TestADamagedReportDoesNotEndTheSchedule(t *testing.T) {
	data, dir := newData(t)
	if err := data.Catalogue.SaveReport(catalogue.Report{Source: "etsi", Started: time.Now().Add(-time.Hour)}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "catalogue", "reports", "itu-t.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if age := time.Since(data.lastCrawl()); age < time.Hour || age > 2*time.Hour {
		t.Errorf("the last crawl was %v ago", age)
	}
	if err := os.RemoveAll(filepath.Join(dir, "catalogue", "reports")); err != nil {
		t.Fatal(err)
	}
	if !data.lastCrawl().IsZero() {
		t.Error("reports that are gone count as a crawl")
	}
}

func TestABuildThatFailsIsTriedAgainWithGrowingPauses(t *testing.T) {
	s := setback{first: time.Second}
	for _, want := range []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second} {
		s.note("v1", errors.New("disk full"))
		if s.pause != want || !s.pausing("v1") {
			t.Errorf("the pause is %v, not %v", s.pause, want)
		}
	}
	if s.pausing("v2") {
		t.Error("other records are not waited for")
	}
	for range 20 {
		s.note("v1", errors.New("disk full"))
	}
	if s.pause != longestPause {
		t.Errorf("the pause grew to %v", s.pause)
	}
	s.note("v1", nil)
	s.note("v1", errors.New("disk full"))
	if s.pause != 2*time.Second {
		t.Errorf("after a success the pause is %v", s.pause)
	}
}
