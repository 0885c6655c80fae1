package ui

import (
	"slices"

	"landscape/coordination"
	"landscape/indexer"
)

// label makes the pages of areas and topics: GET /areas/{id}, /topics/{id}.
func (s *site) label(facet string) handler {
	return func(v *visit) error {
		id := v.c.Param("id")
		entry, known := s.service.Taxonomy().Entry(facet, id)
		if !known {
			return v.absent("absent", wantedIn(id))
		}
		p, err := v.portrayAll(facet, []string{id})
		if err != nil {
			return err
		}
		p.page.Trail = &menuLink{"taxonomy.title", p.path("/taxonomy")}
		p.page.Lead = foreignText{p.Code, p.entryIn(entry.Definitions)}
		p.table(p.facetList(indexer.FacetBody, p.term("thesaurus", "bodies")))
		other := map[string]string{indexer.FacetArea: indexer.FacetTopic, indexer.FacetTopic: indexer.FacetArea}[facet]
		p.table(p.facetList(other, p.term("facets", other)))
		p.note(p.facetList(indexer.FacetAccess, p.term("facet", indexer.FacetAccess)))
		p.note(p.facetList(indexer.FacetGroup, p.term("coordination.organisations", "groups")))
		p.lead("pathways", p.term("pathways", "title"), p.pathwaysOn(facet, id))
		p.lead("questions", p.term("coordination.questions", "title"), p.questionsOn(id))
		p.lead("concepts", p.term("thesaurus", "title"), p.conceptsOn(id))
		p.views()
		return v.show("portrait", p.page)
	}
}

// labelsFor are the areas or the topics, as the page is about an area or a topic.
func (p *portrayed) labelsFor(areas, topics []string) []string {
	if p.facet == indexer.FacetArea {
		return areas
	}
	return topics
}

func (p *portrayed) questionsOn(id string) []namedLink {
	var links []namedLink
	for _, q := range p.site.service.Facts().Questions {
		if slices.Contains(p.labelsFor(q.Areas, q.Topics), id) {
			links = append(links, p.linkToQuestion(q))
		}
	}
	return links
}

func (r reader) linkToQuestion(q coordination.Question) namedLink {
	return namedLink(r.questionLink(q))
}

func (p *portrayed) conceptsOn(id string) []namedLink {
	var links []namedLink
	for _, c := range p.vocabulary.Concepts {
		if slices.Contains(p.labelsFor(c.Areas, c.Topics), id) {
			links = append(links, namedLink{Name: c.Name(p.Code), Href: p.path("/thesaurus/" + c.ID)})
		}
	}
	return links
}
