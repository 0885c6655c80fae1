package searchsvc

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
)

// StandardAnswer is one standard with all that is known of it.
type StandardAnswer struct {
	*indexer.Document
	// LabelNames names every label of the document in the reader's language, by
	// "area:iot".
	LabelNames map[string]string `json:"label_names"`
	// Sources says for every field where it was read.
	Sources map[string]FieldSource `json:"sources"`
	// Series are those that the standard is a member of, the narrowest first.
	Series []SeriesName `json:"series"`
}

// standard answers GET /api/v1/standards/{slug}.
func (s *Service) standard(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	d, err := s.find(c, ix, "")
	if d == nil || err != nil {
		return err
	}
	return writeJSON(c, StandardAnswer{
		Document: complete(d), LabelNames: s.labelNames(d.Labels, p.lang), Sources: FieldSources(d), Series: SeriesOf(ix, d),
	})
}

// find gets the document of the address. An identifier in another spelling is
// sent on to the right address, and then there is no document.
func (s *Service) find(c *gin.Context, ix *indexer.Index, rest string) (*indexer.Document, error) {
	asked := c.Param("slug")
	lang := Language(c.Request)
	d, ok := ix.Get(asked)
	if !ok {
		return nil, problem("unknown-standard", lang, wrong{value: asked, accepted: similarSlugs(ix, asked, lang)})
	}
	if d.Slug == asked {
		return d, nil
	}
	to := url.URL{Path: "/api/v1/standards/" + d.Slug + rest, RawQuery: c.Request.URL.RawQuery}
	c.Redirect(http.StatusMovedPermanently, to.String())
	return nil, nil
}

// similarSlugs are addresses near to one that leads nowhere.
func similarSlugs(ix *indexer.Index, asked, lang string) []string {
	var slugs []string
	for _, suggestion := range ix.Suggest(asked, lang, 10) {
		if suggestion.Slug != "" && len(slugs) < 5 {
			slugs = append(slugs, suggestion.Slug)
		}
	}
	if len(slugs) == 0 {
		return []string{"itu-t-x.1352", "rfc-8446"}
	}
	return slugs
}

// complete gives every list of a document a value, so that JSON has no null.
func complete(d *indexer.Document) *indexer.Document {
	whole := *d
	whole.Groups, whole.Languages = list(d.Groups), list(d.Languages)
	l := &whole.Labels
	l.Areas, l.Topics, l.Requirements, l.Pillars, l.Subjects = list(l.Areas), list(l.Topics), list(l.Requirements), list(l.Pillars), list(l.Subjects)
	l.Evidence, whole.Relations = list(l.Evidence), list(d.Relations)
	return &whole
}

// labelNames names every label of a document.
func (n Names) labelNames(l standard.Labels, lang string) map[string]string {
	named := map[string]string{}
	for facet, values := range map[string][]string{indexer.FacetArea: l.Areas, indexer.FacetTopic: l.Topics,
		indexer.FacetRequirement: l.Requirements, indexer.FacetPillar: l.Pillars, indexer.FacetSubject: l.Subjects} {
		for _, v := range values {
			named[facet+":"+v] = n.Name(facet, v, lang)
		}
	}
	return named
}
