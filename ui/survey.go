package ui

import (
	"slices"
	"sync"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// survey is what one walk over all standards tells.
type survey struct {
	// current counts the standards in force or under development.
	current int
	// newest is when a body was last read.
	newest time.Time
	bodies map[standard.Body]*readings
}

// readings tell from which crawler sources a body's standards come, and when
// they were last read.
type readings struct {
	sources []string
	last    time.Time
}

// surveyor walks once for each index.
type surveyor struct {
	mu   sync.Mutex
	ix   *indexer.Index
	made *survey
}

func (s *surveyor) of(ix *indexer.Index) *survey {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ix != ix {
		s.ix, s.made = ix, newSurvey(ix)
	}
	return s.made
}

func newSurvey(ix *indexer.Index) *survey {
	s := &survey{bodies: map[standard.Body]*readings{}}
	for _, d := range ix.Documents() {
		if d.Status == standard.InForce || d.Status == standard.UnderDevelopment {
			s.current++
		}
		r := s.bodies[d.Body]
		if r == nil {
			r = new(readings)
			s.bodies[d.Body] = r
		}
		r.add(d)
		if r.last.After(s.newest) {
			s.newest = r.last
		}
	}
	return s
}

func (r *readings) add(d *indexer.Document) {
	for i := range d.Editions {
		e := &d.Editions[i]
		if !slices.Contains(r.sources, e.Source) {
			r.sources = append(r.sources, e.Source)
		}
		for _, from := range e.Provenance {
			if from.Fetched.After(r.last) {
				r.last = from.Fetched
			}
		}
	}
}

// day is the date of a moment, "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
