package ui

import (
	"net/url"
	"time"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// bodiesPage lists the bodies with their standards and how fresh they are.
type bodiesPage struct {
	frame
	Rows []bodyRow
	// Unlisted are the bodies of which nothing is held.
	Unlisted []standard.BodyInfo
}

type bodyRow struct {
	Body, Name, Home, Scope, Region, Href, Feed string
	InForce, Draft, Older                       int
	Stamp, Crawled                              string
	// Health is the state of the body's sources: "ok", "failed", "bundled".
	Health string
}

// bodies shows GET /bodies.
func (s *site) bodies(v *visit) error {
	counts, err := searchsvc.FacetCounts(v.c.Request.Context(), v.ix, indexer.FacetBody)
	if err != nil {
		return err
	}
	statuses, err := s.service.SourceStatuses()
	if err != nil {
		return err
	}
	survey, err := s.surveyOf(v.ix)
	if err != nil {
		return err
	}
	p := &bodiesPage{Unlisted: standard.Unlisted()}
	p.Title, p.Box = v.term("bodies", "title"), true
	for _, b := range bodiesIn(counts) {
		n := counts[string(b.Body)]
		row := bodyRow{Body: string(b.Body), Name: b.Name, Home: webAddress(b.Home), Scope: b.Scope, Region: b.Region,
			Href:    address(v.path("/search"), url.Values{indexer.FacetBody: {string(b.Body)}}),
			Feed:    v.feedOf(address("/feeds/changes.atom", url.Values{indexer.FacetBody: {string(b.Body)}})),
			InForce: n.InForce, Draft: n.UnderDevelopment, Older: n.Total - n.Current, Health: "bundled"}
		if r := survey.bodies[b.Body]; r != nil {
			row.Stamp, row.Crawled = stamp(r.last), v.moment(r.last)
			row.Health = health(statuses, r.sources)
		}
		p.Rows = append(p.Rows, row)
	}
	return v.show("bodies", p)
}

// bodiesIn lists the bodies that have a standard: the known ones in their
// order, then those that publish jointly.
func bodiesIn(counts map[string]searchsvc.StatusCounts) []standard.BodyInfo {
	var bodies []standard.BodyInfo
	listed := map[string]bool{}
	for _, b := range standard.Bodies() {
		if _, ok := counts[string(b.Body)]; ok {
			bodies = append(bodies, b)
			listed[string(b.Body)] = true
		}
	}
	for _, name := range sortedKeys(counts) {
		if listed[name] {
			continue
		}
		b, ok := standard.LookupBody(name)
		if !ok {
			b = standard.BodyInfo{Body: standard.Body(name)}
		}
		bodies = append(bodies, b)
	}
	return bodies
}

// health of a body is that of its sources: failed when one of them failed.
func health(statuses []searchsvc.SourceStatus, sources []string) string {
	worst := "bundled"
	for _, s := range statuses {
		for _, source := range sources {
			if s.Source == source && s.State != "bundled" && worst != "failed" {
				worst = s.State
			}
		}
	}
	return worst
}

// statusPage tells how the crawl of each source went.
type statusPage struct {
	frame
	Standards int
	Version   string
	Rows      []sourceRow
}

type sourceRow struct {
	Source, About, Health                             string
	Crawled                                           bool
	Fetched, New, Changed, Gone, Rejected, Incomplete int
	Stamp, Finished, Took                             string
	Notes                                             []string
}

// status shows GET /status.
func (s *site) status(v *visit) error {
	statuses, err := s.service.SourceStatuses()
	if err != nil {
		return err
	}
	p := &statusPage{Standards: v.ix.Len(), Version: v.ix.Version()}
	p.Title = v.term("sources", "title")
	for _, st := range statuses {
		p.Rows = append(p.Rows, v.sourceRow(st))
	}
	return v.show("status page", p)
}

func (r reader) sourceRow(st searchsvc.SourceStatus) sourceRow {
	row := sourceRow{Source: st.Source, About: st.About, Health: st.State}
	if last := st.Last; last != nil {
		finished := last.Started.Add(last.Duration).Truncate(time.Second)
		row.Crawled, row.Stamp, row.Finished, row.Took = true, stamp(finished), r.moment(finished), r.duration(last.Duration)
		row.Fetched, row.New, row.Changed, row.Gone = last.Fetched, last.New, last.Changed, last.Gone
		row.Rejected, row.Incomplete = last.Rejected, last.Incomplete
		row.Notes = last.Notes
	}
	return row
}
