// Package postings keeps on disk which words stand in which documents, with bleve.
// bleve's types never leave this room.
package postings

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// Index is one immutable snapshot of a bleve index on disk. Its documents have
// numbers of bleve's own; Write tells which is which.
type Index struct {
	index  bleve.Index
	reader index.IndexReader
}

// Open opens an index for reading. It never changes, so several programs may have
// it open; a lock that someone holds is an error rather than a wait.
func Open(path string) (*Index, error) {
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
	return &Index{index: ix, reader: reader}, nil
}

// Close closes the index.
func (ix *Index) Close() error { return errors.Join(ix.reader.Close(), ix.index.Close()) }

// Posting is one document that has a term.
type Posting struct {
	Number uint64
	// Times is how often the term is in the field, Length how many terms that has; both
	// are 0 where they were not asked for.
	Times  uint64
	Length float32
}

// Term visits the documents that have a term in a field, in the order of their
// numbers. Before the first, it tells how many there are.
func (ix *Index) Term(ctx context.Context, field, term string, counted bool, begin func(n uint64), visit func(Posting)) error {
	reader, err := ix.reader.TermFieldReader(ctx, []byte(term), field, counted, counted, false)
	if err != nil {
		return err
	}
	defer reader.Close()
	begin(reader.Count())
	var doc index.TermFieldDoc
	for {
		p, err := reader.Next(doc.Reset())
		if err != nil || p == nil {
			return err
		}
		found := Posting{Number: p.ID.Value()}
		if counted {
			found.Times, found.Length = p.Freq, 1/float32(p.Norm*p.Norm)
		}
		visit(found)
	}
}

// Phrase visits the documents that have some terms in a field one after the other.
func (ix *Index) Phrase(ctx context.Context, field string, terms []string, visit func(number uint64)) error {
	s, err := searcher.NewPhraseSearcher(ctx, ix.reader, terms, 0, false, field, 1, search.SearcherOptions{})
	if err != nil {
		return err
	}
	defer s.Close()
	c := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: ix.reader}
	for {
		d, err := s.Next(c)
		if err != nil || d == nil {
			return err
		}
		visit(d.IndexInternalID.Value())
		c.DocumentMatchPool.Put(d)
	}
}
