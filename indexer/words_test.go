package indexer

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestThePartsOfATitle(t *testing.T) {
	var docs []*Document
	for range 40 {
		docs = append(docs, &Document{Title: "Information technology - Security techniques - Key management"},
			&Document{Title: "Quantum Key Distribution (QKD); Vocabulary"})
	}
	for i := range 40 {
		docs = append(docs, &Document{Title: "Information technology - Security techniques - Part of its own " + strings.Repeat("x", i)})
	}
	s := newTitleSplitter(docs)
	tests := []struct{ title, own, series string }{
		{"Information technology - Security techniques - Privacy framework", "Privacy framework", "Information technology - Security techniques"},
		{"Security architecture", "Security architecture", ""},
		{"Information technology", "Information technology", ""},
		{"5G; Security architecture (3GPP TS 33.501 version 19.6.0 Release 19)", "5G - Security architecture", "(3GPP TS 33.501 version 19.6.0 Release 19)"},
	}
	for _, test := range tests {
		own, series := s.split(test.title)
		if own != test.own || series != test.series {
			t.Errorf("%q: got %q and %q, want %q and %q", test.title, own, series, test.own, test.series)
		}
	}
}

func TestTheCatalogueTeachesAcronymsAndCompounds(t *testing.T) {
	l := newLexicon([]*Document{
		{Title: "Quantum Key Distribution (QKD); Vocabulary"},
		{Title: "The Transport Layer Security (TLS) Protocol"},
		{Title: "Authentication and Key Agreement (AKA)"},
		{Title: "Software bills of materials (SBOM) in practice"},
		{Title: "Guide (Part 1) to Cyber Security (new edition)"},
		{Title: "Cybersecurity in two words"},
	})
	want := map[string][]string{"qkd": {"quantum key distribution"}, "tls": {"transport layer security"},
		"aka": {"authentication and key agreement"}, "sbom": {"software bills of materials"}}
	if diff := cmp.Diff(want, l.Acronyms); diff != "" {
		t.Error(diff)
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
