package searchsvc

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
)

// changesSince is how far back changes go when nobody says.
const changesSince = 30 * 24 * time.Hour

// ChangesAnswer is one page of what changed.
type ChangesAnswer struct {
	Since   time.Time      `json:"since"`
	Total   int            `json:"total"`
	Page    int            `json:"page"`
	Size    int            `json:"size"`
	Changes []ChangeAnswer `json:"changes"`
	// ByDate tells that nothing was crawled yet: these are the changes that the
	// dates and statuses of the standards tell.
	ByDate bool `json:"by_date"`
}

// ChangeAnswer is one change of one edition of a standard.
type ChangeAnswer struct {
	ID    string        `json:"id"`
	Slug  string        `json:"slug"`
	Title string        `json:"title"`
	Body  standard.Body `json:"body"`
	// Edition is the identifier of the edition that changed.
	Edition string `json:"edition"`
	// Kind is one of ChangeKinds.
	Kind   string                  `json:"kind"`
	Fields []catalogue.FieldChange `json:"fields"`
	At     time.Time               `json:"at"`
	// Date is as precise as the body is, where only that tells of the change.
	Date string `json:"date,omitempty"`
	URL  string `json:"url"`
}

// ChangeKinds lists the kinds of change. A new status is told by that status
// where readers wait for it.
func ChangeKinds() []string {
	return []string{"added", published, "changed", "status", "superseded", "withdrawn", "gone", "back"}
}

// changeQuery is what changes are asked for.
type changeQuery struct {
	since time.Time
	kinds []string
	// of are the standards to tell the changes of; those found by a search.
	of indexer.Query
}

// changes answers GET /api/v1/changes.
func (s *Service) changes(c *gin.Context, ix *indexer.Index) error {
	lang := Language(c.Request)
	values, mistake := readAddress(c.Request.URL, lang)
	if mistake != nil {
		return mistake
	}
	answer, err := s.Changes(c.Request.Context(), ix, values, lang)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", cacheFor)
	return writeJSON(c, answer)
}

// Changes are one page of what changed, with the parameters of the API.
func (s *Service) Changes(ctx context.Context, ix *indexer.Index, values url.Values, lang string) (*ChangesAnswer, error) {
	p := readParameters(values, lang, append(FilterParameters(), "since", "kind", "page", "size", "lang")...)
	size := p.number("size", 1, maxSize, defaultSize)
	page := p.number("page", 1, maxPage, 1)
	q := s.changeQuery(p)
	if p.mistake != nil {
		return nil, p.mistake
	}
	found, err := changesOf(ctx, s.catalogue, ix, q)
	if err != nil {
		return nil, err
	}
	since, byDate := q.since, false
	if len(found) == 0 {
		if byDate, err = s.nothingSeen(); err != nil {
			return nil, err
		}
	}
	if byDate {
		wanted, err := wantedOf(ctx, ix, q.of)
		if err != nil {
			return nil, err
		}
		if found, since, err = s.inDates(ix, q, wanted, values.Has("since")); err != nil {
			return nil, err
		}
	}
	from := min((page-1)*size, len(found))
	return &ChangesAnswer{Since: since, Total: len(found), Page: page, Size: size, ByDate: byDate,
		Changes: changeAnswers(ix, found[from:min(from+size, len(found))])}, nil
}

// nothingSeen tells whether no crawl has seen a change yet.
func (s *Service) nothingSeen() (bool, error) {
	logged, err := s.catalogue.Changes(time.Time{})
	if err != nil {
		return false, fmt.Errorf("read changes: %w", err)
	}
	return len(logged) == 0, nil
}

func (s *Service) changeQuery(p *parameters) changeQuery {
	q := changeQuery{since: p.moment("since", time.Now().Add(-changesSince)), kinds: p.values["kind"]}
	for _, kind := range q.kinds {
		if !slices.Contains(ChangeKinds(), kind) {
			p.badValue("kind", kind, ChangeKinds()...)
		}
	}
	q.of = indexer.Query{Text: p.one("q"), Filters: s.filters(p), Facets: []string{}, AnyStatus: true,
		OneOfIdentical: p.identical(identicalAll)}
	return q
}

// moment is a date or a time.
func (p *parameters) moment(name string, fallback time.Time) time.Time {
	text := p.one(name)
	if !p.values.Has(name) {
		return fallback.UTC().Truncate(time.Second)
	}
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(form, text); err == nil {
			return at.UTC()
		}
	}
	p.badValue(name, text, "2026-01-31", "2026-01-31T12:00:00Z")
	return fallback
}

// changesOf lists the changes of standards in the index, newest first. Records
// that are not about security have changes too; they are not told.
func changesOf(ctx context.Context, cat *catalogue.Catalogue, ix *indexer.Index, q changeQuery) ([]toldChange, error) {
	logged, err := cat.Changes(q.since)
	if err != nil {
		return nil, fmt.Errorf("read changes: %w", err)
	}
	wanted, err := wantedOf(ctx, ix, q.of)
	if err != nil {
		return nil, err
	}
	found := told(logged, func(key string) (string, bool) {
		slug, held := ix.SlugOf(key)
		return slug, held && wanted(slug)
	})
	return slices.DeleteFunc(found, func(c toldChange) bool { return len(q.kinds) > 0 && !slices.Contains(q.kinds, c.kind) }), nil
}

// told lists the changes of the standards that slugOf knows by their key, newest first.
func told(logged []catalogue.Change, slugOf func(key string) (slug string, held bool)) []toldChange {
	found := []toldChange{}
	for _, change := range slices.Backward(logged) {
		if slug, held := slugOf(change.ID.Key()); held {
			found = append(found, toldChange{Change: change, kind: kindOf(change), slug: slug})
		}
	}
	slices.SortStableFunc(found, func(a, b toldChange) int { return b.At.Compare(a.At) })
	return found
}

// toldChange is a change of a standard that the index holds.
type toldChange struct {
	catalogue.Change
	kind, slug string
	// date tells of the change where no crawl has seen it.
	date string
}

// wantedOf tells which standards somebody wants the changes of.
func wantedOf(ctx context.Context, ix *indexer.Index, q indexer.Query) (func(slug string) bool, error) {
	if q.Text == "" && len(q.Filters) == 0 && !q.OneOfIdentical {
		return func(string) bool { return true }, nil
	}
	slugs, err := ix.Slugs(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("select standards: %w", err)
	}
	set := make(map[string]bool, len(slugs))
	for _, slug := range slugs {
		set[slug] = true
	}
	return func(slug string) bool { return set[slug] }, nil
}

// changeAnswers words changes, of which a page shows few.
func changeAnswers(ix *indexer.Index, changes []toldChange) []ChangeAnswer {
	answers := make([]ChangeAnswer, 0, len(changes))
	for _, change := range changes {
		if d, ok := ix.Get(change.slug); ok {
			answer := newChangeAnswer(change.Change, change.kind, d)
			answer.Date = change.date
			answers = append(answers, answer)
		}
	}
	return answers
}

func newChangeAnswer(change catalogue.Change, kind string, d *indexer.Document) ChangeAnswer {
	return ChangeAnswer{ID: d.ID, Slug: d.Slug, Title: change.Title, Body: d.Body, Edition: change.ID.String(),
		Kind: kind, Fields: list(change.Fields), At: change.At, URL: change.URL}
}

// kindOf tells a new status by its name where readers wait for it.
func kindOf(change catalogue.Change) string {
	for _, f := range change.Fields {
		if f.Field != "status" {
			continue
		}
		if f.To == string(standard.Superseded) || f.To == string(standard.Withdrawn) {
			return f.To
		}
	}
	return string(change.Kind)
}
