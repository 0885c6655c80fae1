package searchsvc

import (
	"sync"
	"time"

	"landscape/coordination"
	"landscape/indexer"
)

// views keeps the coordination view of the index in service: part of it is
// worked out once and serves every request of the day.
type views struct {
	mu    sync.Mutex
	index *indexer.Index
	day   string
	view  *coordination.View
}

// View is everyone's work as the index shows it today. It may be used for as
// long as the index is open.
func (s *Service) View(ix *indexer.Index) *coordination.View {
	now := time.Now().UTC()
	day := now.Format(time.DateOnly)
	v := &s.views
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.index != ix || v.day != day {
		v.index, v.day = ix, day
		v.view = coordination.New(ix, s.facts, s.taxonomy, now)
	}
	return v.view
}

// Warm works out ahead of the first reader what a new index makes necessary.
func (s *Service) Warm() {
	ix, release := s.live.Acquire()
	defer release()
	if ix != nil {
		s.View(ix).Warm()
	}
}

// Facts are the reference data of the coordination views.
func (s *Service) Facts() *coordination.Facts { return s.facts }
