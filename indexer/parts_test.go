package indexer

import (
	"strings"
	"testing"
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
