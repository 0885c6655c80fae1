package dump

import (
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// landscape holds three standards, one of them withdrawn.
func landscape(t *testing.T) *Landscape {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	var records []standard.Record
	for _, r := range []struct {
		id, title, edition string
		status             standard.Status
	}{
		{"ITU-T X.1352 (09/2022)", "Security requirements for Internet of things devices and gateways", "", standard.InForce},
		{"ISO/IEC 27001:2022", "Information security management systems", "3", standard.InForce},
		{"ISO/IEC 27001:2013", "Information security management systems", "2", standard.Withdrawn},
		{"NIST SP 800-131", "Transitioning the use of cryptographic algorithms and key lengths", "", standard.Withdrawn},
	} {
		id, err := standard.ParseIdentifier(r.id)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, standard.Record{Source: "test", Native: r.id, ID: id, Title: r.title, Status: r.status, Edition: r.edition,
			Published: "2022", Groups: []string{"SC 27", "WG 1"}, Provenance: []standard.Provenance{{URL: "https://example.org/"}}})
	}
	dir := filepath.Join(t.TempDir(), "index")
	all := func(yield func(standard.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
	if err := indexer.Build(t.Context(), dir, indexer.Input{Records: all, Taxonomy: tax, Version: "v"}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	ix, err := indexer.Open(dir, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return &Landscape{Index: ix, Taxonomy: tax, Reader: export.Reader{Site: "https://landscape.example.org"}, Made: time.Date(2026, 11, 27, 6, 0, 0, 0, time.UTC)}
}

func TestEveryFileHoldsEveryStandard(t *testing.T) {
	l, dir := landscape(t), t.TempDir()
	if err := Write(context.Background(), l, dir); err != nil {
		t.Fatal(err)
	}
	const want = 3
	if l.Index.Len() != want {
		t.Fatalf("%d standards in the index", l.Index.Len())
	}
	rows, err := parquet.ReadFile[row](filepath.Join(dir, "standards.parquet"))
	if err != nil || len(rows) != want {
		t.Errorf("Parquet: %d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		if r.Slug == "iso-iec-27001" && (r.Number != "ISO/IEC 27001:2022" || r.Edition != "3" || r.Year != 2022 || len(r.Groups) != 2) {
			t.Errorf("Parquet: %+v", r)
		}
	}
	if lines := strings.Count(unzip(t, filepath.Join(dir, "standards.jsonl.gz")), "\n"); lines != want {
		t.Errorf("JSON Lines: %d", lines)
	}
	if n := strings.Count(unzip(t, filepath.Join(dir, "standards.nt.gz")), "<http://purl.org/dc/terms/Standard>"); n != want {
		t.Errorf("N-Triples: %d standards", n)
	}
}

func TestSQLiteCanBeSearchedAndJoined(t *testing.T) {
	dir := t.TempDir()
	if err := Write(context.Background(), landscape(t), dir); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "landscape.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]string{
		"SELECT count(*) FROM standards":                                                          "3",
		"SELECT id FROM words WHERE words MATCH 'cryptographic'":                                  "NIST SP 800-131",
		"SELECT count(*) FROM editions WHERE slug = 'iso-iec-27001'":                              "2",
		"SELECT number FROM standards NATURAL JOIN labels WHERE facet = 'area' AND value = 'iot'": "ITU-T X.1352 (09/2022)",
	} {
		var got string
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q %v, not %q", query, got, err, want)
		}
	}
}

func TestTheDescriptionFitsTheFiles(t *testing.T) {
	dir := t.TempDir()
	for range 2 { // a second dump takes the place of the first
		if err := Write(context.Background(), landscape(t), dir); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	var described struct{ Resources []resource }
	if err := json.Unmarshal(text, &described); err != nil || len(described.Resources) != len(files()) {
		t.Fatalf("%v: %s", err, text)
	}
	for _, r := range described.Resources {
		sum, size, err := checksum(filepath.Join(dir, r.Path))
		if err != nil || r.Hash != "sha256:"+sum || r.Bytes != size {
			t.Errorf("%s: %v, %s of %d bytes", r.Path, err, sum, size)
		}
	}
	// What is told of the rows is what the rows have.
	columns := parquet.SchemaOf(row{}).Columns()
	for i, f := range standardsTable().Fields {
		if columns[i][0] != f.Name {
			t.Errorf("column %d is %s and described as %s", i, columns[i][0], f.Name)
		}
	}
}

func unzip(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A dump that fails or is stopped leaves the earlier one as it was, with true checksums.
func TestADumpThatFailsLeavesTheEarlierOneWhole(t *testing.T) {
	l, dir := landscape(t), t.TempDir()
	if err := Write(t.Context(), l, dir); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	l.Reader.Site = "https://elsewhere.example.org"
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := Write(stopped, l, dir); err == nil {
		t.Error("a dump that was stopped is told to be whole")
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Error("a dump that was stopped changed the earlier one")
	}
	if err := os.MkdirAll(filepath.Join(dir, "thesaurus.ttl.part", "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), l, dir); err == nil {
		t.Error("a dump without a thesaurus is told to be whole")
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Error("a dump that failed changed the earlier one")
	}
}

// contents are the files of a directory by their names.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(content)
	}
	return found
}
