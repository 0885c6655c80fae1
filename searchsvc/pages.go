package searchsvc

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
)

// What pages for people need beside the routes of the API.

// Elsewhere serves the addresses outside the API that no route has: a person
// who is lost wants a page, a program a problem.
func (s *Service) Elsewhere(h gin.HandlerFunc) {
	s.engine.NoRoute(func(c *gin.Context) {
		if strings.HasPrefix(c.Request.URL.Path, "/api/") {
			s.Handle(s.noRoute)(c)
			return
		}
		h(c)
	})
}

// NoteError gives the log the cause of an answer that another room words.
func NoteError(ctx context.Context, err error) { exchangeOf(ctx).err = err }

// ForgetCaching takes back what Cached promised.
func ForgetCaching(h http.Header) { forgetCaching(h) }

// Changes are one page of what changed, with the parameters of the API.
func (s *Service) Changes(ix *indexer.Index, values url.Values, lang string) (*ChangesAnswer, error) {
	p := readParameters(values, lang, append(FilterParameters(), "since", "kind", "page", "size", "lang")...)
	size := p.number("size", 1, maxSize, defaultSize)
	page := p.number("page", 1, maxPage, 1)
	q := s.changeQuery(p)
	if p.mistake != nil {
		return nil, p.mistake
	}
	found, err := changesOf(s.catalogue, ix, q)
	if err != nil {
		return nil, err
	}
	from := min((page-1)*size, len(found))
	return &ChangesAnswer{Since: q.since, Total: len(found), Page: page, Size: size,
		Changes: found[from:min(from+size, len(found))]}, nil
}
