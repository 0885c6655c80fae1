package catalogue

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the bundled snapshot
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"landscape/standard"
)

// bundled is the snapshot of the security standards of all sources that makes
// a first start useful without a network.
//
//go:embed snapshot.jsonl.gz
var bundled []byte

// WriteSnapshot writes the records that keep wants as compressed JSON Lines,
// with facts only: no abstracts. It returns how many it wrote.
func WriteSnapshot(w io.Writer, records iter.Seq2[standard.Record, error], keep func(*standard.Record) bool) (int, error) {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return 0, fmt.Errorf("write the snapshot: %w", err)
	}
	n := 0
	for rec, err := range records {
		if err != nil {
			return n, fmt.Errorf("write the snapshot: %w", err)
		}
		if !keep(&rec) {
			continue
		}
		rec.Abstract = ""
		if err := standard.WriteRecord(z, rec); err != nil {
			return n, fmt.Errorf("write the snapshot: %w", err)
		}
		n++
	}
	if err := z.Close(); err != nil {
		return n, fmt.Errorf("write the snapshot: %w", err)
	}
	return n, nil
}

func (c *Catalogue) importPath() string { return c.path("importing") }

func (c *Catalogue) partialPath(source string) string { return c.path("records", source+".snapshot") }

// ImportSnapshot fills an empty catalogue from the bundled snapshot.
func (c *Catalogue) ImportSnapshot() error { return c.importSnapshot(bytes.NewReader(bundled)) }

func (c *Catalogue) importSnapshot(r io.Reader) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	unlock, err := c.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if !c.Empty() {
		return errors.New("import the snapshot: the catalogue is not empty")
	}
	if err := c.fill(r); err != nil {
		return fmt.Errorf("import the snapshot: %w", err)
	}
	return nil
}

// fill writes one file per source. Until the last one is in place, a mark says
// that the import is not done, so that a crash leaves an empty catalogue.
func (c *Catalogue) fill(r io.Reader) error {
	if err := WriteFile(c.importPath(), nil); err != nil {
		return err
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	bySource := map[string][]standard.Record{}
	for rec, err := range standard.ReadRecords(z) {
		if err != nil {
			return err
		}
		bySource[rec.Source] = append(bySource[rec.Source], rec)
	}
	for source, records := range bySource {
		if err := c.fillSource(source, records); err != nil {
			return fmt.Errorf("records of %s: %w", source, err)
		}
	}
	return remove(c.importPath())
}

func (c *Catalogue) fillSource(source string, records []standard.Record) error {
	m := &merge{records: records}
	m.sort()
	tmp, _, err := writeRecords(c.recordsPath(source), m.records)
	if err != nil {
		os.Remove(tmp)
		return err
	}
	if err := WriteFile(c.partialPath(source), nil); err != nil {
		return err
	}
	return rename(tmp, c.recordsPath(source))
}

// baseline tells what the earlier records of a source stand for.
type baseline struct {
	// first: there are none yet.
	first bool
	// partial: they come from a snapshot, which holds neither all records nor
	// all fields.
	partial bool
}

func (c *Catalogue) baseline(source string) baseline {
	_, missing := os.Stat(c.recordsPath(source))
	_, err := os.Stat(c.partialPath(source))
	return baseline{first: errors.Is(missing, fs.ErrNotExist), partial: err == nil}
}

// news leaves out what only the snapshot lacked.
func (b baseline) news(fields []FieldChange) []FieldChange {
	if !b.partial {
		return fields
	}
	return slices.DeleteFunc(fields, func(f FieldChange) bool { return f.Field == "abstract" })
}

// endBaseline notes that the records now come from a whole crawl.
func (c *Catalogue) endBaseline(source string) error {
	err := os.Remove(c.partialPath(source))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
