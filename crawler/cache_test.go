package crawler

import (
	"testing"
	"time"
)

func TestACrawlIsGoneOnWithWhileItsPagesAreNew(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		started time.Time
		resumed bool
	}{
		"an hour ago":                {now.Add(-time.Hour), true},
		"a day ago":                  {now.Add(-24 * time.Hour), false},
		"before the clock went back": {now.Add(300 * 24 * time.Hour), false},
	} {
		dir := t.TempDir()
		if _, err := openCache(dir, c.started, 12*time.Hour, false); err != nil {
			t.Fatal(err)
		}
		again, err := openCache(dir, now, 12*time.Hour, false)
		if err != nil || again.resumed != c.resumed {
			t.Errorf("started %s: gone on with: %v, want %v, %v", name, again.resumed, c.resumed, err)
		}
	}
}
