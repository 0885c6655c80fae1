// Package taxonomy says what a standard is about: whether it is a security
// standard, which technology areas it covers, what it protects with, and which
// need of the technology life cycle it answers. The vocabulary (names,
// definitions and terms in six languages) and the rules are YAML; the engine
// is small, and keeps for every label the words that led to it.
package taxonomy

// Languages are those every entry is written in: the official languages of the
// United Nations, English first.
func Languages() []string { return []string{"en", "ar", "zh", "fr", "ru", "es"} }

// Facets of the taxonomy, as in evidence labels ("area:iot").
const (
	Area        = "area"
	Topic       = "topic"
	Requirement = "requirement"
	Pillar      = "pillar"
	// Subject is a concept of the thesaurus: "dpia", "ransomware".
	Subject = "subject"
)

// Entry is one value of a facet.
type Entry struct {
	ID          string              `yaml:"id" json:"id"`
	Names       map[string]string   `yaml:"names" json:"names"`
	Definitions map[string]string   `yaml:"definitions" json:"definitions"`
	Terms       map[string][]string `yaml:"terms" json:"terms"`
	// Same are English words that mean the entry as a whole, beside its name.
	Same []string `yaml:"same,omitempty" json:"same,omitempty"`
	// Security is how much a term of this entry speaks for the security decision.
	Security float64 `yaml:"security,omitempty" json:"-"`
	// Topics that imply a pillar; none for the other facets.
	Topics []string `yaml:"topics,omitempty" json:"topics,omitempty"`
}

// Taxonomy is the vocabulary with its compiled rules. It does not change after
// Load and may be used by many goroutines.
type Taxonomy struct {
	Areas, Topics, Requirements, Pillars []Entry
	// Concepts are the thesaurus.
	Concepts []Concept

	entries  map[string]Entry // by "facet:id"
	concept  map[string]int   // by id, the place in Concepts
	order    []string         // labels in the order of the taxonomy
	classify *classifier
	subjects *subjects
	expand   *expander
}

// Entry finds a value by facet ("area", "topic", "requirement", "pillar") and identifier.
func (t *Taxonomy) Entry(facet, id string) (Entry, bool) {
	entry, ok := t.entries[facet+":"+id]
	return entry, ok
}

// Concept finds a concept of the thesaurus.
func (t *Taxonomy) Concept(id string) (*Concept, bool) {
	i, ok := t.concept[id]
	if !ok {
		return nil, false
	}
	return &t.Concepts[i], true
}

// facets pairs each facet with its entries, in the order of the taxonomy.
func (t *Taxonomy) facets() []struct {
	name    string
	entries []Entry
} {
	return []struct {
		name    string
		entries []Entry
	}{{Area, t.Areas}, {Topic, t.Topics}, {Requirement, t.Requirements}, {Pillar, t.Pillars}}
}
