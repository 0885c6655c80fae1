package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

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

// batchSize is how many documents bleve takes at once; larger batches are
// slower and take several times the memory.
const batchSize = 1000

// Build makes an index of the records in a new folder of dir, and makes it the
// current one when it is whole. What was there before keeps serving until then,
// and stays when the build fails. Progress may be nil.
func Build(ctx context.Context, dir string, in Input, progress func(done, total int)) error {
	docs, others, err := fold(in.Records, in.Taxonomy)
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
			progress(i+1, len(docs))
		}
		return ctx.Err()
	}
	if err := writeBuild(folder, docs, others, in.Version, step); err != nil {
		os.RemoveAll(folder)
		return err
	}
	return swapIn(dir, folder)
}

// writeBuild writes all files of a build.
func writeBuild(folder string, docs []*Document, others *elsewhere, version string, step func(i int) error) (err error) {
	s := newTitleSplitter(docs)
	t := newTables(docs, s)
	t.Elsewhere, t.Series = *others, newSeries(docs, others)
	if t.Numbers, err = writeText(filepath.Join(folder, textFolder), docs, s, step); err != nil {
		return err
	}
	if t.Starts, err = writeDocuments(filepath.Join(folder, documentFile), docs); err != nil {
		return err
	}
	if err := t.write(filepath.Join(folder, tablesFile)); err != nil {
		return err
	}
	return writeManifest(folder, version, len(docs))
}

// writeText makes the text index, in one segment, and tells which document has
// which of bleve's numbers.
func writeText(path string, docs []*Document, s titleSplitter, step func(i int) error) ([]uint32, error) {
	if len(docs) == 0 {
		return nil, writeEmptyText(path)
	}
	b, err := bleve.NewBuilder(path, newMapping(), map[string]any{"batchSize": batchSize, "buildPathPrefix": filepath.Dir(path)})
	if err != nil {
		return nil, fmt.Errorf("start text index: %w", err)
	}
	for i, d := range docs {
		if err := b.Index(strconv.Itoa(i), textOf(d, s)); err != nil {
			return nil, fmt.Errorf("index %s: %w", d.ID, err)
		}
		if err := step(i); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, fmt.Errorf("finish text index: %w", err)
	}
	return readNumbers(path, len(docs))
}

// writeEmptyText makes an index with nothing in it, which bleve's builder cannot.
func writeEmptyText(path string) error {
	ix, err := bleve.New(path, newMapping())
	if err != nil {
		return fmt.Errorf("make empty text index: %w", err)
	}
	return ix.Close()
}

// readNumbers asks bleve for the name that each of its numbers stands for.
func readNumbers(path string, n int) ([]uint32, error) {
	text, err := openText(path)
	if err != nil {
		return nil, fmt.Errorf("open new text index: %w", err)
	}
	defer text.close()
	numbers := make([]uint32, n)
	for i := range numbers {
		name, err := text.reader.ExternalID(index.NewIndexInternalID(nil, uint64(i)))
		if err != nil {
			return nil, fmt.Errorf("read document numbers: %w", err)
		}
		number, err := strconv.Atoi(name)
		if err != nil {
			return nil, fmt.Errorf("read document numbers: %w", err)
		}
		numbers[i] = uint32(number)
	}
	return numbers, nil
}
