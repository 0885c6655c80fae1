//go:build chaos

package chaos

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// A clock that is set back makes of all that was done something that will be.
func TestAfterTheClockIsSetBackTheServiceGoesOn(t *testing.T) {
	b := newBody(t)
	p := newPlace(t, b)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	if err := p.putOff(10); err != nil {
		t.Fatal(err)
	}
	if _, err := p.serves(); err != nil {
		t.Errorf("the next start: %v", err)
	}
	b.edition.Add(1)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Errorf("the next crawl: %v", err)
	}
	lost(t, "the clock was set back", p, before)
}

// putOff moves the times of all files, and of what the catalogue notes, by some years.
func (p *place) putOff(years int) error {
	now := time.Now()
	later := now.AddDate(years, 0, 0)
	return filepath.WalkDir(p.data(), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		if filepath.Ext(name) == ".json" || filepath.Ext(name) == ".jsonl" {
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			moved := bytes.ReplaceAll(content, []byte(now.UTC().Format(`"2006-01-02T`)), []byte(later.UTC().Format(`"2006-01-02T`)))
			if err := os.WriteFile(name, moved, 0o600); err != nil {
				return err
			}
		}
		return os.Chtimes(name, later, later)
	})
}

// Two services and two crawls on one directory: who comes second is told or waits.
func TestTwoProcessesOnOneDirectory(t *testing.T) {
	b := newBody(t)
	p := newPlace(t, b)
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	for n := range max(1, *runs/20) {
		at := *seed + uint64(n)
		random := rand.New(rand.NewPCG(at, 4))
		b.edition.Add(1)
		var group sync.WaitGroup
		failed := make([]error, 4)
		for i := range failed {
			wait := time.Duration(random.IntN(300)) * time.Millisecond
			group.Go(func() {
				time.Sleep(wait)
				if i < 2 {
					_, failed[i] = p.serves()
				} else {
					p.run("crawl", "-source", source) // one of two is told that the other crawls
				}
			})
		}
		group.Wait()
		name := fmt.Sprintf("seed %d", at)
		t.Log(name)
		if err := errors.Join(failed...); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		lost(t, name, p, before)
	}
}

// A directory that cannot be written is told, and what is in it is still read.
func TestAReadOnlyDirectoryIsServed(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is read-only to root")
	}
	p := newPlace(t, newBody(t))
	if err := p.run("crawl", "-source", source); err != nil {
		t.Fatal(err)
	}
	want, err := p.serves()
	if err != nil {
		t.Fatal(err)
	}
	before, _ := p.records()
	chmod := func(mode fs.FileMode) {
		filepath.WalkDir(p.data(), func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				err = os.Chmod(name, mode)
			}
			return err
		})
	}
	chmod(0o500)
	got, err := p.serves()
	crawled := p.run("crawl", "-source", source)
	chmod(0o700)
	if err != nil || got != want {
		t.Errorf("%d standards are served, %d before: %v", got, want, err)
	}
	if crawled == nil {
		t.Error("a crawl into it tells of no fault")
	}
	lost(t, "read-only", p, before)
}
