package query

import (
	"slices"
	"strings"
	"testing"
)

func TestTheCatalogueTeachesAcronymsAndCompounds(t *testing.T) {
	l := NewLexicon(slices.Values([][]string{
		{"Quantum Key Distribution (QKD); Vocabulary"},
		{"The Transport Layer Security (TLS) Protocol"},
		{"Authentication and Key Agreement (AKA)"},
		{"Software bills of materials (SBOM) in practice"},
		{"Guide (Part 1) to Cyber Security (new edition)"},
		{"Cybersecurity in two words"},
	}))
	for short, want := range map[string]string{"qkd": "quantum key distribution", "tls": "transport layer security",
		"aka": "authentication and key agreement", "sbom": "software bills of materials", "part 1": ""} {
		if got := strings.Join(l.longForms(short), ", "); got != want {
			t.Errorf("%s stands for %q, want %q", short, got, want)
		}
	}
	if l.Compounds["cybersecurity"] != "cyber security" {
		t.Errorf("got %v", l.Compounds)
	}
	if !slices.Equal(l.withPrefix("cyb", 5), []string{"cyber", "cybersecurity"}) {
		t.Errorf("got %v", l.withPrefix("cyb", 5))
	}
}

func TestDistanceOfSpellings(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"quantum", "quantum", 0}, {"quantom", "quantum", 1}, {"turst", "trust", 1}, {"blokchain", "blockchain", 1},
		{"kay", "key", 1}, {"privcy", "privacy", 1}, {"encripcion", "encryption", 2}, {"cloud", "identity", 3},
	}
	for _, test := range tests {
		if got := distance(test.a, test.b, 2); got != test.want {
			t.Errorf("%s, %s: got %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
