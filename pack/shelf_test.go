package pack

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestAPackIsMadeOnceForAVersionAndTheOldOneGivenUntilThen(t *testing.T) {
	dir := t.TempDir()
	made := 0
	s, err := NewShelf(dir, func(_ context.Context, lang string, w io.Writer) error {
		made++
		_, err := io.WriteString(w, lang)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Get("ar", "1"); ok {
		t.Error("an empty shelf holds a pack")
	}
	for _, version := range []string{"1", "1", "2"} {
		if err := s.make(context.Background(), "ar", version); err != nil {
			t.Fatal(err)
		}
	}
	if made != 2 {
		t.Errorf("two versions were made in %d turns", made)
	}
	if held, ok := s.Get("ar", "2"); !ok || !held.Current || held.Size != 2 {
		t.Errorf("held is %+v", held)
	}
	if held, ok := s.Get("ar", "3"); !ok || held.Current {
		t.Errorf("of the next version %+v is held", held)
	}
	if _, ok := s.Get("fr", "2"); ok {
		t.Error("the pack of one language is given for another")
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("the shelf holds %v, %v", names, err)
	}
}

func TestWhatCouldNotBeFinishedIsSweptAway(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ar-1.part"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := NewShelf(dir, func(context.Context, string, io.Writer) error { return errors.New("full") })
	if err != nil {
		t.Fatal(err)
	}
	if err := s.make(context.Background(), "ar", "1"); err == nil {
		t.Error("a failure passed for a pack")
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 0 {
		t.Errorf("left over is %v, %v", names, err)
	}
}
