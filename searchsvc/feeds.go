package searchsvc

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
)

// feedEntries is how many entries a feed holds at most.
const feedEntries = 100

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type atomCategory struct {
	Scheme string `xml:"scheme,attr,omitempty"`
	Term   string `xml:"term,attr"`
	Label  string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	Title      string         `xml:"title"`
	ID         string         `xml:"id"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

// searchFeed answers GET /api/v1/search.atom: any search as a feed.
func (s *Service) searchFeed(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, append(FilterParameters(), "sort", "lang")...)
	if err != nil {
		return err
	}
	q, mistake := s.parse(p)
	if mistake != nil {
		return mistake
	}
	if !p.values.Has("sort") {
		q.Sort = indexer.Newest // a feed reader wants what is new
	}
	q.Facets, q.Size = []string{}, feedEntries
	result, err := ix.Search(c.Request.Context(), q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	base := s.PublicURL(c.Request)
	feed := s.newFeed(c, strings.TrimSpace("Security standards "+q.Text), "/search")
	for _, hit := range result.Hits {
		feed.Entries = append(feed.Entries, s.standardEntry(base, hit.Document, p.lang))
	}
	return feed.write(c)
}

// changesFeed answers GET /feeds/changes.atom.
func (s *Service) changesFeed(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, append(FilterParameters(), "since", "kind", "lang")...)
	if err != nil {
		return err
	}
	q := s.changeQuery(p)
	if p.mistake != nil {
		return p.mistake
	}
	found, err := changesOf(c.Request.Context(), s.catalogue, ix, q)
	if err != nil {
		return err
	}
	base := s.PublicURL(c.Request)
	feed := s.newFeed(c, "Changes of security standards", "/changes")
	for _, change := range changeAnswers(ix, found[:min(len(found), feedEntries)]) {
		feed.Entries = append(feed.Entries, changeEntry(base, change))
	}
	c.Header("Cache-Control", cacheFor)
	return feed.write(c)
}

// newFeed begins a feed that mirrors a page of the site.
func (s *Service) newFeed(c *gin.Context, title, page string) *atomFeed {
	base := s.PublicURL(c.Request)
	query := c.Request.URL.RawQuery
	if query != "" {
		query = "?" + query
	}
	return &atomFeed{
		Title: title, ID: base + c.Request.URL.Path + query, Author: atomAuthor{"Security Standards Landscape"},
		Links: []atomLink{
			{Rel: "self", Href: base + c.Request.URL.Path + query, Type: "application/atom+xml"},
			{Rel: "alternate", Href: base + page + query, Type: "text/html"},
		},
	}
}

// standardEntry tells of one standard.
func (s *Service) standardEntry(base string, d *indexer.Document, lang string) atomEntry {
	address := base + "/standards/" + url.PathEscape(d.Slug)
	entry := atomEntry{
		Title: d.ID + ": " + d.Title, ID: address, Updated: timestamp(d),
		Links:   []atomLink{{Rel: "alternate", Href: address, Type: "text/html"}},
		Summary: strings.Join(filled(s.Name(indexer.FacetStatus, string(d.Status), lang), d.Type, d.Published, strings.Join(d.Groups, ", ")), " · "),
	}
	if d.URL != "" {
		entry.Links = append(entry.Links, atomLink{Rel: "related", Href: d.URL})
	}
	entry.Categories = append(s.categories(base, indexer.FacetArea, d.Labels.Areas, lang),
		s.categories(base, indexer.FacetTopic, d.Labels.Topics, lang)...)
	return entry
}

// categories are the labels of one facet.
func (s *Service) categories(base, facet string, values []string, lang string) []atomCategory {
	var categories []atomCategory
	for _, v := range values {
		categories = append(categories, atomCategory{Scheme: base + "/taxonomy#" + facet, Term: v, Label: s.Name(facet, v, lang)})
	}
	return categories
}

// changeEntry tells of one change. Its name is made of what changed and when,
// so that a reader of the feed sees each change once.
func changeEntry(base string, change ChangeAnswer) atomEntry {
	address := base + "/standards/" + url.PathEscape(change.Slug)
	var parts []string
	for _, f := range change.Fields {
		parts = append(parts, f.Field+": "+f.From+" → "+f.To)
	}
	at := change.At.UTC().Format(time.RFC3339)
	return atomEntry{
		Title:   fmt.Sprintf("%s: %s (%s)", change.Edition, change.Title, change.Kind),
		ID:      address + "#" + url.QueryEscape(change.Edition+" "+change.Kind+" "+at),
		Updated: at, Links: []atomLink{{Rel: "alternate", Href: address, Type: "text/html"}},
		Categories: []atomCategory{{Term: change.Kind}},
		Summary:    strings.Join(parts, "; "),
	}
}

// filled keeps the texts that are not empty.
func filled(texts ...string) []string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// timestamp is the date of publication, completed to a time as Atom wants it,
// and the time of reading for work in progress.
func timestamp(d *indexer.Document) string {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(form, d.Published); err == nil {
			return at.Format(time.RFC3339)
		}
	}
	if len(d.Editions) > 0 && len(d.Editions[0].Provenance) > 0 {
		return d.Editions[0].Provenance[0].Fetched.UTC().Format(time.RFC3339)
	}
	return time.Unix(0, 0).UTC().Format(time.RFC3339)
}

// write ends the feed: it is as new as its newest entry.
func (f *atomFeed) write(c *gin.Context) error {
	f.Updated = time.Unix(0, 0).UTC().Format(time.RFC3339)
	for _, e := range f.Entries {
		f.Updated = max(f.Updated, e.Updated)
	}
	text, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return fmt.Errorf("write feed: %w", err)
	}
	c.Data(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), text...))
	return nil
}
