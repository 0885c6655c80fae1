package ui

import (
	"slices"
	"strconv"

	"landscape/coordination"
	"landscape/indexer"
)

// gapsPage lists what is missing, the weightiest finding first.
type gapsPage struct {
	frame
	Bar   filterBar
	Total int
	Gaps  []gapView
	Pager pager
}

// gapView is one finding with what it rests on.
type gapView struct {
	// Rank counts from 1.
	Rank           int
	Anchor         string
	Kind, KindName string
	Sentence       string
	// Why a rapporteur should care, and what could be done.
	Why, Advice string
	// Subject leads to the concept, or to the pathway.
	Subject         menuLink
	Weight          float64
	Area            figureView
	InForce, Drafts figureView
	ITUT, Newer     figureView
	Peers, PeersOf  int
	// Facts tells whether there are numbers at all.
	Facts      bool
	Candidates []textView
	Questions  []questionLink
	Marked     bool
	// Mark leads to the same page with the finding marked, or no longer.
	Mark string
}

const gapsShown = 25

// gaps shows GET /coordination/gaps.
func (s *site) gaps(v *visit) error {
	c, ok := v.coordinated("gaps", "page")
	if !ok {
		return nil
	}
	gaps, err := c.view.Gaps(c.query.Query, c.query.Gaps)
	if err != nil {
		return err
	}
	p := &gapsPage{Total: len(gaps), Bar: c.bar(
		kindSelect(c, "kind", c.term("coordination", "kind"), "kind", coordination.GapKinds()),
		c.questionSelect(), c.readerSelect(), c.yearsSelect())}
	p.Title, p.Description = v.term("coordination.gaps", "title"), v.term("coordination.gaps", "lead")
	p.Feed = address("/feeds/gaps.atom", copyOf(c.values, "page", "mark"))
	from, to, pager := c.paged(len(gaps), gapsShown)
	for i, g := range gaps[from:to] {
		p.Gaps = append(p.Gaps, c.gapView(g, from+i+1))
	}
	p.Pager = pager
	return c.show("gaps", p)
}

// readerSelect asks for whom something is out of reach.
func (c *coordinated) readerSelect() selectView {
	var options []option
	for _, code := range languages() {
		options = append(options, option{Value: code, Label: c.reader.name(indexer.FacetLanguage, code)})
	}
	return c.choose("reader", c.term("coordination.gaps", "reader"), true, options)
}

// yearsSelect asks from when on a standard is old.
func (c *coordinated) yearsSelect() selectView {
	var options []option
	for _, n := range []int{3, 5, 8, 10, 15} {
		options = append(options, option{Value: strconv.Itoa(n), Label: c.number(n)})
	}
	s := c.choose("years", c.term("coordination.gaps", "years"), false, options)
	if c.values.Get("years") == "" {
		s.Options[2].Value, s.Options[2].Chosen = "", true // the default needs no name
	}
	return s
}

// paged is the part of a long list that a page shows.
func (c *coordinated) paged(total, size int) (from, to int, p pager) {
	pages := (total + size - 1) / size
	page, err := strconv.Atoi(c.values.Get("page"))
	if err != nil || page < 1 {
		page = 1
	}
	page = min(page, max(pages, 1))
	from = (page - 1) * size
	return from, min(from+size, total), newPager(page, pages, func(n string) string { return c.here(withPage(c.values, n)) })
}

func (c *coordinated) gapView(g coordination.Gap, rank int) gapView {
	v := gapView{Rank: rank, Anchor: g.ID, Kind: string(g.Kind), KindName: c.gapName(g.Kind), Sentence: c.view.Sentence(c.Code, g), Weight: g.Weight,
		Area: c.figure(g.Figures.Area), InForce: c.figure(g.Figures.InForce), Drafts: c.figure(g.Figures.Drafts), ITUT: c.figure(g.Figures.ITUT),
		Newer: c.figure(g.Figures.Newer), Peers: g.Figures.Peers, PeersOf: g.Figures.PeersOf, Facts: g.Figures.Area.Count > 0 || g.Facet == indexer.FacetSubject,
		Candidates: c.entriesOf(g.Candidates), Questions: c.questionLinks(g.Questions), Marked: g.Marked}
	v.Mark = c.marking(g)
	v.Why, v.Advice = c.view.Advice(c.Code, g)
	switch {
	case g.Facet == indexer.FacetSubject:
		v.Subject = menuLink{"coordination.gaps.concept", c.path("/thesaurus/" + g.Value)}
	case g.Step != nil:
		v.Subject = menuLink{"coordination.gaps.pathway", c.path("/pathways/" + g.Step.Pathway)}
	}
	return v
}

// marking leads to the list with a finding marked, or no longer.
func (c *coordinated) marking(g coordination.Gap) string {
	marks := slices.Clone(c.values["mark"])
	if g.Marked {
		marks = slices.DeleteFunc(marks, func(m string) bool { return m == g.ID })
	} else {
		marks = append(marks, g.ID)
	}
	values := copyOf(c.values, "mark", "since")
	if number := c.c.Param("number"); number != "" { // the desk of a Question
		values.Set("question", number)
	}
	if len(marks) > 0 {
		values["mark"] = marks
	}
	return address(c.path("/coordination/gaps"), values) + "#" + g.ID
}
