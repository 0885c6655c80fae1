package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"landscape/standard"
)

// Whatever a crash leaves behind, the log holds every change of the records in
// place, once.
func TestACrashBetweenFileAndLogIsEndedOnce(t *testing.T) {
	old := recommendation("X.1051", "Controls", standard.InForce, monday)
	now := recommendation("X.1051", "Code of practice", standard.InForce, tuesday)
	for _, test := range []struct {
		name    string
		renamed bool
		log     func(line []byte) []byte
		title   string
		changes int
	}{
		{"before the new file is in place nothing happened", false, nil, "Controls", 0},
		{"the file is in place, the log is not written", true, nil, "Code of practice", 1},
		{"the log is half written", true, func(line []byte) []byte { return line[:len(line)/2] }, "Code of practice", 1},
		{"all is done but the journal is left", true, func(line []byte) []byte { return line }, "Code of practice", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := open(t, t.TempDir())
			store(t, c, monday, old)
			crash(t, c, now, test.renamed, test.log)
			c = open(t, c.Dir())
			if got := stored(t, c)[0].Title; got != test.title {
				t.Errorf("the title is %q", got)
			}
			if got := logged(t, c); len(got) != test.changes {
				t.Errorf("logged %v", got)
			}
			if _, err := os.Stat(c.journalPath()); err == nil {
				t.Error("the journal is still there")
			}
			store(t, c, tuesday, now)
			if got := logged(t, c); len(got) != 1 {
				t.Errorf("after the next crawl the log is %v", got)
			}
		})
	}
}

// crash leaves the files as a commit leaves them that dies on the way.
func crash(t *testing.T, c *Catalogue, now standard.Record, renamed bool, log func([]byte) []byte) {
	t.Helper()
	name := c.recordsPath("itu-t")
	tmp, sum, err := writeRecords(name, []standard.Record{now})
	if err != nil {
		t.Fatal(err)
	}
	change := newChange(Changed, &now, []FieldChange{{"title", "Controls", now.Title}}, tuesday)
	j, _ := json.Marshal(journal{Source: "itu-t", Sum: sum, Changes: []Change{change}})
	if err := WriteFile(c.journalPath(), j); err != nil {
		t.Fatal(err)
	}
	if renamed {
		if err := rename(tmp, name); err != nil {
			t.Fatal(err)
		}
	}
	if log != nil {
		var line bytes.Buffer
		if err := encode(&line, change); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(c.logPath(), log(line.Bytes()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const storedPerRound = 50

// A process that stores as fast as it can is killed ten times.
func TestAKilledProcessLosesAndDoublesNothing(t *testing.T) {
	if dir := os.Getenv("STORE_UNTIL_KILLED"); dir != "" {
		storeUntilKilled(t, dir)
	}
	dir := t.TempDir()
	for range 10 {
		child := exec.Command(os.Args[0], "-test.run=^TestAKilledProcessLosesAndDoublesNothing$")
		child.Env = append(os.Environ(), "STORE_UNTIL_KILLED="+dir)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(30*time.Millisecond + rand.N(120*time.Millisecond))
		child.Process.Kill()
		child.Wait()
		c := open(t, dir)
		records := stored(t, c)
		if len(records) == 0 {
			continue
		}
		if len(records) != storedPerRound {
			t.Fatalf("%d of %d records", len(records), storedPerRound)
		}
		if left, _ := filepath.Glob(c.path("records", "*.tmp*")); len(left) > 1 {
			t.Fatalf("temporary files pile up: %v", left)
		}
		if want, got := (round(t, records[0].Title)-1)*storedPerRound, len(logged(t, c)); got != want {
			t.Fatalf("the log has %d changes, the records are those of after %d", got, want)
		}
	}
	if len(logged(t, open(t, dir))) == 0 {
		t.Error("no round was ever finished: the test shows nothing")
	}
}

func round(t *testing.T, title string) int {
	var n int
	if _, err := fmt.Sscanf(title, "Title %d", &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// storeUntilKilled gives all records a new title in every round.
func storeUntilKilled(t *testing.T, dir string) {
	c := open(t, dir)
	n := 0
	for rec := range c.Records("itu-t") {
		n = round(t, rec.Title)
		break
	}
	for {
		n++
		var records []standard.Record
		for i := range storedPerRound {
			records = append(records, recommendation(fmt.Sprintf("X.%d", 1000+i), fmt.Sprintf("Title %d", n), standard.InForce, monday))
		}
		store(t, c, monday, records...)
	}
}
