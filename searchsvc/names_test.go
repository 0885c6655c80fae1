package searchsvc

import (
	"testing"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/taxonomy"
)

// Whoever adds a body with a kind of document of its own gives the kind a name.
func TestKindsOfDocumentsHaveANameInEveryLanguage(t *testing.T) {
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := cat.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for r, err := range cat.All() {
		if err != nil {
			t.Fatal(err)
		}
		kinds[r.Type] = r.Type != ""
	}
	for kind, told := range kinds {
		for _, lang := range taxonomy.Languages() {
			if told && shared.Names.fixed[indexer.FacetType][kind][lang] == "" {
				t.Errorf("names.yaml has no name in %s for the kind %q", lang, kind)
			}
		}
	}
}
