package searchsvc

import (
	"github.com/gin-gonic/gin"

	"landscape/indexer"
)

// suggestMost is how many completions one answer holds.
const suggestMost = 10

// suggest answers GET /api/v1/suggest.
func (s *Service) suggest(c *gin.Context, ix *indexer.Index) error {
	text, suggestions, err := s.completions(c, ix)
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"q": text, "suggestions": suggestions})
}

// completions reads what is being typed and completes it.
func (s *Service) completions(c *gin.Context, ix *indexer.Index) (string, []indexer.Suggestion, error) {
	p, err := s.parameters(c, "q", "lang")
	if err != nil {
		return "", nil, err
	}
	text := p.one("q")
	if !p.values.Has("q") {
		p.fail("missing-parameter", wrong{parameter: "q", accepted: []string{"x.15", "zero tr"}})
	}
	if p.mistake != nil {
		return "", nil, p.mistake
	}
	return text, list(ix.Suggest(text, p.lang, suggestMost)), nil
}

// browserSuggest answers what a browser asks while one types into its own
// search box, in the form of the OpenSearch suggestions extension.
func (s *Service) browserSuggest(c *gin.Context, ix *indexer.Index) error {
	text, suggestions, err := s.completions(c, ix)
	if err != nil {
		return err
	}
	values := make([]string, len(suggestions))
	for i, suggestion := range suggestions {
		values[i] = suggestion.Text
	}
	return writeAs(c, 200, "application/x-suggestions+json; charset=utf-8", []any{text, values})
}
