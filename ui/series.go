package ui

import (
	"errors"
	"slices"

	"landscape/indexer"
	"landscape/searchsvc"
)

// allSeriesPage lists the series by body.
type allSeriesPage struct {
	frame
	Bodies []bodySeries
}

type bodySeries struct {
	ID, Name string
	Series   []searchsvc.SeriesName
}

// seriesPage shows one series with its members in natural order.
type seriesPage struct {
	frame
	*searchsvc.SeriesAnswer
}

// allSeries shows GET /series.
func (s *site) allSeries(v *visit) error {
	p := &allSeriesPage{}
	p.Title, p.Box, p.Description = v.term("series", "title"), true, v.term("series", "lead")
	all := v.ix.Series()
	for i := range all {
		found := &all[i]
		at := slices.IndexFunc(p.Bodies, func(b bodySeries) bool { return b.Name == string(found.Body) })
		if at < 0 {
			at = len(p.Bodies)
			p.Bodies = append(p.Bodies, bodySeries{ID: indexer.FacetBody + "-" + found.Slug, Name: string(found.Body)})
		}
		p.Bodies[at].Series = append(p.Bodies[at].Series, searchsvc.SeriesName{Name: found.Name, Slug: found.Slug, Members: len(found.Docs)})
	}
	return v.show("all series", p)
}

// series shows GET /series/{slug}.
func (s *site) series(v *visit) error {
	answer, err := searchsvc.Series(v.ix, v.c.Param("slug"), v.Code)
	var missing *searchsvc.Problem
	if errors.As(err, &missing) {
		return v.absent("absent", wantedIn(v.c.Param("slug")))
	}
	if err != nil {
		return err
	}
	p := &seriesPage{SeriesAnswer: answer}
	p.Title, p.Box = answer.Name, true
	return v.show("series", p)
}

// seriesLinks are the series of a standard, as values of a fact.
func (v *visit) seriesLinks(d *indexer.Document) []factValue {
	var links []factValue
	for _, s := range searchsvc.SeriesOf(v.ix, d) {
		links = append(links, factValue{Text: s.Name, Href: v.path("/series/" + s.Slug), Foreign: true})
	}
	return links
}
