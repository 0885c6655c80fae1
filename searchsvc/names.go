package searchsvc

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"landscape/indexer"
	"landscape/taxonomy"
)

//go:embed names.yaml
var namesYAML []byte

// Names tells what the values of facets are called in the six languages.
type Names struct {
	taxonomy *taxonomy.Taxonomy
	// fixed is by facet, value and language.
	fixed map[string]map[string]map[string]string
	// languages names languages, by the language to name them in.
	languages map[string]display.Namer
}

// NewNames puts the taxonomy's names and our own together.
func NewNames(tax *taxonomy.Taxonomy) Names {
	n := Names{taxonomy: tax, languages: map[string]display.Namer{}}
	if err := yaml.UnmarshalWithOptions(namesYAML, &n.fixed, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("read embedded names.yaml: %v", err))
	}
	for _, l := range taxonomy.Languages() {
		n.languages[l] = display.Languages(language.MustParse(l))
	}
	return n
}

// Name is what a facet value is called in a language: the value itself where
// nobody gave it another name, as with bodies, groups and years.
func (n Names) Name(facet, value, lang string) string {
	switch facet {
	case indexer.FacetArea, indexer.FacetTopic, indexer.FacetRequirement, indexer.FacetPillar:
		if entry, ok := n.taxonomy.Entry(facet, value); ok && entry.Names[lang] != "" {
			return entry.Names[lang]
		}
	case indexer.FacetSubject:
		if concept, ok := n.taxonomy.Concept(value); ok {
			return concept.Name(lang)
		}
	case indexer.FacetStatus, indexer.FacetAccess, indexer.FacetType, "change", "feed":
		if name := n.fixed[facet][value][lang]; name != "" {
			return name
		}
	case indexer.FacetLanguage:
		return n.languageName(value, lang)
	}
	return value
}

func (n Names) languageName(code, lang string) string {
	tag, err := language.Parse(code)
	if err != nil || n.languages[lang] == nil {
		return code
	}
	if name := n.languages[lang].Name(tag); name != "" {
		return name
	}
	return code
}
