package ui

import (
	"maps"
	"slices"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
)

// roadmapPage leads to each part of the ICT Security Standards Roadmap.
type roadmapPage struct {
	frame
	Bar filterBar
	// Part 1.
	Organisations          []organisationRow
	MoreOrganisations      int
	Questions, Initiatives int
	// Parts 2 and 3.
	Approved, Drafts figureView
	Dues             []countLink
	// Part 4, and where several do the same.
	Needs, Overlaps []countLink
	Areas           []countLink
	// Part 5.
	Practices figureView
}

// countLink is a name with a number, and where both lead.
type countLink struct {
	Name, Href string
	Count      int
}

// organisationRow is one body with what it has.
type organisationRow struct {
	Body, Name      string
	InForce, Drafts figureView
}

const organisationsShown = 8

// roadmap shows GET /coordination.
func (s *site) roadmap(v *visit) error {
	c, ok := v.coordinated("roadmap")
	if !ok {
		return nil
	}
	r, err := c.view.Roadmap(c.query.Query)
	if err != nil {
		return err
	}
	p := &roadmapPage{Bar: c.bar(), Approved: v.figure(r.Approved), Drafts: v.figure(r.UnderDevelopment), Practices: v.figure(r.Practices),
		Questions: len(c.view.Facts().Questions), Initiatives: len(c.view.Facts().Initiatives)}
	p.Title, p.Description = v.term("coordination", "title"), v.term("coordination", "lead")
	p.Organisations = c.organisationRows(r)
	p.Areas = c.areaCounts()
	if len(p.Organisations) > organisationsShown {
		p.MoreOrganisations = len(p.Organisations) - organisationsShown
		p.Organisations = p.Organisations[:organisationsShown]
	}
	programme := c.view.Programme(c.query.Query)
	for _, due := range coordination.Dues() {
		if n := programme.Dues[due]; n > 0 {
			p.Dues = append(p.Dues, countLink{v.wording("due." + string(due)), c.to("programme", "") + "#" + string(due), n})
		}
	}
	for _, kind := range coordination.GapKinds() {
		if n := r.Needs[kind]; n > 0 {
			p.Needs = append(p.Needs, countLink{v.gapName(kind), c.to("gaps", "kind", string(kind)), n})
		}
	}
	p.Overlaps = c.overlapCounts()
	return c.show("coordination", p)
}

// areasShown are those with most standards in force.
const areasShown = 8

func (c *coordinated) areaCounts() []countLink {
	q := c.query.Query
	q.Filters = maps.Clone(q.Filters)
	q.Filters[indexer.FacetStatus] = []string{string(standard.InForce)}
	q.Facets = []string{indexer.FacetArea}
	result, err := c.ix.Search(c.c.Request.Context(), q)
	if err != nil {
		return nil
	}
	var links []countLink
	for _, count := range result.Facets[indexer.FacetArea] {
		values := withValue(withValue(c.onlyFilters(), indexer.FacetStatus, string(standard.InForce)), indexer.FacetArea, count.Value)
		if q.OneOfIdentical {
			values.Set("identical", "once")
		}
		links = append(links, countLink{c.reader.name(indexer.FacetArea, count.Value), address(c.path("/search"), values), count.Count})
	}
	return links[:min(len(links), areasShown)]
}

func (c *coordinated) overlapCounts() []countLink {
	counts := map[coordination.OverlapKind]int{}
	for _, o := range c.view.Overlaps(c.query.Query, coordination.OverlapOptions{}) {
		counts[o.Kind]++
	}
	var links []countLink
	for _, kind := range coordination.OverlapKinds() {
		if counts[kind] > 0 {
			links = append(links, countLink{c.wording("overlap." + string(kind)), c.to("overlaps", "kind", string(kind)), counts[kind]})
		}
	}
	return links
}

// organisationRows are the bodies with most standards first.
func (c *coordinated) organisationRows(r *coordination.Roadmap) []organisationRow {
	var rows []organisationRow
	for _, o := range r.Organisations {
		rows = append(rows, organisationRow{string(o.Body.Body), o.Body.Name, c.figure(o.InForce), c.figure(o.UnderDevelopment)})
	}
	slices.SortStableFunc(rows, func(a, b organisationRow) int { return b.sum() - a.sum() })
	return rows
}
