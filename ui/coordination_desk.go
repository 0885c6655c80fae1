package ui

import (
	"net/url"
	"strconv"
	"time"

	"landscape/catalogue"
	"landscape/coordination"
	"landscape/indexer"
)

// deskPage is all that one Question's rapporteur should see; it is made to be printed.
type deskPage struct {
	frame
	Number              int
	Name, Heading       string
	WorkingParty        string
	Certainty, Source   string
	Note, Made          string
	SubjectNames        []string
	Subject             figureView
	Exports             []menuLink
	Recommendations     listView
	WorkItems           []itemView
	Filed               figureView
	StudyGroups, Bodies []otherView
	// Silent names the bodies that were looked at in vain.
	Silent               string
	Liaisons             []liaisonView
	Initiatives          []initiativeView
	MoreInitiatives      string
	Gaps                 []gapView
	AllGaps, AllOverlaps string
	Overlaps             []overlapView
	Since                string
	Changes              []changeView
	Wrong                string
	Digest               string
	Previous, Next       *questionLink
}

// listView is a number with the standards shown of it; More is how many are not.
type listView struct {
	figureView
	Entries []textView
	More    int
}

// otherView is what another group or body has on the subject.
type otherView struct {
	Name            string
	InForce, Drafts listView
	// Undrafted says what no drafts mean.
	Undrafted string
}

// liaisonView is a group to write to, with what speaks for it.
type liaisonView struct {
	Address, Name, Href      string
	InForce, Drafts          figureView
	Close, Overlaps          int
	Charter, Known, Verified bool
	Score                    float64
}

// desk shows GET /coordination/questions/{number}.
func (s *site) desk(v *visit) error {
	c, ok := v.coordinated("question")
	if !ok {
		return nil
	}
	number, err := strconv.Atoi(v.c.Param("number"))
	question, known := c.view.Facts().Question(number)
	if err != nil || !known {
		return v.absent("absent", "Q"+v.c.Param("number"))
	}
	changes, err := s.service.Catalogue().Changes(c.query.Since)
	if err != nil {
		return err
	}
	d, err := c.view.Desk(question, c.query.Since, changes)
	if err != nil {
		return err
	}
	p := c.deskPage(d)
	p.Changes = c.deskChanges(d.Changes)
	return c.show("desk", p)
}

func (c *coordinated) deskPage(d *coordination.Desk) *deskPage {
	q := d.Question
	p := &deskPage{Number: q.Number, Name: q.Name(), Heading: q.Title, WorkingParty: q.WorkingParty, Certainty: c.certainty(q.Certainty),
		Source: webAddress(q.Address), Note: q.Note, Made: time.Now().UTC().Format(time.DateOnly),
		SubjectNames: c.subject(q.Areas, q.Topics), Subject: c.figure(d.Subject), Filed: c.figure(d.WorkItemsFigure), Since: d.Since,
		Recommendations: c.listView(d.Recommendations), StudyGroups: c.others(d.StudyGroups), Bodies: c.others(d.Bodies), Silent: d.SilentSentence(c.Code)}
	p.Title, p.Description = p.Name+c.term("site", "colon")+p.Heading, c.term("coordination.desk", "lead")
	if c.wrong != nil {
		p.Wrong = c.wrong.Detail
	}
	for _, item := range d.WorkItems {
		p.WorkItems = append(p.WorkItems, c.item(item))
	}
	for _, l := range d.Liaisons {
		p.Liaisons = append(p.Liaisons, c.liaison(l))
	}
	for _, i := range d.Initiatives {
		p.Initiatives = append(p.Initiatives, c.initiativeView(i, c.view.Facts()))
	}
	if len(c.view.Facts().Concerning(q)) > len(d.Initiatives) {
		p.MoreInitiatives = c.initiativesOn(q)
	}
	for i, g := range d.Gaps {
		p.Gaps = append(p.Gaps, c.gapView(g, i+1))
	}
	for _, o := range d.Overlaps {
		p.Overlaps = append(p.Overlaps, c.overlapView(o))
	}
	number := strconv.Itoa(q.Number)
	p.AllGaps, p.AllOverlaps = c.to("gaps", "question", number), c.to("overlaps", "question", number)
	p.Exports = c.deskExports(number)
	p.Feed, p.Digest = questionFeed(q), c.path("/coordination/questions/"+number+"/digest")
	p.Previous, p.Next = c.neighbours(q)
	return p
}

// initiativesOn is the address of the initiatives on any part of a Question's
// subject; the list, which wants an area and a topic, is whole where it has both.
func (c *coordinated) initiativesOn(q coordination.Question) string {
	values := url.Values{}
	switch {
	case len(q.Topics) == 0:
		values[indexer.FacetArea] = q.Areas
	case len(q.Areas) == 0:
		values[indexer.FacetTopic] = q.Topics
	}
	return address(c.path("/initiatives"), values)
}

// deskChanges words what changed on the Question's subject.
func (c *coordinated) deskChanges(changes []catalogue.Change) []changeView {
	var views []changeView
	for _, change := range changes {
		d, ok := c.ix.Get(change.ID.Slug())
		if !ok {
			continue
		}
		view := changeView{Kind: string(change.Kind), ID: change.ID.String(), Slug: d.Slug, Title: change.Title}
		for _, f := range change.Fields {
			view.Fields = append(view.Fields, c.fieldView(f))
		}
		views = append(views, view)
	}
	return views
}

// deskExports are the desk as a document, and for programs.
func (c *coordinated) deskExports(number string) []menuLink {
	base := "/api/v1/coordination/questions/" + number
	values := c.apiValues()
	return []menuLink{{"coordination.desk.docx", address(base+"/brief.docx", values)}, {"coordination.desk.markdown", address(base+"/brief.md", values)},
		{"export.csv", address(base+"/brief.csv", values)}, {"export.json", address(base, values)}}
}

// neighbours are the Questions before and after one.
func (c *coordinated) neighbours(q coordination.Question) (before, after *questionLink) {
	all := c.view.Facts().Questions
	for i := range all {
		if all[i].Number != q.Number {
			continue
		}
		if i > 0 {
			link := c.reader.questionLink(all[i-1])
			before = &link
		}
		if i+1 < len(all) {
			link := c.reader.questionLink(all[i+1])
			after = &link
		}
	}
	return before, after
}

func (r reader) listView(l coordination.List) listView {
	return listView{figureView: r.figure(l.Figure), Entries: r.entriesOf(l.Entries), More: l.Count - len(l.Entries)}
}

func (r reader) others(others []coordination.Other) []otherView {
	var views []otherView
	for _, o := range others {
		views = append(views, otherView{o.Name, r.listView(o.InForce), r.listView(o.Drafts), o.Undrafted(r.Code)})
	}
	return views
}

func (c *coordinated) liaison(l coordination.Liaison) liaisonView {
	v := liaisonView{l.Address, l.Name, "", c.figure(l.InForce), c.figure(l.Drafts), l.Close, l.Overlaps, l.Charter, l.Known != "",
		l.Known == coordination.Read, l.Score}
	for _, groups := range [][]coordination.Group{c.view.Facts().Groups, c.view.Facts().StudyGroups} {
		for _, g := range groups {
			if g.Address() == l.Address {
				v.Href = c.groupPage(g)
			}
		}
	}
	return v
}
