package ui

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// fact is one thing known of a standard.
type fact struct {
	Field    string
	Values   []factValue
	Inferred bool
}

// factValue is one value of a fact, with the page about it, else the search for all
// that share it. A Foreign one is in the body's own words.
type factValue struct {
	Text, Href string
	Foreign    bool
}

// facts lists what is known of a standard, the empty left out.
func (r reader) facts(d *indexer.Document, sources map[string]searchsvc.FieldSource) []fact {
	var facts []fact
	add := func(field string, values ...factValue) {
		values = slices.DeleteFunc(values, func(v factValue) bool { return v.Text == "" })
		if len(values) > 0 {
			facts = append(facts, fact{field, values, sources[field].Inferred})
		}
	}
	add("body", r.filterValue(indexer.FacetBody, string(d.Body)))
	add("type", r.filterValue(indexer.FacetType, d.Type))
	add("status", r.filterValue(indexer.FacetStatus, string(d.Status)))
	add("status_wording", factValue{Text: d.Wording, Foreign: true})
	add("published", factValue{Text: r.date(d.Published)})
	add("expected", factValue{Text: r.date(d.Expected)})
	add("groups", r.filterValues(indexer.FacetGroup, d.Groups)...)
	add("access", r.filterValue(indexer.FacetAccess, string(d.Access)))
	add("languages", r.filterValues(indexer.FacetLanguage, d.Languages)...)
	add("aliases", plainValues(d.Aliases)...)
	add("keywords", plainValues(d.Keywords)...)
	add("ics", plainValues(d.ICS)...)
	return facts
}

func (r reader) filterValue(facet, value string) factValue {
	if value == "" {
		return factValue{}
	}
	values := url.Values{facet: {value}}
	if facet == indexer.FacetStatus || facet == indexer.FacetAccess || facet == indexer.FacetLanguage {
		return factValue{Text: r.name(facet, value)}
	}
	return factValue{r.name(facet, value), cmp.Or(r.portraitOf(facet, value), address(r.path("/search"), values)), isForeign(facet)}
}

func (r reader) filterValues(facet string, values []string) []factValue {
	var all []factValue
	for _, v := range values {
		all = append(all, r.filterValue(facet, v))
	}
	return all
}

func plainValues(values []string) []factValue {
	var all []factValue
	for _, v := range values {
		all = append(all, factValue{Text: v, Foreign: true})
	}
	return all
}

// sourceView is one address that facts were read from.
type sourceView struct {
	// Of is the edition whose address it is, "" for the standard itself.
	Of string
	// Fields read there; none means all that no other line names.
	Fields         []string
	URL            string
	Stamp, Fetched string
	// Checked is the date on which a person checked an entry of a seed list.
	Checked string
}

// factOrder is the order in which facts are told.
func factOrder() []string {
	return []string{"id", "title", "titles", "type", "status", "status_wording", "published", "expected", "groups",
		"keywords", "ics", "languages", "access", "url", "text", "aliases", "relations"}
}

// sourceViews says where the fields of a standard were read, the fields of one
// source together.
func (r reader) sourceViews(sources map[string]searchsvc.FieldSource) []sourceView {
	var views []sourceView
	for _, field := range factOrder() {
		s, known := sources[field]
		if !known {
			continue
		}
		v := r.sourceView(s.URL, s.Fetched)
		v.Checked = s.Checked
		i := slices.IndexFunc(views, func(o sourceView) bool { return o.URL == v.URL && o.Stamp == v.Stamp })
		if i < 0 {
			i = len(views)
			views = append(views, v)
		}
		views[i].Fields = append(views[i].Fields, field)
	}
	return views
}

// editionSources says where the other editions were read.
func (r reader) editionSources(d *indexer.Document, told []sourceView) []sourceView {
	var views []sourceView
	for _, e := range d.Editions {
		for _, from := range e.Provenance {
			known := slices.ContainsFunc(told, func(o sourceView) bool { return o.URL == from.URL })
			if !known && len(views) < sourcesShown {
				v := r.sourceView(from.URL, from.Fetched)
				v.Of, v.Fields, v.Checked = e.ID.String(), from.Fields, e.Checked
				views = append(views, v)
			}
		}
	}
	return views
}

// sourcesShown bounds the list of a standard with many editions.
const sourcesShown = 24

func (r reader) sourceView(address string, fetched time.Time) sourceView {
	return sourceView{URL: address, Stamp: stamp(fetched), Fetched: r.moment(fetched)}
}

// stamp is a time for programs.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// editionView is one edition, amendment or draft of a standard.
type editionView struct {
	ID, URL             string
	Title               string // only where it differs from the standard's
	Status              standard.Status
	Wording             string
	Published, Expected string
}

func editionViews(d *indexer.Document) []editionView {
	var views []editionView
	for _, e := range d.Editions {
		v := editionView{ID: strings.TrimSpace(e.ID.String()), URL: webAddress(e.URL), Status: e.Status, Wording: e.Wording,
			Published: e.Published, Expected: e.Expected}
		if e.Title != d.Title {
			v.Title = e.Title
		}
		views = append(views, v)
	}
	return views
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
