package searchsvc

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// ConceptEntry is one concept in the list of all.
type ConceptEntry struct {
	ID string `json:"id"`
	// Label is the preferred one in the reader's language.
	Label      string `json:"label"`
	Definition string `json:"definition"`
	// Field is the part of the thesaurus that holds it.
	Field     string       `json:"field"`
	Broader   []string     `json:"broader"`
	Areas     []string     `json:"areas"`
	Topics    []string     `json:"topics"`
	Standards StatusCounts `json:"standards"`
}

// ConceptAnswer is one concept with all that is known of it.
type ConceptAnswer struct {
	ConceptEntry
	// Labels by language, the preferred one first.
	Labels   map[string][]string `json:"labels"`
	Narrower []ConceptName       `json:"narrower"`
	Wider    []ConceptName       `json:"wider"`
	Related  []ConceptName       `json:"related"`
	Core     []CoreAnswer        `json:"core"`
	// Bodies counts the standards about it by body, the most first; UnderWay lists
	// the newest work in progress on it.
	Bodies   []FacetAnswer `json:"bodies"`
	UnderWay []NearAnswer  `json:"under_way"`
}

// ConceptName is a concept with its name in the reader's language.
type ConceptName struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// CoreAnswer is a document at the core of a concept.
type CoreAnswer struct {
	ID string `json:"id"`
	// Why it is at the core, in English.
	Why string `json:"why"`
	// Held tells whether the landscape has it; the rest is there only then.
	Held   bool            `json:"held"`
	Slug   string          `json:"slug,omitempty"`
	Title  string          `json:"title,omitempty"`
	Status standard.Status `json:"status,omitempty"`
	Access standard.Access `json:"access,omitempty"`
}

// concepts answers GET /api/v1/concepts.
func (s *Service) concepts(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	entries, err := s.Concepts(c.Request.Context(), ix, p.lang)
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"concepts": entries})
}

// Concepts lists the whole thesaurus, field by field.
func (s *Service) Concepts(ctx context.Context, ix *indexer.Index, lang string) ([]ConceptEntry, error) {
	counts, err := FacetCounts(ctx, ix, indexer.FacetSubject)
	if err != nil {
		return nil, err
	}
	entries := make([]ConceptEntry, len(s.taxonomy.Concepts))
	for i := range s.taxonomy.Concepts {
		concept := &s.taxonomy.Concepts[i]
		entries[i] = newConceptEntry(concept, lang, counts[concept.ID])
	}
	return entries, nil
}

func newConceptEntry(c *taxonomy.Concept, lang string, counts StatusCounts) ConceptEntry {
	return ConceptEntry{ID: c.ID, Label: c.Name(lang), Definition: c.Definition, Field: c.Field, Broader: list(c.Broader),
		Areas: list(c.Areas), Topics: list(c.Topics), Standards: counts}
}

// concept answers GET /api/v1/concepts/{id}.
func (s *Service) concept(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	answer, err := s.Concept(c.Request.Context(), ix, c.Param("id"), p.lang)
	if err != nil {
		return err
	}
	return writeJSON(c, answer)
}

// underWayShown is how much work in progress a concept lists.
const underWayShown = 20

// Concept tells all that is known of one concept.
func (s *Service) Concept(ctx context.Context, ix *indexer.Index, id, lang string) (*ConceptAnswer, error) {
	concept, ok := s.taxonomy.Concept(id)
	if !ok {
		return nil, problem("not-found", lang, wrong{value: id})
	}
	counts, err := FacetCounts(ctx, ix, indexer.FacetSubject)
	if err != nil {
		return nil, err
	}
	a := &ConceptAnswer{ConceptEntry: newConceptEntry(concept, lang, counts[id]), Labels: map[string][]string{},
		Narrower: s.conceptNames(concept.Narrower, lang), Wider: s.conceptNames(concept.Broader, lang),
		Related: s.conceptNames(concept.Related, lang), Core: coreAnswers(ix, concept), UnderWay: []NearAnswer{}}
	for _, code := range taxonomy.Languages() {
		a.Labels[code] = concept.Written(code)
	}
	return a, s.fillConcept(ctx, ix, a, lang)
}

// fillConcept adds who publishes on a concept, and what is under way.
func (s *Service) fillConcept(ctx context.Context, ix *indexer.Index, a *ConceptAnswer, lang string) error {
	q := indexer.Query{Filters: indexer.Filters{indexer.FacetSubject: {a.ID}}, Facets: []string{indexer.FacetBody}}
	r, err := ix.Search(ctx, q)
	if err != nil {
		return fmt.Errorf("count the standards of a concept: %w", err)
	}
	a.Bodies = s.facetAnswers(indexer.FacetBody, r.Facets[indexer.FacetBody], lang)
	q.Filters[indexer.FacetStatus] = []string{string(standard.UnderDevelopment)}
	q.Size, q.Facets, q.Sort = underWayShown, []string{}, indexer.Newest
	if r, err = ix.Search(ctx, q); err != nil {
		return fmt.Errorf("find the work on a concept: %w", err)
	}
	for _, h := range r.Hits {
		a.UnderWay = append(a.UnderWay, NearAnswer{h.Document.ID, h.Document.Slug, h.Document.Title})
	}
	return nil
}

func (s *Service) conceptNames(ids []string, lang string) []ConceptName {
	names := []ConceptName{}
	for _, id := range ids {
		if c, ok := s.taxonomy.Concept(id); ok {
			names = append(names, ConceptName{id, c.Name(lang)})
		}
	}
	return names
}

func coreAnswers(ix *indexer.Index, c *taxonomy.Concept) []CoreAnswer {
	answers := []CoreAnswer{}
	for _, core := range c.Core {
		a := CoreAnswer{ID: core.ID, Why: core.Why}
		if d, ok := ix.Get(core.ID); ok {
			a.ID, a.Held, a.Slug, a.Title, a.Status, a.Access = d.ID, true, d.Slug, d.Title, d.Status, d.Access
		}
		if !slices.ContainsFunc(answers, func(other CoreAnswer) bool { return other.ID == a.ID }) {
			answers = append(answers, a)
		}
	}
	return answers
}

// skos answers GET /thesaurus.ttl and its like: the whole thesaurus.
func (s *Service) skos(mediaType string, write func(w io.Writer, site string) error) Handler {
	return func(c *gin.Context) error {
		if _, err := s.parameters(c); err != nil {
			return err
		}
		c.Header("Content-Type", mediaType+"; charset=utf-8")
		c.Header("Cache-Control", cacheFor)
		c.Status(http.StatusOK)
		if c.Request.Method == http.MethodHead {
			return nil
		}
		return write(c.Writer, s.PublicURL(c.Request))
	}
}
