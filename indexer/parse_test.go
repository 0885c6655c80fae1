package indexer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestARequestAsTyped(t *testing.T) {
	word := func(text string) clause { return clause{any: []atom{{text: text}}} }
	phrase := func(text string) clause { return clause{any: []atom{{text: text, phrase: true}}} }
	tests := []struct {
		name, text string
		want       []clause
	}{
		{"words", "zero trust", []clause{word("zero"), word("trust")}},
		{"a phrase", `"zero trust" model`, []clause{phrase("zero trust"), word("model")}},
		{"typographic quotes", "«confiance zéro» “zero trust”", []clause{phrase("confiance zéro"), phrase("zero trust")}},
		{"a quote that never closes is no quote", `"zero trust`, []clause{word("zero"), word("trust")}},
		{"excluded", `quantum -key -"one time"`, []clause{word("quantum"), {any: []atom{{text: "key"}}, excluded: true},
			{any: []atom{{text: "one time", phrase: true}}, excluded: true}}},
		{"a hyphen inside a word excludes nothing", "62443-3-3 post-quantum - x", []clause{word("62443-3-3"), word("post-quantum"), word("x")}},
		{"or joins its neighbours", "quantum OR post-quantum key", []clause{{any: []atom{{text: "quantum"}, {text: "post-quantum"}}}, word("key")}},
		{"or three times", "a OR b OR c", []clause{{any: []atom{{text: "a"}, {text: "b"}, {text: "c"}}}}},
		{"an operator with nothing to join is a word", "OR quantum OR", []clause{word("OR"), word("quantum"), word("OR")}},
		{"small or is a word", "one or two", []clause{word("one"), word("or"), word("two")}},
		{"fields", `title:trust body:ETSI year:2018..2024 area:"Internet of Things"`, []clause{{any: []atom{{field: "title", text: "trust"}}},
			{any: []atom{{field: "body", text: "ETSI"}}}, {any: []atom{{field: "year", text: "2018..2024"}}},
			{any: []atom{{field: "area", text: "Internet of Things", phrase: true}}}}},
		{"an unknown field is a word, and so is a field without a value", "http://x body:", []clause{word("http://x"), word("body:")}},
		{"prefixes of three letters and more", "crypto* cr*", []clause{{any: []atom{{text: "crypto", prefix: true}}}, word("cr")}},
		{"brackets and punctuation are nothing", "(zero) [trust]!? * : -", []clause{word("zero"), word("trust")}},
		{"nothing", "  ", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := parseRequest(test.text)
			if diff := cmp.Diff(test.want, got.clauses, cmp.AllowUnexported(clause{}, atom{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestALongRequestIsCut(t *testing.T) {
	if n := len(parseRequest(strings.Repeat("quantum ", 10_000)).clauses); n > maxClauses {
		t.Errorf("got %d clauses", n)
	}
	if n := len(parseRequest(strings.Repeat("量", 10_000)).clauses[0].any[0].text); n > maxQueryBytes {
		t.Errorf("got a word of %d bytes", n)
	}
}

// Whatever a person types is answered.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"zero trust", `"`, `""`, "-", "--x", "OR", "a OR", `title:"`, "body:", "x*", "\xff\xfe", "«", "量子 -密钥", "ا", "🔐 security", "year:..", "-a -b", "802.1x:2020"} {
		f.Add(seed)
	}
	ix := buildIndex(f, known)
	f.Fuzz(func(t *testing.T, text string) {
		r := ask(t, ix, Query{Text: text})
		if r.Total < 0 || len(r.Hits) > r.Total {
			t.Errorf("%q: %d hits of %d", text, len(r.Hits), r.Total)
		}
		ix.Suggest(text, "en", 10)
	})
}
