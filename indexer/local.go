package indexer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"landscape/indexer/postings"
	"landscape/query"
)

// local is the engine on the disk of this machine: the words in bleve, the
// documents in a file, and what every hit needs in memory.
type local struct {
	tables    *tables
	store     *documentStore
	text      *postings.Index
	kept      keptPostings
	scratches sync.Pool
}

// openLocal opens the engine of a build.
func openLocal(folder string, t *tables) (*local, error) {
	store, err := openStore(filepath.Join(folder, documentFile), t.Starts)
	if err != nil {
		return nil, err
	}
	text, err := postings.Open(filepath.Join(folder, textFolder))
	if err != nil {
		return nil, errors.Join(err, store.close())
	}
	l := &local{tables: t, store: store, text: text}
	l.scratches.New = func() any { return newScratch(t.len()) }
	if err := l.keepFrequent(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

func (l *local) Close() error { return errors.Join(l.text.Close(), l.store.close()) }

// Ready is always true: what is on this disk is there.
func (l *local) Ready(context.Context) error { return nil }

func (l *local) Read(_ context.Context, numbers []uint32) ([]*Document, error) {
	docs := make([]*Document, len(numbers))
	for i, n := range numbers {
		d, err := l.store.read(n)
		if err != nil {
			return nil, err
		}
		docs[i] = d
	}
	return docs, nil
}

func (l *local) Alike(ctx context.Context, terms []Weighted) (map[uint32]float32, error) {
	sums := map[uint32]float32{}
	for _, t := range terms {
		list, err := l.postings(ctx, query.FieldTitle, t.Term)
		if err != nil {
			return nil, fmt.Errorf("find titles with %q: %w", t.Term, err)
		}
		for _, p := range list {
			sums[p.doc] += t.Weight
		}
	}
	return sums, nil
}

func (l *local) Match(ctx context.Context, units []query.Unit) (Matching, error) {
	m := &matcher{local: l, units: units, scratch: l.scratches.Get().(*scratch)}
	if err := m.evaluate(ctx); err != nil {
		m.Close()
		return nil, err
	}
	return m, nil
}
