package taxonomy

// Expansion is a term of the taxonomy found in what a person typed, and what
// else to search for.
type Expansion struct {
	// Matched is the text as typed; Facet and ID say what it names.
	Matched, Facet, ID string
	Synonyms           []string
}

// expander knows every term of the taxonomy and of the concepts.
type expander struct {
	terms *matcher
	owner []owner // by phrase
}

type owner struct {
	facet string
	entry Entry
}

func newExpander(s source, t *Taxonomy) *expander {
	x := &expander{terms: newMatcher(true)}
	for _, facet := range t.facets() {
		x.addAll(facet.name, facet.entries)
	}
	x.addAll(Concept, s.Concepts)
	return x
}

func (x *expander) addAll(facet string, entries []Entry) {
	for _, entry := range entries {
		for _, lang := range Languages() {
			x.terms.add(entry.Names[lang], len(x.owner))
			for _, term := range entry.Terms[lang] {
				x.terms.add(term, len(x.owner))
			}
		}
		x.owner = append(x.owner, owner{facet, entry})
	}
}

// Expand finds the terms of the taxonomy in a query in any of the six
// languages, the longest first where they overlap.
func (t *Taxonomy) Expand(text string) []Expansion {
	tokens := tokenize(text)
	hits := t.expand.terms.find(text, tokens)
	var found []Expansion
	for i, h := range hits {
		if overlapped(hits, i) {
			continue
		}
		o := t.expand.owner[h.phrase]
		found = append(found, Expansion{
			Matched:  text[tokens[h.from].start:tokens[h.to-1].end],
			Facet:    o.facet,
			ID:       o.entry.ID,
			Synonyms: o.entry.Terms["en"],
		})
	}
	return found
}

// overlapped tells whether a longer hit covers hit i.
func overlapped(hits []hit, i int) bool {
	h := hits[i]
	for _, other := range hits {
		if other.from <= h.from && other.to >= h.to && other.to-other.from > h.to-h.from {
			return true
		}
	}
	return false
}
