package catalogue

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/standard"
)

// inTheWay puts a folder where a file belongs: whatever opens, reads, writes or
// replaces the file fails, as on a damaged disk.
func inTheWay(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(name, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// onAFullDisk puts a file there to which nothing can be written.
func onAFullDisk(t *testing.T, name string) {
	t.Helper()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	os.Remove(name)
	if err := os.Symlink("/dev/full", name); err != nil {
		t.Fatal(err)
	}
}

// asks are all questions to a catalogue that can fail.
var asks = map[string]func(c *Catalogue) error{
	"records": func(c *Catalogue) error { return firstError(c.Records("itu-t")) },
	"all":     func(c *Catalogue) error { return firstError(c.All()) },
	"sources": func(c *Catalogue) error { _, err := c.Sources(); return err },
	"version": func(c *Catalogue) error { _, err := c.Version(); return err },
	"lookup":  func(c *Catalogue) error { _, err := c.Lookup("itu-t"); return err },
	"listed":  func(c *Catalogue) error { _, err := c.Listed("itu-t"); return err },
	"changes": func(c *Catalogue) error { _, err := c.Changes(monday); return err },
	"follow":  func(c *Catalogue) error { _, err := c.Follow(Place{}); return err },
	"reports": func(c *Catalogue) error { _, err := c.Reports(); return err },
	"save":    func(c *Catalogue) error { return c.SaveReport(Report{Source: "itu-t", Started: tuesday}) },
	"set aside": func(c *Catalogue) error {
		return c.SetAside("itu-t", []Rejection{{Native: "X.1", Reason: "no title"}})
	},
	"store": func(c *Catalogue) error {
		_, err := c.Store("itu-t", []standard.Record{recommendation("X.1051", "New title", standard.InForce, tuesday)}, tuesday)
		return err
	},
	"snapshot": func(c *Catalogue) error {
		_, err := WriteSnapshot(io.Discard, c.All(), func(*standard.Record) bool { return true })
		return err
	},
	"import": func(c *Catalogue) error { return c.importSnapshot(strings.NewReader("")) },
	"open":   func(c *Catalogue) error { _, err := Open(c.Dir()); return err },
}

func firstError(records func(func(standard.Record, error) bool)) error {
	for _, err := range records {
		if err != nil {
			return err
		}
	}
	return nil
}

// A disk that fails is told by every question that it concerns: an empty answer
// would look like a body without standards. When the disk is well again, all
// that was held is there.
func TestAFailingDiskIsToldAndLosesNothing(t *testing.T) {
	for _, fault := range []struct {
		name  string
		where func(c *Catalogue) string
		spoil func(t *testing.T, name string)
		told  []string
	}{
		{"the records cannot be read", func(c *Catalogue) string { return c.recordsPath("itu-t") }, inTheWay,
			[]string{"records", "all", "version", "lookup", "listed", "store", "snapshot", "import"}},
		{"the folder of records is gone", func(c *Catalogue) string { return c.path("records") }, func(_ *testing.T, name string) { os.RemoveAll(name) },
			[]string{"all", "sources", "version", "store", "snapshot", "import"}},
		{"the log cannot be read", func(c *Catalogue) string { return c.logPath() }, inTheWay, []string{"changes", "follow", "store", "import"}},
		{"the log cannot grow", func(c *Catalogue) string { return c.logPath() }, onAFullDisk, []string{"store", "import"}},
		{"the journal cannot be read", func(c *Catalogue) string { return c.journalPath() }, inTheWay, []string{"store", "import", "open"}},
		{"the disk is full when the journal is written", func(c *Catalogue) string { return c.journalPath() + ".tmp" }, onAFullDisk, []string{"store", "import"}},
		{"the reports cannot be read", func(c *Catalogue) string { return c.path("reports") }, func(_ *testing.T, name string) { os.RemoveAll(name) },
			[]string{"reports", "save", "import"}},
		{"the disk is full when a report is written", func(c *Catalogue) string { return c.reportPath("itu-t") + ".tmp" }, onAFullDisk, []string{"save", "import"}},
		{"what is set aside has no place", func(c *Catalogue) string { return c.path("set-aside") }, func(_ *testing.T, name string) { os.RemoveAll(name) },
			[]string{"set aside", "import"}},
		{"somebody put a folder where the lock is", func(c *Catalogue) string { return c.path("lock") }, inTheWay, []string{"store", "import"}},
	} {
		t.Run(fault.name, func(t *testing.T) {
			for question, ask := range asks {
				c := open(t, t.TempDir())
				store(t, c, monday, recommendation("X.1051", "Old title", standard.InForce, monday), recommendation("X.1052", "Other", standard.InForce, monday))
				kept := filepath.Join(t.TempDir(), "kept")
				if err := os.CopyFS(kept, os.DirFS(c.Dir())); err != nil {
					t.Fatal(err)
				}
				fault.spoil(t, fault.where(c))
				err := ask(c)
				if wanted := slices.Contains(fault.told, question); (err != nil) != wanted {
					t.Errorf("%s: %v", question, err)
				}
				mendFrom(t, c, kept, fault.where(c))
			}
		})
	}
}

// mendFrom puts what was broken back and looks whether all is there.
func mendFrom(t *testing.T, c *Catalogue, kept, broken string) {
	t.Helper()
	os.RemoveAll(broken)
	within, err := filepath.Rel(c.Dir(), broken)
	if err != nil {
		t.Fatal(err)
	}
	was := filepath.Join(kept, within)
	if info, statErr := os.Stat(was); statErr == nil && info.IsDir() {
		err = os.CopyFS(broken, os.DirFS(was))
	} else if statErr == nil {
		err = os.Link(was, broken)
	}
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(c.Dir())
	if err != nil {
		t.Fatalf("it cannot be opened again: %v", err)
	}
	titles := map[string]bool{}
	for _, rec := range stored(t, again) {
		titles[rec.Title] = true
	}
	if !titles["Other"] && !titles["New title"] || len(titles) == 0 {
		t.Errorf("lost: %v is left", titles)
	}
}

// Nothing of a snapshot that breaks off is taken for a catalogue.
func TestADamagedSnapshotLeavesAnEmptyCatalogue(t *testing.T) {
	whole := snapshotOf(t, recommendation("X.1051", "Controls", standard.InForce, monday)).Bytes()
	for name, content := range map[string][]byte{"nothing": nil, "no gzip": []byte("<html>"), "half": whole[:len(whole)/2]} {
		c := open(t, t.TempDir())
		if err := c.importSnapshot(bytes.NewReader(content)); err == nil || !c.Empty() {
			t.Errorf("%s: %v, empty: %v", name, err, c.Empty())
		}
		if err := c.importSnapshot(bytes.NewReader(whole)); err != nil || c.Empty() {
			t.Errorf("a whole one after %s: %v", name, err)
		}
	}
}

// closing is a writer whose disk is full after some bytes.
type closing struct{ left int }

func (w *closing) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestASnapshotThatCannotBeWrittenIsToldToBeNone(t *testing.T) {
	rec := recommendation("X.1051", "Controls", standard.InForce, monday)
	for _, left := range []int{0, 20, 60} {
		if n, err := WriteSnapshot(&closing{left}, each(rec), func(*standard.Record) bool { return true }); err == nil {
			t.Errorf("%d records written into %d bytes", n, left)
		}
	}
}

// What a reader of a change sees of a field that is a list or a map of others.
func TestFieldsAreWrittenForPeople(t *testing.T) {
	for want, value := range map[string]any{
		"en: Security; fr: Sécurité":    map[string]string{"fr": "Sécurité", "en": "Security"},
		"identical-to ISO/IEC 27011":    []standard.Relation{{Kind: standard.IdenticalTo, Target: identifier("ISO/IEC 27011")}},
		"SG17; Q3/17":                   []string{"SG17", "Q3/17"},
		"ITU-T X.1051":                  identifier("ITU-T X.1051"),
		"free":                          standard.Free,
		"2026-11-02 00:00:00 +0000 UTC": time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC),
	} {
		if got := render(value); got != want {
			t.Errorf("%v is written %q, not %q", value, got, want)
		}
	}
}
