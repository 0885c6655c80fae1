package indexer

import (
	"bufio"
	"fmt"
	"os"
	"sync/atomic"
)

// documentStore reads documents from their file, one at a time, so that the
// memory of a service does not grow with its catalogue. Those of the last
// answers are kept as they are.
type documentStore struct {
	file   *os.File
	starts []uint64 // where each document begins, and where the last one ends
	kept   atomic.Pointer[generation]
}

// generation is the documents kept since the last fresh start.
type generation struct {
	docs []atomic.Pointer[Document]
	n    atomic.Int32
}

// keepDecoded is how many documents are kept, of about 6 kB each.
const keepDecoded = 2000

// writeDocuments writes the documents one after the other and returns where each begins.
func writeDocuments(path string, docs []*Document) ([]uint64, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("create document file: %w", err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<18)
	starts := make([]uint64, 1, len(docs)+1)
	var b []byte
	for i, d := range docs {
		b = encodeDocument(b, d)
		if _, err := w.Write(b); err != nil {
			return nil, fmt.Errorf("write document %s: %w", d.ID, err)
		}
		starts = append(starts, starts[i]+uint64(len(b)))
	}
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("write documents: %w", err)
	}
	if err := f.Sync(); err != nil {
		return nil, fmt.Errorf("sync documents: %w", err)
	}
	return starts, nil
}

func openStore(path string, starts []uint64) (*documentStore, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	s := &documentStore{file: f, starts: starts}
	s.kept.Store(s.newGeneration())
	return s, nil
}

func (s *documentStore) newGeneration() *generation {
	return &generation{docs: make([]atomic.Pointer[Document], s.len())}
}

func (s *documentStore) len() int { return len(s.starts) - 1 }

// get reads document i for an answer, and keeps it.
func (s *documentStore) get(i uint32) (*Document, error) {
	kept := s.kept.Load()
	if d := kept.docs[i].Load(); d != nil {
		return d, nil
	}
	d, err := s.read(i)
	if err != nil {
		return nil, err
	}
	kept.docs[i].Store(d)
	if kept.n.Add(1) == keepDecoded {
		s.kept.Store(s.newGeneration())
	}
	return d, nil
}

// read reads document i for somebody who reads many. The file was checked when
// the index was opened, so an error means that the disk failed since.
func (s *documentStore) read(i uint32) (*Document, error) {
	b := make([]byte, s.starts[i+1]-s.starts[i])
	if _, err := s.file.ReadAt(b, int64(s.starts[i])); err != nil {
		return nil, fmt.Errorf("read document %d of the index: %w", i, err)
	}
	return decodeDocument(string(b))
}

func (s *documentStore) close() error { return s.file.Close() }
