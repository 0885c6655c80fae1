package indexer

import (
	"context"
	"fmt"

	"landscape/standard"
)

// Matrix crosses two facets: how many documents carry both a row's and a
// column's value.
type Matrix struct {
	Rows, Cols string
	// RowValues and ColValues are the values found, in the order of the facet table.
	RowValues, ColValues []string
	// InForce and UnderDevelopment count per row and column.
	InForce, UnderDevelopment [][]int
	// RowTotals and ColTotals count each document once, however many cells it is in.
	RowTotals, ColTotals []Pair
	// Total counts the documents behind the matrix.
	Total Pair
}

// Pair counts documents in force and under development apart.
type Pair struct {
	InForce          int `json:"in_force"`
	UnderDevelopment int `json:"under_development"`
}

func (p *Pair) add(s standard.Status) {
	switch s {
	case standard.InForce:
		p.InForce++
	case standard.UnderDevelopment:
		p.UnderDevelopment++
	}
}

// Cross counts the documents of a query by two facets. With OneOfIdentical a
// set of identical texts counts once in every cell and for every status that
// any of them has there.
func (ix *Index) Cross(q Query, rows, cols string) (*Matrix, error) {
	row, col := facetNumber(rows), facetNumber(cols)
	if row < 0 || col < 0 {
		return nil, fmt.Errorf("cross %q with %q: no such facet", rows, cols)
	}
	once := q.OneOfIdentical
	q.From, q.Size, q.Facets, q.OneOfIdentical = 0, ix.Len(), []string{}, false
	a, err := ix.find(context.Background(), q)
	if err != nil {
		return nil, err
	}
	t := newTally(&ix.tables.Facets, row, col)
	for _, set := range ix.setsOf(a.best, once) {
		t.add(ix, set)
	}
	return t.matrix(rows, cols), nil
}

// setsOf groups documents of one text when they count as one.
func (ix *Index) setsOf(best []Found, once bool) [][]uint32 {
	var sets [][]uint32
	at := map[uint32]int{}
	for _, f := range best {
		same := ix.tables.Same[f.Doc]
		i, known := at[same]
		if once && known {
			sets[i] = append(sets[i], f.Doc)
			continue
		}
		at[same] = len(sets)
		sets = append(sets, []uint32{f.Doc})
	}
	return sets
}

// tally adds up a matrix by places in the facet table.
type tally struct {
	table      *facetTable
	row, col   int
	cells      map[[2]uint32]*Pair
	rowTotals  map[uint32]*Pair
	colTotals  map[uint32]*Pair
	everything Pair
}

func newTally(t *facetTable, row, col int) *tally {
	return &tally{table: t, row: row, col: col, cells: map[[2]uint32]*Pair{},
		rowTotals: map[uint32]*Pair{}, colTotals: map[uint32]*Pair{}}
}

// add counts one set of documents, each cell and each total once for each status
// that a member there has: so every count is that of the search for it.
func (t *tally) add(ix *Index, set []uint32) {
	seen := map[[3]uint32]bool{}
	count := func(p *Pair, status uint8, key [2]uint32) {
		if at := [3]uint32{uint32(status), key[0], key[1]}; !seen[at] {
			seen[at] = true
			p.add(standard.Statuses()[status])
		}
	}
	for _, doc := range set {
		status := ix.tables.Statuses[doc]
		rowIDs, colIDs := t.table.within(doc, t.row), t.table.within(doc, t.col)
		count(&t.everything, status, [2]uint32{none, none})
		for _, r := range rowIDs {
			count(pairAt(t.rowTotals, r), status, [2]uint32{r, none})
			for _, c := range colIDs {
				count(pairAt(t.cells, [2]uint32{r, c}), status, [2]uint32{r, c})
			}
		}
		for _, c := range colIDs {
			count(pairAt(t.colTotals, c), status, [2]uint32{none, c})
		}
	}
}

// none stands for all rows or all columns.
const none = ^uint32(0)

func pairAt[K comparable](pairs map[K]*Pair, key K) *Pair {
	if pairs[key] == nil {
		pairs[key] = new(Pair)
	}
	return pairs[key]
}

func (t *tally) matrix(rows, cols string) *Matrix {
	m := &Matrix{Rows: rows, Cols: cols, Total: t.everything}
	var colIDs []uint32
	for id := t.table.Base[t.col]; id < t.table.Base[t.col+1]; id++ {
		if total := t.colTotals[id]; total != nil {
			colIDs = append(colIDs, id)
			m.ColValues = append(m.ColValues, t.table.Values[id])
			m.ColTotals = append(m.ColTotals, *total)
		}
	}
	for id := t.table.Base[t.row]; id < t.table.Base[t.row+1]; id++ {
		total := t.rowTotals[id]
		if total == nil {
			continue
		}
		m.RowValues = append(m.RowValues, t.table.Values[id])
		m.RowTotals = append(m.RowTotals, *total)
		inForce, under := make([]int, len(colIDs)), make([]int, len(colIDs))
		for i, c := range colIDs {
			if p := t.cells[[2]uint32{id, c}]; p != nil {
				inForce[i], under[i] = p.InForce, p.UnderDevelopment
			}
		}
		m.InForce, m.UnderDevelopment = append(m.InForce, inForce), append(m.UnderDevelopment, under)
	}
	return m
}
