package proposal

import (
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
	"landscape/text"
)

// languageOf tells the language of a proposal by its letters and by the small
// words between the others.
func languageOf(p Proposal) string {
	s := p.Title + " " + p.Scope
	candidates := text.LanguagesOf(s)
	if len(candidates) == 1 {
		return candidates[0]
	}
	best, most := text.English, 0
	if i := slices.Index(candidates, p.Lang); i > 0 { // what the proponents say is tried first
		candidates[0], candidates[i] = candidates[i], candidates[0]
	}
	for _, lang := range candidates {
		n := 0
		for _, w := range strings.FieldsFunc(text.Fold(s), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:()'’", r) }) {
			if query.IsStopWord(w, lang) {
				n++
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}

// readSubject labels the proposal and finds the concepts that it speaks of.
func (c *check) readSubject() error {
	p := c.proposal
	c.subject.Title, c.subject.Scope = c.english(p.Title), c.english(p.Scope)
	c.subject.Labels = c.labels()
	found, err := c.index.Search(c.ctx, indexer.Query{Text: p.Title, Size: 0, Facets: []string{}})
	if err != nil {
		return err
	}
	c.report.Concepts = []Concept{}
	for _, s := range found.Subjects {
		if s.Share >= sureConcept {
			c.addConcept(s.ID, s.Share)
		}
	}
	for _, id := range c.subject.Labels.Subjects {
		c.addConcept(id, 1)
	}
	labels := &c.subject.Labels
	if c.lang != text.English {
		for _, m := range c.books[c.lang]().in(p.Title) {
			c.addNamed(labels, m)
		}
	}
	few := len(labels.Areas) == 0 || c.lang != text.English // the rules read English best
	for _, spoken := range c.report.Concepts {
		concept, _ := c.taxonomy.Concept(spoken.ID)
		labels.Subjects = with(labels.Subjects, spoken.ID)
		if few {
			labels.Areas = with(labels.Areas, concept.Areas...)
			labels.Topics = with(labels.Topics, concept.Topics...)
		}
	}
	c.report.Labels = c.subject.Labels
	return nil
}

// sureConcept is from which share a concept that is not named is one of the subject.
const sureConcept = 0.5

// addNamed adds what a phrase of the title names.
func (c *check) addNamed(labels *standard.Labels, m match) {
	switch m.facet {
	case taxonomy.Area:
		labels.Areas = with(labels.Areas, m.id)
	case taxonomy.Topic:
		labels.Topics = with(labels.Topics, m.id)
	case taxonomy.Subject:
		c.addConcept(m.id, 1)
	}
}

// with adds the values that a list does not have.
func with(list []string, more ...string) []string {
	for _, value := range more {
		if !slices.Contains(list, value) {
			list = append(list, value)
		}
	}
	return list
}

func (c *check) addConcept(id string, share float64) {
	concept, ok := c.taxonomy.Concept(id)
	if !ok || slices.ContainsFunc(c.report.Concepts, func(k Concept) bool { return k.ID == id }) {
		return
	}
	c.report.Concepts = append(c.report.Concepts, Concept{ID: id, Name: concept.Name(c.answer), Share: share})
}

// labels are those of the title, supported by the scope; where a title says too
// little, those of both. A proposal here is taken to be about security.
func (c *check) labels() standard.Labels {
	p := c.proposal
	for _, title := range []string{p.Title, "Security: " + p.Title, "Security: " + p.Title + ". " + p.Scope} {
		labels := c.taxonomy.Classify(&standard.Record{Title: title, Abstract: p.Scope, Keywords: []string{p.Scope}})
		if labels.Security && len(labels.Areas)+len(labels.Topics) > 0 {
			return labels
		}
	}
	return c.taxonomy.Classify(&standard.Record{Title: p.Title})
}

// english writes a text in the words that English titles have: by the names of
// what the taxonomy and the thesaurus know, and word by word between them.
func (c *check) english(s string) string {
	if c.lang == text.English {
		return s
	}
	var out []string
	from := 0
	for _, m := range c.books[c.lang]().in(s) {
		out = append(out, query.InEnglish(s[from:m.start], c.lang), m.english)
		from = m.end
	}
	return strings.Join(append(out, query.InEnglish(s[from:], c.lang)), " ")
}
