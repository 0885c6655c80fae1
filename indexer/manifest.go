package indexer

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"landscape/catalogue"
	"landscape/taxonomy"
)

// An index directory holds one finished build per folder and the file "current"
// that names the one in use, with the checksum of its manifest. A build becomes current by renaming that file, so
// a reader sees the old build or the new one and nothing between.
const (
	currentFile  = "current"
	manifestFile = "manifest.json"
	textFolder   = "text"
	documentFile = "documents.bin"
	tablesFile   = "tables.gob"
	buildPrefix  = "build-"
)

// formatVersion changes when an index must be rebuilt though its layout looks
// the same: another analyser, another ranking table.
const formatVersion = 4

// manifest says what a build is made of. bleve does not notice a flipped byte,
// so every file has a checksum.
type manifest struct {
	Format    int             `json:"format"`
	Layout    uint32          `json:"layout"`
	Taxonomy  string          `json:"taxonomy"` // that labelled the documents
	Catalogue string          `json:"catalogue"`
	Documents int             `json:"documents"`
	Built     time.Time       `json:"built"`
	Files     map[string]file `json:"files"`
}

type file struct {
	Size     int64  `json:"size"`
	Checksum uint32 `json:"crc32c"`
}

func (f file) String() string { return fmt.Sprintf("%d-%08x", f.Size, f.Checksum) }

// layout tells indexes apart that were written by programs with other types.
func layout() uint32 {
	text := layoutOf(reflect.TypeFor[Document]()) + layoutOf(reflect.TypeFor[tables]())
	return crc32.Checksum([]byte(text), castagnoli)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writeManifest seals the build in folder.
func writeManifest(folder, version string, documents int) error {
	m := manifest{Format: formatVersion, Layout: layout(), Taxonomy: taxonomy.Version(), Catalogue: version, Documents: documents,
		Built: time.Now().UTC(), Files: map[string]file{}}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		m.Files[filepath.ToSlash(name)], err = checksum(path)
		return err
	})
	if err != nil {
		return fmt.Errorf("checksum index files: %w", err)
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("encode index manifest: %w", err)
	}
	return catalogue.WriteFile(filepath.Join(folder, manifestFile), text)
}

// checkManifest reads the manifest of a build and compares every file with it.
func checkManifest(folder string) (*manifest, error) {
	text, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return nil, err
	}
	m := new(manifest)
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("read %s: %w", manifestFile, err)
	}
	if m.Format != formatVersion || m.Layout != layout() || m.Taxonomy != taxonomy.Version() {
		return nil, errors.New("the index was made by another version of this program")
	}
	for name, want := range m.Files {
		got, err := checksum(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		if got != want {
			return nil, fmt.Errorf("%s is damaged", name)
		}
	}
	return m, nil
}

func checksum(path string) (file, error) {
	f, err := os.Open(path)
	if err != nil {
		return file{}, err
	}
	defer f.Close()
	sum := crc32.New(castagnoli)
	n, err := io.CopyBuffer(struct{ io.Writer }{sum}, f, make([]byte, 1<<18))
	return file{Size: n, Checksum: sum.Sum32()}, err
}

// currentBuild finds the folder of the build in use.
func currentBuild(dir string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return "", err
	}
	name, sum, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	if !strings.HasPrefix(name, buildPrefix) || name != filepath.Base(name) {
		return "", fmt.Errorf("%s names %q, which is no build", currentFile, name)
	}
	folder := filepath.Join(dir, name)
	got, err := checksum(filepath.Join(folder, manifestFile))
	if err != nil {
		return "", err
	}
	if got.String() != sum {
		return "", fmt.Errorf("%s is damaged", manifestFile)
	}
	return folder, nil
}

// swapIn makes a finished build the current one and removes the builds before
// it. A server that still reads one of those holds its files open.
func swapIn(dir, folder string) error {
	name := filepath.Join(dir, currentFile)
	sum, err := checksum(filepath.Join(folder, manifestFile))
	if err != nil {
		return fmt.Errorf("checksum index manifest: %w", err)
	}
	if err := catalogue.WriteFile(name, []byte(filepath.Base(folder)+" "+sum.String()+"\n")); err != nil {
		return fmt.Errorf("swap in new index: %w", err)
	}
	removeOldBuilds(dir, folder)
	return nil
}

// abandonedAfter is the age at which an unfinished build belongs to no running program.
const abandonedAfter = 24 * time.Hour

func removeOldBuilds(dir, current string) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, f := range files {
		b := filepath.Join(dir, f.Name())
		if !strings.HasPrefix(f.Name(), buildPrefix) || b == current {
			continue
		}
		if _, err := os.Stat(filepath.Join(b, manifestFile)); err != nil {
			if info, err := os.Stat(b); err != nil || time.Since(info.ModTime()) < abandonedAfter {
				continue
			}
		}
		os.RemoveAll(b) // a folder that stays behind costs only space, and goes next time
	}
}
