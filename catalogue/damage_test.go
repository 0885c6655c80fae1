package catalogue

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"landscape/standard"
)

func TestADamagedReportSaysSoAndHidesNoOther(t *testing.T) {
	c := open(t, t.TempDir())
	for _, source := range []string{"etsi", "itu-t"} {
		if err := c.SaveReport(Report{Source: source, Started: monday}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(c.reportPath("etsi"), []byte(`{"source":"et`), 0o644); err != nil {
		t.Fatal(err)
	}
	reports, err := c.Reports()
	if err != nil || len(reports) != 2 {
		t.Fatalf("%v, %v", reports, err)
	}
	if etsi := reports[0]; etsi.Source != "etsi" || etsi.OK() || !etsi.Started.IsZero() {
		t.Errorf("the damaged one is shown as %+v", etsi)
	}
	if itu := reports[1]; !itu.OK() || !itu.Started.Equal(monday) {
		t.Errorf("the whole one is shown as %+v", itu)
	}
}

// People name folders as they like: "[old] data", "what?".
func TestADirectoryMayHaveAnyName(t *testing.T) {
	for _, name := range []string{"[old] data", "a*b", "what?", `back\slash`} {
		c := open(t, filepath.Join(t.TempDir(), name))
		if err := c.SaveReport(Report{Source: "itu-t", Started: monday}); err != nil {
			t.Fatal(err)
		}
		if reports, err := c.Reports(); err != nil || len(reports) != 1 {
			t.Errorf("in %s: reports %v, %v", name, reports, err)
		}
		left := c.path("records", "itu-t.jsonl.tmp123")
		if err := os.WriteFile(left, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
		if _, err := os.Stat(left); err == nil {
			t.Errorf("in %s: what a killed process left is still there", name)
		}
	}
}

// "cp -p" and backup programs restore a file with its time.
func TestAFilePutBackWithItsTimeIsNoticed(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
	name := c.recordsPath("itu-t")
	before, err := c.Version()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	other := strings.Replace(string(content), "Controls", "Contrast", 1)
	if err := os.WriteFile(name, []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if after, err := c.Version(); err != nil || after == before {
		t.Errorf("another content of the same length and time has the version %s, %v", after, err)
	}
}

// A log that cannot be looked at for a moment, as on a network drive, is not an
// empty one.
func TestALogOutOfReachIsNotTakenForAnEmptyOne(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
	store(t, c, tuesday, recommendation("X.1051", "Code of practice", standard.InForce, tuesday))
	away := c.logPath() + ".away"
	if err := os.Rename(c.logPath(), away); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Base(c.logPath()), c.logPath()); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := c.Store("itu-t", []standard.Record{recommendation("X.1051", "Again", standard.InForce, tuesday)}, tuesday); err == nil {
		t.Error("records were stored without their log")
	}
	if err := os.Rename(away, c.logPath()); err != nil {
		t.Fatal(err)
	}
	c = open(t, c.Dir())
	if got := logged(t, c); len(got) == 0 || got[0].At != tuesday {
		t.Errorf("the log is now %v", got)
	}
}

func TestAnOverlongLineOfTheLogHidesNoOther(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
	log, err := os.OpenFile(c.logPath(), os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.WriteString(`{"title":"` + strings.Repeat("x", longestLine) + "\"}\n"); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	store(t, c, tuesday, recommendation("X.1051", "Code of practice", standard.InForce, tuesday))
	if got := logged(t, c); len(got) != 1 {
		t.Errorf("logged %d changes", len(got))
	}
}

// The log of a year is long, and readers ask for the last days of it.
func TestOnlyTheLateBlocksOfTheLogAreRead(t *testing.T) {
	c := open(t, t.TempDir())
	writeLog(t, c, monday, 4*logBlock)
	read := func(since time.Time) (changes, bytes int) {
		got, err := c.Changes(since)
		if err != nil {
			t.Fatal(err)
		}
		return len(got), c.log.read
	}
	all, _ := read(time.Time{})
	if n, bytes := read(tuesday); n != 0 || bytes != 0 {
		t.Errorf("of a log of before %d bytes were read, for %d changes", bytes, n)
	}
	writeLog(t, c, tuesday, logBlock/2)
	late, bytes := read(tuesday)
	if late == 0 || bytes > 2*logBlock {
		t.Errorf("for %d late changes %d bytes were read", late, bytes)
	}
	if again, _ := read(time.Time{}); again != all+late {
		t.Errorf("%d changes in all, %d and %d by parts", again, all, late)
	}
}

// A clock that was set back puts early lines after late ones.
func TestALogOutOfOrderIsReadWhole(t *testing.T) {
	c := open(t, t.TempDir())
	writeLog(t, c, tuesday, logBlock)
	writeLog(t, c, monday, 2*logBlock)
	writeLog(t, c, tuesday, 100)
	got, err := c.Changes(tuesday)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := open(t, c.Dir()).Changes(tuesday)
	if err != nil || len(got) != len(fresh) {
		t.Errorf("%d changes, %d when read anew, %v", len(got), len(fresh), err)
	}
	for _, change := range got {
		if change.At.Before(tuesday) {
			t.Fatalf("a change of %s", change.At)
		}
	}
}

// Restoring a backup puts another log in place.
func TestALogPutInPlaceOfAnotherIsReadAnew(t *testing.T) {
	c := open(t, t.TempDir())
	writeLog(t, c, tuesday, 3*logBlock)
	if _, err := c.Changes(monday); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(c.logPath()); err != nil {
		t.Fatal(err)
	}
	writeLog(t, c, monday, 4*logBlock)
	got, err := c.Changes(monday)
	fresh, _ := open(t, c.Dir()).Changes(monday)
	if err != nil || len(got) != len(fresh) || got[0].At != monday {
		t.Errorf("%d changes, %d when read anew, %v", len(got), len(fresh), err)
	}
}

// writeLog appends changes of one time to the log until it has grown by size.
func writeLog(t *testing.T, c *Catalogue, at time.Time, size int) {
	t.Helper()
	rec := recommendation("X.1051", "Controls", standard.InForce, at)
	log, err := os.OpenFile(c.logPath(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	var lines strings.Builder
	for lines.Len() < size {
		if err := encode(&lines, newChange(Added, &rec, nil, at)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := log.WriteString(lines.String()); err != nil {
		t.Fatal(err)
	}
}
