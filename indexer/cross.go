package indexer

// Matrix crosses two facets: how many documents carry both a row's and a
// column's value.
type Matrix struct {
	Rows, Cols string
	// RowValues and ColValues are the values found, most documents first.
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
