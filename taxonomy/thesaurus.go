package taxonomy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Concept is a notion of ICT security or of its technologies, as people ask for
// it and as titles of standards name it. The thesaurus is all of them: one YAML
// file a field, in data/thesaurus.
type Concept struct {
	ID string `yaml:"id" json:"id"`
	// Definition is one English sentence.
	Definition string `yaml:"definition" json:"definition"`
	// Labels are its names by language, the preferred one first: a title that has
	// one is about the concept. "=CERT" matches in its own letter case only.
	Labels map[string][]string `yaml:"labels" json:"labels"`
	// Parts says that the labels name parts of it, "HSTS" and "CORS": each speaks
	// for the concept, and none for another.
	Parts bool `yaml:"parts" json:"parts,omitempty"`
	// Asked are plain words of people who do not know the name, by language; only
	// queries are understood by them.
	Asked map[string][]string `yaml:"asked" json:"asked,omitempty"`
	// Hidden are misspellings that a query may have.
	Hidden []string `yaml:"hidden" json:"-"`
	// Shared are labels that another concept has too.
	Shared []string `yaml:"shared" json:"shared,omitempty"`

	Broader []string `yaml:"broader" json:"broader,omitempty"`
	Related []string `yaml:"related" json:"related,omitempty"`
	// Narrower are those that name this one as broader.
	Narrower []string `yaml:"-" json:"narrower,omitempty"`

	Areas  []string `yaml:"areas" json:"areas,omitempty"`
	Topics []string `yaml:"topics" json:"topics,omitempty"`
	// Core are the documents that an expert would name first, in order.
	Core []CoreDocument `yaml:"core" json:"core,omitempty"`

	// Field is the part of the thesaurus that holds it: "fraud".
	Field string `yaml:"-" json:"field"`
}

// CoreDocument is a document at the core of a concept, with the reason.
type CoreDocument struct {
	ID  string `yaml:"id" json:"id"`
	Why string `yaml:"why" json:"why"`
	// Gone says that it stays at the core though superseded or withdrawn.
	Gone bool `yaml:"gone" json:"gone,omitempty"`
}

// Name is the preferred label in a language.
func (c *Concept) Name(lang string) string {
	if len(c.Labels[lang]) == 0 {
		lang = Languages()[0]
	}
	return strings.TrimPrefix(c.Labels[lang][0], "=")
}

// Written are the labels in a language as people write them.
func (c *Concept) Written(lang string) []string {
	labels := make([]string, len(c.Labels[lang]))
	for i, label := range c.Labels[lang] {
		labels[i] = strings.TrimPrefix(label, "=")
	}
	return labels
}

// synonyms are the English words to search for when a label of that language was
// typed.
func (c *Concept) synonyms(lang string) []string {
	if c.Parts && lang == Languages()[0] {
		return nil
	}
	return c.Labels[Languages()[0]]
}

// readThesaurus reads every field.
func readThesaurus(dir fs.FS) ([]Concept, error) {
	names, err := fs.Glob(dir, "thesaurus/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []Concept
	for _, name := range names {
		var concepts []Concept
		if err := decode(dir, name, &concepts); err != nil {
			return nil, err
		}
		for i := range concepts {
			concepts[i].Field = strings.TrimSuffix(path.Base(name), ".yaml")
		}
		all = append(all, concepts...)
	}
	return all, nil
}

// thesaurusCheck holds the concepts to what they promise one another.
type thesaurusCheck struct {
	byID   map[string]*Concept
	labels map[string]bool // of areas and topics: "area:iot"
	errs   []error
}

// connect checks the concepts and gives each its narrower ones.
func connect(concepts []Concept, labels map[string]string) error {
	c := thesaurusCheck{byID: map[string]*Concept{}, labels: map[string]bool{}}
	for _, label := range labels {
		c.labels[label] = true
	}
	for i := range concepts {
		if c.byID[concepts[i].ID] != nil {
			c.fail(&concepts[i], "the id is there twice")
		}
		c.byID[concepts[i].ID] = &concepts[i]
	}
	for i := range concepts {
		c.entry(&concepts[i])
		c.relations(&concepts[i])
	}
	for i := range concepts {
		if len(c.errs) == 0 && !c.reachable(&concepts[i], nil) {
			c.fail(&concepts[i], "neither it nor a broader concept has an area or topic, or it is broader than itself")
		}
	}
	for i := range concepts {
		if len(c.errs) == 0 {
			c.apart(&concepts[i], &concepts[i])
		}
	}
	c.clashes(concepts)
	return errors.Join(c.errs...)
}

func (c *thesaurusCheck) fail(concept *Concept, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("thesaurus/%s.yaml: %s: "+format, append([]any{concept.Field, concept.ID}, args...)...))
}

// entry checks what a concept says of itself.
func (c *thesaurusCheck) entry(concept *Concept) {
	if concept.ID == "" || strings.ToLower(concept.ID) != concept.ID || !strings.HasSuffix(concept.Definition, ".") {
		c.fail(concept, "it needs an id in lower case and a definition that is a sentence")
	}
	for _, lang := range Languages() {
		if len(concept.Labels[lang]) == 0 {
			c.fail(concept, "labels.%s is missing", lang)
		}
	}
	for _, words := range []map[string][]string{concept.Labels, concept.Asked} {
		for lang := range words {
			if !slices.Contains(Languages(), lang) {
				c.fail(concept, "%q is no language of ours", lang)
			}
		}
	}
	for _, core := range concept.Core {
		if core.ID == "" || core.Why == "" {
			c.fail(concept, "a core document needs an id and a reason")
		}
	}
}

func (c *thesaurusCheck) relations(concept *Concept) {
	for _, id := range concept.Broader {
		if broader := c.byID[id]; broader != nil {
			broader.Narrower = append(broader.Narrower, concept.ID)
		} else {
			c.fail(concept, "there is no broader concept %q", id)
		}
	}
	for _, id := range concept.Related {
		if c.byID[id] == nil {
			c.fail(concept, "there is no related concept %q", id)
		}
	}
	for _, area := range concept.Areas {
		if !c.labels[Area+":"+area] {
			c.fail(concept, "there is no area %q", area)
		}
	}
	for _, topic := range concept.Topics {
		if !c.labels[Topic+":"+topic] {
			c.fail(concept, "there is no topic %q", topic)
		}
	}
}

// reachable tells whether an area or topic leads to a concept.
func (c *thesaurusCheck) reachable(concept *Concept, below []string) bool {
	if slices.Contains(below, concept.ID) {
		return false
	}
	found := len(concept.Areas)+len(concept.Topics) > 0
	for _, id := range concept.Broader {
		if !c.reachable(c.byID[id], append(below, concept.ID)) {
			return false
		}
		found = true
	}
	return found
}

// apart wants no concept above another one to be related to it too (SKOS, S27).
func (c *thesaurusCheck) apart(concept, at *Concept) {
	for _, id := range at.Broader {
		above := c.byID[id]
		if slices.Contains(concept.Related, id) || slices.Contains(above.Related, concept.ID) {
			c.fail(concept, "%q is broader, and related too", id)
		}
		c.apart(concept, above)
	}
}

// clashes finds labels that lead to two concepts without both saying so.
func (c *thesaurusCheck) clashes(concepts []Concept) {
	owner := map[string]*Concept{}
	for i := range concepts {
		concept := &concepts[i]
		for _, labels := range concept.Labels {
			for _, label := range labels {
				key := phraseKey(strings.TrimPrefix(label, "="))
				other := owner[key]
				owner[key] = concept
				if other != nil && other != concept && !(shares(other, key) && shares(concept, key)) {
					c.fail(concept, "the label %q leads to %s too, and not both say so", label, other.ID)
				}
			}
		}
	}
}

func shares(c *Concept, key string) bool {
	return slices.ContainsFunc(c.Shared, func(label string) bool { return phraseKey(label) == key })
}

// Rank is the place of a standard in the core of the concept, from 0; the length
// of the core for one that is not in it.
func (c *Concept) Rank(id string) int {
	at := slices.IndexFunc(c.Core, func(core CoreDocument) bool { return core.ID == id })
	if at < 0 {
		return len(c.Core)
	}
	return at
}
