package indexer

import "sync"

// Live holds the index that a running service answers from. A request acquires
// it, answers, and releases it; Swap puts a new one in its place, and the old
// one is closed when its last request has ended.
type Live struct {
	mu      sync.Mutex
	current *lease
}

// lease counts the requests that still use an index; one more for Live itself.
type lease struct {
	index *Index
	users int
}

// NewLive starts with the given index, which it owns from then on; nil means
// that there is none yet.
func NewLive(ix *Index) *Live {
	return &Live{current: &lease{index: ix, users: 1}}
}

// Acquire returns the index now in service, nil when there is none, and the
// function to call once when done with it.
func (l *Live) Acquire() (*Index, func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	held := l.current
	held.users++
	return held.index, sync.OnceFunc(func() { l.release(held) })
}

// Swap puts a new index in service. Requests under way finish on the old one.
func (l *Live) Swap(ix *Index) {
	l.mu.Lock()
	old := l.current
	l.current = &lease{index: ix, users: 1}
	l.mu.Unlock()
	l.release(old)
}

// release ends one use and closes the index after the last.
func (l *Live) release(held *lease) {
	l.mu.Lock()
	held.users--
	last := held.users == 0
	l.mu.Unlock()
	if last && held.index != nil {
		held.index.Close()
	}
}
