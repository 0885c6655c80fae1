package crawler

import (
	"landscape/catalogue"
	"landscape/crawler/pages"
)

// spellings knows how a source wrote its keys the last time. A body that turns
// a space into a no-break space, or "V" into "v", changes nothing: the record
// keeps the key that it had.
type spellings struct {
	earlier *catalogue.Lookup
	natives map[string]string // by what spelling leaves alone; "" where two keys share it
}

func spellingsOf(earlier *catalogue.Lookup) *spellings {
	s := &spellings{earlier: earlier, natives: make(map[string]string, earlier.Len())}
	for native := range earlier.Natives() {
		key := pages.Spelled(native)
		if _, twice := s.natives[key]; twice {
			native = ""
		}
		s.natives[key] = native
	}
	return s
}

// known is the earlier key that differs from native in its spelling only.
func (s *spellings) known(native string) string {
	if s == nil || s.earlier.Has(native) {
		return native
	}
	if known := s.natives[pages.Spelled(native)]; known != "" {
		return known
	}
	return native
}
