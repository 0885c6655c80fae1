package ui

import (
	"net/http"
	"slices"

	"landscape/indexer"
	"landscape/standard"
)

// comparePage shows standards side by side.
type comparePage struct {
	frame
	Wrong     string
	Standards []comparedView
	// Labels and Shared words of their titles all of them have.
	Labels, Shared []string
	Rows           []compareRow
	// Add asks for another standard; Near are standards to compare with.
	Add  bool
	Near []nearChoice
	List string
}

// comparedView heads the column of a standard.
type comparedView struct {
	hitTitle
	// Without is the same comparison without it.
	Without string
}

// compareRow is one fact of each standard; Same tells that all agree.
type compareRow struct {
	Name  string
	Same  bool
	Cells [][]comparedValue
}

// comparedValue is one value; a Shared one all standards have.
type comparedValue struct {
	factValue
	Shared bool
}

// nearChoice is a similar standard, with the address that compares it.
type nearChoice struct {
	hitTitle
	Href string
}

const (
	comparedMost  = 4
	comparedShown = 10 // of a long list, such as editions
)

// compare shows GET /compare?id=…&id=….
func (s *site) compare(v *visit) error {
	chosen, ok := v.chosen(comparedMost)
	if !ok {
		return nil
	}
	p := &comparePage{Wrong: chosen.wrong(v.reader, v.term("compare", "many")), Add: len(chosen.docs) < comparedMost, List: chosenAddress(v.path("/list"), chosen.slugs("")...)}
	p.Title, p.NoIndex, p.Box = v.term("compare", "title"), true, true
	for _, d := range chosen.docs {
		p.Standards = append(p.Standards, comparedView{v.hitTitle(d), chosenAddress(v.path("/compare"), chosen.slugs(d.Slug)...)})
	}
	switch len(chosen.docs) {
	case 0:
	case 1:
		p.Near = v.nearTo(chosen.docs[0])
	default:
		v.sideBySide(p, chosen.docs)
	}
	if p.Wrong != "" {
		return v.showAs(http.StatusBadRequest, "compare", p)
	}
	return v.show("compare", p)
}

// nearTo are the standards that it is likely to be compared with.
func (v *visit) nearTo(d *indexer.Document) []nearChoice {
	var near []nearChoice
	for _, other := range v.ix.Related(d, relatedMost) {
		if other.Document.Slug != d.Slug && len(near) < comparedShown {
			near = append(near, nearChoice{v.hitTitle(other.Document), chosenAddress(v.path("/compare"), d.Slug, other.Document.Slug)})
		}
	}
	return near
}

func (v *visit) sideBySide(p *comparePage, docs []*indexer.Document) {
	words := v.site.service.View(v.ix).TitleWords(docs)
	p.Shared = words.Shared
	row := func(name string, values func(d *indexer.Document) []factValue) {
		if r := newCompareRow(name, docs, values); r != nil {
			p.Rows = append(p.Rows, *r)
		}
	}
	one := func(v factValue) []factValue {
		if v.Text == "" {
			return nil
		}
		return []factValue{v}
	}
	facet := func(name string, of func(d *indexer.Document) []string) {
		row(v.term("facet", name), func(d *indexer.Document) []factValue { return v.labelValues(name, of(d)) })
	}
	facet(indexer.FacetStatus, func(d *indexer.Document) []string { return []string{string(d.Status)} })
	row(v.term("field", "published"), func(d *indexer.Document) []factValue { return one(factValue{Text: v.date(d.Published)}) })
	row(v.term("field", "expected"), func(d *indexer.Document) []factValue {
		if d.Status != standard.UnderDevelopment {
			return nil
		}
		return one(factValue{Text: v.date(d.Expected)})
	})
	facet(indexer.FacetBody, func(d *indexer.Document) []string { return []string{string(d.Body)} })
	facet(indexer.FacetType, func(d *indexer.Document) []string { return []string{d.Type} })
	facet(indexer.FacetGroup, func(d *indexer.Document) []string { return d.Groups })
	row(v.term("facet", indexer.FacetAccess), func(d *indexer.Document) []factValue {
		return one(factValue{v.name(indexer.FacetAccess, string(d.Access)), webAddress(d.Text), false})
	})
	facet(indexer.FacetLanguage, func(d *indexer.Document) []string { return d.Languages })
	facet(indexer.FacetArea, func(d *indexer.Document) []string { return d.Labels.Areas })
	facet(indexer.FacetTopic, func(d *indexer.Document) []string { return d.Labels.Topics })
	facet(indexer.FacetRequirement, func(d *indexer.Document) []string { return d.Labels.Requirements })
	facet(indexer.FacetSubject, func(d *indexer.Document) []string { return d.Labels.Subjects })
	p.Labels = sharedIn(p.Rows, v.labelRows())
	row(v.term("relations", "title"), v.relationValues)
	row(v.term("editions", "title"), v.editionValues)
	row(v.term("compare", "only"), func(d *indexer.Document) []factValue { return plainValues(words.Only[slices.Index(docs, d)]) })
}

// labelRows are the names of the rows whose values tell what a standard is about.
func (r reader) labelRows() []string {
	var names []string
	for _, facet := range []string{indexer.FacetArea, indexer.FacetTopic, indexer.FacetRequirement, indexer.FacetSubject} {
		names = append(names, r.term("facet", facet))
	}
	return names
}

// sharedIn are the values of some rows that all standards have.
func sharedIn(rows []compareRow, names []string) []string {
	var shared []string
	for _, row := range rows {
		if !slices.Contains(names, row.Name) {
			continue
		}
		for _, value := range row.Cells[0] {
			if value.Shared {
				shared = append(shared, value.Text)
			}
		}
	}
	return shared
}

// newCompareRow is nil when no standard has a value.
func newCompareRow(name string, docs []*indexer.Document, values func(d *indexer.Document) []factValue) *compareRow {
	row := &compareRow{Name: name, Same: true}
	in := make([][]factValue, len(docs))
	some := false
	for i, d := range docs {
		in[i] = values(d)
		some = some || len(in[i]) > 0
	}
	if !some {
		return nil
	}
	for _, own := range in {
		var cell []comparedValue
		for _, value := range own {
			everywhere := !slices.ContainsFunc(in, func(other []factValue) bool {
				return !slices.ContainsFunc(other, func(o factValue) bool { return o.Text == value.Text })
			})
			row.Same = row.Same && everywhere
			cell = append(cell, comparedValue{value, everywhere})
		}
		slices.SortStableFunc(cell, sharedFirst)
		row.Cells = append(row.Cells, cell[:min(len(cell), comparedShown)])
	}
	return row
}

func sharedFirst(a, b comparedValue) int {
	switch {
	case a.Shared == b.Shared:
		return 0
	case a.Shared:
		return -1
	}
	return 1
}

func (r reader) labelValues(facet string, values []string) []factValue {
	var all []factValue
	for _, value := range values {
		if value != "" {
			all = append(all, factValue{r.name(facet, value), r.portraitOf(facet, value), isForeign(facet)})
		}
	}
	return all
}

func (r reader) relationValues(d *indexer.Document) []factValue {
	var all []factValue
	for _, l := range d.Relations {
		value := factValue{Text: r.term("relation", string(l.Kind)) + " \u2068" + l.ID + "\u2069"}
		if l.Slug != "" {
			value.Href = r.path("/standards/" + l.Slug)
		}
		all = append(all, value)
	}
	return all
}

func (r reader) editionValues(d *indexer.Document) []factValue {
	var all []factValue
	for _, e := range editionViews(d) {
		text := "\u2068" + e.ID + "\u2069 · " + r.name(indexer.FacetStatus, string(e.Status))
		if e.Published != "" {
			text += " · " + r.date(e.Published)
		}
		all = append(all, factValue{Text: text})
	}
	return all
}
