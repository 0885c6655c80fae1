package ui

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"landscape/export"
	"landscape/indexer"
	"landscape/searchsvc"
)

// search shows GET /search, with the parameters of the API.
func (s *site) search(v *visit) error {
	values := v.c.Request.URL.Query()
	if tidy(values) {
		v.c.Redirect(http.StatusSeeOther, address(v.path("/search"), values))
		return nil
	}
	p := &searchPage{}
	p.Box, p.NoIndex = true, len(values) > 0
	q, mistake := s.service.ParseQuery(values, v.Code)
	status := http.StatusOK
	if mistake != nil {
		// What could be read is searched all the same: a person gets a page to go on from.
		p.Wrong, status = mistake.Detail, http.StatusBadRequest
	}
	result, err := v.ix.Search(v.c.Request.Context(), q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	p.Words = q.Text
	p.Heading = v.heading(q)
	p.Title = p.Heading
	f := found{v.reader, values, q, result}
	p.Feed = f.api("atom")
	f.fill(p)
	if q.From == 0 {
		p.Named = v.namedViews(s.service.Named(q.Text, v.Code))
	}
	p.Help = v.help(q, result)
	return v.showAs(status, "search", p)
}

// heading names a search: its words, else its filters.
func (v *visit) heading(q indexer.Query) string {
	if q.Text != "" {
		return q.Text
	}
	var names []string
	for _, facet := range facetOrder() {
		for _, value := range q.Filters[facet] {
			names = append(names, found{reader: v.reader}.valueName(facet, value))
		}
	}
	return cmp.Or(strings.Join(names, " · "), v.term("search", "everything"))
}

var fourDigits = regexp.MustCompile(`^[1-9][0-9]{3}$`)

// tidy drops what a form sends empty and turns the two fields for years into
// the one parameter of the API, so that an address says only what was chosen.
// It tells whether there was something to tidy.
func tidy(values url.Values) bool {
	untidy := values.Has("from") || values.Has("to")
	from, to := values.Get("from"), values.Get("to")
	for _, name := range []string{"from", "to"} {
		values.Del(name)
	}
	for name, given := range values {
		kept := given[:0]
		for _, value := range given {
			if value != "" {
				kept = append(kept, value)
			}
		}
		if len(kept) < len(given) {
			untidy = true
		}
		if values[name] = kept; len(kept) == 0 {
			delete(values, name)
		}
	}
	for i, given := range values["year"] {
		if years, ok := searchsvc.Years(given); ok && years != given {
			values["year"][i], untidy = years, true
		}
	}
	if years := yearsBetween(from, to); years != "" {
		values.Add("year", years)
	}
	return untidy
}

// yearsBetween is a range for the API, one end of which may be open.
func yearsBetween(from, to string) string {
	if !fourDigits.MatchString(from) {
		from = ""
	}
	if !fourDigits.MatchString(to) {
		to = ""
	}
	if from == "" && to == "" {
		return ""
	}
	if from != "" && to != "" && from > to {
		from, to = to, from
	}
	return from + ".." + to
}

// standard shows GET /standards/{slug}.
func (s *site) standard(v *visit) error {
	asked, format, inFormat := export.CutExtension(v.c.Param("slug"))
	d, ok := v.ix.Get(asked)
	if !ok {
		return v.absent("no-standard", wantedIn(asked))
	}
	if d.Slug != asked {
		rest := strings.TrimPrefix(v.c.Param("slug"), asked)
		v.c.Redirect(http.StatusMovedPermanently, v.path("/standards/"+url.PathEscape(d.Slug)+rest))
		return nil
	}
	site := s.service.PublicURL(v.c.Request)
	if inFormat {
		v.c.Header("Content-Type", format.ContentType)
		return format.Write(v.c.Writer, export.Of(d), v.exportReader(site))
	}
	v.c.Writer.Header().Add("Vary", "Accept")
	if wanted, ok := export.Negotiated(v.c.Request.Header.Values("Accept"), export.Formats()); ok {
		v.c.Redirect(http.StatusSeeOther, v.path("/standards/"+url.PathEscape(d.Slug)+"."+wanted.Extension))
		return nil
	}
	p := v.standardPage(d, v.ix.Related(d, relatedMost+len(d.Relations)))
	p.Box = true
	if links := v.seriesLinks(d); len(links) > 0 {
		p.Facts = append(p.Facts, fact{Field: "series", Values: links})
	}
	v.cite(p, d, site)
	return v.show("standard", p)
}
