package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fields are what field:value knows in these tests.
var fields = []string{"title", "area", "body", "year"}

func TestARequestAsTyped(t *testing.T) {
	word := func(text string) Clause { return Clause{Any: []Atom{{Text: text}}} }
	phrase := func(text string) Clause { return Clause{Any: []Atom{{Text: text, Phrase: true}}} }
	tests := []struct {
		name, text string
		want       []Clause
	}{
		{"words", "zero trust", []Clause{word("zero"), word("trust")}},
		{"a phrase", `"zero trust" model`, []Clause{phrase("zero trust"), word("model")}},
		{"typographic quotes", "«confiance zéro» “zero trust”", []Clause{phrase("confiance zéro"), phrase("zero trust")}},
		{"a quote that never closes is no quote", `"zero trust`, []Clause{word("zero"), word("trust")}},
		{"excluded", `quantum -key -"one time"`, []Clause{word("quantum"), {Any: []Atom{{Text: "key"}}, Excluded: true},
			{Any: []Atom{{Text: "one time", Phrase: true}}, Excluded: true}}},
		{"a hyphen inside a word excludes nothing", "62443-3-3 post-quantum - x", []Clause{word("62443-3-3"), word("post-quantum"), word("x")}},
		{"or joins its neighbours", "quantum OR post-quantum key", []Clause{{Any: []Atom{{Text: "quantum"}, {Text: "post-quantum"}}}, word("key")}},
		{"or three times", "a OR b OR c", []Clause{{Any: []Atom{{Text: "a"}, {Text: "b"}, {Text: "c"}}}}},
		{"an operator with nothing to join is a word", "OR quantum", []Clause{word("OR"), word("quantum")}},
		{"an operator at the end joins nothing", "quantum OR", []Clause{word("quantum")}},
		{"characters that nobody sees", "cryp\u200btogra\u00adphy", []Clause{word("cryptography")}},
		{"small or is a word", "one or two", []Clause{word("one"), word("or"), word("two")}},
		{"fields", `title:trust body:ETSI year:2018..2024 area:"Internet of Things"`, []Clause{{Any: []Atom{{Field: "title", Text: "trust"}}},
			{Any: []Atom{{Field: "body", Text: "ETSI"}}}, {Any: []Atom{{Field: "year", Text: "2018..2024"}}},
			{Any: []Atom{{Field: "area", Text: "Internet of Things", Phrase: true}}}}},
		{"an unknown field is a word, and so is a field without a value", "http://x body:", []Clause{word("http://x"), word("body:")}},
		{"prefixes of three letters and more", "crypto* cr*", []Clause{{Any: []Atom{{Text: "crypto", Prefix: true}}}, word("cr")}},
		{"brackets and punctuation are nothing", "(zero) [trust]!? * : -", []Clause{word("zero"), word("trust")}},
		{"nothing", "  ", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(test.text, fields)
			if diff := cmp.Diff(test.want, got.Clauses); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestALongRequestIsCut(t *testing.T) {
	if n := len(Parse(strings.Repeat("quantum ", 10_000), fields).Clauses); n > maxClauses {
		t.Errorf("got %d clauses", n)
	}
	if n := len(Parse(strings.Repeat("量", 10_000), fields).Clauses[0].Any[0].Text); n > MostBytes {
		t.Errorf("got a word of %d bytes", n)
	}
}
