package pack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Shelf holds the packs that were made, one for each language, in a directory. A
// pack is made once for each version of what it shows, when it is first asked
// for, and only one at a time; until then that of an older version is given.
type Shelf struct {
	dir    string
	write  func(ctx context.Context, lang string, w io.Writer) error
	making sync.Mutex
}

// Held is a pack on the shelf.
type Held struct {
	File string
	Size int64
	Made time.Time
	// Current tells that nothing changed since it was made.
	Current bool
}

const (
	ending, unfinished = ".zip", ".part"
	makeWithin         = 15 * time.Minute
)

// NewShelf opens a shelf and sweeps away what was left unfinished. A pack is
// written by that function.
func NewShelf(dir string, write func(ctx context.Context, lang string, w io.Writer) error) (*Shelf, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make room for packs: %w", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"+unfinished))
	if err != nil {
		return nil, fmt.Errorf("look for unfinished packs: %w", err)
	}
	for _, name := range left {
		if err := os.Remove(name); err != nil {
			return nil, fmt.Errorf("sweep away an unfinished pack: %w", err)
		}
	}
	return &Shelf{dir: dir, write: write}, nil
}

// name is that of the pack of a version.
func (s *Shelf) name(lang, version string) string {
	sum := sha256.Sum256([]byte(version))
	return filepath.Join(s.dir, lang+"-"+hex.EncodeToString(sum[:8])+ending)
}

// Get finds the pack in a language, that of the version if there is one.
func (s *Shelf) Get(lang, version string) (Held, bool) {
	wanted := s.name(lang, version)
	names, _ := filepath.Glob(filepath.Join(s.dir, lang+"-*"+ending)) // the pattern is sound
	var newest Held
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			continue // taken away just now
		}
		h := Held{name, info.Size(), info.ModTime(), name == wanted}
		if h.Current {
			return h, true
		}
		if h.Made.After(newest.Made) {
			newest = h
		}
	}
	return newest, newest.File != ""
}

// Make begins to make a pack, unless one is being made.
func (s *Shelf) Make(lang, version string) {
	if !s.making.TryLock() {
		return
	}
	go func() {
		defer s.making.Unlock()
		begin := time.Now()
		ctx, cancel := context.WithTimeout(context.Background(), makeWithin)
		defer cancel()
		if err := s.make(ctx, lang, version); err != nil {
			slog.Error("an offline pack could not be made", "language", lang, "error", err)
			return
		}
		slog.Info("an offline pack was made", "language", lang, "after", time.Since(begin).Round(time.Second))
	}()
}

// make writes a pack under another name first, so that nobody gets half of one,
// and takes away those of older versions.
func (s *Shelf) make(ctx context.Context, lang, version string) error {
	name := s.name(lang, version)
	if _, err := os.Stat(name); err == nil {
		return nil // made while this one waited
	}
	if err := Create(name, func(w io.Writer) error { return s.write(ctx, lang, w) }); err != nil {
		return err
	}
	all, err := filepath.Glob(filepath.Join(s.dir, lang+"-*"+ending))
	if err != nil {
		return err
	}
	for _, other := range all {
		if other != name {
			_ = os.Remove(other) // being read, on some systems; the next time will do
		}
	}
	return nil
}

// Create writes a file that appears under its name once it is whole.
func Create(name string, write func(io.Writer) error) error {
	out, err := os.CreateTemp(filepath.Dir(name), strings.TrimSuffix(filepath.Base(name), ending)+".*"+unfinished)
	if err != nil {
		return fmt.Errorf("write a pack: %w", err)
	}
	defer os.Remove(out.Name()) // after a rename there is nothing to remove
	if err := write(out); err != nil {
		out.Close()
		return err
	}
	if err := out.Chmod(0o644); err != nil {
		out.Close()
		return fmt.Errorf("write a pack: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write a pack: %w", err)
	}
	if err := os.Rename(out.Name(), name); err != nil {
		return fmt.Errorf("write a pack: %w", err)
	}
	return nil
}
