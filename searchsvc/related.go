package searchsvc

import (
	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
)

// relatedMost is how many related standards one answer holds.
const relatedMost = 20

// RelatedAnswer is what stands near one standard.
type RelatedAnswer struct {
	ID      string          `json:"id"`
	Slug    string          `json:"slug"`
	Related []RelatedDetail `json:"related"`
	Outside []indexer.Link  `json:"outside"` // relations to what the landscape does not hold
}

// RelatedDetail is one standard near another, with the reason.
type RelatedDetail struct {
	ID     string          `json:"id"`
	Slug   string          `json:"slug"`
	Title  string          `json:"title"`
	Body   standard.Body   `json:"body"`
	Status standard.Status `json:"status"`
	URL    string          `json:"url"`
	// Kind is a kind of relation, or "similar".
	Kind  string  `json:"kind"`
	Score float64 `json:"score"`
	// Shared are the labels that both have, Terms the words.
	Shared []string `json:"shared"`
	Terms  []string `json:"terms"`
}

// related answers GET /api/v1/standards/{slug}/related.
func (s *Service) related(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang", "size")
	if err != nil {
		return err
	}
	size := p.number("size", 1, maxSize, relatedMost)
	if p.mistake != nil {
		return p.mistake
	}
	d, err := s.find(c, ix, "/related")
	if d == nil || err != nil {
		return err
	}
	answer := RelatedAnswer{ID: d.ID, Slug: d.Slug, Related: []RelatedDetail{}, Outside: []indexer.Link{}}
	for _, r := range ix.Related(d, size) {
		other := r.Document
		answer.Related = append(answer.Related, RelatedDetail{
			ID: other.ID, Slug: other.Slug, Title: other.Title, Body: other.Body, Status: other.Status, URL: other.URL,
			Kind: r.Kind, Score: r.Score, Shared: list(r.Shared), Terms: list(r.Terms),
		})
	}
	for _, link := range d.Relations {
		if link.Slug == "" {
			answer.Outside = append(answer.Outside, link)
		}
	}
	return writeJSON(c, answer)
}
