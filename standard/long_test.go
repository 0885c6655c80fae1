package standard

import (
	"strings"
	"testing"
	"time"
)

// A text of any length is told to be no identifier at once: who sends a million
// bytes of them shall not keep the service busy.
func TestALongTextIsNoIdentifierAtOnce(t *testing.T) {
	for _, word := range []string{"security ", "ISO 2", "ISO/IEC ", "-1", "X.", "RFC 8446, ", "draft-a-", "(2020)", " "} {
		begun := time.Now()
		for _, n := range []int{longestIdentifier, 1 << 20} {
			text := "ISO " + strings.Repeat(word, n/len(word))
			if id, err := ParseIdentifier(text); err == nil && n > longestIdentifier && strings.TrimSpace(word) != "" {
				t.Errorf("%.40q is %q", text, id)
			}
		}
		if took := time.Since(begun); took > time.Second {
			t.Errorf("%q takes %v", word, took)
		}
	}
}
