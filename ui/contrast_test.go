package ui

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

var token = regexp.MustCompile(`--([a-z0-9-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`)

// tokens reads the colours of both schemes.
func tokens(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	text, err := staticFiles.ReadFile("static/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark = map[string]string{}, map[string]string{}
	for _, m := range token.FindAllStringSubmatch(string(text), -1) {
		light[m[1]], dark[m[1]] = m[2], m[3]
	}
	if len(light) < 15 {
		t.Fatalf("only %d colours are read", len(light))
	}
	return light, dark
}

// luminance of a colour, as WCAG 2 defines it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var channels [3]float64
	for i := range channels {
		n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			channels[i] = c / 12.92
		} else {
			channels[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*channels[0] + 0.7152*channels[1] + 0.0722*channels[2]
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestTextCanBeReadInBothSchemes(t *testing.T) {
	light, dark := tokens(t)
	for scheme, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, c := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 7}, {"ink", "paper-2", 7}, {"ink", "mark", 4.5}, {"ink", "accent-2", 4.5},
			{"ink-2", "paper", 4.5}, {"ink-2", "paper-2", 4.5}, {"ink-2", "mark", 4.5}, {"ink-2", "accent-2", 4.5},
			{"accent", "paper", 4.5}, {"accent", "paper-2", 4.5}, {"accent", "accent-2", 4.5}, {"accent", "mark", 4.5},
			{"accent-ink", "accent", 4.5}, {"in-force", "paper", 4.5}, {"draft", "paper", 4.5}, {"gone", "paper", 4.5},
			{"edge", "paper", 3}, {"edge", "paper-2", 3},
			{"ink", "heat-0", 4.5}, {"ink", "heat-1", 4.5}, {"ink", "heat-2", 4.5}, {"accent-ink", "heat-4", 4.5},
		} {
			if got := contrast(t, colours[c.front], colours[c.back]); got < c.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, at least %.1f is wanted", scheme, c.front, c.back, got, c.least)
			}
		}
	}
}
