package standard

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"
)

// referenceEntry is one line of the reference catalogue: what bodies publish.
type referenceEntry struct {
	Publisher string `json:"publisher"`
	ID        string `json:"id"`
	Title     string `json:"title"`
}

// reference reads the reference catalogue; the test is skipped without it.
func reference(tb testing.TB) []referenceEntry {
	tb.Helper()
	path := os.Getenv("LANDSCAPE_REFERENCE")
	if path == "" {
		path = "../../shared/publishers/reference.jsonl.gz"
	}
	f, err := os.Open(path)
	if err != nil {
		tb.Skip("no reference catalogue here; set LANDSCAPE_REFERENCE to its path")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatalf("open reference catalogue: %v", err)
	}
	var entries []referenceEntry
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var e referenceEntry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			tb.Fatalf("read reference catalogue: %v", err)
		}
		entries = append(entries, e)
	}
	if err := lines.Err(); err != nil {
		tb.Fatalf("read reference catalogue: %v", err)
	}
	return entries
}
