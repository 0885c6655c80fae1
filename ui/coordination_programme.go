package ui

import (
	"slices"
	"strconv"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
)

// programmePage shows what is under development, on a time line and as tables.
type programmePage struct {
	frame
	Bar      filterBar
	Total    figureView
	Timeline *timeline
	Stages   []stageCount
	Parts    []programmePart
}

// programmePart holds what is late, soon, later, or without date.
type programmePart struct {
	Due, Name   string
	Count       int
	Items, Rest []itemView
}

// itemsShown of a part before the rest is folded: most work has no date.
const itemsShown = 50

// stageCount is how much work is at a stage.
type stageCount struct {
	Name  string
	Count int
}

// itemView is one work item.
type itemView struct {
	textView
	Anchor    string
	Due       string
	StageName string
	Body      string
	Groups    []string
	Areas     []string
	Questions []questionLink
}

// What the lanes of the time line can be.
const (
	byArea     = "area"
	byBody     = "body"
	byQuestion = "question"
)

// programme shows GET /coordination/programme.
func (s *site) programme(v *visit) error {
	c, ok := v.coordinated("programme", "by")
	if !ok {
		return nil
	}
	by := c.lanesBy()
	programme := c.view.Programme(c.query.Query)
	p := &programmePage{Bar: c.bar(c.lanesSelect(by)), Total: c.figure(programme.Total)}
	p.Title, p.Description = v.term("coordination.programme", "title"), v.term("coordination.programme", "lead")
	for _, due := range coordination.Dues() {
		part := programmePart{Due: string(due), Name: c.wording("due." + string(due))}
		for _, item := range programme.Items {
			if item.Due == due {
				part.Items = append(part.Items, c.item(item))
			}
		}
		part.Count = len(part.Items)
		if part.Count > itemsShown {
			part.Items, part.Rest = part.Items[:itemsShown], part.Items[itemsShown:]
		}
		if part.Count > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	for _, stage := range standard.Stages() {
		if n := programme.Stages[stage]; n > 0 {
			p.Stages = append(p.Stages, stageCount{c.wording("stage." + string(stage)), n})
		}
	}
	if n := programme.Stages[standard.NoStageTold]; n > 0 {
		p.Stages = append(p.Stages, stageCount{c.wording("stage.untold"), n})
	}
	p.Timeline = c.timeline(c.lanes(by, programme.Items))
	return c.show("programme", p)
}

// lanesBy is what the reader wants as lanes; anything else is areas.
func (c *coordinated) lanesBy() string {
	if by := c.values.Get("by"); slices.Contains([]string{byBody, byQuestion}, by) {
		return by
	}
	return byArea
}

func (c *coordinated) lanesSelect(by string) selectView {
	s := selectView{Name: "by", Label: c.term("coordination.programme", "by")}
	for _, name := range []string{byArea, byBody, byQuestion} {
		o := option{Value: name, Label: c.axisName(name), Chosen: name == by}
		if name == byArea {
			o.Value = ""
		}
		s.Options = append(s.Options, o)
	}
	return s
}

func (c *coordinated) item(w coordination.WorkItem) itemView {
	v := itemView{textView: c.entry(w.Entry), Due: string(w.Due), Body: string(w.Body),
		Groups: w.Groups[:min(groupsShown, len(w.Groups))], Questions: c.questionLinks(w.Questions)}
	if w.Month != "" {
		v.Anchor = "item-" + w.Slug // where its mark in the drawing leads
	}
	v.Areas = c.labelNames(prefixed(indexer.FacetArea, w.Areas))
	if w.Stage != standard.NoStageTold {
		v.StageName = c.wording("stage." + string(w.Stage))
	}
	return v
}

func prefixed(facet string, values []string) []string {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = facet + ":" + v
	}
	return labels
}

// lane is one line of the time line.
type lane struct {
	Name, Href string
	Foreign    bool
	Items      []coordination.WorkItem
}

// lanes puts work items into lanes, the fullest first. One may be in several.
func (c *coordinated) lanes(by string, items []coordination.WorkItem) []lane {
	at := map[string]int{}
	var lanes []lane
	for _, item := range items {
		for _, value := range laneValues(by, item) {
			i, known := at[value]
			if !known {
				i = len(lanes)
				at[value] = i
				lanes = append(lanes, c.lane(by, value))
			}
			lanes[i].Items = append(lanes[i].Items, item)
		}
	}
	slices.SortStableFunc(lanes, func(a, b lane) int { return len(b.Items) - len(a.Items) })
	return lanes
}

// laneValues are the lanes of an item; "" is the lane of what has none.
func laneValues(by string, item coordination.WorkItem) []string {
	values := []string{string(item.Body)}
	switch by {
	case byArea:
		values = item.Areas
	case byQuestion:
		values = nil
		for _, n := range item.Questions {
			values = append(values, strconv.Itoa(n))
		}
	}
	if len(values) == 0 {
		return []string{""}
	}
	return values
}

func (c *coordinated) lane(by, value string) lane {
	drafts := withValue(c.onlyFilters(), indexer.FacetStatus, string(standard.UnderDevelopment))
	if !drafts.Has("identical") {
		drafts.Set("identical", "once")
	}
	switch {
	case value == "":
		return lane{Name: c.term("coordination.programme", "none")}
	case by == byQuestion:
		n, _ := strconv.Atoi(value)
		q, _ := c.view.Facts().Question(n)
		return lane{Name: q.Name(), Href: c.reader.questionLink(q).Href}
	}
	return lane{Name: c.reader.name(by, value), Href: address(c.path("/search"), withValue(drafts, by, value)), Foreign: by == byBody}
}
