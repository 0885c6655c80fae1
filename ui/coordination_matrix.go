package ui

import (
	"math"
	"slices"

	"landscape/coordination"
	"landscape/indexer"
)

// matrixPage crosses two facets as a heat map.
type matrixPage struct {
	frame
	Bar        filterBar
	Rows, Cols string
	// Swapped is the same with rows and columns exchanged, "" where that cannot be.
	Swapped string
	Heads   []matrixHead
	Lines   []matrixLine
	Total   cellView
	// Upright heads stand, for there are many of them; Unlisted columns are left
	// out, Widened leads to them.
	Upright  bool
	Unlisted int
	Widened  string
	Legend   []legendStep
}

type matrixHead struct {
	Name, Href string
	Foreign    bool
	Total      cellView
}

type matrixLine struct {
	Name, Title, Href string
	Foreign           bool
	Cells             []cellView
	Total             cellView
}

// cellView is a cell; Heat is 0 for nothing to 4 for most.
type cellView struct {
	InForce, Drafts figureView
	Heat            int
}

// legendStep says which numbers have a heat.
type legendStep struct{ Heat, From, To int }

// columnsShown is how many columns fit a screen; the limit parameter asks for more.
const columnsShown = 13

// matrix shows GET /coordination/matrix.
func (s *site) matrix(v *visit) error {
	c, ok := v.coordinated("matrix")
	if !ok {
		return nil
	}
	q := c.query
	if q.Rows == q.Cols {
		q.Cols = indexer.FacetBody // a wrong address; the page says so
		if q.Rows == q.Cols {
			q.Cols = indexer.FacetArea
		}
	}
	if !c.values.Has("limit") {
		q.Limit = columnsShown
	}
	m, err := c.view.Matrix(q.Query, q.Rows, q.Cols, q.Limit)
	if err != nil {
		return err
	}
	p := &matrixPage{Bar: c.bar(c.axis("rows", c.term("coordination", "rows"), coordination.MatrixFacets(), q.Rows),
		c.axis("cols", c.term("coordination", "columns"), indexer.Facets(), q.Cols)),
		Rows: c.axisName(q.Rows), Cols: c.axisName(q.Cols), Legend: legend(m.Most), Total: c.cell(m.Total, 0), Unlisted: m.Unlisted}
	p.Widened = c.here(withValue(c.values, "limit", "200"))
	p.Title = v.term("coordination.matrix", "title") + v.term("site", "colon") + p.Rows + " × " + p.Cols
	if q.Rows != coordination.FacetQuestion {
		p.Swapped = c.here(withValue(withValue(c.values, "rows", q.Cols), "cols", q.Rows))
	}
	c.fillMatrix(p, m)
	return c.show("matrix", p)
}

func (c *coordinated) fillMatrix(p *matrixPage, m *coordination.Matrix) {
	longest := 0
	for _, head := range m.Heads {
		h := matrixHead{c.reader.name(m.Cols, head.Value), c.portraitOf(m.Cols, head.Value), isForeign(m.Cols), c.cell(head.Total, 0)}
		longest = max(longest, len([]rune(h.Name)))
		p.Heads = append(p.Heads, h)
	}
	p.Upright = len(p.Heads) > 8 && longest > 8
	for _, line := range m.Lines {
		l := matrixLine{Name: c.reader.name(m.Rows, line.Value), Href: c.portraitOf(m.Rows, line.Value), Foreign: isForeign(m.Rows), Total: c.cell(line.Total, 0)}
		if m.Rows == coordination.FacetQuestion {
			l.Name, l.Title, l.Href = c.questionRow(line.Value)
		}
		for _, one := range line.Cells {
			l.Cells = append(l.Cells, c.cell(one, m.Most))
		}
		p.Lines = append(p.Lines, l)
	}
}

// questionRow names a Question by "Q6/17".
func (c *coordinated) questionRow(name string) (string, string, string) {
	for _, q := range c.view.Facts().Questions {
		if q.Name() == name {
			return name, q.Title, c.reader.questionLink(q).Href
		}
	}
	return name, "", ""
}

// axis is the list of what rows or columns can be.
func (c *coordinated) axis(name, label string, facets []string, chosen string) selectView {
	s := selectView{Name: name, Label: label}
	for _, f := range facets {
		s.Options = append(s.Options, option{f, c.axisName(f), f == chosen})
	}
	return s
}

func (c *coordinated) axisName(facet string) string {
	if facet == coordination.FacetQuestion {
		return c.term("coordination", "question")
	}
	return c.term("facet", facet)
}

// isForeign tells the facets whose values are in the bodies' own words.
func isForeign(facet string) bool {
	return slices.Contains([]string{indexer.FacetBody, indexer.FacetGroup}, facet)
}

func (r reader) cell(c coordination.Cell, most int) cellView {
	return cellView{r.figure(c.InForce), r.figure(c.UnderDevelopment), heat(c.Sum(), most)}
}

// hottest is the heat of the largest cell.
const hottest = 4

// heat grows with the logarithm of a number, so that small cells differ too.
func heat(n, most int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return min(hottest, 1+int(hottest*math.Log(float64(n))/math.Log(float64(most+1))))
}

// legend finds the numbers that each heat stands for.
func legend(most int) []legendStep {
	var steps []legendStep
	for n := 1; n <= most; n++ {
		h := heat(n, most)
		if len(steps) == 0 || steps[len(steps)-1].Heat != h {
			steps = append(steps, legendStep{Heat: h, From: n})
		}
		steps[len(steps)-1].To = n
	}
	return steps
}
