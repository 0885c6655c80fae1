package ui

import "testing"

func TestALabelIsCutAtTheEndOfAWord(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Cloud computing", "Cloud computing"},
		{"Distributed ledger technology", "Distributed ledger…"},
		{"Industrial and energy systems", "Industrial and energy…"},
		{"cybersecurity · exchange · information", "cybersecurity · exchange…"},
		{"draft-ietf-privacypass-arc-crypto", "draft-ietf-privacypass-arc-…"},
	} {
		if got := shortened(c.text, 28); got != c.want {
			t.Errorf("%q is cut to %q, not %q", c.text, got, c.want)
		}
	}
}

func TestADrawingKeepsNoRoomForASideWithoutStandards(t *testing.T) {
	alone := &standardPage{Related: []relatedView{{Terms: []string{"exchange"}}}}
	for dir, left := range map[string]int{"ltr": 267, "rtl": 0} {
		g := (reader{locale: &locale{Dir: dir}}).graph(alone)
		if g.Left != left || g.Width != 493 {
			t.Errorf("%s: %d units from %d, not 493 from %d", dir, g.Width, g.Left, left)
		}
		for _, n := range append(g.Nodes, g.Centre) {
			if n.X < g.Left || n.X+n.Width > g.Left+g.Width {
				t.Errorf("%s: a node at %d is outside", dir, n.X)
			}
		}
	}
}
