package catalogue

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

// Report tells how one crawl of one source went.
type Report struct {
	Source   string        `json:"source"`
	Started  time.Time     `json:"started"`
	Duration time.Duration `json:"duration_ns"`

	// Fetched is how many records the body lists; New, Changed, Gone and Back
	// how they differ from the crawl before.
	Fetched int `json:"fetched"`
	New     int `json:"new"`
	Changed int `json:"changed"`
	Gone    int `json:"gone"`
	Back    int `json:"back"`
	// Rejected entries were set aside; Incomplete ones miss details whose page
	// failed; Unknown ones have a status that nobody could tell.
	Rejected   int `json:"rejected"`
	Incomplete int `json:"incomplete"`
	Unknown    int `json:"unknown"`

	// Failed is why the source failed, "" when it did not. After a failure the
	// last good records stay; LastGood is when they were read.
	Failed   string    `json:"failed,omitempty"`
	LastGood time.Time `json:"last_good,omitzero"`
	// Resumed tells that an interrupted crawl was gone on with.
	Resumed bool `json:"resumed,omitempty"`

	// Requests that were sent, of them answered "not modified"; Reused are pages
	// of the interrupted crawl; Bytes came over the wire.
	Requests    int   `json:"requests"`
	NotModified int   `json:"not_modified"`
	Reused      int   `json:"reused"`
	Bytes       int64 `json:"bytes"`

	// Notes are things that a person should look at.
	Notes []string `json:"notes,omitempty"`
}

// OK tells whether the source was read to its end.
func (r Report) OK() bool { return r.Failed == "" }

func (c *Catalogue) reportPath(source string) string { return c.path("reports", source+".json") }

// SaveReport keeps the report as the latest of its source. A failed one takes
// over when the source was last read well.
func (c *Catalogue) SaveReport(r Report) error {
	if r.OK() {
		r.LastGood = r.Started
	} else if earlier, err := c.report(r.Source); err == nil {
		r.LastGood = earlier.LastGood
	}
	content, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("save the report on %s: %w", r.Source, err)
	}
	if err := WriteFile(c.reportPath(r.Source), content); err != nil {
		return fmt.Errorf("save the report on %s: %w", r.Source, err)
	}
	return nil
}

func (c *Catalogue) report(source string) (Report, error) {
	var r Report
	content, err := os.ReadFile(c.reportPath(source))
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(content, &r)
}

// Reports returns the latest report of each source, by name. One that is damaged
// says so and counts as of no crawl: it hides neither the others nor itself.
func (c *Catalogue) Reports() ([]Report, error) {
	files, err := os.ReadDir(c.path("reports"))
	if err != nil {
		return nil, fmt.Errorf("read reports: %w", err)
	}
	var reports []Report
	for _, f := range files {
		source, ok := strings.CutSuffix(f.Name(), ".json")
		if !ok {
			continue
		}
		r, err := c.report(source)
		if err != nil {
			r = Report{Source: source, Failed: fmt.Sprintf("the report of its last crawl cannot be read: %v", err)}
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// lastSeen is the date of the last good crawl of a source, "" when there was none.
func (c *Catalogue) lastSeen(source string) string {
	r, err := c.report(source)
	if err != nil || r.LastGood.IsZero() {
		return ""
	}
	return r.LastGood.UTC().Format(time.DateOnly)
}

// Rejection is one entry that could not be read.
type Rejection struct {
	Native   string    `json:"native,omitempty"`
	Fragment string    `json:"fragment"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
}

// SetAside keeps the entries that the latest crawl of a source could not read,
// in place of those of the crawl before.
func (c *Catalogue) SetAside(source string, rejections []Rejection) error {
	if len(rejections) == 0 {
		err := os.Remove(c.path("set-aside", source+".jsonl"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear entries set aside: %w", err)
		}
		return nil
	}
	return c.setAside(source, rejections)
}

func (c *Catalogue) setAside(name string, rejections []Rejection) error {
	if len(rejections) == 0 {
		return nil
	}
	var lines bytes.Buffer
	for _, r := range rejections {
		if err := encode(&lines, r); err != nil {
			return err
		}
	}
	if err := WriteFile(c.path("set-aside", name+".jsonl"), lines.Bytes()); err != nil {
		return fmt.Errorf("set entries aside: %w", err)
	}
	return nil
}
