package taxonomy

import (
	"cmp"
	"slices"
	"strings"

	"landscape/text"
)

// Expansion is a term of the taxonomy found in what a person typed, and what
// else to search for.
type Expansion struct {
	// Matched is the text as typed. Facet ("area", "topic", "requirement",
	// "pillar" or "concept") and ID say what it names.
	Matched string `json:"matched"`
	Facet   string `json:"facet"`
	ID      string `json:"id"`
	// Narrower says that the text names only a part of what the entry covers:
	// "passport" of the topic identity.
	Narrower bool `json:"narrower,omitempty"`
	// Synonyms mean the same in English, acronyms and their expansions among
	// them; the matched text is not repeated. For a text in another language
	// that is Narrower they are as near as the entry has them.
	Synonyms []string `json:"synonyms"`
}

// expander knows every term of the taxonomy and of the concepts.
type expander struct {
	terms  *matcher
	senses []sense // by phrase
	// concepts tells for each English term of a concept which one that is.
	concepts map[string]string
}

// sense is what one term stands for.
type sense struct {
	facet, id string
	narrower  bool
	synonyms  []string
}

func newExpander(s source, t *Taxonomy) *expander {
	x := &expander{terms: newMatcher(true), concepts: map[string]string{}}
	for _, facet := range t.facets() {
		for _, entry := range facet.entries {
			x.addEntry(facet.name, entry)
		}
	}
	for _, concept := range s.Concepts {
		for _, term := range concept.Labels["en"] {
			x.concepts[phraseKey(strings.TrimPrefix(term, "="))] = concept.ID
		}
		for _, lang := range Languages() {
			x.add(concept.Labels[lang], sense{facet: Subject, id: concept.ID, synonyms: concept.synonyms(lang)})
		}
	}
	return x
}

// addEntry makes the names of an entry findable, and the terms that are
// narrower than it. A foreign term without a translation of its own leads to
// the English words for the entry.
func (x *expander) addEntry(facet string, entry Entry) {
	same := append([]string{entry.Names["en"]}, entry.Same...)
	whole := sense{facet: facet, id: entry.ID, synonyms: same}
	x.add(same, whole)
	for _, lang := range Languages() {
		part := sense{facet: facet, id: entry.ID, narrower: true}
		if lang != "en" {
			x.add([]string{entry.Names[lang]}, whole)
			part.synonyms = same
		}
		x.add(entry.Terms[lang], part)
	}
}

// add knows the first sense of a phrase in each facet only.
func (x *expander) add(phrases []string, s sense) {
	for _, phrase := range phrases {
		x.terms.add(phrase, len(x.senses))
		x.senses = append(x.senses, s)
	}
}

// Expand finds the terms of the taxonomy in a query in any of the six
// languages. Where terms overlap the longest counts, among the labels and among
// the concepts: "5G security" is a concept and holds the area 5G. The answer is
// in the order of the text.
func (t *Taxonomy) Expand(query string) []Expansion {
	tokens := text.Words(query)
	hits := t.expand.terms.find(query, tokens)
	var found []Expansion
	for _, h := range t.expand.longest(hits) {
		s := t.expand.senses[h.phrase]
		matched := query[tokens[h.from].Start:tokens[h.to-1].End]
		found = append(found, Expansion{Matched: matched, Facet: s.facet, ID: s.id, Narrower: s.narrower,
			Synonyms: without(t.expand.near(s.synonyms, matched), matched)})
	}
	return found
}

// longest keeps the longest of overlapping hits, separately for labels and
// concepts, and one hit for each sense.
func (x *expander) longest(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.from, b.from), cmp.Compare(a.phrase, b.phrase))
	})
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool { return x.displaces(k, h) }) {
			kept = append(kept, h)
		}
	}
	slices.SortStableFunc(kept, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	return kept
}

// displaces tells whether hit k leaves no room for hit h, which is not longer.
// A label may stand inside a concept, but no concept inside the name of a label;
// and the name of an area may stand inside a term that speaks for a topic.
func (x *expander) displaces(k, h hit) bool {
	a, b := x.senses[k.phrase], x.senses[h.phrase]
	switch {
	case k.to <= h.from || h.to <= k.from:
		return false
	case k.from == h.from && k.to == h.to:
		return a.facet == b.facet && a.id == b.id || b.facet == Subject && a.facet != Subject && !a.narrower
	case b.facet == Subject:
		return a.facet == Subject || !a.narrower
	case a.narrower && !b.narrower && a.facet != b.facet:
		return false
	}
	return a.facet != Subject
}

// near leaves out the names of a label that are another notion than the one
// typed: who asks for "authentication" does not mean "access control", though
// both belong to one topic.
func (x *expander) near(synonyms []string, text string) []string {
	typed := x.concepts[phraseKey(text)]
	if typed == "" {
		return synonyms
	}
	return slices.DeleteFunc(slices.Clone(synonyms), func(s string) bool {
		other := x.concepts[phraseKey(s)]
		return other != "" && other != typed
	})
}

// without leaves out the synonym that is the text itself, and repetitions.
func without(synonyms []string, text string) []string {
	seen := map[string]bool{phraseKey(text): true}
	rest := make([]string, 0, len(synonyms))
	for _, synonym := range synonyms {
		synonym = strings.TrimPrefix(synonym, "=")
		if key := phraseKey(synonym); !seen[key] {
			seen[key] = true
			rest = append(rest, synonym)
		}
	}
	return rest
}
