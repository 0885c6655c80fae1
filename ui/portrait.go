package ui

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
)

// portraitPage tells of a body, a group, an area or a topic: what it is, how much
// there is of it, what is new, what is under way, and where to go on from there.
// Every number leads to the search that counts it.
type portraitPage struct {
	frame
	Trail   *menuLink
	Heading string
	// Foreign headings are in the body's own words.
	Foreign bool
	Lead    foreignText
	Known   bool // in liaison with SG17
	Facts   []pair
	All     figureView
	// Statuses, and then Tables that stand in the wide column and Lists in the narrow one.
	Statuses         []counted
	Tables, Lists    []countedList
	Newest, UnderWay listView
	Links            []linkList
}

// pair is a thing known, with its name.
type pair struct {
	Name   string
	Values []factValue
}

// countedList is one facet of what a page speaks of; More are the rarer values.
type countedList struct {
	ID, Title    string
	Values, More []counted
}

// linkList leads on to pages of one kind.
type linkList struct {
	ID, Title string
	Links     []namedLink
}

// namedLink is a link with its name, and the title in English of what it leads to.
type namedLink struct{ Name, Title, Href string }

const (
	portraitShown = 6
	listShown     = 18
)

// portraitOf is the path of the page about a facet value, "" where there is none.
func (r reader) portraitOf(facet, value string) string {
	place, ok := portraits[facet]
	if !ok {
		return ""
	}
	return r.path(place + url.PathEscape(standard.SlugOf(value)))
}

// portraits are the places of the pages about the values of a facet.
var portraits = map[string]string{
	indexer.FacetBody: "/bodies/", indexer.FacetGroup: "/groups/", indexer.FacetArea: "/areas/", indexer.FacetTopic: "/topics/",
}

// valuesBySlug finds what an address means: by facet and slug the values that are
// written so, the most frequent first.
type valuesBySlug map[string]map[string][]string

// slugsOf reads them once for each index.
func (s *site) slugsOf(ix *indexer.Index) (valuesBySlug, error) {
	return s.slugs.Of(ix, func() (valuesBySlug, error) { return newValuesBySlug(ix) })
}

func newValuesBySlug(ix *indexer.Index) (valuesBySlug, error) {
	facets := []string{indexer.FacetBody, indexer.FacetGroup}
	result, err := ix.Search(context.Background(), indexer.Query{AnyStatus: true, Facets: facets})
	if err != nil {
		return nil, fmt.Errorf("list bodies and groups: %w", err)
	}
	all := valuesBySlug{}
	for _, facet := range facets {
		all[facet] = map[string][]string{}
		for _, c := range result.Facets[facet] {
			slug := standard.SlugOf(c.Value)
			all[facet][slug] = append(all[facet][slug], c.Value)
		}
	}
	return all, nil
}

// portrayed is a page about the documents that carry a value, while it is made.
type portrayed struct {
	*visit
	facet  string
	values []string
	result *indexer.Result
	page   *portraitPage
}

// portray begins the page of the body or group that the address names. Without
// one the answer is given, and p is nil.
func (v *visit) portray(facet string) (*portrayed, error) {
	known, err := v.site.slugsOf(v.ix)
	if err != nil {
		return nil, err
	}
	asked := v.c.Param("slug")
	values := known[facet][standard.SlugOf(asked)]
	if len(values) == 0 {
		return nil, v.absent("absent", wantedIn(asked))
	}
	if standard.SlugOf(asked) != asked {
		v.c.Redirect(http.StatusMovedPermanently, v.portraitOf(facet, values[0]))
		return nil, nil
	}
	return v.portrayAll(facet, values)
}

// portrayAll makes what all pages of this kind have.
func (v *visit) portrayAll(facet string, values []string) (*portrayed, error) {
	p := &portrayed{visit: v, facet: facet, values: values, page: &portraitPage{Heading: v.name(facet, values[0]), Foreign: isForeign(facet)}}
	p.page.Box = true
	var err error
	if p.result, err = p.find(indexer.Query{}); err != nil {
		return nil, err
	}
	p.page.Title, p.page.Description = p.page.Heading, v.pattern("portrait.description", "name", p.page.Heading)
	p.page.All = figureView{p.result.Total, p.search()}
	p.page.Statuses = p.statuses()
	if p.page.Newest, err = p.list(standard.InForce); err != nil {
		return nil, err
	}
	p.page.UnderWay, err = p.list(standard.UnderDevelopment)
	return p, err
}

// find searches within what the page speaks of.
func (p *portrayed) find(q indexer.Query) (*indexer.Result, error) {
	if q.Filters == nil {
		q.Filters = indexer.Filters{}
	}
	q.Filters[p.facet] = p.values
	result, err := p.ix.Search(p.c.Request.Context(), q)
	if err != nil {
		return nil, fmt.Errorf("look at %s %q: %w", p.facet, p.values[0], err)
	}
	return result, nil
}

// search is the address of the same search, with more filters in pairs of name
// and value.
func (p *portrayed) search(more ...string) string {
	values := url.Values{p.facet: p.values}
	for i := 0; i+1 < len(more); i += 2 {
		values.Add(more[i], more[i+1])
	}
	return address(p.path("/search"), values)
}

// counted are the values of a facet; example may name a standard for each.
func (p *portrayed) counted(facet string, example func(value string) (hitTitle, error)) []counted {
	var all []counted
	most := 1
	for _, c := range p.result.Facets[facet] {
		most = max(most, c.Count)
		one := counted{Name: p.name(facet, c.Value), Page: p.portraitOf(facet, c.Value), Href: p.search(facet, c.Value), Count: c.Count}
		if example != nil {
			if of, err := example(c.Value); err == nil {
				one.Example = of
			}
		}
		all = append(all, one)
	}
	for i := range all {
		all[i].Share = all[i].Count * 100 / most
	}
	return all
}

// statuses are counted in the order of a standard's life.
func (p *portrayed) statuses() []counted {
	counts := map[string]int{}
	for _, c := range p.result.Facets[indexer.FacetStatus] {
		counts[c.Value] = c.Count
	}
	var all []counted
	for _, status := range allStatuses() {
		if n := counts[status]; n > 0 {
			all = append(all, counted{Name: p.name(indexer.FacetStatus, status), Href: p.search(indexer.FacetStatus, status), Count: n})
		}
	}
	return all
}

// newCountedList folds all but the first values.
func newCountedList(id, title string, values []counted) countedList {
	shown := min(len(values), listShown)
	return countedList{id, title, values[:shown], values[shown:]}
}

func (p *portrayed) facetList(facet, title string) countedList {
	return newCountedList(facet, title, p.counted(facet, nil))
}

// list shows the newest standards of a status.
func (p *portrayed) list(status standard.Status) (listView, error) {
	result, err := p.find(indexer.Query{Sort: indexer.Newest, Size: portraitShown, Facets: []string{},
		Filters: indexer.Filters{indexer.FacetStatus: {string(status)}}})
	if err != nil {
		return listView{}, err
	}
	l := listView{figureView: figureView{result.Total, p.search(indexer.FacetStatus, string(status), "sort", string(indexer.Newest))},
		More: result.Total - len(result.Hits)}
	for _, h := range result.Hits {
		l.Entries = append(l.Entries, p.textOf(h.Document))
	}
	return l, nil
}

func (r reader) textOf(d *indexer.Document) textView {
	view := textView{hitTitle: r.hitTitle(d), Status: d.Status, Stage: d.Wording, Published: d.Published, Access: d.Access}
	if d.Status == standard.UnderDevelopment {
		view.Published, view.Expected = "", d.Expected
	}
	return view
}

// lead on to pages of a kind, if there are any.
func (p *portrayed) lead(id, title string, links []namedLink) {
	if len(links) > 0 {
		p.page.Links = append(p.page.Links, linkList{id, title, links})
	}
}

// table adds a list to the wide column, if there is anything in it.
func (p *portrayed) table(l countedList) {
	if len(l.Values) > 0 {
		p.page.Tables = append(p.page.Tables, l)
	}
}

// note adds a list to the narrow column.
func (p *portrayed) note(l countedList) {
	if len(l.Values) > 0 {
		p.page.Lists = append(p.page.Lists, l)
	}
}

// views lead to the same documents in the views for study groups.
func (p *portrayed) views() {
	filter := url.Values{p.facet: p.values}
	view := func(name, key string) namedLink {
		return namedLink{Name: p.term("coordination."+key, "title"), Href: address(p.path("/coordination/"+name), filter)}
	}
	links := []namedLink{view("matrix", "matrix"), view("programme", "programme"), view("overlaps", "overlaps")}
	if p.facet == indexer.FacetArea || p.facet == indexer.FacetTopic {
		links = append(links, view("gaps", "gaps"))
	}
	p.lead("views", p.term("coordination", "title"), links)
}

// groupIn finds what the facts say of a group.
func groupIn(facts *coordination.Facts, name string) (coordination.Group, bool) {
	for _, groups := range [][]coordination.Group{facts.Groups, facts.StudyGroups} {
		for _, g := range groups {
			if strings.EqualFold(g.Group, name) {
				return g, true
			}
		}
	}
	return coordination.Group{}, false
}
