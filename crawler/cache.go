package crawler

import (
	"crypto/rand"
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
	"time"
)

// cache keeps the answers of one source on disk. Within a run a kept answer is
// used as it is, so that an interrupted crawl goes on where it stopped; across
// runs it lends its validators to a conditional request.
type cache struct {
	dir     string
	run     string // identifies the crawl, the same after an interruption
	resumed bool
	touched map[string]bool // keys that this process used
}

// entry describes one kept answer; its bytes are in a file beside.
type entry struct {
	URL          string    `json:"url"`
	Run          string    `json:"run"`
	Fetched      time.Time `json:"fetched"`
	ContentType  string    `json:"content_type"`
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Size         int64     `json:"size"`
	SHA256       string    `json:"sha256"`
}

// runState is written at the start of a crawl and removed at its end.
type runState struct {
	ID      string    `json:"id"`
	Started time.Time `json:"started"`
	// Full tells that all details were being read again.
	Full bool `json:"full,omitempty"`
}

// openCache starts a crawl, or goes on with an interrupted one that is not
// older than resume. A full crawl only goes on with a full one.
func openCache(dir string, now time.Time, resume time.Duration, full bool) (*cache, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the cache: %w", err)
	}
	c := &cache{dir: dir, touched: map[string]bool{}}
	var state runState
	if b, err := os.ReadFile(c.statePath()); err == nil && json.Unmarshal(b, &state) == nil &&
		state.ID != "" && within(resume, state.Started, now) && (state.Full || !full) {
		c.run, c.resumed = state.ID, true
		return c, nil
	}
	state = runState{ID: rand.Text(), Started: now, Full: full}
	c.run = state.ID
	return c, writeJSON(c.statePath(), state)
}

// within tells whether something was done no longer ago than that. What was done in
// the future was done before the clock was set back, nobody knows when.
func within(long time.Duration, done, now time.Time) bool {
	age := now.Sub(done)
	return 0 <= age && age < long
}

func (c *cache) statePath() string         { return filepath.Join(c.dir, "run.json") }
func (c *cache) entryPath(k string) string { return filepath.Join(c.dir, k+".json") }
func (c *cache) bodyPath(k string) string  { return filepath.Join(c.dir, k+".body") }

// key names an answer by what was asked.
func cacheKey(method, address, body string) string {
	sum := sha256.Sum256([]byte(method + "\n" + address + "\n" + body))
	return hex.EncodeToString(sum[:16])
}

// find returns the kept answer, nil when there is none or when its bytes are
// not those that were written.
func (c *cache) find(key string) *entry {
	b, err := os.ReadFile(c.entryPath(key))
	if err != nil {
		return nil
	}
	e := new(entry)
	if json.Unmarshal(b, e) != nil || e.SHA256 != fileSum(c.bodyPath(key)) {
		c.evict(key)
		return nil
	}
	c.touched[key] = true
	return e
}

// keep puts an answer, already written to a temporary file, in its place.
func (c *cache) keep(key string, e *entry, tmp string) error {
	e.Run = c.run
	os.Remove(c.entryPath(key)) // so that a crash cannot pair new bytes with old facts
	if err := os.Rename(tmp, c.bodyPath(key)); err != nil {
		return fmt.Errorf("keep the answer of %s: %w", e.URL, err)
	}
	return c.confirm(key, e)
}

// confirm notes that the kept answer is the current one.
func (c *cache) confirm(key string, e *entry) error {
	e.Run = c.run
	c.touched[key] = true
	return writeJSON(c.entryPath(key), e)
}

// evict forgets an answer.
func (c *cache) evict(key string) {
	os.Remove(c.entryPath(key))
	os.Remove(c.bodyPath(key))
	delete(c.touched, key)
}

// spoil forgets every answer of this run: what they add up to is wrong.
func (c *cache) spoil() {
	for key := range c.touched {
		c.evict(key)
	}
	os.Remove(c.statePath())
}

// finish ends the run and forgets the answers that it did not use.
func (c *cache) finish() error {
	files, err := os.ReadDir(c.dir)
	if err != nil {
		return fmt.Errorf("tidy the cache: %w", err)
	}
	for _, f := range files {
		if key, _, _ := strings.Cut(f.Name(), "."); !c.touched[key] {
			os.Remove(filepath.Join(c.dir, f.Name()))
		}
	}
	return nil
}

// temporary opens a file for an answer that is still coming in.
func (c *cache) temporary() (*os.File, error) {
	f, err := os.CreateTemp(c.dir, "incoming.*")
	if err != nil {
		return nil, fmt.Errorf("open a file for an answer: %w", err)
	}
	return f, nil
}

func fileSum(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// writeJSON replaces a small file whole. Losing it costs a request, so it is
// not synced to disk.
func writeJSON(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s: %w", filepath.Base(name), err)
	}
	tmp := name + ".tmp"
	if err := os.WriteFile(tmp, b, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(name), err)
	}
	if err := os.Rename(tmp, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: %w", filepath.Base(name), err)
	}
	return nil
}
