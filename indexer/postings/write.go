package postings

import (
	"fmt"
	"iter"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// batchSize is how many documents bleve takes at once; larger batches are
// slower and take several times the memory.
const batchSize = 1000

// Write makes an index of the texts of n documents, by field, in one segment. It
// tells which document has which of bleve's numbers. Step is called after each
// document, and its error ends the work.
func Write(path string, n int, documents iter.Seq[map[string]any], step func(i int) error) ([]uint32, error) {
	if n == 0 {
		return nil, writeEmpty(path)
	}
	b, err := bleve.NewBuilder(path, newMapping(), map[string]any{"batchSize": batchSize, "buildPathPrefix": filepath.Dir(path)})
	if err != nil {
		return nil, fmt.Errorf("start text index: %w", err)
	}
	i := 0
	for texts := range documents {
		if err := b.Index(strconv.Itoa(i), texts); err != nil {
			return nil, fmt.Errorf("index document %d: %w", i, err)
		}
		if err := step(i); err != nil {
			return nil, err
		}
		i++
	}
	if err := b.Close(); err != nil {
		return nil, fmt.Errorf("finish text index: %w", err)
	}
	return readNumbers(path, n)
}

// writeEmpty makes an index with nothing in it, which bleve's builder cannot.
func writeEmpty(path string) error {
	ix, err := bleve.New(path, newMapping())
	if err != nil {
		return fmt.Errorf("make empty text index: %w", err)
	}
	return ix.Close()
}

// readNumbers asks bleve for the name that each of its numbers stands for.
func readNumbers(path string, n int) ([]uint32, error) {
	ix, err := Open(path)
	if err != nil {
		return nil, fmt.Errorf("open new text index: %w", err)
	}
	defer ix.Close()
	numbers := make([]uint32, n)
	for i := range numbers {
		name, err := ix.reader.ExternalID(index.NewIndexInternalID(nil, uint64(i)))
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
