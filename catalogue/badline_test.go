package catalogue

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"landscape/standard"
)

// A line that holds no record is told with its place, and costs no other line.
func TestABadLineCostsNoOther(t *testing.T) {
	for name, bad := range map[string]string{
		"half a line":              `{"source":"itu-t","native":"X`,
		"no JSON":                  "PRIMARY KEY",
		"zeros of a lost block":    strings.Repeat("\x00", 4096),
		"another file's bytes":     "\x1f\x8b\x08\x00\x00\xff\xfe",
		"a list":                   `[]`,
		"a number":                 `17`,
		"a text":                   `"X.1500"`,
		"a number for a title":     `{"source":"itu-t","native":"x","title":5}`,
		"a date that is none":      `{"source":"itu-t","native":"x","provenance":[{"url":"u","fetched":"yesterday"}]}`,
		"brackets without end":     `{"groups":` + strings.Repeat("[", 100_000),
		"a line of five megabytes": `{"title":"` + strings.Repeat("x", 5<<20) + `"}`,
		"two records on one line":  `{"source":"itu-t","native":"x"} {"source":"itu-t","native":"y"}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			var records []standard.Record
			for _, id := range []string{"ITU-T X.1500", "ITU-T X.1501"} {
				parsed, err := standard.ParseIdentifier(id)
				if err != nil {
					t.Fatal(err)
				}
				records = append(records, standard.Record{Source: "itu-t", Native: id, ID: parsed, Title: id, Status: standard.InForce,
					Provenance: []standard.Provenance{{URL: "https://example.org/"}}})
			}
			if _, err := c.Store("itu-t", records, time.Now()); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, "records", "itu-t.jsonl")
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			first, rest, _ := strings.Cut(string(text), "\n")
			if err := os.WriteFile(file, []byte(first+"\n"+bad+"\n"+rest), 0o600); err != nil {
				t.Fatal(err)
			}
			read, damaged := 0, 0
			for _, err := range c.Records("itu-t") {
				if line := new(standard.LineError); errors.As(err, &line) {
					if damaged++; line.Line != 2 || len(err.Error()) > 1000 {
						t.Errorf("told as %.200s", err)
					}
				} else if err != nil {
					t.Errorf("reading ended: %v", err)
				} else {
					read++
				}
			}
			if read != 2 || damaged != 1 {
				t.Errorf("%d records and %d damaged lines were read", read, damaged)
			}
		})
	}
}
