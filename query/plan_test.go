package query

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"landscape/taxonomy"
)

// library stands for a catalogue: it has words in titles alone, and knows one name.
type library struct{}

func (library) HasWords(field string) bool         { return field == FieldTitle || field == FieldTitle+"_fr" }
func (library) Values(facet, text string) []string { return []string{strings.ToLower(text)} }
func (library) IsName(word string) bool            { return word == "x509" }

// planner is made once for all tests.
var planner = sync.OnceValues(func() (*Planner, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	lexicon := NewLexicon(slices.Values([][]string{{"Quantum Key Distribution (QKD); Vocabulary"}, {"Cyber security"}, {"Cybersecurity"}}))
	return NewPlanner(tax, NewThesaurus(tax.Concepts), &lexicon, library{}), nil
})

func planOf(t *testing.T, text string) *Plan {
	t.Helper()
	p, err := planner()
	if err != nil {
		t.Fatal(err)
	}
	return p.Plan(Parse(text, []string{FieldTitle, "body"}), func(plain string) ([]Span, bool) {
		at := strings.Index(plain, "x509")
		if at < 0 {
			return nil, false
		}
		return []Span{{at, at + len("x509")}}, plain == "x509"
	})
}

// looksFor tells whether a unit looks for some words in a field.
func looksFor(u Unit, field, words string) bool {
	return slices.ContainsFunc(u.Variants, func(v Variant) bool { return v.Field == field && strings.Join(v.Terms, " ") == words })
}

func TestWhatAPlanAsksFor(t *testing.T) {
	for _, c := range []struct {
		text string
		want func(p *Plan) bool
	}{
		{"qkd", func(p *Plan) bool { return looksFor(p.Units[0], FieldTitle, "quantum key distribut") }},
		{"cybersecurity vocabulary", func(p *Plan) bool {
			return looksFor(p.WordUnits()[0], FieldTitle, "cyber secur") && p.WordUnits()[0].Small
		}},
		{`"key distribution" vocabulary`, func(p *Plan) bool { return p.Units[0].Strict && len(p.Subjects) == 0 }},
		{"-vocabulary", func(p *Plan) bool { return p.Units[0].Excluded }},
		{"body:ETSI key", func(p *Plan) bool { return looksFor(p.Units[0], FieldLabel, "body:etsi") }},
		{"voca*", func(p *Plan) bool { return looksFor(p.Units[0], FieldTitle, "vocabulari") }},
		{"x509", func(p *Plan) bool { return p.Alone && len(p.Units) == 1 }},
		{"x509 vocabulary", func(p *Plan) bool { return !p.Alone && p.WordUnits()[0].Optional && !p.WordUnits()[1].Optional }},
		{"chiffrement des données", func(p *Plan) bool { return p.Language == "fr" && looksFor(p.WordUnits()[0], "title_fr", "chiffr") }},
	} {
		if p := planOf(t, c.text); !c.want(p) {
			t.Errorf("%q is planned as %+v", c.text, p)
		}
	}
}
