package ui

import (
	"net/url"
	"strings"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// searchPage shows one page of a search.
type searchPage struct {
	frame
	Heading string
	// Wrong is what is wrong with the address, "" for nothing.
	Wrong string

	Facets []facetView
	// Chosen counts the filters that are set; Chips are those filters, Clear
	// leads to the same search without any.
	Chosen int
	Chips  []chip
	Clear  string

	Total, Hidden int
	ShowHidden    string
	Corrected     string
	// Named are things beside standards that the query names.
	Named []namedView
	// Concepts are those that the query speaks of.
	Concepts []conceptLink
	// Asked tells of a query that is one identifier, nil when there is nothing to tell.
	Asked *searchsvc.AskedAnswer
	// Series is the series that the query names, nil for none.
	Series                     *searchsvc.SeriesName
	Suggestion, SuggestionHref string
	// Help leads on where little was found, nil elsewhere.
	Help *helpView

	Sorts   []choice
	Exports []menuLink
	Hits    []hitView
	Pager   pager
}

// choice is one option of a list, Chosen the one that holds. The value of the
// default is empty, so that addresses need not name it.
type choice struct {
	Value, Name string
	Chosen      bool
}

// menuLink is a link with the key of its word.
type menuLink struct {
	Word word
	Href string
}

// chip is one chosen filter and the address without it.
type chip struct{ Facet, Name, Href string }

// pager leads through the pages of a list.
type pager struct {
	Page, Pages    int
	Previous, Next string
}

// found is a search with its answer, from which the page is made.
type found struct {
	reader
	values url.Values
	query  indexer.Query
	result *indexer.Result
}

func (f found) href(values url.Values) string { return address(f.path("/search"), values) }

// fill puts the answer on the page.
func (f found) fill(p *searchPage) {
	r := f.result
	p.Total, p.Hidden, p.Corrected = r.Total, r.Hidden, r.Corrected
	p.Asked, p.Series, p.Concepts = searchsvc.NewAskedAnswer(r), searchsvc.NewSeriesName(r.Series), f.spokenOf()
	p.Facets, p.Chips = f.facetViews(), f.chips()
	for _, chosen := range f.query.Filters {
		p.Chosen += len(chosen)
	}
	p.Clear = f.href(copyOf(f.values, append(indexer.Facets(), "page")...))
	p.ShowHidden = f.href(withValue(f.values, indexer.FacetStatus, allStatuses()...))
	if r.Suggestion != "" {
		p.Suggestion, p.SuggestionHref = r.Suggestion, f.href(withValue(f.values, "q", r.Suggestion))
	}
	for _, s := range indexer.Sorts() {
		p.Sorts = append(p.Sorts, f.sortChoice(s))
	}
	p.Exports = f.exports()
	for i := range r.Hits {
		p.Hits = append(p.Hits, f.hit(&r.Hits[i]))
	}
	p.Pager = f.pager()
}

func allStatuses() []string {
	var all []string
	for _, s := range standard.Statuses() {
		all = append(all, string(s))
	}
	return all
}

// chips are the chosen filters. All statuses together read as one.
func (f found) chips() []chip {
	var chips []chip
	for _, facet := range facetOrder() {
		chosen := f.query.Filters[facet]
		if facet == indexer.FacetStatus && len(chosen) == len(standard.Statuses()) {
			chips = append(chips, chip{facet, f.term("chips", "any-status"), f.href(withValue(f.values, facet))})
			continue
		}
		for _, value := range chosen {
			chips = append(chips, chip{facet, f.valueName(facet, value), f.href(withoutValue(f.values, facet, value))})
		}
	}
	return chips
}

// valueName names a facet value; a range of years is "2018–2024".
func (f found) valueName(facet, value string) string {
	from, to, isRange := strings.Cut(value, "..")
	switch {
	case !isRange || facet != indexer.FacetYear:
		return f.name(facet, value)
	case to == "":
		return f.pattern("chips.since", "year", from)
	case from == "":
		return f.pattern("chips.until", "year", to)
	}
	return from + "–" + to
}

// sortChoice offers an order: the default is relevance for words, else newest.
func (f found) sortChoice(s indexer.Sort) choice {
	c := choice{Value: string(s), Name: string(s), Chosen: s == f.query.Sort}
	if s == indexer.ByRelevance && f.query.Text != "" || s == indexer.Newest && f.query.Text == "" {
		c.Value = ""
	}
	return c
}

// exports are the forms in which the whole result can be had.
func (f found) exports() []menuLink {
	var links []menuLink
	for _, form := range []string{"csv", "jsonl", "bib", "ris", "atom"} {
		links = append(links, menuLink{word("export." + form), f.api(form)})
	}
	return links
}

// api is the address of the whole result in another form.
func (f found) api(form string) string {
	values := copyOf(f.values, "page", "size", "facets")
	if f.Code != languages()[0] {
		values.Set("lang", f.Code)
	}
	return address("/api/v1/search."+form, values)
}

// lastPage is as far as the pager leads: who reads on so far needs an export.
const lastPage = 500

func (f found) pager() pager {
	size := max(f.query.Size, 1)
	return newPager(f.query.From/size+1, min((f.result.Total+size-1)/size, lastPage), func(page string) string {
		return f.href(withPage(f.values, page))
	})
}

func withPage(values url.Values, page string) url.Values {
	changed := copyOf(values, "page")
	if page != "1" {
		changed.Set("page", page)
	}
	return changed
}
