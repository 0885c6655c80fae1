// Package upkeep keeps what a data directory holds in step: the catalogue is
// filled from the bundled snapshot, crawls renew it, and the index follows it,
// also when another process crawls. It knows nothing of HTTP.
package upkeep

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/indexer"
	"landscape/taxonomy"
)

// Data is one data directory with what is needed to keep it.
type Data struct {
	Catalogue *catalogue.Catalogue
	Taxonomy  *taxonomy.Taxonomy

	// Shelf is where the index is kept, by itself in the data directory.
	shelf   Shelf
	follows bool

	dir    string
	log    *slog.Logger
	nudge  chan struct{}
	next   atomic.Pointer[time.Time]
	follow time.Duration
}

// Open opens a data directory, made when it is missing. An empty catalogue is
// filled from the bundled snapshot.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Data, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make data directory: %w", err)
	}
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, fmt.Errorf("load taxonomy: %w", err)
	}
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		return nil, fmt.Errorf("open catalogue: %w", err)
	}
	d := &Data{Catalogue: cat, Taxonomy: tax, shelf: onDisk(filepath.Join(dir, "index")), dir: dir, log: log, nudge: make(chan struct{}, 1), follow: followEvery}
	return d, d.fill(ctx)
}

// fill imports the bundled snapshot into an empty catalogue, once, however many
// processes start at the same time.
func (d *Data) fill(ctx context.Context) error {
	if !d.Catalogue.Empty() {
		return nil
	}
	unlock, err := awaitLock(ctx, d.path("crawl.lock"), "is filling "+d.dir)
	if err != nil {
		return err
	}
	defer unlock()
	if !d.Catalogue.Empty() {
		return nil
	}
	d.log.Info("importing the bundled snapshot", "data", d.dir)
	if err := d.Catalogue.ImportSnapshot(); err != nil {
		return fmt.Errorf("import bundled snapshot: %w", err)
	}
	return nil
}

func (d *Data) path(name string) string { return filepath.Join(d.dir, name) }

// Index opens the index, and builds it first when it is missing, damaged, of
// another format or behind the catalogue.
func (d *Data) Index(ctx context.Context, progress func(done, total int)) (*indexer.Index, error) {
	version, err := d.wanted(ctx)
	if err != nil {
		return nil, err
	}
	ix, reason, err := d.openCurrent(ctx, version)
	if ix != nil || err != nil {
		return ix, err
	}
	d.log.Info("the index has to be built", "reason", reason)
	unlock, err := awaitLock(ctx, d.path("index.lock"), "is building the index of "+d.dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	// Another process may have built it while this one waited.
	if ix, _, err := d.openCurrent(ctx, version); ix != nil || err != nil {
		return ix, err
	}
	return d.build(ctx, progress)
}

// Rebuild builds the index whether or not it is needed.
func (d *Data) Rebuild(ctx context.Context, progress func(done, total int)) (*indexer.Index, error) {
	unlock, err := awaitLock(ctx, d.path("index.lock"), "is building the index of "+d.dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	return d.build(ctx, progress)
}

// openCurrent opens the index if it is of this version; nil, with the reason,
// when it must be built.
func (d *Data) openCurrent(ctx context.Context, version string) (ix *indexer.Index, reason, err error) {
	ix, err = d.shelf.Open(ctx, d.Taxonomy)
	if errors.Is(err, indexer.ErrRebuild) {
		return nil, err, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open index: %w", err)
	}
	if ix.Version() != version {
		ix.Close()
		return nil, errBehind, nil
	}
	return ix, nil, nil
}

// errBehind says that the records have changed since the index was built.
var errBehind = errors.New("it is behind the catalogue")

func (d *Data) build(ctx context.Context, progress func(done, total int)) (*indexer.Index, error) {
	begin := time.Now()
	version, err := d.Catalogue.Version()
	if err != nil {
		return nil, fmt.Errorf("read version of catalogue: %w", err)
	}
	in := indexer.Input{Records: d.Catalogue.All(), Taxonomy: d.Taxonomy, Version: version}
	if err := d.shelf.Build(ctx, in, progress); err != nil {
		return nil, fmt.Errorf("build index: %w", err)
	}
	debug.FreeOSMemory() // building takes several times what serving does
	ix, err := d.shelf.Open(ctx, d.Taxonomy)
	if err != nil {
		return nil, fmt.Errorf("open new index: %w", err)
	}
	d.log.Info("index built", "standards", ix.Len(), "took", time.Since(begin).Round(time.Millisecond))
	return ix, nil
}

// Crawl crawls and updates the catalogue. Only one crawl at a time may work on
// a directory: a *BusyError says who does.
func (d *Data) Crawl(ctx context.Context, c *crawler.Crawler, opts crawler.Options) ([]catalogue.Report, error) {
	unlock, err := lock(d.path("crawl.lock"), "is crawling into "+d.dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	reports, err := c.Run(ctx, d.Catalogue, d.Taxonomy, opts)
	if err != nil {
		return reports, fmt.Errorf("crawl: %w", err)
	}
	return reports, nil
}
