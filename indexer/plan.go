package indexer

import (
	"strings"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
)

// plan is a query ready to be evaluated.
type plan struct {
	*query.Plan
	// named are the documents that the query names by identifier.
	named []naming
	// unused are the words that nothing was done with.
	unused []string
}

// newPlan tells what a request means.
func (ix *Index) newPlan(r query.Request) *plan {
	p := &plan{}
	p.Plan = ix.planner.Plan(r, func(plain string) (spans []query.Span, alone bool) {
		p.named, alone = ix.namings(plain)
		for _, n := range p.named {
			spans = append(spans, query.Span{Start: n.start, End: n.end})
		}
		return spans, alone
	})
	return p
}

// queryFields are those that field:value knows: the title and every facet.
func queryFields() []string { return append([]string{query.FieldTitle}, Facets()...) }

// catalogueWords tells the planner what it needs to know of the documents.
type catalogueWords struct{ ix *Index }

func (c catalogueWords) HasWords(field string) bool { return c.ix.averageLength(field) > 0 }

// IsName tells whether a document goes by a word.
func (c catalogueWords) IsName(word string) bool {
	return len(c.ix.tables.Forms.find(standard.Fold(word))) > 0
}

// Values finds a facet value by itself, or by its name in any language.
func (c catalogueWords) Values(facet, text string) []string {
	t, number := &c.ix.tables.Facets, facetNumber(facet)
	ids := t.match(number, text)
	if len(ids) == 0 {
		for id := t.Base[number]; id < t.Base[number+1]; id++ {
			entry, ok := c.ix.taxonomy.Entry(facet, t.Values[id])
			if ok && isCalled(entry, text) || !ok && strings.Contains(strings.ToLower(t.Values[id]), strings.ToLower(text)) {
				ids = append(ids, id)
			}
		}
	}
	var values []string
	for _, id := range ids {
		values = append(values, t.Values[id])
	}
	return values
}

func isCalled(entry taxonomy.Entry, name string) bool {
	for _, n := range entry.Names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}
