package searchsvc

import (
	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
)

// SeriesName names a set of standards that people speak of as one thing.
type SeriesName struct {
	Name string        `json:"name"`
	Slug string        `json:"slug"`
	Body standard.Body `json:"body"`
	// Members is how many the landscape holds.
	Members int `json:"members"`
}

// SeriesAnswer is one series with its members in natural order.
type SeriesAnswer struct {
	Name string        `json:"name"`
	Slug string        `json:"slug"`
	Body standard.Body `json:"body"`
	// URL is the body's own page of it, where it can be told.
	URL      string         `json:"url,omitempty"`
	Members  []MemberAnswer `json:"members"`
	UnderWay []MemberAnswer `json:"under_way"`
	// Absent are members that the landscape does not hold, as far as they are known.
	Absent []AbsentAnswer `json:"absent"`
}

// MemberAnswer is one standard of a series.
type MemberAnswer struct {
	ID        string          `json:"id"`
	Slug      string          `json:"slug"`
	Title     string          `json:"title"`
	Status    standard.Status `json:"status"`
	Published string          `json:"published"`
	Expected  string          `json:"expected,omitempty"`
}

// AbsentAnswer is a member that the landscape does not hold.
type AbsentAnswer struct {
	ID  string `json:"id"`
	URL string `json:"url,omitempty"`
}

// listSeries answers GET /api/v1/series.
func (s *Service) listSeries(c *gin.Context, ix *indexer.Index) error {
	if _, err := s.parameters(c, "lang"); err != nil {
		return err
	}
	all := ix.Series()
	names := make([]SeriesName, len(all))
	for i := range all {
		names[i] = *NewSeriesName(&all[i])
	}
	return writeJSON(c, map[string]any{"series": names})
}

// series answers GET /api/v1/series/{slug}.
func (s *Service) series(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	answer, err := Series(ix, c.Param("slug"), p.lang)
	if err != nil {
		return err
	}
	return writeJSON(c, answer)
}

// Series tells of one series.
func Series(ix *indexer.Index, slug, lang string) (*SeriesAnswer, error) {
	found, ok := ix.GetSeries(slug)
	if !ok {
		return nil, problem("not-found", lang, wrong{value: slug})
	}
	a := &SeriesAnswer{Name: found.Name, Slug: found.Slug, Body: found.Body, Members: []MemberAnswer{}, UnderWay: []MemberAnswer{}, Absent: []AbsentAnswer{}}
	if id, err := standard.ParseIdentifier(found.Name); err == nil {
		a.URL = standard.PageOf(id)
	}
	for _, d := range ix.Members(found.Docs) {
		if d.Status == standard.UnderDevelopment {
			a.UnderWay = append(a.UnderWay, newMember(d))
		} else {
			a.Members = append(a.Members, newMember(d))
		}
	}
	for _, d := range ix.Members(found.Work) {
		a.UnderWay = append(a.UnderWay, newMember(d))
	}
	for _, name := range found.Absent {
		absent := AbsentAnswer{ID: name}
		if id, err := standard.ParseIdentifier(name); err == nil {
			absent.URL = standard.PageOf(id)
		}
		a.Absent = append(a.Absent, absent)
	}
	return a, nil
}

func newMember(d *indexer.Document) MemberAnswer {
	return MemberAnswer{d.ID, d.Slug, d.Title, d.Status, d.Published, d.Expected}
}

// NewSeriesName is nil for no series.
func NewSeriesName(s *indexer.Series) *SeriesName {
	if s == nil {
		return nil
	}
	return &SeriesName{s.Name, s.Slug, s.Body, len(s.Docs)}
}

// SeriesOf names the series of a standard, the narrowest first.
func SeriesOf(ix *indexer.Index, d *indexer.Document) []SeriesName {
	names := []SeriesName{}
	for _, s := range ix.SeriesOf(d) {
		names = append(names, *NewSeriesName(s))
	}
	return names
}
