package ui

import (
	"slices"
	"strings"

	"landscape/indexer"
)

// facetView is one group of filters.
type facetView struct {
	Name   string
	Open   bool
	Chosen int
	// Values are shown, More lie behind a line that opens; Unlisted ones are too
	// many to show.
	Values, More []facetValue
	Unlisted     int
	// Range asks for a first and a last year, From and To.
	Range    bool
	From, To string
}

// facetValue is one check box. A Foreign label is in the body's own words.
type facetValue struct {
	Facet, Value, Label string
	Count               int
	Selected, Foreign   bool
}

const (
	facetShown  = 8
	facetListed = 48
)

// facetOrder is the order of the filters: what narrows most for most readers first.
func facetOrder() []string {
	return []string{indexer.FacetArea, indexer.FacetTopic, indexer.FacetSubject, indexer.FacetBody, indexer.FacetStatus, indexer.FacetAccess,
		indexer.FacetYear, indexer.FacetType, indexer.FacetGroup, indexer.FacetRequirement, indexer.FacetPillar, indexer.FacetLanguage}
}

// openFacets are shown open unasked.
func openFacets() []string {
	return []string{indexer.FacetArea, indexer.FacetTopic, indexer.FacetBody, indexer.FacetStatus, indexer.FacetAccess}
}

func (f found) facetViews() []facetView {
	var views []facetView
	for _, name := range facetOrder() {
		if v := f.facetView(name); len(v.Values) > 0 {
			views = append(views, v)
		}
	}
	return views
}

func (f found) facetView(name string) facetView {
	chosen := f.query.Filters[name]
	v := facetView{Name: name, Chosen: len(chosen), Range: name == indexer.FacetYear}
	v.Open = v.Chosen > 0 || slices.Contains(openFacets(), name)
	for _, c := range f.counts(name) {
		value := facetValue{Facet: name, Value: c.Value, Label: f.name(name, c.Value), Count: c.Count, Selected: c.Selected,
			Foreign: isForeign(name)}
		switch {
		case len(v.Values) < facetShown || c.Selected:
			v.Values = append(v.Values, value)
		case len(v.More) < facetListed:
			v.More = append(v.More, value)
		default:
			v.Unlisted++
		}
	}
	if v.Range {
		v.From, v.To = yearRange(chosen)
	}
	return v
}

// counts are those of the answer, and the chosen values that nothing carries:
// who chose them must be able to take them back.
func (f found) counts(name string) []indexer.Count {
	counts := slices.Clone(f.result.Facets[name])
	for _, value := range f.query.Filters[name] {
		known := slices.ContainsFunc(counts, func(c indexer.Count) bool { return c.Value == value })
		if !known && !strings.Contains(value, "..") {
			counts = append(counts, indexer.Count{Value: value, Selected: true})
		}
	}
	return counts
}

// yearRange is the chosen range, if one is.
func yearRange(chosen []string) (from, to string) {
	for _, value := range chosen {
		if a, b, isRange := strings.Cut(value, ".."); isRange {
			return a, b
		}
	}
	return "", ""
}
