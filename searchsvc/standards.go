package searchsvc

import (
	"net/http"
	"net/url"
	"time"

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
}

// FieldSource is where and when one field was read.
type FieldSource struct {
	URL     string    `json:"url"`
	Fetched time.Time `json:"fetched"`
	// Inferred is true for what we concluded rather than read.
	Inferred bool `json:"inferred,omitempty"`
	// Checked is the date on which a person last checked an entry of a seed list.
	Checked string `json:"checked,omitempty"`
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
		Document: complete(d), LabelNames: s.labelNames(d.Labels, p.lang), Sources: FieldSources(d),
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
	l.Areas, l.Topics, l.Requirements, l.Pillars = list(l.Areas), list(l.Topics), list(l.Requirements), list(l.Pillars)
	l.Evidence, whole.Relations = list(l.Evidence), list(d.Relations)
	return &whole
}

// labelNames names every label of a document.
func (n Names) labelNames(l standard.Labels, lang string) map[string]string {
	named := map[string]string{}
	for facet, values := range map[string][]string{indexer.FacetArea: l.Areas, indexer.FacetTopic: l.Topics,
		indexer.FacetRequirement: l.Requirements, indexer.FacetPillar: l.Pillars} {
		for _, v := range values {
			named[facet+":"+v] = n.Name(facet, v, lang)
		}
	}
	return named
}

// FieldSources tells for every field of a document that has a value where the
// edition that speaks for the document had it from.
func FieldSources(d *indexer.Document) map[string]FieldSource {
	face := faceOf(d)
	if face == nil || len(face.Provenance) == 0 {
		return map[string]FieldSource{}
	}
	sources := map[string]FieldSource{}
	for _, field := range filledFields(d) {
		sources[field] = sourceOf(face, field)
	}
	return sources
}

// faceOf is the edition that a document takes its title and status from.
func faceOf(d *indexer.Document) *standard.Record {
	for i := range d.Editions {
		e := &d.Editions[i]
		if e.Status == d.Status && e.Title == d.Title && e.Published == d.Published {
			return e
		}
	}
	if len(d.Editions) == 0 {
		return nil
	}
	return &d.Editions[0]
}

// sourceOf looks a field up in the provenance of a record: the first entry
// covers all that no later one names.
func sourceOf(r *standard.Record, field string) FieldSource {
	from := r.Provenance[0]
	for _, p := range r.Provenance[1:] {
		for _, named := range p.Fields {
			if named == field || named == recordField[field] {
				from = p
			}
		}
	}
	source := FieldSource{URL: from.URL, Fetched: from.Fetched, Checked: r.Checked}
	for _, inferred := range r.Inferred {
		source.Inferred = source.Inferred || inferred == field || inferred == recordField[field]
	}
	return source
}

// recordField is what a record calls a field that the document calls otherwise.
var recordField = map[string]string{"status_wording": "wording"}

// filledFields lists the facts of a document that hold something.
func filledFields(d *indexer.Document) []string {
	var fields []string
	for _, f := range []struct {
		name   string
		filled bool
	}{
		{"id", true}, {"title", d.Title != ""}, {"titles", len(d.Titles) > 0}, {"type", d.Type != ""},
		{"status", true}, {"status_wording", d.Wording != ""}, {"published", d.Published != ""},
		{"expected", d.Expected != ""}, {"groups", len(d.Groups) > 0}, {"keywords", len(d.Keywords) > 0},
		{"ics", len(d.ICS) > 0}, {"languages", len(d.Languages) > 0}, {"access", d.Access != ""},
		{"url", d.URL != ""}, {"text", d.Text != ""}, {"aliases", len(d.Aliases) > 0},
		{"relations", len(d.Relations) > 0},
	} {
		if f.filled {
			fields = append(fields, f.name)
		}
	}
	return fields
}
