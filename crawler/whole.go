package crawler

import (
	"encoding/json"
	"os"
	"time"
)

// wholeKey names the note in a source's cache that tells when its list was
// last read whole. A list that turns out to be wrong takes the note with it.
const wholeKey = "whole"

type wholeNote struct {
	At time.Time `json:"at"`
}

// Whole tells whether a list that takes hundreds of requests is to be read
// whole this time: when asked to, or when the last time is too long ago.
func (v *Visit) Whole() bool {
	known := false
	for range v.Earlier() {
		known = true
		break
	}
	return v.full || !known || !within(v.collector.cfg.Complete, v.collector.cache.wholeAt(), v.intake.now)
}

// NoteWhole remembers that the list was read whole.
func (v *Visit) NoteWhole() error {
	c := v.collector.cache
	c.touched[wholeKey] = true
	return writeJSON(c.entryPath(wholeKey), wholeNote{v.intake.now})
}

func (c *cache) wholeAt() time.Time {
	var note wholeNote
	b, err := os.ReadFile(c.entryPath(wholeKey))
	if err != nil || json.Unmarshal(b, &note) != nil {
		return time.Time{}
	}
	c.touched[wholeKey] = true
	return note.At
}
