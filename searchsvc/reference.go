package searchsvc

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// TaxonomyAnswer is the vocabulary with its counts.
type TaxonomyAnswer struct {
	Areas        []EntryAnswer `json:"areas"`
	Topics       []EntryAnswer `json:"topics"`
	Requirements []EntryAnswer `json:"requirements"`
	Pillars      []EntryAnswer `json:"pillars"`
}

// EntryAnswer is one label: its name and definition in the reader's language
// and in all, its terms, and how many standards carry it.
type EntryAnswer struct {
	ID          string              `json:"id"`
	Name        string              `json:"name"`
	Definition  string              `json:"definition"`
	Names       map[string]string   `json:"names"`
	Definitions map[string]string   `json:"definitions"`
	Terms       map[string][]string `json:"terms"`
	// Topics are those that imply a pillar.
	Topics    []string     `json:"topics,omitempty"`
	Standards StatusCounts `json:"standards"`
}

func newEntryAnswer(e taxonomy.Entry, lang string, counts StatusCounts) EntryAnswer {
	a := EntryAnswer{ID: e.ID, Name: e.Names[lang], Definition: e.Definitions[lang], Names: e.Names, Definitions: e.Definitions,
		Terms: map[string][]string{}, Topics: e.Topics, Standards: counts}
	for language, terms := range e.Terms {
		for _, term := range terms {
			// The mark of terms whose letter case matters is for the classifier only.
			a.Terms[language] = append(a.Terms[language], strings.TrimPrefix(term, "="))
		}
	}
	return a
}

// BodyAnswer is one body that publishes standards.
type BodyAnswer struct {
	standard.BodyInfo
	Standards StatusCounts `json:"standards"`
}

// StatusCounts counts standards: Current are those that a search without a
// status shows, that is in force or under development.
type StatusCounts struct {
	Total            int `json:"total"`
	Current          int `json:"current"`
	InForce          int `json:"in_force"`
	UnderDevelopment int `json:"under_development"`
}

// FacetCounts counts the standards behind every value of a facet.
func FacetCounts(ctx context.Context, ix *indexer.Index, facet string) (map[string]StatusCounts, error) {
	counts := map[string]StatusCounts{}
	count := func(q indexer.Query, add func(*StatusCounts, int)) error {
		q.Facets = []string{facet}
		result, err := ix.Search(ctx, q)
		if err != nil {
			return fmt.Errorf("count standards by %s: %w", facet, err)
		}
		for _, c := range result.Facets[facet] {
			sum := counts[c.Value]
			add(&sum, c.Count)
			counts[c.Value] = sum
		}
		return nil
	}
	with := func(s standard.Status) indexer.Query {
		return indexer.Query{Filters: indexer.Filters{indexer.FacetStatus: {string(s)}}}
	}
	if err := count(indexer.Query{AnyStatus: true}, func(s *StatusCounts, n int) { s.Total = n }); err != nil {
		return nil, err
	}
	if err := count(with(standard.InForce), func(s *StatusCounts, n int) { s.InForce, s.Current = n, s.Current+n }); err != nil {
		return nil, err
	}
	err := count(with(standard.UnderDevelopment), func(s *StatusCounts, n int) { s.UnderDevelopment, s.Current = n, s.Current+n })
	return counts, err
}

// taxonomyTable answers GET /api/v1/taxonomy.
func (s *Service) taxonomyTable(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	var answer TaxonomyAnswer
	for _, part := range []struct {
		facet   string
		entries []taxonomy.Entry
		into    *[]EntryAnswer
	}{
		{indexer.FacetArea, s.taxonomy.Areas, &answer.Areas},
		{indexer.FacetTopic, s.taxonomy.Topics, &answer.Topics},
		{indexer.FacetRequirement, s.taxonomy.Requirements, &answer.Requirements},
		{indexer.FacetPillar, s.taxonomy.Pillars, &answer.Pillars},
	} {
		counts, err := FacetCounts(c.Request.Context(), ix, part.facet)
		if err != nil {
			return err
		}
		*part.into = []EntryAnswer{}
		for _, e := range part.entries {
			*part.into = append(*part.into, newEntryAnswer(e, p.lang, counts[e.ID]))
		}
	}
	return writeJSON(c, answer)
}

// bodies answers GET /api/v1/bodies: all that have a standard here.
func (s *Service) bodies(c *gin.Context, ix *indexer.Index) error {
	if _, err := s.parameters(c, "lang"); err != nil {
		return err
	}
	bodies, err := Bodies(c.Request.Context(), ix)
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"bodies": bodies})
}

// Bodies lists the bodies that have a standard in the index, those that we know
// best first.
func Bodies(ctx context.Context, ix *indexer.Index) ([]BodyAnswer, error) {
	counts, err := FacetCounts(ctx, ix, indexer.FacetBody)
	if err != nil {
		return nil, err
	}
	bodies := []BodyAnswer{}
	for _, info := range standard.Bodies() {
		if sum, ok := counts[string(info.Body)]; ok {
			bodies = append(bodies, BodyAnswer{BodyInfo: info, Standards: sum})
			delete(counts, string(info.Body))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		info, _ := bodyNamed(name)
		bodies = append(bodies, BodyAnswer{BodyInfo: info, Standards: counts[name]})
	}
	return bodies, nil
}

// bodyNamed finds a body by its name. Bodies publish with so many partners
// ("ISO/SAE") that a joint publication is known by its first one.
func bodyNamed(name string) (standard.BodyInfo, bool) {
	if info, ok := standard.LookupBody(name); ok {
		return info, true
	}
	first, partners, joint := strings.Cut(name, "/")
	info, ok := standard.LookupBody(first)
	if !joint || !ok || partners == "" {
		return standard.BodyInfo{Body: standard.Body(name), Name: name}, false
	}
	info.Body, info.Name = standard.Body(name), info.Name+" with "+strings.ReplaceAll(partners, "/", " and ")
	return info, true
}
