package ui

import (
	"context"
	"errors"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// problemPage tells a person what went wrong and where to go from there.
type problemPage struct {
	frame
	Status          string
	Heading, Detail string
	// Near are standards with a similar name; Wanted is what to search for.
	Near      []nearView
	Wanted    string
	RequestID string
}

// nearView is one standard in a short list.
type nearView struct {
	hitTitle
	Status standard.Status
}

const (
	nearShown      = 5
	shortestPrefix = 3
	// No title is so long; each letter more of a long text costs a look-up.
	longestPrefix = 100
)

// absent shows that there is nothing at an address, and what is called like it.
func (v *visit) absent(heading, wanted string) error {
	p := &problemPage{Status: v.number(http.StatusNotFound), Heading: v.term("problem", heading),
		Detail: v.term("problem", heading+"-detail"), Wanted: wanted}
	p.Title, p.NoIndex, p.Box = p.Heading, true, true
	if v.ix != nil && wanted != "" {
		p.Near = v.near(wanted)
	}
	return v.showAs(http.StatusNotFound, "problem", p)
}

// near finds standards for words that were taken from an address. When nothing
// has them all, it looks for what begins like them.
func (v *visit) near(wanted string) []nearView {
	var views []nearView
	result, err := v.ix.Search(v.c.Request.Context(), indexer.Query{Text: wanted, Size: nearShown, AnyStatus: true, Facets: []string{}})
	if err != nil {
		return nil
	}
	for _, h := range result.Hits {
		views = append(views, nearView{v.hitTitle(h.Document), h.Document.Status})
	}
	letters := []rune(wanted)
	letters = letters[:min(len(letters), longestPrefix)]
	for n := len(letters); n >= shortestPrefix && len(views) == 0; n-- {
		for _, s := range v.ix.Suggest(string(letters[:n]), v.Code, nearShown) {
			if d, ok := v.ix.Get(s.Slug); ok && s.Slug != "" {
				views = append(views, nearView{v.hitTitle(d), d.Status})
			}
		}
	}
	return views
}

// wantedIn guesses from an address what somebody looked for.
func wantedIn(address string) string {
	words := strings.NewReplacer("-", " ", "_", " ", "+", " ").Replace(path.Base(path.Clean("/" + address)))
	if words = strings.TrimSpace(words); words == "/" || len(words) > 100 {
		return ""
	}
	return words
}

// elsewhere answers all addresses that lead nowhere, in the language they begin with.
func (s *site) elsewhere(c *gin.Context) {
	protect(c)
	if to, ok := otherSpelling(c.Request.URL); ok {
		c.Redirect(http.StatusMovedPermanently, to)
		return
	}
	s.page(languageOf(c), func(v *visit) error { return v.absent("absent", wantedIn(c.Request.URL.Path)) })(c)
}

// refused shows why a request was not taken on.
func (s *site) refused(c *gin.Context, err error) {
	protect(c)
	s.page(languageOf(c), func(*visit) error { return err })(c)
}

// languageOf is the language that an address begins with.
func languageOf(c *gin.Context) string {
	for _, code := range languages()[1:] {
		if strings.HasPrefix(c.Request.URL.Path, "/"+code+"/") {
			return code
		}
	}
	return languages()[0]
}

// fail shows what went wrong. Only what is safe to tell is told; the cause goes
// to the log.
func (v *visit) fail(err error) {
	ctx := v.c.Request.Context()
	searchsvc.NoteError(ctx, err)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		v.c.AbortWithStatus(http.StatusRequestTimeout)
		return
	}
	told := searchsvc.AsProblem(err, v.Code)
	p := &problemPage{Status: v.number(told.Status), Heading: told.Title, Detail: told.Detail, RequestID: searchsvc.RequestID(ctx)}
	v.trouble(told.Status, p)
}

// notReady asks for patience while the first index is built.
func (v *visit) notReady() {
	v.c.Header("Retry-After", "5")
	v.trouble(http.StatusServiceUnavailable, &problemPage{Status: v.number(http.StatusServiceUnavailable),
		Heading: v.term("problem", "not-ready"), Detail: v.term("problem", "not-ready-detail")})
}

func (v *visit) trouble(status int, p *problemPage) {
	p.Title, p.NoIndex = p.Heading, true
	if err := v.showAs(status, "problem", p); err != nil {
		searchsvc.NoteError(v.c.Request.Context(), err)
		v.c.AbortWithStatus(http.StatusInternalServerError)
	}
}
