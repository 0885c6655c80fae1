// Package dump writes the whole landscape as files for people who work with
// data: JSON Lines, N-Triples, Parquet and SQLite, the thesaurus as SKOS, a
// description of them all with schemas and checksums (Data Package), and one
// for data portals (DCAT).
package dump

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"landscape/export"
	"landscape/indexer"
	"landscape/taxonomy"
)

// Landscape is what is dumped.
type Landscape struct {
	Index    *indexer.Index
	Taxonomy *taxonomy.Taxonomy
	// Reader names statuses and labels, and knows the address of the landscape.
	Reader export.Reader
	// Made is the time of the dump.
	Made time.Time
}

// file is one file of a dump.
type file struct {
	name, title, mediaType string
	write                  func(ctx context.Context, l *Landscape, path string) error
	// tables are those in the file, for people who read it as tables.
	tables []table
}

// files are all that a dump consists of, beside their descriptions.
func files() []file {
	return []file{
		{"standards.jsonl.gz", "Standards as JSON Lines: one whole document of the API a line", "application/jsonl", stream("jsonl"), nil},
		{"standards.nt.gz", "Standards as N-Triples: schema.org, Dublin Core, PROV", "application/n-triples", stream("ntriples"), nil},
		{"standards.parquet", "Standards as Parquet: one row each", "application/vnd.apache.parquet", writeParquet, []table{standardsTable()}},
		{"landscape.sqlite", "Standards, editions, relations and labels as SQLite, with full-text search", "application/vnd.sqlite3", writeSQLite, sqliteTables()},
		{"thesaurus.ttl", "Thesaurus as SKOS", "text/turtle", writeThesaurus, nil},
	}
}

// part ends the name of a file that is being written.
const part = ".part"

// Write writes a dump into a directory. The files appear under their names, in
// place of an earlier dump, once all are whole: checksums are always those of the
// files beside them.
func Write(ctx context.Context, l *Landscape, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the directory of the dump: %w", err)
	}
	names, err := l.writeParts(ctx, dir)
	if err == nil {
		err = ctx.Err()
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err == nil {
			err = os.Rename(path+part, path)
		}
		if err != nil {
			_ = os.Remove(path + part) // what went wrong is told already
		}
	}
	return err
}

// writeParts writes all files, and names those to be put in place or, when it
// fails, to be cleared away.
func (l *Landscape) writeParts(ctx context.Context, dir string) (names []string, err error) {
	var written []resource
	for _, f := range files() {
		names = append(names, f.name)
		r, err := l.writePart(ctx, f, filepath.Join(dir, f.name+part))
		if err != nil {
			return names, fmt.Errorf("dump %s: %w", f.name, err)
		}
		written = append(written, r)
	}
	described, err := l.describe(dir, written)
	return append(names, described...), err
}

func (l *Landscape) writePart(ctx context.Context, f file, path string) (resource, error) {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return resource{}, err
	}
	if err := f.write(ctx, l, path); err != nil {
		return resource{}, err
	}
	sum, size, err := checksum(path)
	return newResource(f, sum, size), err
}

func checksum(path string) (sum string, size int64, err error) {
	in, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer in.Close()
	h := sha256.New()
	size, err = io.Copy(h, in)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// documents are all standards, whatever their status.
func (l *Landscape) documents(ctx context.Context) (iter.Seq2[*indexer.Document, error], error) {
	return l.Index.Select(ctx, indexer.Query{AnyStatus: true, Facets: []string{}})
}

// create writes a file and closes it.
func create(path string, write func(io.Writer) error) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(out); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// stream writes an export format, compressed.
func stream(name string) func(context.Context, *Landscape, string) error {
	return func(ctx context.Context, l *Landscape, path string) error {
		documents, err := l.documents(ctx)
		if err != nil {
			return err
		}
		return create(path, func(w io.Writer) error {
			z := gzip.NewWriter(w)
			if err := export.Named(name).Write(z, documents, l.Reader); err != nil {
				return err
			}
			return z.Close()
		})
	}
}

func writeThesaurus(_ context.Context, l *Landscape, path string) error {
	return create(path, func(w io.Writer) error { return l.Taxonomy.WriteSKOS(w, l.Reader.Site) })
}

// joined is a list in one cell.
func joined(values []string) string { return strings.Join(values, "; ") }
