package coordination

import (
	"testing"
	"time"

	"landscape/indexer"
)

// walker gathers the figures of views.
type walker struct {
	t       *testing.T
	view    *View
	figures []Figure
}

// walk asks the search behind every number of every view, and wants at least so many.
func walk(t *testing.T, v *View, least int) {
	t.Helper()
	w := &walker{t: t, view: v}
	for _, q := range []indexer.Query{{}, {OneOfIdentical: true}, {OneOfIdentical: true, Text: "security"}, {Filters: indexer.Filters{"area": {"iot"}}},
		{Filters: indexer.Filters{"body": {"ETSI", "ITU-T"}, "status": {"in-force"}}}} {
		w.query(q)
	}
	for _, question := range v.facts.Questions {
		w.desk(question)
	}
	walked := 0
	found := map[string]int{} // one search stands behind many figures
	for _, f := range w.figures {
		if f.Search == "" && f.Count == 0 {
			continue
		}
		walked++
		hits, known := found[f.Search]
		if !known {
			hits = v.hits(t, f.Search)
			found[f.Search] = hits
		}
		if hits != f.Count {
			t.Errorf("%s: the view says %d, the search finds %d", f.Search, f.Count, hits)
		}
	}
	t.Logf("%d figures, %d searches", walked, len(found))
	if walked < least {
		t.Errorf("only %d figures were walked", walked)
	}
}

func (w *walker) both(cells ...Cell) {
	for _, c := range cells {
		w.figures = append(w.figures, c.InForce, c.UnderDevelopment)
	}
}

func (w *walker) query(q indexer.Query) {
	for _, rows := range []string{FacetQuestion, "area", "topic", "group"} {
		m, err := w.view.Matrix(q, rows, "body", 20)
		if err != nil {
			w.t.Fatal(err)
		}
		w.both(m.Total)
		for _, h := range m.Heads {
			w.both(h.Total)
		}
		for _, l := range m.Lines {
			w.both(append(l.Cells, l.Total)...)
		}
	}
	gaps, err := w.view.Gaps(q, GapOptions{Language: "ar"})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, g := range gaps {
		w.figures = append(w.figures, g.Figures.Area, g.Figures.InForce, g.Figures.Drafts, g.Figures.ITUT, g.Figures.Newer)
	}
	for _, m := range w.view.Makers(q, 20) {
		w.both(m.Cell)
	}
	w.figures = append(w.figures, w.view.Programme(q).Total)
	w.trends(q)
	roadmap, err := w.view.Roadmap(q)
	if err != nil {
		w.t.Fatal(err)
	}
	w.figures = append(w.figures, roadmap.Approved, roadmap.UnderDevelopment, roadmap.Practices)
	for _, o := range roadmap.Organisations {
		w.both(o.Cell)
	}
}

func (w *walker) trends(q indexer.Query) {
	for _, by := range TrendFacets() {
		t, err := w.view.Trends(q, by)
		if err != nil {
			w.t.Fatal(err)
		}
		w.figures = append(w.figures, t.InForce, t.UnderWay, t.Free)
		for _, l := range t.Languages {
			w.figures = append(w.figures, l.Figure)
		}
		for _, y := range t.Years {
			w.figures = append(w.figures, y.Standing)
		}
		for _, r := range t.Rising {
			w.figures = append(w.figures, r.InForce, r.UnderWay, r.Free)
		}
	}
}

func (w *walker) desk(question Question) {
	d, err := w.view.Desk(question, time.Time{}, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.figures = append(w.figures, d.Subject, d.Recommendations.Figure, d.WorkItemsFigure)
	for _, o := range append(d.StudyGroups, d.Bodies...) {
		w.figures = append(w.figures, o.InForce.Figure, o.Drafts.Figure)
	}
	for _, l := range d.Liaisons {
		w.figures = append(w.figures, l.InForce, l.Drafts)
	}
}
