package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"landscape/indexer/postings"
	"landscape/standard"
	"landscape/taxonomy"
)

// ErrRebuild says that the index on disk is missing, damaged or of another
// version, and must be built again from the catalogue.
var ErrRebuild = errors.New("the index must be rebuilt")

// Input is what an index is made from.
type Input struct {
	// Records of all sources, in any order. A *standard.LineError is passed
	// over; any other error ends the build.
	Records iter.Seq2[standard.Record, error]
	// Taxonomy labels the documents; only security standards are indexed.
	Taxonomy *taxonomy.Taxonomy
	// Version of the catalogue, given back by Index.Version.
	Version string
}

// Build makes an index of the records in a new folder of dir, and makes it the
// current one when it is whole. What was there before keeps serving until then,
// and stays when the build fails. Progress may be nil.
func Build(ctx context.Context, dir string, in Input, progress func(done, total int)) error {
	c, err := Gather(in)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make index directory: %w", err)
	}
	folder, err := os.MkdirTemp(dir, buildPrefix)
	if err != nil {
		return fmt.Errorf("make folder for new index: %w", err)
	}
	step := func(i int) error {
		if progress != nil {
			progress(i+1, c.Len())
		}
		return ctx.Err()
	}
	if err := c.write(folder, step); err != nil {
		os.RemoveAll(folder)
		return err
	}
	return swapIn(dir, folder)
}

// write writes all files of a build.
func (c *Corpus) write(folder string, step func(i int) error) (err error) {
	t := c.tables
	if t.Numbers, err = postings.Write(filepath.Join(folder, textFolder), c.Len(), c.texts(), step); err != nil {
		return err
	}
	if t.Starts, err = writeDocuments(filepath.Join(folder, documentFile), c.docs); err != nil {
		return err
	}
	if err := t.write(filepath.Join(folder, tablesFile)); err != nil {
		return err
	}
	return writeManifest(folder, c.Version, c.Len())
}

// texts gives the texts of each document.
func (c *Corpus) texts() iter.Seq[map[string]any] {
	return func(yield func(map[string]any) bool) {
		for _, d := range c.docs {
			if !yield(textOf(d, c.splitter)) {
				return
			}
		}
	}
}
