package standard

import (
	"strings"
	"testing"
)

func TestABodyIsListedOrNot(t *testing.T) {
	seen := map[Body]bool{}
	for _, b := range Unlisted() {
		if listed, ok := LookupBody(string(b.Body)); ok && listed.Body == b.Body || seen[b.Body] {
			t.Errorf("%s is listed, or stands here twice", b.Body)
		}
		seen[b.Body] = true
		if !strings.HasPrefix(b.Home, "https://") || b.Name == "" || b.Scope == "" || (b.Scope == international) != (b.Region == "") {
			t.Errorf("%+v", b)
		}
	}
}
