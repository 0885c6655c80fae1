package indexer

import (
	"bufio"
	"fmt"
	"os"
)

// documentStore reads documents from their file, one at a time, so that the
// memory of a service does not grow with its catalogue.
type documentStore struct {
	file   *os.File
	starts []uint64 // where each document begins, and where the last one ends
}

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
	return &documentStore{file: f, starts: starts}, nil
}

// read reads document i. The file was checked when the index was opened, so an
// error means that the disk failed since.
func (s *documentStore) read(i uint32) (*Document, error) {
	b := make([]byte, s.starts[i+1]-s.starts[i])
	if _, err := s.file.ReadAt(b, int64(s.starts[i])); err != nil {
		return nil, fmt.Errorf("read document %d of the index: %w", i, err)
	}
	return decodeDocument(string(b))
}

func (s *documentStore) close() error { return s.file.Close() }
