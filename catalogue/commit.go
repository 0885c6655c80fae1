package catalogue

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"landscape/standard"
)

// journal makes the new file of a source and its lines in the change log one
// step: it is written before either and removed after both. A crash in between
// is ended by recover. There is one at a time, for all sources share the log.
type journal struct {
	Source string `json:"source"`
	// Sum is the digest of the new file: has it been renamed into place?
	Sum string `json:"sum"`
	// LogSize is how long the log was before; whatever follows is ours.
	LogSize int64    `json:"log_size"`
	Changes []Change `json:"changes"`
}

func (c *Catalogue) journalPath() string { return c.path("journal.json") }

// commit writes the records of a source and appends to the log.
func (c *Catalogue) commit(source string, records []standard.Record, changes []Change) error {
	name := c.recordsPath(source)
	tmp, sum, err := writeRecords(name, records)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	earlier, err := digest(name)
	if err != nil {
		return err
	}
	if sum == earlier && len(changes) == 0 {
		return c.endBaseline(source)
	}
	j := journal{Source: source, Sum: sum, Changes: changes}
	if j.LogSize, err = sizeOf(c.logPath()); err != nil {
		return fmt.Errorf("measure the change log: %w", err)
	}
	content, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := WriteFile(c.journalPath(), content); err != nil {
		return err
	}
	if err := rename(tmp, name); err != nil {
		return err
	}
	return c.finish(j)
}

// recover ends a commit that a crash interrupted: when the new file is in
// place, the log gets exactly its lines; when it is not, nothing happened.
func (c *Catalogue) recover() error {
	if err := c.sweep(); err != nil {
		return fmt.Errorf("recover the catalogue: %w", err)
	}
	content, err := os.ReadFile(c.journalPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("recover the catalogue: %w", err)
	}
	var j journal
	if err := json.Unmarshal(content, &j); err != nil {
		return fmt.Errorf("recover the catalogue: the journal is damaged, remove it to go on: %w", err)
	}
	sum, err := digest(c.recordsPath(j.Source))
	if err != nil {
		return fmt.Errorf("recover the catalogue: %w", err)
	}
	if sum != j.Sum {
		return remove(c.journalPath())
	}
	return c.finish(j)
}

// sweep removes the temporary files of processes that were killed. The lock is
// held, so they are nobody's.
func (c *Catalogue) sweep() error {
	files, err := os.ReadDir(c.path("records"))
	for _, f := range files {
		if strings.Contains(f.Name(), ".tmp") {
			err = errors.Join(err, os.Remove(c.path("records", f.Name())))
		}
	}
	return err
}

// sizeOf is the length of a file, 0 when there is none. A file that cannot be
// looked at has a length all the same: that is an error.
func sizeOf(name string) (int64, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// finish appends the journal's changes to the log, over what a crash may have
// left of them, and removes the journal.
func (c *Catalogue) finish(j journal) error {
	var lines bytes.Buffer
	for _, change := range j.Changes {
		if err := encode(&lines, change); err != nil {
			return err
		}
	}
	log, err := os.OpenFile(c.logPath(), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return fmt.Errorf("open the change log: %w", err)
	}
	defer log.Close()
	if err := log.Truncate(j.LogSize); err != nil {
		return fmt.Errorf("mend the change log: %w", err)
	}
	if _, err := log.WriteAt(lines.Bytes(), j.LogSize); err != nil {
		return fmt.Errorf("append to the change log: %w", err)
	}
	if err := log.Sync(); err != nil {
		return fmt.Errorf("append to the change log: %w", err)
	}
	if err := c.endBaseline(j.Source); err != nil {
		return err
	}
	return remove(c.journalPath())
}

// writeRecords writes a synced temporary file beside name and returns its
// digest.
func writeRecords(name string, records []standard.Record) (tmp, sum string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".tmp*")
	if err != nil {
		return "", "", err
	}
	defer f.Close()
	h := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(f, h), 256<<10)
	for i := range records {
		if err = standard.WriteRecord(buffered, records[i]); err != nil {
			return f.Name(), "", err
		}
	}
	if err = errors.Join(buffered.Flush(), f.Chmod(0o644), f.Sync()); err != nil {
		return f.Name(), "", err
	}
	return f.Name(), hex.EncodeToString(h.Sum(nil)), nil
}

// encode writes one line of JSON, with < and & as they are.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// WriteFile replaces a file whole and durably.
func WriteFile(name string, content []byte) error {
	tmp := name + ".tmp"
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(name), err)
	}
	return rename(tmp, name)
}

// rename moves a file into place and makes that durable.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

func remove(name string) error {
	if err := os.Remove(name); err != nil {
		return err
	}
	return syncDir(filepath.Dir(name))
}
