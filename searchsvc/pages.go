package searchsvc

import (
	"context"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
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

// TellPeople shows as a page what is refused outside the API before a page of
// its own could say so.
func (s *Service) TellPeople(show func(*gin.Context, error)) { s.tellPeople = show }

// Mount serves an address by a handler of another room. What is sent there may
// be work.
func (s *Service) Mount(path string, h http.Handler) {
	s.engine.POST(path, s.Costly, gin.WrapH(h))
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodDelete, http.MethodOptions} {
		s.engine.Handle(method, path, gin.WrapH(h))
	}
}

// NoteError gives the log the cause of an answer that another room words.
func NoteError(ctx context.Context, err error) { exchangeOf(ctx).err = err }

// ForgetCaching takes back what Cached promised.
func ForgetCaching(h http.Header) { forgetCaching(h) }
