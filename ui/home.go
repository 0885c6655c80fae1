package ui

import (
	"fmt"
	"net/url"
	"slices"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/taxonomy"
)

// homePage is where most people begin.
type homePage struct {
	frame
	Standards, BodyCount int
	// Newest is the day of the newest reading of a body.
	Newest                string
	Examples              []example
	Users                 []userHelp
	Areas, Topics, Bodies []counted
	// Changes of late, or the Latest standards where no change is known yet.
	Changes []changeView
	ByDate  bool
	Latest  []datedTitle
}

// example is a search to try, in the words of the reader's language.
type example struct{ Text, Href string }

// userHelp says what the site does for one kind of reader.
type userHelp struct {
	Title, Text word
	Links       []menuLink
}

// counted is a name with how many standards carry it, which Href finds. Page tells
// of it, "" where there is no such page. Share is how long its bar is, the longest
// being 100.
type counted struct {
	Name, Page, Href string
	Count, Share     int
	// Example is a standard of this kind, without an identifier where none is shown.
	Example hitTitle
}

// datedTitle is a standard with its date.
type datedTitle struct {
	hitTitle
	Published string
}

const (
	homeChanges = 6
	homeLatest  = 6
)

// home shows GET /.
func (s *site) home(v *visit) error {
	survey, err := s.surveyOf(v.ix)
	if err != nil {
		return err
	}
	p := &homePage{Standards: survey.current, BodyCount: len(survey.bodies), Newest: day(survey.newest),
		Users: v.users(), Examples: v.examples()}
	p.Description = v.term("home", "description")
	p.Feed = "/feeds/changes.atom"
	q := indexer.Query{Sort: indexer.Newest, Size: homeLatest,
		Filters: indexer.Filters{indexer.FacetStatus: {string(standard.InForce)}}, Facets: []string{}}
	result, err := v.ix.Search(v.c.Request.Context(), q)
	if err != nil {
		return fmt.Errorf("find the latest standards: %w", err)
	}
	for _, h := range result.Hits {
		p.Latest = append(p.Latest, datedTitle{v.hitTitle(h.Document), h.Document.Published})
	}
	if p.Areas, err = v.counted(indexer.FacetArea, entryIDs(s.service.Taxonomy().Areas)); err != nil {
		return err
	}
	if p.Topics, err = v.counted(indexer.FacetTopic, entryIDs(s.service.Taxonomy().Topics)); err != nil {
		return err
	}
	if p.Bodies, err = v.counted(indexer.FacetBody, nil); err != nil {
		return err
	}
	changes, err := s.service.Changes(v.c.Request.Context(), v.ix, url.Values{"size": {fmt.Sprint(homeChanges)}}, v.Code)
	if err != nil {
		return err
	}
	p.Changes, p.ByDate = v.changeViews(changes.Changes), changes.ByDate
	for i := range p.Changes {
		p.Changes[i].Fields = nil // the page of changes has them
	}
	return v.show("home", p)
}

func entryIDs(entries []taxonomy.Entry) []string {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	return ids
}

// counted counts the standards that a search shows for each value, in the given
// order, else the most first.
func (v *visit) counted(facet string, values []string) ([]counted, error) {
	counts, err := searchsvc.FacetCounts(v.c.Request.Context(), v.ix, facet)
	if err != nil {
		return nil, err
	}
	current := func(value string) int { return counts[value].Current }
	if values == nil {
		values = sortedKeys(counts)
		slices.SortStableFunc(values, func(a, b string) int { return current(b) - current(a) })
	}
	most := 1
	for value := range counts {
		most = max(most, current(value))
	}
	var all []counted
	for _, value := range values {
		all = append(all, counted{Name: v.name(facet, value), Page: v.portraitOf(facet, value), Count: current(value), Share: current(value) * 100 / most,
			Href: address(v.path("/search"), url.Values{facet: {value}})})
	}
	return all, nil
}

// examples are searches to try: a number, a topic, and one in the reader's words.
func (v *visit) examples() []example {
	var all []example
	for _, key := range []string{"number", "spelling", "topic", "problem"} {
		text := v.term("home.example", key)
		all = append(all, example{text, address(v.path("/search"), url.Values{"q": {text}})})
	}
	return all
}

// users are the three kinds of reader and where each begins.
func (v *visit) users() []userHelp {
	search := func(name string, value ...string) string {
		return address(v.path("/search"), url.Values{name: value})
	}
	help := func(kind string, links ...menuLink) userHelp {
		return userHelp{word("home." + kind + ".title"), word("home." + kind + ".text"), links}
	}
	return []userHelp{
		help("expert", menuLink{"home.expert.search", v.path("/search")}, menuLink{"home.expert.taxonomy", v.path("/taxonomy")},
			menuLink{"home.expert.api", v.path("/api")}),
		help("rapporteur", menuLink{"coordination.title", v.path("/coordination")}, menuLink{"home.rapporteur.drafts", search("status", string(standard.UnderDevelopment))},
			menuLink{"home.rapporteur.changes", v.path("/changes")}, menuLink{"home.rapporteur.group", v.portraitOf(indexer.FacetGroup, "SG17")}),
		help("engineer", menuLink{"home.engineer.pathways", v.path("/pathways")},
			menuLink{"home.engineer.free", search("access", string(standard.Free))}),
	}
}
