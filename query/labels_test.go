package query

import (
	"slices"
	"strings"
	"testing"

	"landscape/taxonomy"
	"landscape/text"
)

// A label as the search reads it: folded, stemmed, without words that say
// nothing, and in English where the glossary has it.
func reading(label, lang string) string {
	terms := contentTerms(strings.TrimPrefix(label, "="), lang, never)
	slices.Sort(terms)
	return strings.Join(terms, " ")
}

// Two labels that differ on paper only would lead the search to two concepts
// for one question.
func TestNoLabelLeadsTheSearchToTwoConceptsUnlessBothSaySo(t *testing.T) {
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	type owner struct {
		concept *taxonomy.Concept
		label   string
	}
	owners := map[string]owner{}
	for i := range tax.Concepts {
		c := &tax.Concepts[i]
		for _, lang := range text.Languages() {
			for _, label := range c.Labels[lang] {
				key := reading(label, lang)
				other, taken := owners[key]
				if key == "" || taken && (other.concept == c || shares(c, key) && shares(other.concept, key)) {
					continue
				}
				if taken {
					t.Errorf("%s: %q is read as %s has it, %q: %s", c.ID, label, other.concept.ID, other.label, key)
					continue
				}
				owners[key] = owner{c, label}
			}
		}
	}
}

// shares tells whether a concept says that others have a label too.
func shares(c *taxonomy.Concept, key string) bool {
	return slices.ContainsFunc(c.Shared, func(label string) bool {
		return slices.ContainsFunc(text.LanguagesOf(label), func(lang string) bool { return reading(label, lang) == key })
	})
}
