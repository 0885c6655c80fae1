package searchsvc

import (
	"fmt"
	"strconv"

	"landscape/coordination"
	"landscape/export"
)

// CoordinationTable is a view as a table, for spreadsheets and terminals. Its
// heads are fixed words, so that programs can rely on them.
func (n Names) CoordinationTable(view string, v *coordination.View, q CoordinationQuery, lang string) (*export.Table, error) {
	switch view {
	case "matrix":
		m, err := v.Matrix(q.Query, q.Rows, q.Cols, q.Limit)
		if err != nil {
			return nil, err
		}
		return n.matrixTable(m, lang), nil
	case "gaps":
		found, err := v.Gaps(q.Query, q.Gaps)
		if err != nil {
			return nil, err
		}
		return gapTable(v, found, lang), nil
	case "overlaps":
		return overlapTable(v.Overlaps(q.Query, q.Overlaps)), nil
	case "programme":
		return programmeTable(v.Programme(q.Query)), nil
	case "trends":
		t, err := v.Trends(q.Query, q.By)
		if err != nil {
			return nil, err
		}
		return n.trendsTable(t, lang), nil
	case "roadmap":
		r, err := v.Roadmap(q.Query)
		if err != nil {
			return nil, err
		}
		return roadmapTable(r), nil
	}
	return nil, fmt.Errorf("there is no table of %q", view)
}

// matrixTable has in every cell what is in force and, after a plus sign, what is
// under development.
func (n Names) matrixTable(m *coordination.Matrix, lang string) *export.Table {
	t := &export.Table{Head: []string{m.Rows}}
	for _, head := range m.Heads {
		t.Head = append(t.Head, n.Name(m.Cols, head.Value, lang))
	}
	t.Head = append(t.Head, "all")
	for _, line := range m.Lines {
		row := []any{n.Name(m.Rows, line.Value, lang)}
		for _, c := range append(line.Cells, line.Total) {
			row = append(row, cellText(c))
		}
		t.Add(row...)
	}
	return t
}

func cellText(c coordination.Cell) string {
	text := strconv.Itoa(c.InForce.Count)
	if c.UnderDevelopment.Count > 0 {
		text += " + " + strconv.Itoa(c.UnderDevelopment.Count)
	}
	return text
}

func gapTable(v *coordination.View, found []coordination.Gap, lang string) *export.Table {
	t := &export.Table{Head: []string{"id", "kind", "area", "facet", "value", "weight", "finding", "in_force", "under_development",
		"candidates", "questions", "marked", "search", "action", "why", "advice"}}
	for _, g := range found {
		why, advice := v.Advice(lang, g)
		t.Add(g.ID, g.Kind, g.Area, g.Facet, g.Value, fmt.Sprintf("%.2f", g.Weight), v.Sentence(lang, g), g.Figures.InForce.Count,
			g.Figures.Drafts.Count, entryIDsOf(g.Candidates), questionNames(g.Questions), g.Marked, g.Figures.InForce.Search, g.Action, why, advice)
	}
	return t
}

func overlapTable(found []coordination.Overlap) *export.Table {
	t := &export.Table{Head: []string{"id", "kind", "phase", "score", "standards", "titles", "shared_terms", "shared_labels", "reason"}}
	for _, o := range found {
		var titles []string
		for _, e := range o.Entries {
			titles = append(titles, e.Title)
		}
		t.Add(o.ID, o.Kind, o.Phase, fmt.Sprintf("%.2f", o.Score), entryIDsOf(o.Entries), titles, o.Shared, o.Labels, o.Reason)
	}
	return t
}

func programmeTable(p *coordination.Programme) *export.Table {
	t := &export.Table{Head: []string{"id", "title", "body", "groups", "stage", "status_wording", "expected", "due", "areas", "topics", "questions", "url"}}
	for _, item := range p.Items {
		t.Add(item.ID, item.Title, item.Body, item.Groups, string(item.Stage), item.Wording, item.Expected, item.Due, item.Areas, item.Topics,
			questionNames(item.Questions), item.URL)
	}
	return t
}

// trendsTable has the years, then what rises.
func (n Names) trendsTable(t *coordination.Trends, lang string) *export.Table {
	table := &export.Table{Head: []string{"part", "what", "new", "revised", "withdrawn", "expected", "in_force", "recent", "earlier", "growth"}}
	for _, y := range t.Years {
		table.Add("year", y.Year, y.New, y.Revised, y.Withdrawn, y.Expected, y.Standing.Count, "", "", "")
	}
	for _, r := range t.Rising {
		table.Add(t.By, n.Name(t.By, r.Value, lang), "", "", "", "", r.InForce.Count, r.Recent, r.Earlier, fmt.Sprintf("%.2f", r.Growth))
	}
	return table
}

func roadmapTable(r *coordination.Roadmap) *export.Table {
	t := &export.Table{Head: []string{"part", "what", "in_force", "under_development"}}
	for _, o := range r.Organisations {
		t.Add(1, string(o.Body.Body), o.InForce.Count, o.UnderDevelopment.Count)
	}
	t.Add(2, "approved standards", r.Approved.Count, "")
	t.Add(3, "standards under development", "", r.UnderDevelopment.Count)
	for _, kind := range coordination.GapKinds() {
		t.Add(4, "future need: "+string(kind), r.Needs[kind], "")
	}
	t.Add(5, "best practices", r.Practices.Count, "")
	return t
}

// DeskTable is the desk of a Question as one table: every standard on it, by section.
func DeskTable(d *coordination.Desk) *export.Table {
	t := &export.Table{Head: []string{"section", "id", "title", "body", "status", "published", "expected", "url"}}
	add := func(section string, entries []coordination.Entry) {
		for _, e := range entries {
			t.Add(section, e.ID, e.Title, e.Body, e.Status, e.Published, e.Expected, e.URL)
		}
	}
	add("recommendations", d.Recommendations.Entries)
	for _, item := range d.WorkItems {
		add("work items", []coordination.Entry{item.Entry})
	}
	for _, group := range [][]coordination.Other{d.StudyGroups, d.Bodies} {
		for _, other := range group {
			add(other.Name, other.InForce.Entries)
			add(other.Name, other.Drafts.Entries)
		}
	}
	return t
}

func entryIDsOf(entries []coordination.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func questionNames(numbers []int) []string {
	var names []string
	for _, n := range numbers {
		names = append(names, coordination.Question{Number: n}.Name())
	}
	return names
}
