package searchsvc

import (
	"sync"
	"time"

	"landscape/coordination"
	"landscape/indexer"
)

// views keeps the coordination view of each index that is in service or about
// to be: part of it is worked out once and serves every request.
type views struct {
	mu   sync.Mutex
	made []madeView // the newest first
}

type madeView struct {
	index *indexer.Index
	view  *coordination.View
}

// viewsKept are those of the index in service and of the one before or after it.
const viewsKept = 2

// View is everyone's work as the index shows it today. It may be used for as
// long as the index is open.
func (s *Service) View(ix *indexer.Index) *coordination.View {
	return s.views.of(ix, func() *coordination.View {
		return coordination.New(ix, s.facts, s.taxonomy, time.Now().UTC())
	}).On(time.Now().UTC())
}

func (v *views) of(ix *indexer.Index, create func() *coordination.View) *coordination.View {
	v.mu.Lock()
	defer v.mu.Unlock()
	for i, m := range v.made {
		if m.index != ix {
			continue
		}
		if i == 0 {
			clear(v.made[1:]) // the newest is in service: what was before is done with
			v.made = v.made[:1]
		}
		return m.view
	}
	view := create()
	v.made = append([]madeView{{ix, view}}, v.made[:min(len(v.made), viewsKept-1)]...)
	return view
}

// Prepare works out ahead of the first reader what a new index makes necessary.
// It is called before the index is put in service, so that nobody waits for it.
func (s *Service) Prepare(ix *indexer.Index) {
	if err := s.View(ix).Warm(); err != nil {
		s.log.Error("the coordination views could not be worked out ahead", "error", err)
	}
}

// Facts are the reference data of the coordination views.
func (s *Service) Facts() *coordination.Facts { return s.facts }
