package query

import (
	"slices"
	"testing"

	"landscape/taxonomy"
)

// few are a small thesaurus.
var few = []taxonomy.Concept{
	{ID: "fraud", Definition: "Getting money by deceit over networks.", Labels: map[string][]string{"en": {"fraud"}, "fr": {"fraude"}}},
	{ID: "sim-swap", Definition: "Taking over a number by moving it to another SIM.",
		Labels: map[string][]string{"en": {"SIM swap fraud", "SIM swapping"}, "fr": {"échange frauduleux de carte SIM"}, "zh": {"SIM卡交换攻击"}},
		Asked:  map[string][]string{"en": {"my phone number was stolen"}, "es": {"me robaron el número de teléfono"}}, Hidden: []string{"simswop"}},
	{ID: "certificate-revocation", Definition: "Telling that a certificate no longer holds.", Labels: map[string][]string{"en": {"certificate revocation", "CRL"}}},
	{ID: "certificate", Definition: "A key and a name that an authority vouches for.", Labels: map[string][]string{"en": {"certificate"}}},
	{ID: "certification", Definition: "A statement that a product does what is asked of it.", Labels: map[string][]string{"en": {"certification of security"}}},
	{ID: "router-hardening", Definition: "Leaving a router no weak service.", Labels: map[string][]string{"en": {"router security"}},
		Asked: map[string][]string{"en": {"lock down a router"}}},
}

func TestWhatAQuerySpeaksOf(t *testing.T) {
	thesaurus := NewThesaurus(few)
	for _, test := range []struct{ name, text, lang, want string }{
		{"a name", "SIM swapping", "en", "sim-swap"},
		{"a name in another form and order", "swapped SIMs", "en", "sim-swap"},
		{"a name inside a longer query", "rules on SIM swapping for banks", "en", "sim-swap"},
		{"the longer name before the shorter", "SIM swap fraud", "en", "sim-swap"},
		{"what people ask who do not know the name", "someone has stolen my phone number", "en", "sim-swap"},
		{"part of a question", "how do I lock my router down?", "en", "router-hardening"},
		{"another language", "me han robado el número de mi teléfono", "es", "sim-swap"},
		{"Chinese", "防止SIM卡交换攻击", "zh", "sim-swap"},
		{"traditional Chinese", "防止SIM卡交換攻擊", "zh", "sim-swap"},
		{"a misspelling", "simswop", "en", "sim-swap"},
		{"an acronym in the plural", "CRLs", "en", "certificate-revocation"},
		{"a language that it does not seem to be in", "fraude", "en", "fraud"},
		{"a name beside one that has the same stem", "certificate", "en", "certificate"},
		{"the other of the two", "certification", "en", "certification"},
		{"a word that only one title has", "zebra", "en", ""},
		{"nothing but small words", "how to be safe", "en", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if list := thesaurus.Subjects(test.text, test.lang); len(list) > 0 {
				got = list[0].Concept.ID
			}
			if got != test.want {
				t.Errorf("%q speaks of %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestTwoConceptsInOneQuery(t *testing.T) {
	var ids []string
	for _, s := range NewThesaurus(few).Subjects("fraud by certificate revocation", "en") {
		ids = append(ids, s.Concept.ID)
	}
	slices.Sort(ids)
	if !slices.Equal(ids, []string{"certificate-revocation", "fraud"}) {
		t.Errorf("speaks of %v", ids)
	}
}

func TestAQuerySpeaksTheMoreOfAConceptTheMoreOfItsWordsItHas(t *testing.T) {
	thesaurus := NewThesaurus(few)
	whole := thesaurus.Subjects("certificate revocation", "en")[0].Share
	part := thesaurus.Subjects("certificate revocation in banking applications", "en")[0].Share
	if whole < .99 || part >= whole {
		t.Errorf("the name alone gives %.2f, among other words %.2f", whole, part)
	}
}
