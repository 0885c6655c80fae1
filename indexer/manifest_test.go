package indexer

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Whatever the files say that tell which build is current, the index opens or is to be
// built anew.
func FuzzManifest(f *testing.F) {
	dir, tax := f.TempDir(), loadTaxonomy(f)
	if err := Build(f.Context(), dir, Input{Records: sequenceOf(known), Taxonomy: tax, Version: "test"}, nil); err != nil {
		f.Fatal(err)
	}
	folder, err := currentBuild(dir)
	if err != nil {
		f.Fatal(err)
	}
	current, errCurrent := os.ReadFile(filepath.Join(dir, currentFile))
	whole, errWhole := os.ReadFile(filepath.Join(folder, manifestFile))
	if err := errors.Join(errCurrent, errWhole); err != nil {
		f.Fatal(err)
	}
	f.Add(current, whole)
	f.Add([]byte("../../etc 0-00000000"), []byte(`{"files": {"../../../etc/passwd": {}}}`))
	f.Add([]byte{}, []byte(`{"format": 1e99}`))
	f.Fuzz(func(t *testing.T, current, manifest []byte) {
		if err := errors.Join(os.WriteFile(filepath.Join(dir, currentFile), current, 0o644), os.WriteFile(filepath.Join(folder, manifestFile), manifest, 0o644)); err != nil {
			t.Fatal(err)
		}
		ix, err := Open(dir, tax)
		if err == nil {
			ix.Close()
		} else if !errors.Is(err, ErrRebuild) {
			t.Errorf("%q, %q: %v", current, manifest, err)
		}
	})
}
