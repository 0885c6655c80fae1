package ui

import (
	"cmp"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// body shows GET /bodies/{slug}.
func (s *site) body(v *visit) error {
	p, err := v.portray(indexer.FacetBody)
	if p == nil || err != nil {
		return err
	}
	page, name := p.page, standard.Body(p.values[0])
	page.Trail = &menuLink{"bodies.title", p.path("/bodies")}
	info, _ := standard.LookupBody(p.values[0])
	if info.Name != page.Heading {
		page.Lead = foreignText{"en", info.Name}
	}
	if home := webAddress(info.Home); home != "" {
		page.Facts = append(page.Facts, pair{p.term("portrait", "site"), []factValue{{home, home, true}}})
	}
	if info.Scope != "" {
		scope := []factValue{{Text: p.term("scope", info.Scope)}}
		if info.Region != "" {
			scope = append(scope, factValue{Text: "(" + p.term("region", info.Region) + ")"})
		}
		page.Facts = append(page.Facts, pair{p.term("bodies", "scope"), scope})
	}
	survey, err := s.surveyOf(v.ix)
	if err != nil {
		return err
	}
	if r := survey.bodies[name]; r != nil {
		page.Facts = append(page.Facts, pair{p.term("bodies", "crawled"), []factValue{{p.moment(r.last), p.path("/status"), false}}})
	}
	p.table(newCountedList(indexer.FacetType, p.term("portrait", "numbering"), p.counted(indexer.FacetType, p.newestOf)))
	p.table(p.facetList(indexer.FacetArea, p.term("home", "areas")))
	p.table(p.facetList(indexer.FacetTopic, p.term("home", "topics")))
	p.note(p.facetList(indexer.FacetAccess, p.term("facet", indexer.FacetAccess)))
	p.note(p.facetList(indexer.FacetLanguage, p.term("facet", indexer.FacetLanguage)))
	p.note(p.facetList(indexer.FacetGroup, p.term("coordination.organisations", "groups")))
	p.views()
	return v.show("portrait", page)
}

// newestOf is the newest standard of a type, an example of how the body numbers it.
func (p *portrayed) newestOf(kind string) (hitTitle, error) {
	result, err := p.find(indexer.Query{Sort: indexer.Newest, Size: 1, Facets: []string{}, Filters: indexer.Filters{indexer.FacetType: {kind}}})
	if err != nil || len(result.Hits) == 0 {
		return hitTitle{}, err
	}
	return p.hitTitle(result.Hits[0].Document), nil
}

// group shows GET /groups/{slug}.
func (s *site) group(v *visit) error {
	p, err := v.portray(indexer.FacetGroup)
	if p == nil || err != nil {
		return err
	}
	page := p.page
	page.Trail = &menuLink{"coordination.organisations.title", p.path("/coordination/organisations")}
	page.Facts = append(page.Facts, pair{p.term("facet", indexer.FacetBody), p.bodies()})
	if g, known := groupIn(s.service.Facts(), p.values[0]); known {
		if !strings.EqualFold(g.Name, page.Heading) {
			page.Lead = foreignText{"en", cmp.Or(g.Work, g.Name)}
			if g.Work != "" {
				page.Lead.Text = g.Name + ": " + g.Work
			}
		}
		page.Known = g.Liaison != ""
	}
	for _, q := range s.service.Facts().Questions {
		if q.Name() == p.values[0] {
			page.Lead = foreignText{"en", q.Title}
			p.lead("questions", p.term("coordination.questions", "title"), []namedLink{p.linkToQuestion(q)})
		}
	}
	p.table(p.facetList(indexer.FacetTopic, p.term("home", "topics")))
	p.table(p.facetList(indexer.FacetArea, p.term("home", "areas")))
	p.note(p.facetList(indexer.FacetType, p.term("facet", indexer.FacetType)))
	p.note(p.facetList(indexer.FacetAccess, p.term("facet", indexer.FacetAccess)))
	p.views()
	return v.show("portrait", page)
}

// bodies are those in whose name the documents are published.
func (p *portrayed) bodies() []factValue {
	var links []factValue
	for _, c := range p.result.Facets[indexer.FacetBody] {
		links = append(links, factValue{c.Value, p.portraitOf(indexer.FacetBody, c.Value), true})
	}
	return links
}
