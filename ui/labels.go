package ui

import (
	"strings"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// labelGroup holds a standard's labels of one facet.
type labelGroup struct {
	Facet  string
	Values []labelView
}

// labelView is one label with the evidence for it, strongest first as the
// taxonomy gives it.
type labelView struct {
	Name       string
	Definition foreignText
	// Page tells of the label, "" where there is no such page; Href finds all that carry it.
	Page, Href string
	Evidence   []evidenceView
}

// evidenceView is one reason. What it matched is in the words of the body, or
// the name of another label that it follows from.
type evidenceView struct {
	standard.Evidence
	Own bool // in the reader's language
}

func (r reader) labelGroups(l standard.Labels) []labelGroup {
	var groups []labelGroup
	for _, g := range []struct {
		facet  string
		labels []string
	}{
		{indexer.FacetArea, l.Areas}, {indexer.FacetTopic, l.Topics},
		{indexer.FacetRequirement, l.Requirements}, {indexer.FacetPillar, l.Pillars},
		{indexer.FacetSubject, l.Subjects},
	} {
		group := labelGroup{Facet: g.facet}
		for _, label := range g.labels {
			group.Values = append(group.Values, labelView{Name: r.name(g.facet, label), Definition: r.definition(g.facet, label),
				Page: r.portraitOf(g.facet, label), Href: r.path("/search") + "?" + g.facet + "=" + label, Evidence: r.evidenceFor(l, g.facet+":"+label)})
		}
		if len(group.Values) > 0 {
			groups = append(groups, group)
		}
	}
	if why := r.evidenceFor(l, "security"); len(why) > 0 {
		groups = append(groups, labelGroup{"security", []labelView{{Name: r.term("labels", "security"), Evidence: why}}})
	}
	return groups
}

func (r reader) evidenceFor(l standard.Labels, label string) []evidenceView {
	var found []evidenceView
	for _, e := range l.Evidence {
		if e.Label != label {
			continue
		}
		view := evidenceView{Evidence: e}
		facet, id, _ := strings.Cut(e.Matched, ":")
		if _, isLabel := r.vocabulary.Entry(facet, id); isLabel {
			view.Matched, view.Own = r.name(facet, id), true
		}
		found = append(found, view)
	}
	return found
}

// entryIn is a name or definition in the reader's language, else in English.
func (r reader) entryIn(texts map[string]string) string {
	if text := texts[r.Code]; text != "" {
		return text
	}
	return texts["en"]
}

// definition of a label; those of concepts are in English only.
func (r reader) definition(facet, id string) foreignText {
	if concept, ok := r.vocabulary.Concept(id); ok && facet == indexer.FacetSubject {
		return foreignText{"en", concept.Definition}
	}
	entry, _ := r.vocabulary.Entry(facet, id)
	return foreignText{r.Code, r.entryIn(entry.Definitions)}
}

// facetEntries pairs each facet of the taxonomy with its entries.
func facetEntries(tax *taxonomy.Taxonomy) []struct {
	facet   string
	entries []taxonomy.Entry
} {
	return []struct {
		facet   string
		entries []taxonomy.Entry
	}{
		{indexer.FacetArea, tax.Areas}, {indexer.FacetTopic, tax.Topics},
		{indexer.FacetRequirement, tax.Requirements}, {indexer.FacetPillar, tax.Pillars},
	}
}
