package taxonomy

import (
	"testing"

	"landscape/text"
)

func TestNoPhraseGoesOnAcrossASemicolon(t *testing.T) {
	m := newMatcher(false)
	m.add("security specification", 0)
	for title, want := range map[string]int{
		"Security specification":          1,
		"Security (specification)":        1,
		"3G Security; Specification of A": 0,
		"Security - Specification":        0,
		"Security—Specification":          0,
	} {
		if got := len(m.find(title, text.Words(title))); got != want {
			t.Errorf("%q: %d hits, want %d", title, got, want)
		}
	}
}
