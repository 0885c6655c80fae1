// Package catalogue is the truth on disk: one JSON Lines file of records per
// source, an append-only log of what changed, the reports of crawls, and the
// snapshot that is bundled with the program. Everything else, the search index
// above all, is derived from it and can be thrown away.
package catalogue

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"landscape/standard"
)

// Catalogue is a directory of records. Many may read while one writes.
type Catalogue struct {
	dir string
	mu  sync.Mutex // held by the one writer of this process

	sums   map[string]fileSum
	sumsMu sync.Mutex

	log changeLog
}

// fileSum remembers the digest of a file for as long as it looks the same.
type fileSum struct {
	state fileState
	sum   string
}

// Open opens the catalogue in a directory, made when it is missing, and ends
// what a crash interrupted.
func Open(dir string) (*Catalogue, error) {
	c := &Catalogue{dir: dir, sums: map[string]fileSum{}}
	for _, d := range []string{c.path("records"), c.path("reports"), c.path("set-aside")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return nil, fmt.Errorf("open the catalogue: %w", err)
		}
	}
	if _, err := os.Stat(c.journalPath()); err == nil {
		unlock, err := c.lock()
		if err != nil {
			return nil, err
		}
		defer unlock()
		if err := c.recover(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Dir is the catalogue's directory.
func (c *Catalogue) Dir() string { return c.dir }

func (c *Catalogue) path(parts ...string) string {
	return filepath.Join(append([]string{c.dir}, parts...)...)
}

func (c *Catalogue) recordsPath(source string) string { return c.path("records", source+".jsonl") }

// Sources lists the sources that have records, by name.
func (c *Catalogue) Sources() ([]string, error) {
	files, err := os.ReadDir(c.path("records"))
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	var names []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".jsonl"); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// Records reads the records of one source in the order of their identifiers.
// A damaged line yields an error that names file and line, and reading goes on.
func (c *Catalogue) Records(source string) iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		f, err := os.Open(c.recordsPath(source))
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(standard.Record{}, fmt.Errorf("read records of %s: %w", source, err))
			return
		}
		defer f.Close()
		for rec, err := range standard.ReadRecords(f) {
			if err != nil {
				err = fmt.Errorf("%s: %w", filepath.Base(f.Name()), err)
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

// All reads the records of every source.
func (c *Catalogue) All() iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		sources, err := c.Sources()
		if err != nil {
			yield(standard.Record{}, err)
			return
		}
		for _, source := range sources {
			for rec, err := range c.Records(source) {
				if !yield(rec, err) {
					return
				}
			}
		}
	}
}

// Empty tells whether there are no records at all, as on the first start or
// after an import that was interrupted.
func (c *Catalogue) Empty() bool {
	if _, err := os.Stat(c.importPath()); err == nil {
		return true
	}
	sources, err := c.Sources()
	return err == nil && len(sources) == 0
}

// Version is a digest of all records: it changes when, and only when, they do.
func (c *Catalogue) Version() (string, error) {
	sources, err := c.Sources()
	if err != nil {
		return "", err
	}
	all := sha256.New()
	for _, source := range sources {
		sum, err := c.sum(c.recordsPath(source))
		if err != nil {
			return "", fmt.Errorf("digest records of %s: %w", source, err)
		}
		fmt.Fprintln(all, source, sum)
	}
	return hex.EncodeToString(all.Sum(nil)[:16]), nil
}

// sum is the digest of a file, read again only when it looks changed.
func (c *Catalogue) sum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	state, err := stateOf(f)
	if err != nil {
		return "", err
	}
	c.sumsMu.Lock()
	known := c.sums[name]
	c.sumsMu.Unlock()
	if known.sum != "" && known.state == state {
		return known.sum, nil
	}
	sum, err := digestOf(f)
	if err != nil {
		return "", err
	}
	c.sumsMu.Lock()
	c.sums[name] = fileSum{state, sum}
	c.sumsMu.Unlock()
	return sum, nil
}

// digest is the SHA-256 of a file, "" when there is none.
func digest(name string) (string, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	return digestOf(f)
}

func digestOf(f *os.File) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
