package main

import (
	"database/sql"
	"fmt"
	"iter"
	"strings"

	_ "modernc.org/sqlite" // the peer

	"landscape/indexer"
)

// fts is SQLite with the texts in FTS5 and the facet values in a table beside.
type fts struct{ db *sql.DB }

const schema = `
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;
CREATE VIRTUAL TABLE texts USING fts5(title, keywords, origin, content='', prefix='3', tokenize='porter unicode61');
CREATE TABLE facets (doc INTEGER, value INTEGER, PRIMARY KEY (doc, value)) WITHOUT ROWID;
CREATE TABLE shown (doc INTEGER PRIMARY KEY);
CREATE TEMP TABLE hits (doc INTEGER PRIMARY KEY, rank REAL);`

func buildPeer(dir string, ix *indexer.Index) (*fts, error) {
	db, err := sql.Open("sqlite", dir+"/peer.db")
	if err != nil {
		return nil, fmt.Errorf("open SQLite: %w", err)
	}
	db.SetMaxOpenConns(1)
	f := &fts{db}
	if _, err := db.Exec(schema); err != nil {
		return nil, fmt.Errorf("make tables: %w", err)
	}
	if err := f.fill(ix.Documents()); err != nil {
		return nil, err
	}
	_, err = db.Exec(`INSERT INTO texts(texts) VALUES('optimize'); ANALYZE;`)
	return f, err
}

func (f *fts) fill(docs iter.Seq2[*indexer.Document, error]) error {
	tx, err := f.db.Begin()
	if err != nil {
		return fmt.Errorf("fill tables: %w", err)
	}
	defer tx.Rollback()
	numbers := map[string]int{}
	i := -1
	for d, err := range docs {
		if err != nil {
			return err
		}
		i++
		_, err = tx.Exec(`INSERT INTO texts(rowid, title, keywords, origin) VALUES(?, ?, ?, ?)`, i, d.Title,
			strings.Join(d.Keywords, " "), d.ID+" "+d.Type+" "+strings.Join(d.Groups, " "))
		if err != nil {
			return fmt.Errorf("insert %s: %w", d.ID, err)
		}
		if d.Status == "in-force" || d.Status == "under-development" {
			if _, err := tx.Exec(`INSERT INTO shown VALUES(?)`, i); err != nil {
				return fmt.Errorf("insert %s: %w", d.ID, err)
			}
		}
		for _, v := range facetValues(d) {
			if numbers[v] == 0 {
				numbers[v] = len(numbers) + 1
			}
			if _, err := tx.Exec(`INSERT OR IGNORE INTO facets VALUES(?, ?)`, i, numbers[v]); err != nil {
				return fmt.Errorf("insert facets of %s: %w", d.ID, err)
			}
		}
	}
	return tx.Commit()
}

// facetValues lists the values of a document in the eleven facets.
func facetValues(d *indexer.Document) []string {
	var values []string
	add := func(facet string, list ...string) {
		for _, v := range list {
			if v != "" {
				values = append(values, facet+":"+v)
			}
		}
	}
	add(indexer.FacetArea, d.Labels.Areas...)
	add(indexer.FacetTopic, d.Labels.Topics...)
	add(indexer.FacetRequirement, d.Labels.Requirements...)
	add(indexer.FacetPillar, d.Labels.Pillars...)
	add(indexer.FacetBody, string(d.Body))
	add(indexer.FacetStatus, string(d.Status))
	add(indexer.FacetType, d.Type)
	add(indexer.FacetGroup, d.Groups...)
	add(indexer.FacetYear, d.Published[:min(4, len(d.Published))])
	add(indexer.FacetLanguage, d.Languages...)
	add(indexer.FacetAccess, string(d.Access))
	return values
}

// search finds the best twenty hits and counts all facet values of all hits.
func (f *fts) search(match string) error {
	find := `INSERT INTO hits SELECT texts.rowid, rank FROM texts JOIN shown ON shown.doc = texts.rowid WHERE texts MATCH ?`
	args := []any{match}
	if match == "" {
		find, args = `INSERT INTO hits SELECT doc, 0 FROM shown`, nil
	}
	if _, err := f.db.Exec(`DELETE FROM hits`); err != nil {
		return fmt.Errorf("clear hits: %w", err)
	}
	if _, err := f.db.Exec(find, args...); err != nil {
		return fmt.Errorf("search %q: %w", match, err)
	}
	if err := f.read(`SELECT doc, rank FROM hits ORDER BY rank LIMIT 20`); err != nil {
		return err
	}
	return f.read(`SELECT value, count(*) FROM hits JOIN facets USING (doc) GROUP BY value`)
}

func (f *fts) read(query string) error {
	rows, err := f.db.Query(query)
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var a int
		var b float64
		if err := rows.Scan(&a, &b); err != nil {
			return fmt.Errorf("read: %w", err)
		}
	}
	return rows.Err()
}

func (f *fts) close() { f.db.Close() }
