package ui

import (
	"net/http"
	"slices"
	"strings"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/taxonomy"
)

// initiativesPage lists initiatives on confidence and security in the use of
// ICTs, region by region.
type initiativesPage struct {
	frame
	Selects []selectView
	Wrong   string
	Total   int
	Regions []initiativeRegion
	Exports []menuLink
}

type initiativeRegion struct {
	ID, Name string
	Items    []initiativeView
}

// initiativeView is one initiative; its name is in the language Lang.
type initiativeView struct {
	ID, Name, Lang, Owner, Countries string
	Kind, Mandate, Address           string
	Subject                          []string
	Certainty, Note                  string
}

// initiatives shows GET /initiatives.
func (s *site) initiatives(v *visit) error {
	values := v.c.Request.URL.Query()
	if tidy(values) {
		v.c.Redirect(http.StatusSeeOther, address(v.path("/initiatives"), values))
		return nil
	}
	filter, mistake := s.service.ParseInitiatives(values, v.Code)
	c := &coordinated{visit: v, name: "initiatives", values: values, wrong: mistake}
	p := &initiativesPage{Selects: c.initiativeSelects(), Exports: []menuLink{
		{"export.csv", address("/api/v1/initiatives.csv", c.apiValues())}, {"export.json", address("/api/v1/initiatives", c.apiValues())}}}
	p.Title, p.Description, p.Box = v.term("coordination.initiatives", "title"), v.term("coordination.initiatives", "lead"), true
	if mistake != nil {
		p.Wrong = mistake.Detail
	}
	facts := s.service.Facts()
	for _, i := range facts.Chosen(filter) {
		if len(p.Regions) == 0 || p.Regions[len(p.Regions)-1].ID != string(i.Region) {
			p.Regions = append(p.Regions, initiativeRegion{ID: string(i.Region), Name: v.wording("region." + string(i.Region))})
		}
		region := &p.Regions[len(p.Regions)-1]
		region.Items = append(region.Items, v.initiativeView(i, facts))
		p.Total++
	}
	return c.show("initiatives", p)
}

// initiativeSelects are the lists to choose by. Of subjects, those are offered
// that some initiative has.
func (c *coordinated) initiativeSelects() []selectView {
	selects := []selectView{
		kindSelect(c, "kind", c.term("coordination", "kind"), "initiative", coordination.InitiativeKinds()),
		kindSelect(c, "region", c.term("coordination.initiatives", "region"), "region", coordination.Regions()),
	}
	tax := c.site.service.Taxonomy()
	for _, list := range []struct {
		facet   string
		entries []taxonomy.Entry
		of      func(coordination.Initiative) []string
	}{
		{indexer.FacetArea, tax.Areas, func(i coordination.Initiative) []string { return i.Areas }},
		{indexer.FacetTopic, tax.Topics, func(i coordination.Initiative) []string { return i.Topics }},
	} {
		offered := slices.DeleteFunc(entryIDs(list.entries), func(id string) bool {
			return !slices.ContainsFunc(c.site.service.Facts().Initiatives, func(i coordination.Initiative) bool { return slices.Contains(list.of(i), id) })
		})
		selects = append(selects, c.facetSelect(list.facet, offered))
	}
	return selects
}

func (r reader) initiativeView(i coordination.Initiative, facts *coordination.Facts) initiativeView {
	name, written := i.Name(r.Code)
	return initiativeView{ID: i.ID, Name: name, Lang: written, Owner: i.Owner,
		Countries: r.listed(facts.CountryNames(i, r.Code)), Kind: r.wording("initiative." + string(i.Kind)),
		Mandate: r.entryIn(i.Mandate), Address: webAddress(i.Address), Subject: r.subject(i.Areas, i.Topics),
		Certainty: r.certainty(i.Certainty), Note: i.Note}
}

// listed joins names as the reader's language does.
func (r reader) listed(names []string) string { return strings.Join(names, r.term("list", "comma")) }
