package searchsvc

import (
	"runtime/debug"
	"time"

	"landscape/coordination"
	"landscape/indexer"
)

// View is everyone's work as the index shows it today: part of it is worked out
// once and serves every request. It may be used for as long as the index is open.
func (s *Service) View(ix *indexer.Index) *coordination.View {
	view, _ := s.views.Of(ix, func() (*coordination.View, error) { // making it cannot fail: it works on first use
		return coordination.New(ix, s.facts, s.taxonomy, time.Now().UTC()), nil
	})
	return view.On(time.Now().UTC())
}

// Prepare works out ahead of the first reader what a new index makes necessary.
// It is called before the index is put in service, so that nobody waits for it.
func (s *Service) Prepare(ix *indexer.Index) {
	if err := s.View(ix).Warm(); err != nil {
		s.log.Error("the coordination views could not be worked out ahead", "error", err)
	}
	debug.FreeOSMemory() // what building and working out took is not needed again for hours
}

// Facts are the reference data of the coordination views.
func (s *Service) Facts() *coordination.Facts { return s.facts }
