package taxonomy

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestTheThesaurusInJSONIsThatInTurtle(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var turtle, text strings.Builder
	if err := errors.Join(tax.WriteSKOS(&turtle, "https://landscape.example"), tax.WriteSKOSJSON(&text, "https://landscape.example")); err != nil {
		t.Fatal(err)
	}
	var scheme struct {
		Graph []skosNode `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text.String()), &scheme); err != nil {
		t.Fatal(err)
	}
	others, broader := 0, 0
	for _, n := range scheme.Graph {
		broader += len(n.Broader)
		for _, labels := range n.AltLabel {
			others += len(labels)
		}
	}
	if len(scheme.Graph) != 1+len(tax.Concepts) || others != strings.Count(turtle.String(), "skos:altLabel") || broader != strings.Count(turtle.String(), "skos:broader") {
		t.Errorf("%d things, %d other labels, %d broader ones", len(scheme.Graph), others, broader)
	}
}

func TestTheThesaurusAsSKOS(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := tax.WriteSKOS(&b, "https://landscape.example"); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if got := strings.Count(text, " a skos:Concept ;"); got != len(tax.Concepts) {
		t.Errorf("%d of %d concepts", got, len(tax.Concepts))
	}
	if got, want := strings.Count(text, "skos:prefLabel"), 1+len(tax.Concepts)*len(Languages()); got != want {
		t.Errorf("%d preferred labels, want one a language: %d", got, want)
	}
	for _, want := range []string{`<https://landscape.example/thesaurus/sim-swap> a skos:Concept`, `skos:broader <https://landscape.example/thesaurus/fraud>`, `"SIM swap"@en`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if mark := regexp.MustCompile(`"=\w+"`).FindString(text); mark != "" {
		t.Errorf("the mark of letter case is shown: %s", mark)
	}
}
