package indexer

// filter is the chosen facet values of a query in terms of the facet table.
type filter struct {
	table *facetTable
	// chosen marks, per value, whether it is one of those chosen in its facet.
	chosen []bool
	// wanted has a bit for every facet in which something was chosen.
	wanted uint16
}

// newFilter reads the filters. A value that no document has leaves nothing.
func newFilter(t *facetTable, chosen Filters) *filter {
	f := &filter{table: t, chosen: make([]bool, len(t.Values))}
	for name, values := range chosen {
		facet := facetNumber(name)
		if facet < 0 || len(values) == 0 {
			continue
		}
		f.wanted |= 1 << facet
		for _, v := range values {
			for _, id := range t.match(facet, v) {
				f.chosen[id] = true
			}
		}
	}
	return f
}

// missing has a bit for every facet whose choice a document does not meet.
func (f *filter) missing(doc uint32) uint16 {
	if f.wanted == 0 {
		return 0
	}
	var met uint16
	for _, id := range f.table.of(doc) {
		if f.chosen[id] {
			met |= 1 << f.table.facet[id]
		}
	}
	return f.wanted &^ met
}
