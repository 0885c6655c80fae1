package taxonomy

import (
	"slices"
	"sync"
	"testing"
)

// builtIn is loaded once: a taxonomy does not change, and compiling it takes a second.
var builtIn = sync.OnceValues(Load)

func loaded(t testing.TB) *Taxonomy {
	t.Helper()
	tax, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

func TestTheTaxonomyIsWhole(t *testing.T) {
	tax := loaded(t)
	for _, facet := range []struct {
		name    string
		entries []Entry
		want    int
	}{{Area, tax.Areas, 20}, {Topic, tax.Topics, 20}, {Requirement, tax.Requirements, 3}, {Pillar, tax.Pillars, 5}} {
		if len(facet.entries) != facet.want {
			t.Errorf("%d values of facet %s, want %d", len(facet.entries), facet.name, facet.want)
		}
	}
}

func TestEveryEntrySpeaksSixLanguages(t *testing.T) {
	tax := loaded(t)
	for _, facet := range tax.facets() {
		for _, entry := range facet.entries {
			for _, lang := range Languages() {
				if entry.Names[lang] == "" || entry.Definitions[lang] == "" || len(entry.Terms[lang]) == 0 {
					t.Errorf("%s %s has no name, definition or terms in %q", facet.name, entry.ID, lang)
				}
				if lang != "en" && entry.Definitions[lang] == entry.Definitions["en"] {
					t.Errorf("%s %s is defined in English in %q", facet.name, entry.ID, lang)
				}
			}
			if n := len(entry.Names); n != len(Languages()) {
				t.Errorf("%s %s has names in %d languages", facet.name, entry.ID, n)
			}
		}
	}
}

func TestEveryTopicImpliesAPillar(t *testing.T) {
	tax := loaded(t)
	for _, topic := range tax.Topics {
		implies := func(pillar Entry) bool { return slices.Contains(pillar.Topics, topic.ID) }
		if !slices.ContainsFunc(tax.Pillars, implies) {
			t.Errorf("topic %s belongs to no pillar", topic.ID)
		}
	}
	for _, pillar := range tax.Pillars {
		for _, id := range pillar.Topics {
			if _, ok := tax.Entry(Topic, id); !ok {
				t.Errorf("pillar %s names the unknown topic %s", pillar.ID, id)
			}
		}
	}
}

func TestEntryIsFoundByFacetAndIdentifier(t *testing.T) {
	tax := loaded(t)
	if entry, ok := tax.Entry(Area, "iot"); !ok || entry.Names["fr"] != "Internet des objets" {
		t.Errorf("area iot: %v %q", ok, entry.Names["fr"])
	}
	if _, ok := tax.Entry(Topic, "iot"); ok {
		t.Error("iot is an area, and was found as a topic")
	}
}
