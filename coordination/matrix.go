package coordination

import (
	"fmt"
	"slices"

	"landscape/indexer"
	"landscape/standard"
)

// FacetQuestion crosses the Questions of SG17 with a facet. It is no facet of
// the index: a Question stands for the areas and topics of its subject.
const FacetQuestion = "question"

// Matrix crosses two facets. Every cell leads to the search behind it.
type Matrix struct {
	Rows  string `json:"rows"`
	Cols  string `json:"cols"`
	Heads []Head `json:"columns"`
	Lines []Line `json:"lines"`
	Most  int    `json:"most"` // the largest cell, in force and under development together
	Total Cell   `json:"total"`
	// Unlisted is how many columns more there are than were asked for.
	Unlisted int `json:"unlisted"`
}

// Head is one column with its total.
type Head struct {
	Value string `json:"value"`
	Total Cell   `json:"total"`
}

// Line is one row of cells with its total.
type Line struct {
	Value string `json:"value"`
	Cells []Cell `json:"cells"`
	Total Cell   `json:"total"`
}

// Cell counts what is in force and what is under development apart.
type Cell struct {
	InForce          Figure `json:"in_force"`
	UnderDevelopment Figure `json:"under_development"`
}

// Sum is both figures together.
func (c Cell) Sum() int { return c.InForce.Count + c.UnderDevelopment.Count }

// MatrixFacets are those that rows and columns can be.
func MatrixFacets() []string { return append([]string{FacetQuestion}, indexer.Facets()...) }

// Matrix crosses rows and cols for the standards of a query. Columns are at
// most limit, those with most documents.
func (v *View) Matrix(q indexer.Query, rows, cols string, limit int) (*Matrix, error) {
	if rows == cols || cols == FacetQuestion {
		return nil, fmt.Errorf("cross %s with %s: rows and columns must differ, and a Question can only be a row", rows, cols)
	}
	if rows == FacetQuestion {
		return v.questionMatrix(q, cols, limit)
	}
	crossed, err := v.index.Cross(q, rows, cols)
	if err != nil {
		return nil, fmt.Errorf("cross %s with %s: %w", rows, cols, err)
	}
	return v.link(q, crossed, limit), nil
}

// link turns counts into figures that lead to their searches. A row or column
// outside what the query itself has chosen is left out: its documents are there
// only because they carry a chosen value too, and no search finds just them.
func (v *View) link(q indexer.Query, m *indexer.Matrix, limit int) *Matrix {
	out := &Matrix{Rows: m.Rows, Cols: m.Cols, Lines: []Line{}, Heads: []Head{},
		Total: cell(q, m.Total)}
	rows := possible(m.RowValues, q.Filters[m.Rows], m.RowTotals, len(m.RowValues))
	cols := possible(m.ColValues, q.Filters[m.Cols], m.ColTotals, limit)
	out.Unlisted = len(possible(m.ColValues, q.Filters[m.Cols], m.ColTotals, len(m.ColValues))) - len(cols)
	for _, c := range cols {
		narrowed, _ := with(q, m.Cols, m.ColValues[c])
		out.Heads = append(out.Heads, Head{Value: m.ColValues[c], Total: cell(narrowed, m.ColTotals[c])})
	}
	for _, r := range rows {
		rowQuery, _ := with(q, m.Rows, m.RowValues[r])
		line := Line{Value: m.RowValues[r], Total: cell(rowQuery, m.RowTotals[r])}
		for _, c := range cols {
			narrowed, _ := with(rowQuery, m.Cols, m.ColValues[c])
			counted := cell(narrowed, indexer.Pair{InForce: m.InForce[r][c], UnderDevelopment: m.UnderDevelopment[r][c]})
			out.Most = max(out.Most, counted.Sum())
			line.Cells = append(line.Cells, counted)
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// possible are the positions of the values that were chosen (all, when none
// was), at most limit of them: those with most documents, in their own order.
func possible(values, chosen []string, totals []indexer.Pair, limit int) []int {
	at := []int{}
	for i, value := range values {
		if len(chosen) == 0 || slices.Contains(chosen, value) {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return sum(totals[b]) - sum(totals[a]) })
	at = at[:min(len(at), limit)]
	slices.Sort(at)
	return at
}

func sum(p indexer.Pair) int { return p.InForce + p.UnderDevelopment }

// cell leads from a pair of counts to its two searches.
func cell(q indexer.Query, p indexer.Pair) Cell {
	one := func(s standard.Status, count int) Figure {
		narrowed, ok := withStatus(q, s)
		if !ok {
			return Figure{}
		}
		return Figure{Count: count, Search: address(narrowed)}
	}
	return Cell{InForce: one(standard.InForce, p.InForce), UnderDevelopment: one(standard.UnderDevelopment, p.UnderDevelopment)}
}

// questionMatrix has one row for the subject of each Question.
func (v *View) questionMatrix(q indexer.Query, cols string, limit int) (*Matrix, error) {
	all, err := v.index.Cross(q, indexer.FacetStatus, cols)
	if err != nil {
		return nil, fmt.Errorf("cross Questions with %s: %w", cols, err)
	}
	out := v.link(q, all, limit)
	out.Rows, out.Lines, out.Most = FacetQuestion, []Line{}, 0
	for _, question := range v.facts.Questions {
		line, err := v.questionLine(q, question, cols, out.Heads)
		if err != nil {
			return nil, err
		}
		for _, c := range line.Cells {
			out.Most = max(out.Most, c.Sum())
		}
		out.Lines = append(out.Lines, line)
	}
	return out, nil
}

func (v *View) questionLine(q indexer.Query, question Question, cols string, heads []Head) (Line, error) {
	line := Line{Value: question.Name(), Cells: make([]Cell, len(heads))}
	subject, ok := question.subject(q)
	if !ok {
		return line, nil
	}
	crossed, err := v.index.Cross(subject, indexer.FacetStatus, cols)
	if err != nil {
		return line, fmt.Errorf("cross %s with %s: %w", question.Name(), cols, err)
	}
	line.Total = cell(subject, crossed.Total)
	for i, head := range heads {
		narrowed, _ := with(subject, cols, head.Value)
		pair := indexer.Pair{}
		if at := slices.Index(crossed.ColValues, head.Value); at >= 0 {
			pair = crossed.ColTotals[at]
		}
		line.Cells[i] = cell(narrowed, pair)
	}
	return line, nil
}

// subject narrows a query to what the Question is about.
func (q Question) subject(in indexer.Query) (indexer.Query, bool) {
	byArea, okArea := with(in, indexer.FacetArea, q.Areas...)
	byTopic, okTopic := with(byArea, indexer.FacetTopic, q.Topics...)
	return byTopic, okArea && okTopic
}
