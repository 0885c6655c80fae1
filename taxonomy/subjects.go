package taxonomy

import (
	"slices"

	"landscape/standard"
)

// subjects finds the concepts that a document is about: those whose labels stand
// in its title or keywords, and those that it is a core document of.
type subjects struct {
	order  []string // the concepts, as the thesaurus has them
	labels *matcher
	of     []string            // by phrase: the concept
	core   map[string][]string // by the key of the document
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
			if id, err := standard.ParseIdentifier(document.ID); err == nil {
				s.core[id.Key()] = append(s.core[id.Key()], c.ID)
			}
		}
	}
	return s
}

// note lists the concepts of a record, with the evidence.
func (s *subjects) note(w *weighing) []string {
	found := map[string]bool{}
	s.noteIn(w, found, "title", w.record.Title)
	s.noteIn(w, found, "keywords", w.record.Keywords...)
	for _, id := range s.core[w.record.ID.Key()] {
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
	said := map[string]bool{}
	for _, text := range texts {
		tokens := tokenize(text)
		hits := s.labels.find(text, tokens)
		for _, h := range hits {
			id := s.of[h.phrase]
			inside := slices.ContainsFunc(hits, func(o hit) bool {
				return o.from <= h.from && o.to >= h.to && o.to-o.from > h.to-h.from
			})
			if inside || said[id] {
				continue
			}
			said[id], found[id] = true, true
			w.note(Subject+":"+id, "term", field, text[tokens[h.from].start:tokens[h.to-1].end], threshold*fieldWeights[field].factor)
		}
	}
}
