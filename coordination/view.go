package coordination

import (
	"context"
	"iter"
	"log/slog"
	"net/url"
	"slices"
	"sync"
	"time"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// View is everyone's work as one index shows it on one day. It does not change
// and may be used by many goroutines; a new index gets a new View.
type View struct {
	index *indexer.Index
	facts *Facts
	tax   *taxonomy.Taxonomy
	today time.Time
	// Worked out once, on first use: they read every standard and compare it
	// with every other.
	register    func() *register
	histories   func() map[string]*history
	overlaps    func() []Overlap
	everySurvey func() (*survey, error)
	everyGap    func() []Gap
	everyTrend  map[string]func() (*Trends, error) // by facet
}

// New looks at an index as it stands today.
func New(index *indexer.Index, facts *Facts, tax *taxonomy.Taxonomy, today time.Time) *View {
	v := &View{index: index, facts: facts, tax: tax, today: today}
	v.register = sync.OnceValue(func() *register { return newRegister(read(index), index.Reading(), facts, tax) })
	v.histories = sync.OnceValue(func() map[string]*history { return readHistories(index) })
	v.overlaps = sync.OnceValue(func() []Overlap { return v.register().findOverlaps(today.Year()) })
	v.everySurvey = sync.OnceValues(func() (*survey, error) { return v.survey(indexer.Query{OneOfIdentical: true}) })
	v.everyGap = sync.OnceValue(func() []Gap {
		s, err := v.everySurvey()
		if err != nil {
			return nil // who asks for gaps is told by the survey
		}
		return v.findGaps(s, agedYears)
	})
	v.everyTrend = map[string]func() (*Trends, error){}
	for _, by := range TrendFacets() {
		v.everyTrend[by] = sync.OnceValues(func() (*Trends, error) { return v.trends(indexer.Query{OneOfIdentical: true}, by) })
	}
	return v
}

// read reads every standard. That the disk fails now, after the index was checked,
// is logged; what was read until then is shown.
func read(index *indexer.Index) iter.Seq[*indexer.Document] {
	return func(yield func(*indexer.Document) bool) {
		for d, err := range index.Documents() {
			if err != nil {
				slog.Error("read the standards for the coordination views", "error", err)
				return
			}
			if !yield(d) {
				return
			}
		}
	}
}

// Warm works out ahead of the first request what is worked out once.
func (v *View) Warm() error {
	v.overlaps()
	v.everyGap()
	for _, trends := range v.everyTrend {
		if _, err := trends(); err != nil {
			return err
		}
	}
	_, err := v.everySurvey()
	return err
}

// everything tells whether a query leaves nothing out.
func everything(q indexer.Query) bool {
	return q.Text == "" && len(q.Filters) == 0 && q.OneOfIdentical && !q.AnyStatus
}

// On is the same view on another day. What was worked out stays.
func (v *View) On(day time.Time) *View {
	dated := *v
	dated.today = day
	return &dated
}

// Facts are the reference data behind the views.
func (v *View) Facts() *Facts { return v.facts }

// Figure is a number with the search that finds exactly what it counts.
type Figure struct {
	Count int `json:"count"`
	// Search is what stands behind "?" in the address of the search: "area=iot&status=in-force".
	Search string `json:"search"`
}

// figure counts the hits of a query.
func (v *View) figure(q indexer.Query) Figure {
	return Figure{Count: v.count(q), Search: address(q)}
}

// Count counts what a query finds with one status.
func (v *View) Count(q indexer.Query, s standard.Status) Figure {
	narrowed, ok := withStatus(q, s)
	if !ok {
		return Figure{}
	}
	return v.figure(narrowed)
}

func (v *View) count(q indexer.Query) int {
	q.From, q.Size, q.Facets = 0, 0, []string{}
	r, err := v.index.Search(context.Background(), q)
	if err != nil {
		return 0
	}
	return r.Total
}

// address writes a query as the parameters of a search.
func address(q indexer.Query) string {
	values := url.Values{}
	if q.Text != "" {
		values.Set("q", q.Text)
	}
	for facet, chosen := range q.Filters {
		if len(chosen) > 0 {
			values[facet] = chosen
		}
	}
	if q.OneOfIdentical {
		values.Set("identical", "once")
	}
	return values.Encode()
}

// with narrows a query to values of a facet. Values that the query has chosen
// already stay the only ones possible; ok is false when none is left.
func with(q indexer.Query, facet string, values ...string) (narrowed indexer.Query, ok bool) {
	if len(values) == 0 {
		return q, true
	}
	if chosen := q.Filters[facet]; len(chosen) > 0 {
		values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !slices.Contains(chosen, v) })
	}
	if len(values) == 0 {
		return q, false
	}
	filters := indexer.Filters{facet: values}
	for name, chosen := range q.Filters {
		if name != facet {
			filters[name] = chosen
		}
	}
	q.Filters = filters
	return q, true
}

// withStatus narrows a query to one status.
func withStatus(q indexer.Query, s standard.Status) (indexer.Query, bool) {
	return with(q, indexer.FacetStatus, string(s))
}

// Entry is one standard in a list of a view.
type Entry struct {
	ID        string          `json:"id"`
	Slug      string          `json:"slug"`
	Title     string          `json:"title"`
	Body      standard.Body   `json:"body"`
	Type      string          `json:"type"`
	Status    standard.Status `json:"status"`
	Wording   string          `json:"status_wording,omitempty"`
	Published string          `json:"published,omitempty"`
	Expected  string          `json:"expected,omitempty"`
	Groups    []string        `json:"groups"`
	Areas     []string        `json:"areas"`
	Topics    []string        `json:"topics"`
	Access    standard.Access `json:"access"`
	URL       string          `json:"url"`
	// Titles in other languages, for pages; the API gives them with the standard.
	Titles map[string]string `json:"-"`
	// Nearest names, on a desk, the own text of the Question that it is plainly near to.
	Nearest string `json:"nearest,omitempty"`
}

func entry(d *indexer.Document) Entry {
	return Entry{ID: d.ID, Slug: d.Slug, Title: d.Title, Body: d.Body, Type: d.Type, Status: d.Status,
		Wording: d.Wording, Published: d.Published, Expected: d.Expected, Groups: orEmpty(d.Groups),
		Areas: orEmpty(d.Labels.Areas), Topics: orEmpty(d.Labels.Topics), Access: d.Access, URL: d.URL, Titles: d.Titles}
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
