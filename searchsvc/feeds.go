package searchsvc

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/coordination"
	"landscape/indexer"
)

// feeds puts all feeds on the engine; the two oldest are at addresses of the API too.
func (s *Service) feeds(api gin.IRoutes) {
	get(api, "/search.atom", s.fromIndex(s.searchFeed))
	get(api, "/feeds/changes.atom", s.fromIndex(s.changesFeed))
	get(s.engine, "/feeds/changes.atom", s.fromIndex(s.changesFeed))
	get(s.engine, "/feeds/standards/:name", s.fromIndex(s.standardFeed))
	get(s.engine, "/feeds/questions/:name", s.fromIndex(s.questionFeed))
	get(s.engine, "/feeds/gaps.atom", s.fromView("gaps", s.gapsFeed))
}

// searchFeed answers GET /api/v1/search.atom: the newest standards of any search.
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
	feed := s.newFeed(c, p.lang, s.feedTitle("search", p), "/search", p.values)
	for _, hit := range result.Hits {
		feed.addStandard(hit.Document)
	}
	return feed.write()
}

// changesFeed answers GET /feeds/changes.atom: what changed of any choice of
// standards, those of a body, a group or a concept.
func (s *Service) changesFeed(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, append(FilterParameters(), "since", "kind", "lang")...)
	if err != nil {
		return err
	}
	q := s.changeQuery(p)
	if p.mistake != nil {
		return p.mistake
	}
	if !p.values.Has("since") {
		q.since = time.Time{} // the newest, however old
	}
	found, err := changesOf(c.Request.Context(), s.catalogue, ix, q)
	if err != nil {
		return err
	}
	feed := s.newFeed(c, p.lang, s.feedTitle("changes", p), "/changes", p.values)
	feed.addChanges(ix, found)
	return feed.write()
}

// standardFeed answers GET /feeds/standards/{slug}.atom: what changed of one standard.
func (s *Service) standardFeed(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	slug := feedName(c)
	d, ok := ix.Get(slug)
	if !ok {
		return problem("unknown-standard", p.lang, wrong{value: slug, accepted: similarSlugs(ix, slug, p.lang)})
	}
	logged, err := s.catalogue.Changes(time.Time{})
	if err != nil {
		return fmt.Errorf("read changes: %w", err)
	}
	feed := s.newFeed(c, p.lang, s.feedTitle("changes", p, d.ID), "/standards/"+d.Slug, nil)
	feed.addChanges(ix, told(logged, func(key string) (string, bool) {
		of, held := ix.SlugOf(key)
		return of, held && of == d.Slug
	}))
	return feed.write()
}

// questionFeed answers GET /feeds/questions/{number}.atom: what changed on the
// subject of a Question.
func (s *Service) questionFeed(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	question, err := s.questionNamed(feedName(c), p.lang)
	if err != nil {
		return err
	}
	logged, err := s.catalogue.Changes(time.Time{})
	if err != nil {
		return fmt.Errorf("read changes: %w", err)
	}
	on := s.View(ix).ChangesOn(question, logged)
	feed := s.newFeed(c, p.lang, s.feedTitle("changes", p, question.Name()), fmt.Sprintf("/coordination/questions/%d", question.Number), nil)
	feed.addChanges(ix, told(on, ix.SlugOf))
	return feed.write()
}

// gapsFeed answers GET /feeds/gaps.atom: the findings of a view of the gaps.
func (s *Service) gapsFeed(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	found, err := v.Gaps(q.Query, q.Gaps)
	if err != nil {
		return err
	}
	p := &parameters{values: c.Request.URL.Query(), lang: lang}
	feed := s.newFeed(c, lang, s.feedTitle("gaps", p), "/coordination/gaps", p.values)
	for _, gap := range found[:min(len(found), feedEntries)] {
		why, advice := v.Advice(lang, gap)
		feed.addGap(gap, v.Sentence(lang, gap), why+" "+advice)
	}
	return feed.write()
}

// feedName is the last part of the address without its ending.
func feedName(c *gin.Context) string { return strings.TrimSuffix(c.Param("name"), ".atom") }

// feedTitle tells what a feed is about and what was chosen of it.
func (s *Service) feedTitle(kind string, p *parameters, chosen ...string) string {
	if text := p.values.Get("q"); text != "" {
		chosen = append(chosen, text)
	}
	for _, facet := range filterFacets() {
		for _, value := range p.values[facet] {
			chosen = append(chosen, s.Name(facet, value, p.lang))
		}
	}
	if number := p.values.Get("question"); number != "" {
		chosen = append(chosen, "Q"+number+"/17")
	}
	return strings.Join(append([]string{s.Name("feed", kind, p.lang)}, chosen...), " – ")
}

// addStandard tells of one standard; without a date of its own it is as new as
// when it was read.
func (w *feedWriter) addStandard(d *indexer.Document) {
	entry := atomEntry{
		Title: atomText{"en", d.ID + ": " + d.Title}, ID: nameOf("standard " + d.Slug), Updated: timestamp(d),
		Links:   w.page("/standards/" + url.PathEscape(d.Slug)),
		Summary: strings.Join(filled(w.Name(indexer.FacetStatus, string(d.Status), w.Lang), w.Name(indexer.FacetType, d.Type, w.Lang), d.Published, strings.Join(d.Groups, ", ")), " · "),
	}
	if d.URL != "" {
		entry.Links = append(entry.Links, atomLink{Rel: "related", Href: d.URL})
	}
	entry.Categories = append(w.categories(indexer.FacetArea, d.Labels.Areas), w.categories(indexer.FacetTopic, d.Labels.Topics)...)
	w.Entries = append(w.Entries, entry)
}

// categories are the labels of one facet.
func (w *feedWriter) categories(facet string, values []string) []atomCategory {
	var categories []atomCategory
	for _, v := range values {
		categories = append(categories, atomCategory{Scheme: w.base + "/taxonomy#" + facet, Term: v, Label: w.Name(facet, v, w.Lang)})
	}
	return categories
}

// addChanges tells of the newest changes.
func (w *feedWriter) addChanges(ix *indexer.Index, found []toldChange) {
	for _, change := range changeAnswers(ix, found[:min(len(found), feedEntries)]) {
		w.addChange(change)
	}
}

// addChange tells of one change. Its name is made of what changed and when, so
// that a reader of the feed sees each change once.
func (w *feedWriter) addChange(change ChangeAnswer) {
	kind := w.Name("change", change.Kind, w.Lang)
	parts := []string{kind}
	for _, f := range change.Fields {
		parts = append(parts, w.Name(f.Field, f.From, w.Lang)+" → "+w.Name(f.Field, f.To, w.Lang))
	}
	at := change.At.UTC().Format(time.RFC3339)
	w.Entries = append(w.Entries, atomEntry{
		Title: atomText{"en", change.Edition + ": " + change.Title}, ID: nameOf("change " + change.Edition + " " + change.Kind + " " + at),
		Updated: at, Links: w.page("/standards/" + url.PathEscape(change.Slug)),
		Categories: []atomCategory{{Term: change.Kind, Label: kind}},
		Summary:    strings.Join(parts, " · "),
	})
}

// addGap tells of one finding, which is as new as the newest standard that it names.
func (w *feedWriter) addGap(gap coordination.Gap, sentence, advice string) {
	newest := ""
	for _, e := range gap.Candidates {
		newest = max(newest, atomTime(e.Published))
	}
	if newest == "" {
		newest = feedsBegan
	}
	w.Entries = append(w.Entries, atomEntry{Title: atomText{Text: sentence}, ID: nameOf("gap " + gap.ID), Updated: newest,
		Links: w.page("/coordination/gaps?mark=" + url.QueryEscape(gap.ID) + "#" + gap.ID), Categories: []atomCategory{{Term: string(gap.Kind)}}, Summary: advice})
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

// timestamp is the date of publication, else the time of reading.
func timestamp(d *indexer.Document) string {
	if at := atomTime(d.Published); at != "" {
		return at
	}
	if len(d.Editions) > 0 && len(d.Editions[0].Provenance) > 0 && !d.Editions[0].Provenance[0].Fetched.IsZero() {
		return d.Editions[0].Provenance[0].Fetched.UTC().Format(time.RFC3339)
	}
	return feedsBegan
}

// atomTime completes a date to a time as Atom wants it, "" for what is none.
func atomTime(date string) string {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(form, date); err == nil {
			return at.Format(time.RFC3339)
		}
	}
	return ""
}
