package searchsvc

import (
	"fmt"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/catalogue"
	"landscape/crawler"
)

// SourceStatus tells how one source stands.
type SourceStatus struct {
	Source string `json:"source"`
	About  string `json:"about"`
	// State is "ok", "failed" (the last good records are shown), or "bundled"
	// (never crawled here: what is shown came with the program).
	State string `json:"state"`
	// Last is the report of the last crawl, absent when there was none.
	Last *catalogue.Report `json:"last,omitempty"`
}

// SourceStatuses tells how every source stands, for the status page, the API
// and doctor alike.
func SourceStatuses(cat *catalogue.Catalogue, sources []crawler.Source) ([]SourceStatus, error) {
	reports, err := cat.Reports()
	if err != nil {
		return nil, fmt.Errorf("read crawl reports: %w", err)
	}
	last := map[string]*catalogue.Report{}
	for i := range reports {
		last[reports[i].Source] = &reports[i]
	}
	statuses := []SourceStatus{}
	for _, source := range sources {
		if source.Fallback && last[source.Name] == nil {
			continue // another source reads its body
		}
		status := SourceStatus{Source: source.Name, About: source.About, State: "bundled", Last: last[source.Name]}
		switch {
		case status.Last == nil:
		case status.Last.OK():
			status.State = "ok"
		default:
			status.State = "failed"
		}
		statuses = append(statuses, status)
	}
	return statuses, nil
}

// SourceStatuses tells how every source of this service stands.
func (s *Service) SourceStatuses() ([]SourceStatus, error) {
	return SourceStatuses(s.catalogue, s.sources)
}

// listSources answers GET /api/v1/sources.
func (s *Service) listSources(c *gin.Context) error {
	if _, err := s.parameters(c, "lang"); err != nil {
		return err
	}
	statuses, err := s.SourceStatuses()
	if err != nil {
		return err
	}
	answer := map[string]any{"sources": statuses}
	if s.nextCrawl != nil {
		if next := s.nextCrawl(); !next.IsZero() {
			answer["next_crawl"] = next.UTC().Format(time.RFC3339)
		}
	}
	ix, release := s.live.Acquire()
	defer release()
	if ix != nil {
		answer["index"] = map[string]any{"version": ix.Version(), "documents": ix.Len()}
	}
	return writeJSON(c, answer)
}

// problems answers GET /api/v1/problems, to which the type of every problem points.
func (s *Service) problems(c *gin.Context) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"problems": problemList(p.lang)})
}
