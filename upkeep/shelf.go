package upkeep

import (
	"context"
	"fmt"

	"landscape/indexer"
	"landscape/taxonomy"
)

// Shelf is where builds of the index are kept.
type Shelf interface {
	Build(ctx context.Context, in indexer.Input, progress func(done, total int)) error
	Open(ctx context.Context, tax *taxonomy.Taxonomy) (*indexer.Index, error)
	// Version is that of the catalogue that the build in use was made from, "" for none.
	Version(ctx context.Context) (string, error)
}

// onDisk keeps the index in a folder.
type onDisk string

func (dir onDisk) Build(ctx context.Context, in indexer.Input, progress func(done, total int)) error {
	return indexer.Build(ctx, string(dir), in, progress)
}

func (dir onDisk) Open(_ context.Context, tax *taxonomy.Taxonomy) (*indexer.Index, error) {
	return indexer.Open(string(dir), tax)
}

// Version is not asked for: who shares a disk shares its catalogue.
func (onDisk) Version(context.Context) (string, error) { return "", nil }

// Share keeps the index on a shelf that many processes share. One that follows
// takes what is there, whatever its own catalogue holds, and builds only when there
// is nothing.
func (d *Data) Share(s Shelf, follows bool) { d.shelf, d.follows = s, follows }

// Current opens the index as it is, without building it.
func (d *Data) Current(ctx context.Context) (*indexer.Index, error) {
	return d.shelf.Open(ctx, d.Taxonomy)
}

// wanted is the version of the catalogue that the index should be of.
func (d *Data) wanted(ctx context.Context) (string, error) {
	if d.follows {
		if version, err := d.shelf.Version(ctx); version != "" || err != nil {
			return version, err
		}
	}
	version, err := d.Catalogue.Version()
	if err != nil {
		return "", fmt.Errorf("read version of catalogue: %w", err)
	}
	return version, nil
}

// lost tells that an index on a shared shelf answers no more, as when builds came
// after it.
func (d *Data) lost(ctx context.Context, live *indexer.Live) bool {
	if !d.follows {
		return false
	}
	ix, release := live.Acquire()
	defer release()
	return ix != nil && ix.Ready(ctx) != nil
}
