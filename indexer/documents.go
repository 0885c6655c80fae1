package indexer

import (
	"context"
	"fmt"
	"sync/atomic"
)

// documentCache keeps the documents of the last answers as they are.
type documentCache struct {
	engine Engine
	n      int // of all documents
	kept   atomic.Pointer[generation]
}

// generation is the documents kept since the last fresh start.
type generation struct {
	docs []atomic.Pointer[Document]
	n    atomic.Int32
}

// keepDecoded is how many documents are kept, of about 6 kB each.
const keepDecoded = 2000

func newDocumentCache(e Engine, n int) *documentCache {
	c := &documentCache{engine: e, n: n}
	c.kept.Store(c.newGeneration())
	return c
}

func (c *documentCache) newGeneration() *generation {
	return &generation{docs: make([]atomic.Pointer[Document], c.n)}
}

// get reads one document for an answer, and keeps it.
func (c *documentCache) get(i uint32) (*Document, error) {
	docs, err := c.list([]uint32{i})
	if err != nil {
		return nil, err
	}
	return docs[0], nil
}

// list reads documents for an answer, and keeps them.
func (c *documentCache) list(numbers []uint32) ([]*Document, error) {
	kept := c.kept.Load()
	docs := make([]*Document, len(numbers))
	var missing []uint32
	var places []int
	for at, i := range numbers {
		if docs[at] = kept.docs[i].Load(); docs[at] == nil {
			missing, places = append(missing, i), append(places, at)
		}
	}
	if len(missing) == 0 {
		return docs, nil
	}
	read, err := c.engine.Read(context.Background(), missing)
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	for k, d := range read {
		docs[places[k]] = d
		kept.docs[missing[k]].Store(d)
		if kept.n.Add(1) == keepDecoded {
			c.kept.Store(c.newGeneration())
		}
	}
	return docs, nil
}
