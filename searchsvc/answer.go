package searchsvc

import (
	"html"
	"math"
	"slices"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// SearchAnswer is one page of a search as the API gives it.
type SearchAnswer struct {
	Total  int     `json:"total"`
	Hidden int     `json:"hidden"`
	Page   int     `json:"page"`
	Size   int     `json:"size"`
	TookMS float64 `json:"took_ms"`

	Hits   []HitAnswer              `json:"hits"`
	Facets map[string][]FacetAnswer `json:"facets"`
	// MoreValues says how many values of a facet are left out; naming the facet
	// in "facets" gives them all.
	MoreValues map[string]int `json:"more_values,omitempty"`
	Suggestion string         `json:"suggestion"`
	// Corrected is the spelling that was searched instead of one that finds nothing.
	Corrected string `json:"corrected,omitempty"`
	// Subjects are the concepts that the query speaks of, Unused its words that
	// nothing was done with.
	Subjects []SubjectAnswer `json:"subjects,omitempty"`
	Unused   []string        `json:"unused,omitempty"`
	// Asked tells of a query that is one identifier which is not held, or of which
	// one edition was asked for.
	Asked *AskedAnswer `json:"asked,omitempty"`
	// Named are things beside standards that the query names: an initiative, a
	// pathway, a Question, a body.
	Named []NamedAnswer `json:"named,omitempty"`
	// Series is the series that the query names; the hits are its members.
	Series *SeriesName `json:"series,omitempty"`
}

// SubjectAnswer is a concept that a query speaks of.
type SubjectAnswer struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	Share float64 `json:"share"`
}

// HitAnswer is one found standard.
type HitAnswer struct {
	ID            string          `json:"id"`
	Slug          string          `json:"slug"`
	Title         string          `json:"title"`
	Body          standard.Body   `json:"body"`
	Type          string          `json:"type"`
	Status        standard.Status `json:"status"`
	StatusWording string          `json:"status_wording"`
	Published     string          `json:"published"`
	Expected      string          `json:"expected,omitempty"`
	Groups        []string        `json:"groups"`
	Areas         []string        `json:"areas"`
	Topics        []string        `json:"topics"`
	Requirements  []string        `json:"requirements"`
	Access        standard.Access `json:"access"`
	Languages     []string        `json:"languages"`
	URL           string          `json:"url"`
	Score         float64         `json:"score"`
	// ReplacedBy is what took the place of a standard no longer in force, UnderWay
	// the work that changes one.
	ReplacedBy []string            `json:"replaced_by,omitempty"`
	UnderWay   []WorkAnswer        `json:"under_way,omitempty"`
	Highlights map[string][]string `json:"highlights"`
	Matched    []string            `json:"matched"`
}

// WorkAnswer is work under way that changes a standard.
type WorkAnswer struct {
	// Kind is "under-revision-by", "amended-by" or "corrected-by".
	Kind standard.RelationKind `json:"kind"`
	ID   string                `json:"id"`
	Slug string                `json:"slug"`
}

// FacetAnswer is one value of a facet with the number of hits it stands for.
type FacetAnswer struct {
	Value    string `json:"value"`
	Label    string `json:"label"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected"`
}

// facetValues is how many values of a facet come unasked: bodies have
// thousands of groups.
const facetValues = 50

// NewSearchAnswer words a result as the API does. Labels are in lang.
func (n Names) NewSearchAnswer(q indexer.Query, r *indexer.Result, took time.Duration, lang string) SearchAnswer {
	a := SearchAnswer{
		Total: r.Total, Hidden: r.Hidden, Page: 1, Size: q.Size, TookMS: milliseconds(took),
		Hits: make([]HitAnswer, len(r.Hits)), Facets: map[string][]FacetAnswer{},
		Suggestion: r.Suggestion, Corrected: r.Corrected, Unused: r.Unused, Asked: NewAskedAnswer(r), Series: NewSeriesName(r.Series),
	}
	if q.Size > 0 {
		a.Page = q.From/q.Size + 1
	}
	for i := range r.Hits {
		a.Hits[i] = newHitAnswer(&r.Hits[i])
	}
	for _, s := range r.Subjects {
		a.Subjects = append(a.Subjects, SubjectAnswer{s.ID, n.Name(indexer.FacetSubject, s.ID, lang), math.Round(100*s.Share) / 100})
	}
	for facet, counts := range r.Facets {
		if q.Facets == nil && len(counts) > facetValues {
			whole := len(counts)
			counts = firstAndChosen(counts)
			if a.MoreValues == nil {
				a.MoreValues = map[string]int{}
			}
			a.MoreValues[facet] = whole - len(counts)
		}
		a.Facets[facet] = n.facetAnswers(facet, counts, lang)
	}
	return a
}

// firstAndChosen keeps the first values, and those that the reader chose.
func firstAndChosen(counts []indexer.Count) []indexer.Count {
	kept := slices.Clone(counts[:facetValues])
	for _, c := range counts[facetValues:] {
		if c.Selected {
			kept = append(kept, c)
		}
	}
	return kept
}

func (n Names) facetAnswers(facet string, counts []indexer.Count, lang string) []FacetAnswer {
	answers := make([]FacetAnswer, len(counts))
	for i, c := range counts {
		answers[i] = FacetAnswer{Value: c.Value, Label: n.Name(facet, c.Value, lang), Count: c.Count, Selected: c.Selected}
	}
	return answers
}

func newHitAnswer(h *indexer.Hit) HitAnswer {
	d := h.Document
	a := HitAnswer{
		ID: d.ID, Slug: d.Slug, Title: d.Title, Body: d.Body, Type: d.Type, Status: d.Status,
		StatusWording: d.Wording, Published: d.Published, Expected: d.Expected, Groups: list(d.Groups),
		Areas: list(d.Labels.Areas), Topics: list(d.Labels.Topics), Requirements: list(d.Labels.Requirements),
		Access: d.Access, Languages: list(d.Languages), URL: d.URL,
		Score: math.Round(h.Score*1000) / 1000, Highlights: highlights(h), Matched: list(h.Matched),
	}
	if d.Status == standard.Superseded || d.Status == standard.Withdrawn {
		a.ReplacedBy = successors(d)
	}
	for _, l := range d.UnderWay() {
		a.UnderWay = append(a.UnderWay, WorkAnswer{l.Kind, l.ID, l.Slug})
	}
	return a
}

// list is never null in JSON.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}

// highlights puts <mark> around what matched, and escapes all else.
func highlights(h *indexer.Hit) map[string][]string {
	out := make(map[string][]string, len(h.Highlights))
	for field, pieces := range h.Highlights {
		var b strings.Builder
		for _, p := range pieces {
			if p.Mark {
				b.WriteString("<mark>" + html.EscapeString(p.Text) + "</mark>")
			} else {
				b.WriteString(html.EscapeString(p.Text))
			}
		}
		out[field] = []string{b.String()}
	}
	return out
}

// milliseconds to the microsecond.
func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}
