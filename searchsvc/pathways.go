package searchsvc

import (
	"github.com/gin-gonic/gin"

	"landscape/coordination/pathway"
	"landscape/indexer"
	"landscape/standard"
)

// PathwayAnswer is one job with the standards that help with it, step by step.
type PathwayAnswer struct {
	ID    string       `json:"id"`
	Name  string       `json:"name"`
	For   string       `json:"for"`
	Steps []StepAnswer `json:"steps"`
}

// StepAnswer is one part of a job.
type StepAnswer struct {
	Name string `json:"name"`
	Why  string `json:"why"`
	// Standards begin with the one to read first; the others say what is required.
	Standards []PathwayStandard `json:"standards"`
	// Conformity are those by which is checked whether it was done.
	Conformity []PathwayStandard `json:"conformity"`
	// More is the search for what else there is, as what stands behind "?".
	More string `json:"more"`
}

// PathwayStandard is one standard of a step. Without a slug the landscape does
// not hold it.
type PathwayStandard struct {
	ID     string          `json:"id"`
	Slug   string          `json:"slug,omitempty"`
	Title  string          `json:"title,omitempty"`
	Status standard.Status `json:"status,omitempty"`
	Access standard.Access `json:"access,omitempty"`
	URL    string          `json:"url,omitempty"`
}

// listPathways answers GET /api/v1/pathways.
func (s *Service) listPathways(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"pathways": s.Pathways(ix, p.lang)})
}

// Pathways are all jobs that the landscape leads through.
func (s *Service) Pathways(ix *indexer.Index, lang string) []PathwayAnswer {
	answers := []PathwayAnswer{}
	for _, way := range s.pathways {
		answers = append(answers, newPathwayAnswer(way, ix, lang))
	}
	return answers
}

func newPathwayAnswer(way pathway.Pathway, ix *indexer.Index, lang string) PathwayAnswer {
	answer := PathwayAnswer{ID: way.ID, Name: way.Name[lang], For: way.For[lang], Steps: []StepAnswer{}}
	for _, step := range way.Steps {
		told := StepAnswer{Name: step.Name[lang], Why: step.Why[lang], More: step.More.Encode(),
			Standards: newPathwayStandards(step.Standards, ix), Conformity: newPathwayStandards(step.Conformity, ix)}
		answer.Steps = append(answer.Steps, told)
	}
	return answer
}

func newPathwayStandards(references []pathway.Reference, ix *indexer.Index) []PathwayStandard {
	all := []PathwayStandard{}
	for _, r := range references {
		all = append(all, newPathwayStandard(r, ix))
	}
	return all
}

func newPathwayStandard(r pathway.Reference, ix *indexer.Index) PathwayStandard {
	d, ok := ix.Get(r.Slug())
	if !ok {
		return PathwayStandard{ID: r.Name()}
	}
	return PathwayStandard{ID: d.ID, Slug: d.Slug, Title: d.Title, Status: d.Status, Access: d.Access, URL: d.URL}
}
