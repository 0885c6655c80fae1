package ui

import (
	"fmt"
	"slices"
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

// surveyOf walks once for each index.
func (s *site) surveyOf(ix *indexer.Index) (*survey, error) {
	return s.surveys.Of(ix, func() (*survey, error) { return newSurvey(ix) })
}

func newSurvey(ix *indexer.Index) (*survey, error) {
	s := &survey{bodies: map[standard.Body]*readings{}}
	for d, err := range ix.Documents() {
		if err != nil {
			return nil, fmt.Errorf("survey the standards: %w", err)
		}
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
	return s, nil
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
