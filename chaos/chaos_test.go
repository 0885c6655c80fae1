//go:build chaos

package chaos

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	runs = flag.Int("runs", 200, "how many times the program is killed; a tenth as often it has no room, three tenths as often files are damaged")
	seed = flag.Uint64("seed", 1, "the first seed; each run has the next")
)

// works are what the program is killed in.
var works = [][]string{
	{"serve"}, {"crawl", "-source", source}, {"crawl", "-full", "-source", source}, {"index"}, {"index", "-rebuild"},
	{"export", "-format", "csv"}, {"dump", "packed"}, {"pack", "-o", "packed.zip"}, {"serve", "-refresh", "1s"},
}

func TestKilledAtAnyMomentNothingIsLost(t *testing.T) {
	b := newBody(t)
	p := newPlace(t, b)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	if len(before) < 5 {
		t.Fatalf("only %d records were crawled", len(before))
	}
	standards, err := p.serves()
	if err != nil {
		t.Fatal(err)
	}
	files := p.files()
	for n := range *runs {
		at := *seed + uint64(n)
		random := rand.New(rand.NewPCG(at, 0))
		work := works[random.IntN(len(works))]
		if last := len(work) - 1; strings.HasPrefix(work[last], "packed") {
			work = append(slices.Clone(work[:last]), filepath.Join(p.dir, work[last]))
		}
		b.edition.Add(1)
		after := time.Duration(random.IntN(1500)) * time.Millisecond
		p.killed(after, work...)
		name := fmt.Sprintf("seed %d: %v killed after %v", at, work, after)
		t.Log(name)
		if found, err := p.serves(); err != nil || found != standards {
			t.Errorf("%s: the next start has %d standards, not %d: %v", name, found, standards, err)
		}
		lost(t, name, p, before)
		if left := p.files(); left > files+20 {
			t.Errorf("%s: %d files are left, %d before", name, left, files)
		}
	}
	if err := p.run("crawl", "-source", source); err != nil {
		t.Errorf("a crawl after all: %v", err)
	}
}

// The first start imports the snapshot and builds the index; a few kills in it
// are enough, for each takes its time.
func TestKilledInTheFirstStartTheNextOneServesAll(t *testing.T) {
	b := newBody(t)
	for n := range max(1, *runs/20) {
		at := *seed + uint64(n)
		random := rand.New(rand.NewPCG(at, 1))
		p := newPlace(t, b)
		if err := os.RemoveAll(p.data()); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(random.IntN(8000)) * time.Millisecond
		p.killed(after, "serve")
		t.Logf("seed %d: killed after %v", at, after)
		if found, err := p.serves(); err != nil || found < 5000 {
			t.Errorf("seed %d: killed after %v, the next start has %d standards: %v", at, after, found, err)
		}
	}
}

// No file may grow beyond a limit, as on a disk that is full.
func TestOutOfRoomNothingIsLost(t *testing.T) {
	b := newBody(t)
	p := newPlace(t, b)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	for n := range max(1, *runs/10) {
		at := *seed + uint64(n)
		random := rand.New(rand.NewPCG(at, 2))
		work := works[1+random.IntN(4)]
		b.edition.Add(1)
		limit := 1 + random.IntN(12)
		name := fmt.Sprintf("seed %d: %v with files of %d KiB at most", at, work, limit)
		told, err := p.command(t.Context(), limit, work...).CombinedOutput()
		t.Logf("%s: %v %.200s", name, err, told)
		if _, err := p.serves(); err != nil {
			t.Errorf("%s: the next start: %v", name, err)
		}
		lost(t, name, p, before)
	}
}

// Bytes change in any file that is kept. What a line of the catalogue loses, the
// next crawl brings back.
func TestWithDamagedFilesTheServiceStartsAndACrawlMends(t *testing.T) {
	b := newBody(t)
	p := newPlace(t, b)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	if _, err := p.serves(); err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	for n := range max(1, *runs*3/10) {
		at := *seed + uint64(n)
		name := fmt.Sprintf("seed %d: %s", at, damage(t, p, rand.New(rand.NewPCG(at, 3))))
		t.Log(name)
		if _, err := p.serves(); err != nil {
			t.Errorf("%s: the next start: %v", name, err)
		}
		b.edition.Add(1)
		if err := p.run("crawl", "-source", source); err != nil {
			t.Errorf("%s: the next crawl: %v", name, err)
		}
		lost(t, name, p, before)
	}
}

// damage changes a few bytes of one file, cuts it, or empties it.
func damage(t *testing.T, p *place, random *rand.Rand) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(p.data(), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil && info.Size() > 0 {
				files = append(files, name)
			}
		}
		return nil
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing to damage: %v", err)
	}
	slices.Sort(files)
	file := files[random.IntN(len(files))]
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	how := "bytes flipped in "
	switch random.IntN(4) {
	case 0:
		how, content = "cut: ", content[:random.IntN(len(content))]
	case 1:
		how, content = "emptied: ", nil
	default:
		for range 1 + random.IntN(3) {
			content[random.IntN(len(content))] ^= byte(1 + random.IntN(255))
		}
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	relative, _ := filepath.Rel(p.data(), file)
	return how + relative
}

// lost tells of records that were there before and are not any more.
func lost(t *testing.T, name string, p *place, before map[string]bool) {
	t.Helper()
	now, damaged := p.records()
	for _, native := range slices.Sorted(maps.Keys(before)) {
		if !now[native] {
			t.Errorf("%s: the record %s is lost", name, native)
		}
	}
	if damaged > 0 {
		t.Errorf("%s: %d lines are damaged", name, damaged)
	}
}
