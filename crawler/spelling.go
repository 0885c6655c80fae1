package crawler

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"landscape/catalogue"
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
		key := spelled(native)
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
	if known := s.natives[spelled(native)]; known != "" {
		return known
	}
	return native
}

// plainReference writes a reference with plain spaces, hyphens and letters, for
// sources that read it by a pattern.
func plainReference(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Pd, r), r == '−':
			return '-'
		}
		return r
	}, norm.NFKC.String(s))), " ")
}

// spelled is what stays of a key when letter case, spaces, kinds of dashes and
// the width of characters are taken away.
func spelled(key string) string {
	return strings.ToLower(strings.ReplaceAll(plainReference(key), " ", ""))
}
