package ui

import (
	"net/url"
	"slices"
	"strconv"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// filterBar stands above a view: what it shows is chosen here.
type filterBar struct {
	Action  string
	Wrong   string
	Words   string
	Selects []selectView
	// Kept are chosen filters that no list shows; Chips take them back.
	Kept    []keptValue
	Chips   []chip
	Exports []menuLink
}

// selectView is a list to choose one value from.
type selectView struct {
	Name, Label string
	// Any offers not to choose.
	Any     bool
	Options []option
}

type option struct {
	Value, Label string
	Chosen       bool
}

type keptValue struct{ Name, Value string }

// bar makes the filters of a view: its own lists before those that all have.
func (c *coordinated) bar(own ...selectView) filterBar {
	b := filterBar{Action: c.c.Request.URL.Path, Words: c.values.Get("q"), Selects: own}
	if c.wrong != nil {
		b.Wrong = c.wrong.Detail
	}
	tax := c.site.service.Taxonomy()
	for _, list := range []struct {
		facet  string
		values []string
	}{{indexer.FacetArea, entryIDs(tax.Areas)}, {indexer.FacetTopic, entryIDs(tax.Topics)}, {indexer.FacetBody, c.bodiesHere()}} {
		b.Selects = append(b.Selects, c.facetSelect(list.facet, list.values))
	}
	b.Selects = append(b.Selects, c.choose("identical", c.term("coordination.identical", "label"), true,
		[]option{{Value: "all", Label: c.term("coordination.identical", "all")}}))
	b.Selects[len(b.Selects)-1].Options = append([]option{{Value: "", Label: c.term("coordination.identical", "once")}}, b.Selects[len(b.Selects)-1].Options...)
	b.Selects[len(b.Selects)-1].Any = false
	c.keep(&b)
	b.Exports = c.exports("csv", "")
	return b
}

// facetSelect offers the values of a facet; when several are chosen the first is
// shown, and the others stay as chips.
func (c *coordinated) facetSelect(facet string, values []string) selectView {
	var options []option
	for _, value := range values {
		options = append(options, option{Value: value, Label: c.reader.name(facet, value)})
	}
	return c.choose(facet, c.term("facet", facet), true, options)
}

// choose is a list with the value chosen that the address has first.
func (c *coordinated) choose(name, label string, anything bool, options []option) selectView {
	chosen := c.values.Get(name)
	for i := range options {
		options[i].Chosen = options[i].Value == chosen
	}
	return selectView{Name: name, Label: label, Any: anything, Options: options}
}

// bodiesHere are the bodies that have a standard in the index.
func (c *coordinated) bodiesHere() []string {
	var bodies []string
	for _, b := range standard.Bodies() {
		if c.ix.Holds(indexer.FacetBody, string(b.Body)) {
			bodies = append(bodies, string(b.Body))
		}
	}
	return bodies
}

// questionSelect offers the Questions of SG17.
func (c *coordinated) questionSelect() selectView {
	var options []option
	for _, q := range c.view.Facts().Questions {
		options = append(options, option{Value: strconv.Itoa(q.Number), Label: q.Name()})
	}
	return c.choose("question", c.term("coordination", "question"), true, options)
}

// kindSelect offers the values of a closed list, named by the coordination room.
func kindSelect[T ~string](c *coordinated, name, label, words string, values []T) selectView {
	var options []option
	for _, v := range values {
		options = append(options, option{Value: string(v), Label: c.wording(words + "." + string(v))})
	}
	return c.choose(name, label, true, options)
}

// keep holds on to filters of the address that no list shows.
func (c *coordinated) keep(b *filterBar) {
	for _, facet := range searchsvc.FilterParameters() {
		shown := slices.ContainsFunc(b.Selects, func(s selectView) bool { return s.Name == facet })
		for i, value := range c.values[facet] {
			if facet == "q" || shown && i == 0 {
				continue
			}
			b.Kept = append(b.Kept, keptValue{facet, value})
			b.Chips = append(b.Chips, chip{facet, found{reader: c.reader}.valueName(facet, value), c.here(withoutValue(c.values, facet, value))})
		}
	}
	for _, mark := range c.values["mark"] {
		b.Kept = append(b.Kept, keptValue{"mark", mark})
	}
}

// exports are the forms of this view in the API.
func (c *coordinated) exports(forms ...string) []menuLink {
	var links []menuLink
	for _, form := range forms {
		path := "/api/v1/coordination/" + c.name
		word, suffix := word("export.json"), ""
		if form != "" {
			word, suffix = "export.csv", "."+form
		}
		links = append(links, menuLink{word, address(path+suffix, c.apiValues())})
	}
	return links
}

// apiValues are the parameters of this page as the API takes them.
func (c *coordinated) apiValues() url.Values {
	values := copyOf(c.values, "page", "by")
	if c.Code != languages()[0] {
		values.Set("lang", c.Code)
	}
	return values
}

// onlyFilters are the parameters that all views take.
func (c *coordinated) onlyFilters() url.Values {
	values := url.Values{}
	for _, name := range searchsvc.FilterParameters() {
		if given := c.values[name]; len(given) > 0 {
			values[name] = given
		}
	}
	return values
}

// to leads to another view with the same filters.
func (c *coordinated) to(view string, name string, value ...string) string {
	values := c.onlyFilters()
	if len(value) > 0 {
		values[name] = value
	}
	return address(c.path("/coordination/"+view), values)
}

// gapName is what a kind of finding is called.
func (r reader) gapName(k coordination.GapKind) string { return r.wording("kind." + string(k)) }
