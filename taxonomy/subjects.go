package taxonomy

import (
	"slices"

	"landscape/standard"
	"landscape/text"
)

// subjects finds the concepts that a document is about: those whose labels stand
// in its title or keywords, and those that it is a core document of.
type subjects struct {
	order  []string // the concepts, as the thesaurus has them
	labels *matcher
	of     []string            // by phrase: the concept
	core   map[string][]string // by the key of the document, or its folded name
}

// coreKey is the key of a document; that of one whose body gives names and no
// numbers, "FIRST TLP", is its name.
func coreKey(name string) string {
	if id, err := standard.ParseIdentifier(name); err == nil {
		return id.Key()
	}
	return standard.Fold(name)
}

// coreOf lists the concepts that a document is at the core of.
func (s *subjects) coreOf(id standard.Identifier) []string {
	key, name := id.Key(), standard.Fold(id.Name())
	if key == name {
		return s.core[key]
	}
	return slices.Concat(s.core[key], s.core[name])
}

func newSubjects(concepts []Concept) *subjects {
	s := &subjects{labels: newMatcher(false), core: map[string][]string{}}
	for i := range concepts {
		c := &concepts[i]
		s.order = append(s.order, c.ID)
		known := map[string]bool{}
		for _, lang := range Languages() {
			for _, label := range c.Labels[lang] {
				if key := phraseKey(label); !known[key] {
					known[key] = true
					s.labels.add(label, len(s.of))
					s.of = append(s.of, c.ID)
				}
			}
		}
		for _, document := range c.Core {
			key := coreKey(document.ID)
			s.core[key] = append(s.core[key], c.ID)
		}
	}
	return s
}

// note lists the concepts of a record, with the evidence.
func (s *subjects) note(w *weighing) []string {
	found := map[string]bool{}
	s.noteIn(w, found, "title", w.record.Title)
	s.noteIn(w, found, "keywords", w.record.Keywords...)
	for _, id := range s.coreOf(w.record.ID) {
		found[id] = true
		w.note(Subject+":"+id, "core", "number", w.record.ID.Name(), threshold)
	}
	list := []string{}
	for _, id := range s.order {
		if found[id] {
			list = append(list, id)
		}
	}
	return list
}

// noteIn finds the labels in the texts of a field. A label inside a longer one
// says nothing: "network slicing" is not about networks.
func (s *subjects) noteIn(w *weighing, found map[string]bool, field string, texts ...string) {
	heard := map[string]bool{}
	for _, said := range texts {
		tokens := text.Words(said)
		hits := s.labels.find(said, tokens)
		for _, h := range hits {
			id := s.of[h.phrase]
			inside := slices.ContainsFunc(hits, func(o hit) bool {
				return o.from <= h.from && o.to >= h.to && o.to-o.from > h.to-h.from
			})
			if inside || heard[id] {
				continue
			}
			heard[id], found[id] = true, true
			w.note(Subject+":"+id, "term", field, said[tokens[h.from].Start:tokens[h.to-1].End], threshold*fieldWeights[field].factor)
		}
	}
}
