package indexer

import (
	"errors"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// textIndex is one immutable snapshot of a bleve index on disk.
type textIndex struct {
	index  bleve.Index
	reader index.IndexReader
}

// openText opens the index for reading. It never changes, so several programs
// may have it open; a lock that someone holds is an error rather than a wait.
func openText(path string) (*textIndex, error) {
	ix, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "2s"})
	if err != nil {
		return nil, err
	}
	advanced, err := ix.Advanced()
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return &textIndex{index: ix, reader: reader}, nil
}

func (t *textIndex) close() error { return errors.Join(t.reader.Close(), t.index.Close()) }
