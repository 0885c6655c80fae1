package ui

import (
	"fmt"
	"slices"

	"landscape/coordination"
	"landscape/indexer"
)

// organisationsPage is part 1 of the Roadmap: who works on security, and on what.
type organisationsPage struct {
	frame
	Bar           filterBar
	Organisations []organisationView
	StudyGroups   []groupView
	Series        []seriesView
}

// organisationView is one body with its committees.
type organisationView struct {
	organisationRow
	Home, Scope, Region string
	Groups              []groupView
}

// groupView is a committee, working group or study group.
type groupView struct {
	Name, Title, Kind, Work  string
	Subject                  []string
	InForce, Drafts          figureView
	Liaison, Certainty, Note string
	Href                     string
}

// seriesView is a range of numbers of the X series.
type seriesView struct {
	Numbers  string
	Subject  string
	Inferred bool
	Question *questionLink
}

// organisations shows GET /coordination/organisations.
func (s *site) organisations(v *visit) error {
	c, ok := v.coordinated("roadmap")
	if !ok {
		return nil
	}
	r, err := c.view.Roadmap(c.query.Query)
	if err != nil {
		return err
	}
	p := &organisationsPage{Bar: c.bar()}
	p.Title, p.Description = v.term("coordination.organisations", "title"), v.term("coordination.organisations", "lead")
	rows := c.organisationRows(r)
	groups := c.groupViews()
	for _, o := range r.Organisations {
		at := slices.IndexFunc(rows, func(row organisationRow) bool { return row.Body == string(o.Body.Body) })
		view := organisationView{organisationRow: rows[at], Home: webAddress(o.Body.Home), Scope: o.Body.Scope, Region: o.Body.Region}
		for _, g := range o.Groups {
			if g.Kind == "" { // those of the ITU-T have a table of their own
				view.Groups = append(view.Groups, groups[g.Address()])
			}
		}
		p.Organisations = append(p.Organisations, view)
	}
	slices.SortStableFunc(p.Organisations, func(a, b organisationView) int { return b.sum() - a.sum() })
	for _, g := range c.view.Facts().StudyGroups {
		p.StudyGroups = append(p.StudyGroups, groups[g.Address()])
	}
	for _, x := range c.view.Facts().Series {
		p.Series = append(p.Series, c.seriesView(x))
	}
	return c.show("organisations", p)
}

func (o organisationRow) sum() int { return o.InForce.Count + o.Drafts.Count }

// groupViews are all groups of the facts with what they have, by address.
func (c *coordinated) groupViews() map[string]groupView {
	facts := c.view.Facts()
	all := append(facts.Groups[:len(facts.Groups):len(facts.Groups)], facts.StudyGroups...)
	views := map[string]groupView{}
	for i, made := range c.view.GroupCells(c.query.Query, all) {
		views[all[i].Address()] = c.groupView(all[i], made)
	}
	return views
}

func (c *coordinated) groupView(g coordination.Group, made coordination.Cell) groupView {
	v := groupView{InForce: c.figure(made.InForce), Drafts: c.figure(made.UnderDevelopment), Name: g.Address(), Title: g.Name, Kind: g.Kind, Work: g.Work, Subject: c.subject(g.Areas, g.Topics),
		Certainty: c.certainty(g.Certainty), Note: g.Note}
	v.Href = c.groupPage(g)
	if g.Liaison != "" {
		v.Liaison = c.term("coordination.liaison", "known")
	}
	return v
}

// groupPage is the page of a group that has a standard here, "" for others. A body
// that works as one group has its own.
func (c *coordinated) groupPage(g coordination.Group) string {
	facet, value := indexer.FacetGroup, g.Group
	if value == "" {
		facet, value = indexer.FacetBody, string(g.Body)
	}
	if !c.ix.Holds(facet, value) {
		return ""
	}
	return c.portraitOf(facet, value)
}

func (c *coordinated) seriesView(x coordination.Series) seriesView {
	v := seriesView{Numbers: fmt.Sprintf("X.%d–X.%d", x.From, x.To), Subject: x.Subject, Inferred: x.Heading == "inferred"}
	if q, ok := c.view.Facts().Question(x.Question); ok {
		link := c.reader.questionLink(q)
		v.Question = &link
	}
	return v
}
