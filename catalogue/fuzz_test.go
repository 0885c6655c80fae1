package catalogue

import (
	"errors"
	"os"
	"testing"
	"time"

	"landscape/standard"
)

// Whatever stands in the files beside the records, the catalogue opens, tells what
// it can, and takes a new crawl. (The records themselves: FuzzReadRecords in standard.)
func FuzzFiles(f *testing.F) {
	f.Add([]byte(`{"source":"itu-t","started":"2026-11-02T00:00:00Z"}`), []byte(`{"at":"2026-11-02T00:00:00Z","kind":"new","source":"itu-t"}`+"\n"), []byte(`{"source":"itu-t","sum":"x","log_size":0}`))
	f.Add([]byte("{"), []byte("{\n\n\x00"), []byte(`{"source":"../../x","log_size":-1}`))
	f.Add([]byte(""), []byte(""), []byte(`{"source":"itu-t","log_size":9223372036854775807,"changes":[{}]}`))
	f.Fuzz(func(t *testing.T, report, log, journal []byte) {
		c := open(t, t.TempDir())
		store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
		for name, content := range map[string][]byte{c.reportPath("itu-t"): report, c.logPath(): log, c.journalPath(): journal} {
			if err := os.WriteFile(name, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		c, err := Open(c.Dir())
		if err != nil {
			return // told, and nothing was touched
		}
		if reports, err := c.Reports(); err != nil || len(reports) != 1 {
			t.Errorf("reports %v, %v", reports, err)
		}
		if _, err := c.Changes(time.Time{}); err != nil {
			t.Errorf("changes: %v", err)
		}
		store(t, c, monday.Add(time.Hour), recommendation("X.1051", "Controls", standard.InForce, monday))
		n := 0
		for _, err := range c.Records("itu-t") {
			if line := new(standard.LineError); err != nil && !errors.As(err, &line) {
				t.Fatal(err)
			}
			n++
		}
		if n != 1 {
			t.Errorf("%d records", n)
		}
	})
}
