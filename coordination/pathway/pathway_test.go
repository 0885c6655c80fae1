package pathway

import (
	"testing"

	"landscape/catalogue"
	"landscape/standard"
)

// languages that every text of a pathway is written in.
var languages = []string{"en", "ar", "zh", "fr", "ru", "es"}

func TestEveryPathwayIsWholeInSixLanguages(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 12 {
		t.Fatalf("only %d pathways", len(all))
	}
	for _, p := range all {
		checked := false
		whole(t, p.ID+" name", p.Name)
		whole(t, p.ID+" for", p.For)
		for _, step := range p.Steps {
			whole(t, p.ID+" step", step.Name)
			whole(t, p.ID+" why of "+step.Name["en"], step.Why)
			if len(step.Standards) == 0 || len(step.More.Values) == 0 {
				t.Errorf("%s: step %q has no standards or leads no further", p.ID, step.Name["en"])
			}
			checked = checked || len(step.Conformity) > 0
		}
		if !checked {
			t.Errorf("%s does not say by what is checked whether it was done", p.ID)
		}
	}
}

func whole(t *testing.T, what string, texts map[string]string) {
	t.Helper()
	for _, lang := range languages {
		if texts[lang] == "" {
			t.Errorf("%s is not written in %s", what, lang)
		}
	}
	if len(texts) != len(languages) {
		t.Errorf("%s is written in %d languages", what, len(texts))
	}
}

func TestAStandardOfAPathwayHasNoEdition(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, step := range p.Steps {
			for _, s := range step.Named() {
				if s.Edition != "" {
					t.Errorf("%s names the edition %q: the one in force counts", p.ID, s.String())
				}
			}
		}
	}
}

func TestWhatIsNoIdentifierIsRefused(t *testing.T) {
	var r Reference
	if err := r.UnmarshalText([]byte("a good book")); err == nil {
		t.Errorf("%q passed for a standard", r.String())
	}
}

func TestAPathwayIsFoundByItsName(t *testing.T) {
	all := []Pathway{{ID: "a"}, {ID: "b"}}
	if p, ok := Find(all, "b"); !ok || p.ID != "b" {
		t.Errorf("Find(b) = %v, %v", p, ok)
	}
	if _, ok := Find(all, "c"); ok {
		t.Error("a pathway was found that does not exist")
	}
}

// TestTheBundledCatalogueHoldsEveryStandardFreeOfCharge keeps the promise that
// a pathway costs nothing to follow.
func TestTheBundledCatalogueHoldsEveryStandardFreeOfCharge(t *testing.T) {
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := cat.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
	access := map[string]standard.Access{}
	for r, err := range cat.All() {
		if err != nil {
			t.Fatal(err)
		}
		if key := r.ID.Key(); access[key] != standard.Free {
			access[key] = r.Access
		}
	}
	if len(access) == 0 {
		t.Skip("the bundled snapshot is empty")
	}
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, step := range p.Steps {
			for _, s := range step.Named() {
				if is, held := access[s.Key()]; !held || is != standard.Free {
					t.Errorf("%s: %s is held: %v, access %q", p.ID, s.Name(), held, is)
				}
			}
		}
	}
}
