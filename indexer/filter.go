package indexer

// Filter is the chosen facet values of a query in terms of the facet table.
type Filter struct {
	table *facetTable
	// chosen marks, per value, whether it is one of those chosen in its facet.
	chosen []bool
	// met has for every set of values a bit for each facet whose choice it meets.
	met []uint16
	// wanted has a bit for every facet in which something was chosen.
	wanted uint16
}

// newFilter reads the filters. A value that no document has leaves nothing.
func newFilter(t *facetTable, chosen Filters) *Filter {
	f := &Filter{table: t, chosen: make([]bool, len(t.Values))}
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
	if f.wanted != 0 {
		f.meet()
	}
	return f
}

// meet notes what each set of values meets, so that no document has to be asked.
func (f *Filter) meet() {
	f.met = make([]uint16, len(f.table.Start)-1)
	for s := range f.met {
		for _, id := range f.table.set(uint32(s)) {
			if f.chosen[id] {
				f.met[s] |= 1 << f.table.facet[id]
			}
		}
	}
}

// missing has a bit for every facet whose choice a document does not meet.
func (f *Filter) missing(doc uint32) uint16 {
	if f.wanted == 0 {
		return 0
	}
	var met uint16
	for _, sets := range f.table.Sets {
		met |= f.met[sets[doc]]
	}
	return f.wanted &^ met
}

// Wanted lists the facets in which something was chosen.
func (f *Filter) Wanted() []string {
	var names []string
	for facet, name := range Facets() {
		if f.wanted&(1<<facet) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Values lists the values chosen in a facet, as the documents carry them.
func (f *Filter) Values(name string) []string {
	facet, values := facetNumber(name), []string{}
	for id := f.table.Base[facet]; id < f.table.Base[facet+1]; id++ {
		if f.chosen[id] {
			values = append(values, f.table.Values[id])
		}
	}
	return values
}
