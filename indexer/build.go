package indexer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"landscape/standard"
	"landscape/taxonomy"
)

// ErrRebuild says that the index on disk is missing, damaged or of another
// version, and must be built again from the catalogue.
var ErrRebuild = errors.New("the index must be rebuilt")

// Input is what an index is made from.
type Input struct {
	// Records of all sources, in any order. An error of one record is passed
	// over when it is a *standard.LineError, and ends the build otherwise.
	Records iter.Seq2[standard.Record, error]
	// Taxonomy labels the documents; only security standards are indexed.
	Taxonomy *taxonomy.Taxonomy
	// Version of the catalogue, given back by Index.Version.
	Version string
}

// Build makes the index in dir, beside the one that is there, and swaps it in.
func Build(ctx context.Context, dir string, in Input, progress func(done, total int)) error {
	docs, err := fold(in.Records, in.Taxonomy)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make index directory: %w", err)
	}
	f, err := os.Create(filepath.Join(dir, "documents.jsonl.new"))
	if err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	if err := enc.Encode(in.Version); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	for i, d := range docs {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write index: %w", err)
		}
		if err := enc.Encode(d); err != nil {
			return fmt.Errorf("write document %s: %w", d.ID, err)
		}
		if progress != nil {
			progress(i+1, len(docs))
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	return os.Rename(f.Name(), filepath.Join(dir, "documents.jsonl"))
}
