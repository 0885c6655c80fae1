package dump

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // the driver

	"landscape/indexer"
)

// sqliteSchema has lists in tables of their own, so that they can be joined, and
// an index of words. Search: SELECT id, title FROM words WHERE words MATCH 'quantum'.
const sqliteSchema = `
CREATE TABLE standards (slug TEXT PRIMARY KEY, id TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, type TEXT,
  status TEXT NOT NULL, status_wording TEXT, published TEXT, year INTEGER, expected TEXT, edition TEXT, doi TEXT, access TEXT, url TEXT, text TEXT) WITHOUT ROWID;
CREATE TABLE editions (slug TEXT NOT NULL REFERENCES standards, id TEXT NOT NULL, title TEXT, status TEXT NOT NULL, published TEXT, url TEXT);
CREATE TABLE relations (slug TEXT NOT NULL REFERENCES standards, kind TEXT NOT NULL, id TEXT NOT NULL, to_slug TEXT);
CREATE TABLE labels (slug TEXT NOT NULL REFERENCES standards, facet TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX editions_slug ON editions (slug);
CREATE INDEX relations_slug ON relations (slug);
CREATE INDEX labels_value ON labels (facet, value);
CREATE VIRTUAL TABLE words USING fts5 (slug UNINDEXED, id, title, keywords);
`

func sqliteTables() []table {
	standards := standardsTable()
	first := standards.Fields[:0:0]
	for _, f := range standards.Fields {
		if f.Type != "array" { // lists are in the table of labels
			first = append(first, f)
		}
	}
	text := func(names ...string) []field {
		var fields []field
		for _, name := range names {
			fields = append(fields, field{Name: name, Type: "string"})
		}
		return fields
	}
	return []table{{"standards", first}, {"editions", text("slug", "id", "title", "status", "published", "url")},
		{"relations", text("slug", "kind", "id", "to_slug")}, {"labels", text("slug", "facet", "value")}, {"words", text("slug", "id", "title", "keywords")}}
}

func writeSQLite(ctx context.Context, l *Landscape, path string) error {
	documents, err := l.documents(ctx)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	fill := func() error {
		if _, err := db.ExecContext(ctx, sqliteSchema); err != nil {
			return fmt.Errorf("make tables: %w", err)
		}
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		for d, err := range documents {
			if err == nil {
				err = insert(ctx, tx, d)
			}
			if err != nil {
				return errors.Join(err, tx.Rollback())
			}
		}
		return tx.Commit()
	}
	return errors.Join(fill(), db.Close())
}

// insert adds one standard with all that belongs to it.
func insert(ctx context.Context, tx *sql.Tx, d *indexer.Document) error {
	r := newRow(d)
	add := func(table string, values ...any) error {
		places := "?"
		for range values[1:] {
			places += ", ?"
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO "+table+" VALUES ("+places+")", values...); err != nil {
			return fmt.Errorf("add %s to %s: %w", r.Slug, table, err)
		}
		return nil
	}
	err := add("standards", r.Slug, r.ID, r.Number, r.Title, r.Body, r.Type, r.Status, r.Wording, r.Published, r.Year, r.Expected,
		r.Edition, r.DOI, r.Access, r.URL, r.Text)
	err = errors.Join(err, add("words", r.Slug, r.ID, r.Title, joined(r.Keywords)))
	for i := range d.Editions {
		e := &d.Editions[i]
		err = errors.Join(err, add("editions", r.Slug, e.ID.String(), e.Title, string(e.Status), e.Published, e.URL))
	}
	for _, link := range d.Relations {
		err = errors.Join(err, add("relations", r.Slug, string(link.Kind), link.ID, link.Slug))
	}
	for _, list := range []struct {
		facet  string
		values []string
	}{{"group", r.Groups}, {"language", r.Languages}, {"keyword", r.Keywords}, {"area", r.Areas}, {"topic", r.Topics},
		{"requirement", r.Needs}, {"pillar", r.Pillars}, {"subject", r.Subjects}} {
		for _, v := range list.values {
			err = errors.Join(err, add("labels", r.Slug, list.facet, v))
		}
	}
	return err
}
