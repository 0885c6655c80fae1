package relaton

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// maxEntry bounds one file of a data set; the largest real one has 20 kB.
	maxEntry = 1 << 20
	// maxEntries and maxDataSet bound a whole set; the largest real one has
	// 170,000 files.
	maxEntries = 500_000
	maxDataSet = 2 << 30
)

// dataSet is a folder of YAML files: a clone, its data folder or its archive.
type dataSet struct {
	fs.FS
	io.Closer
	name string
	// read is the day on which the set was put here.
	read time.Time
}

// dataSetPath finds NAME, NAME-main, NAME.zip or NAME-main.zip; "" for none.
func dataSetPath(folder, set string) string {
	for _, name := range []string{set, set + "-main", set + ".zip", set + "-main.zip"} {
		candidate := filepath.Join(folder, name)
		if _, err := os.Stat(candidate); err == nil {
			return candidate
		}
	}
	return ""
}

func openDataSet(folder, set string) (*dataSet, error) {
	if folder == "" {
		return nil, fmt.Errorf("crawler.relaton names no folder; it should hold %s or %s.zip (https://github.com/relaton/%s)", set, set, set)
	}
	file := dataSetPath(folder, set)
	if file == "" {
		return nil, fmt.Errorf("there is no %s and no %s.zip in %s (crawler.relaton)", set, set, folder)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, fmt.Errorf("open the data set: %w", err)
	}
	ds := &dataSet{name: file, read: info.ModTime().UTC().Truncate(time.Second), Closer: io.NopCloser(nil)}
	if info.IsDir() {
		ds.FS = os.DirFS(file)
		return ds, nil
	}
	archive, err := zip.OpenReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s is no zip archive that can be read: %w", file, err)
	}
	if err := checkArchive(&archive.Reader); err != nil {
		archive.Close()
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	ds.FS, ds.Closer = archive, archive
	return ds, nil
}

// checkArchive refuses what no data set is: paths that lead out of it, and
// content that unpacks to more than any has.
func checkArchive(archive *zip.Reader) error {
	if len(archive.File) > maxEntries {
		return fmt.Errorf("it holds %d files, more than %d", len(archive.File), maxEntries)
	}
	var total uint64
	for _, f := range archive.File {
		if !filepath.IsLocal(f.Name) {
			return fmt.Errorf("the path %q leads out of the archive", f.Name)
		}
		if total += f.UncompressedSize64; total > maxDataSet {
			return fmt.Errorf("it unpacks to more than %d MiB", maxDataSet>>20)
		}
	}
	return nil
}

// each calls take for every YAML file below a folder data, or for every one
// when there is no such folder, in the order of their names. A link could lead
// anywhere, and a pipe would be waited for without end.
func (d *dataSet) each(ctx context.Context, take func(name string, content []byte)) error {
	var names, inData []string
	err := fs.WalkDir(d, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".yaml") || strings.HasPrefix(entry.Name(), "index"):
			return nil
		case !entry.Type().IsRegular():
			return fmt.Errorf("%s is no ordinary file", name)
		}
		names = append(names, name)
		if strings.HasPrefix(name, "data/") || strings.Contains(name, "/data/") {
			inData = append(inData, name)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("list %s: %w", d.name, err)
	}
	if len(inData) > 0 {
		names = inData
	}
	slices.Sort(names)
	var total int64
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := d.entry(name)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", d.name, name, err)
		}
		if total += int64(len(content)); total > maxDataSet {
			return fmt.Errorf("%s unpacks to more than %d MiB", d.name, maxDataSet>>20)
		}
		take(name, content)
	}
	return nil
}

var errLargeEntry = errors.New("larger than any entry of a data set")

func (d *dataSet) entry(name string) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxEntry+1))
	if err == nil && len(content) > maxEntry {
		err = errLargeEntry
	}
	return content, err
}
