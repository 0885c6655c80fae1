package ui

import (
	"net/url"

	"landscape/searchsvc"
	"landscape/taxonomy"
)

// taxonomyPage shows every label with what it means.
type taxonomyPage struct {
	frame
	Facets []facetEntriesView
}

type facetEntriesView struct {
	Facet   string
	Entries []entryView
}

// entryView is one area, topic, requirement or pillar.
type entryView struct {
	ID, Name, Definition string
	// Page tells of the entry, "" where there is no such page; Href finds what carries it.
	Page, Href   string
	Count, Share int
	Terms        []termsView
}

// termsView are the words that point to a label in one language.
type termsView struct {
	Code, Language string
	Words          []string
}

// taxonomy shows GET /taxonomy.
func (s *site) taxonomy(v *visit) error {
	p := &taxonomyPage{}
	p.Title, p.Box = v.term("taxonomy", "title"), true
	for _, f := range facetEntries(s.service.Taxonomy()) {
		view, err := v.facetEntries(f.facet, f.entries)
		if err != nil {
			return err
		}
		p.Facets = append(p.Facets, view)
	}
	return v.show("taxonomy", p)
}

func (v *visit) facetEntries(facet string, entries []taxonomy.Entry) (facetEntriesView, error) {
	view := facetEntriesView{Facet: facet}
	counts, err := searchsvc.FacetCounts(v.c.Request.Context(), v.ix, facet)
	if err != nil {
		return view, err
	}
	most := 1
	for _, c := range counts {
		most = max(most, c.Current)
	}
	for _, e := range entries {
		n := counts[e.ID].Current
		view.Entries = append(view.Entries, entryView{ID: e.ID, Name: v.entryIn(e.Names), Definition: v.entryIn(e.Definitions), Page: v.portraitOf(facet, e.ID),
			Href: address(v.path("/search"), url.Values{facet: {e.ID}}), Count: n, Share: n * 100 / most, Terms: v.terms(e)})
	}
	return view, nil
}

// terms of an entry, the reader's language first.
func (r reader) terms(e taxonomy.Entry) []termsView {
	var views []termsView
	for _, code := range append([]string{r.Code}, languages()...) {
		if len(e.Terms[code]) > 0 && (code != r.Code || len(views) == 0) {
			views = append(views, termsView{code, r.languageName(code), e.Terms[code]})
		}
	}
	return views
}
