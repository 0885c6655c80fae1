package ui

import (
	"errors"
	"net/url"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/taxonomy"
)

// thesaurusPage lists all concepts, under the topic that each belongs to first.
type thesaurusPage struct {
	frame
	Count  int
	Groups []conceptGroup
}

type conceptGroup struct {
	ID, Name string
	Concepts []conceptLink
}

type conceptLink struct {
	ID, Label string
	Count     int
}

// conceptPage shows one concept.
type conceptPage struct {
	frame
	Concept *searchsvc.ConceptAnswer
	Heading string
	Href    string
	Labels  []termsView
	Core    []coreView
	Bodies  []bodyLink
}

type coreView struct {
	stepStandard
	Why string
}

type bodyLink struct {
	Name, Href string
	Count      int
}

// thesaurus shows GET /thesaurus.
func (s *site) thesaurus(v *visit) error {
	entries, err := s.service.Concepts(v.c.Request.Context(), v.ix, v.Code)
	if err != nil {
		return err
	}
	p := &thesaurusPage{Count: len(entries)}
	p.Title, p.Box, p.Description = v.term("thesaurus", "title"), true, v.term("thesaurus", "lead")
	tax := s.service.Taxonomy()
	for _, facet := range []struct {
		name    string
		entries []taxonomy.Entry
	}{{indexer.FacetTopic, tax.Topics}, {indexer.FacetArea, tax.Areas}} {
		for _, entry := range facet.entries {
			if g := v.conceptsUnder(facet.name, entry, entries); len(g.Concepts) > 0 {
				p.Groups = append(p.Groups, g)
			}
		}
	}
	return v.show("thesaurus", p)
}

// conceptsUnder lists the concepts of a topic, or of an area those without a topic.
func (v *visit) conceptsUnder(facet string, entry taxonomy.Entry, entries []searchsvc.ConceptEntry) conceptGroup {
	g := conceptGroup{ID: facet + "-" + entry.ID, Name: v.entryIn(entry.Names)}
	for _, c := range entries {
		under := len(c.Topics) > 0 && facet == indexer.FacetTopic && c.Topics[0] == entry.ID ||
			len(c.Topics) == 0 && facet == indexer.FacetArea && len(c.Areas) > 0 && c.Areas[0] == entry.ID
		if under {
			g.Concepts = append(g.Concepts, conceptLink{c.ID, c.Label, c.Standards.Current})
		}
	}
	return g
}

// concept shows GET /thesaurus/{id}.
func (s *site) concept(v *visit) error {
	a, err := s.service.Concept(v.c.Request.Context(), v.ix, v.c.Param("id"), v.Code)
	var missing *searchsvc.Problem
	if errors.As(err, &missing) {
		return missing
	}
	if err != nil {
		return err
	}
	p := &conceptPage{Concept: a, Heading: a.Label, Href: v.subjectSearch(a.ID, "")}
	p.Title, p.Box, p.Description = a.Label, true, a.Definition
	for _, code := range append([]string{v.Code}, languages()...) {
		if code != v.Code || len(p.Labels) == 0 {
			p.Labels = append(p.Labels, termsView{code, v.languageName(code), a.Labels[code]})
		}
	}
	for _, core := range a.Core {
		p.Core = append(p.Core, v.coreView(core))
	}
	for _, b := range a.Bodies {
		p.Bodies = append(p.Bodies, bodyLink{b.Label, v.subjectSearch(a.ID, b.Value), b.Count})
	}
	p.Feed = address("/feeds/changes.atom", url.Values{indexer.FacetSubject: {a.ID}})
	return v.show("concept", p)
}

func (v *visit) coreView(core searchsvc.CoreAnswer) coreView {
	view := coreView{Why: core.Why, stepStandard: stepStandard{Status: core.Status, Access: core.Access}}
	view.ID = core.ID
	if d, ok := v.ix.Get(core.Slug); ok && core.Held {
		view.hitTitle = v.hitTitle(d)
		view.Text = webAddress(d.Text)
	}
	return view
}

// subjectSearch leads to the standards about a concept, of one body or of all.
func (v *visit) subjectSearch(id, body string) string {
	values := url.Values{indexer.FacetSubject: {id}}
	if body != "" {
		values.Set(indexer.FacetBody, body)
	}
	return address(v.path("/search"), values)
}

// spokenOf are the concepts that a query speaks of, as links.
func (f found) spokenOf() []conceptLink {
	var links []conceptLink
	for _, s := range f.result.Subjects[:min(len(f.result.Subjects), conceptsShown)] {
		links = append(links, conceptLink{ID: s.ID, Label: f.name(indexer.FacetSubject, s.ID)})
	}
	return links
}

// conceptsShown is how many concepts stand above the hits.
const conceptsShown = 3
