package assistant

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"landscape/export"
	"landscape/indexer"
	"landscape/searchsvc"
)

// SearchInput asks for standards. Filters are those of the API.
type SearchInput struct {
	Query    string `json:"query,omitempty" jsonschema:"words, a topic, an acronym or an identifier"`
	Body     string `json:"body,omitempty" jsonschema:"only of this body: ITU-T, ISO/IEC, ETSI, 3GPP, IETF, NIST, …"`
	Area     string `json:"area,omitempty" jsonschema:"only of this technology area, by its id: iot, cloud, …"`
	Topic    string `json:"topic,omitempty" jsonschema:"only on this security topic, by its id: crypto, incident, …"`
	Status   string `json:"status,omitempty" jsonschema:"in-force, under-development, superseded, withdrawn or unknown"`
	Access   string `json:"access,omitempty" jsonschema:"free or paid"`
	Year     string `json:"year,omitempty" jsonschema:"2022 or 2018..2024 or 2018.."`
	Sort     string `json:"sort,omitempty" jsonschema:"relevance or newest"`
	Size     int    `json:"size,omitempty" jsonschema:"how many to tell of, 1 to 50; 10 when left out"`
	Language string `json:"lang,omitempty" jsonschema:"en, fr, es, ar, ru or zh"`
}

// SearchOutput is what was found.
type SearchOutput struct {
	Total  int `json:"total"`
	Hidden int `json:"hidden" jsonschema:"how many more are neither in force nor under development"`
	// Concepts are those that the query speaks of.
	Concepts   []searchsvc.SubjectAnswer `json:"concepts,omitempty"`
	Corrected  string                    `json:"corrected,omitempty" jsonschema:"the spelling that was searched instead"`
	Suggestion string                    `json:"suggestion,omitempty"`
	Asked      *searchsvc.AskedAnswer    `json:"asked,omitempty" jsonschema:"of a query that is one identifier: whether it is held, and the edition asked for"`
	Named      []searchsvc.NamedAnswer   `json:"named,omitempty" jsonschema:"what the query names beside standards: an initiative, a pathway, a Question, a body"`
	Standards  []Card                    `json:"standards"`
	Address    string                    `json:"address" jsonschema:"page with all of them"`
}

const (
	sizeUsual = 10
	sizeMost  = 50
)

func size(asked int) int {
	if asked == 0 {
		return sizeUsual
	}
	return asked
}

// parse reads a search as the API does, so that a wrong filter is told with what is accepted.
func (d *desk) parse(in SearchInput) (indexer.Query, url.Values, string, error) {
	values := url.Values{}
	for name, value := range map[string]string{"q": in.Query, "body": in.Body, "area": in.Area, "topic": in.Topic,
		"status": in.Status, "access": in.Access, "year": in.Year, "sort": in.Sort, "lang": in.Language} {
		if value != "" {
			values.Set(name, value)
		}
	}
	lang := in.Language
	if lang == "" {
		lang = "en"
	}
	page := url.Values{}
	for name, given := range values {
		if name != "lang" {
			page[name] = given
		}
	}
	values.Set("size", strconv.Itoa(size(in.Size)))
	values.Set("facets", "none")
	q, problem := d.service.ParseQuery(values, lang)
	if problem != nil {
		return q, nil, lang, problem
	}
	return q, page, lang, nil
}

func (d *desk) find(ctx context.Context, ix *indexer.Index, in SearchInput, out *SearchOutput, words *text) error {
	q, page, lang, err := d.parse(in)
	if err != nil {
		return err
	}
	found, err := ix.Search(ctx, q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	answer := d.service.NewSearchAnswer(q, found, 0, lang)
	*out = SearchOutput{Total: answer.Total, Hidden: answer.Hidden, Concepts: answer.Subjects, Corrected: answer.Corrected,
		Suggestion: answer.Suggestion, Asked: answer.Asked, Named: d.service.Named(q.Text, lang), Standards: []Card{}, Address: d.search(page.Encode())}
	for _, hit := range found.Hits {
		out.Standards = append(out.Standards, d.card(hit.Document))
	}
	words.say("%d standards found, %d shown. All: %s", out.Total, len(out.Standards), out.Address)
	words.asked(out.Asked)
	for _, n := range out.Named {
		words.say("The query names %s: %s %s", n.Name, n.About, n.Address)
	}
	words.cards(out.Standards)
	return nil
}

// asked tells what is to be said of an identifier that was asked for.
func (t *text) asked(a *searchsvc.AskedAnswer) {
	switch {
	case a == nil:
	case a.Astray:
		t.say("%s leads to no standard that is known. %s", a.ID, a.Body)
	case !a.Held:
		t.say("%s is not held; it may exist all the same. %s", a.ID, a.URL)
	case a.Edition != nil:
		t.say("Edition %s: %s, published %s.", a.Edition.ID, a.Edition.Status, a.Edition.Published)
		if len(a.Edition.ReplacedBy) > 0 {
			t.say("Replaced by %s.", strings.Join(a.Edition.ReplacedBy, ", "))
		}
	case len(a.ReplacedBy) > 0:
		t.say("%s is superseded: in force is %s. It is not listed under this name; listed are %s.", a.ID, strings.Join(a.ReplacedBy, ", "), strings.Join(a.Editions, ", "))
	case a.EditionsComplete:
		t.say("There never was an edition %s; there are %s.", a.ID, strings.Join(a.Editions, ", "))
	case a.EditionKnown != nil:
		t.say("The edition %s is not held and may exist; held are %s.", a.ID, strings.Join(a.Editions, ", "))
	}
}

// StandardInput names a standard.
type StandardInput struct {
	Identifier string `json:"identifier" jsonschema:"identifier in any spelling: ITU-T X.509, 27001, RFC 8446"`
	Language   string `json:"lang,omitempty" jsonschema:"language of labels: en, fr, es, ar, ru or zh"`
}

// StandardOutput is one standard.
type StandardOutput struct {
	Card
	Cite      string     `json:"cite" jsonschema:"the designation to cite, with the edition"`
	Edition   string     `json:"edition,omitempty"`
	DOI       string     `json:"doi,omitempty"`
	Text      string     `json:"text,omitempty" jsonschema:"address of the document itself, where it is free"`
	Groups    []string   `json:"groups"`
	Languages []string   `json:"languages"`
	Labels    []string   `json:"labels" jsonschema:"areas, topics and concepts by name"`
	Editions  []Edition  `json:"editions" jsonschema:"newest first, at most ten"`
	Relations []Relation `json:"relations"`
	// Asked tells of the edition that was asked for.
	Asked *searchsvc.AskedAnswer `json:"asked,omitempty" jsonschema:"of an identifier with an edition: how that edition stands"`
}

// Edition is one edition of a standard.
type Edition struct {
	ID        string `json:"id"`
	Status    string `json:"status"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
}

// Relation is read from the standard to the other: "superseded-by".
type Relation struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Title   string `json:"title,omitempty"`
	Status  string `json:"status,omitempty"`
	Address string `json:"address,omitempty" jsonschema:"absent when the landscape does not hold it"`
}

const editionsMost, relationsMost = 10, 30

// get finds a standard by any spelling, or tells what there is instead.
func (d *desk) get(ix *indexer.Index, identifier string) (*indexer.Document, error) {
	if doc, ok := ix.Get(identifier); ok {
		return doc, nil
	}
	if strings.TrimSpace(identifier) == "" {
		return nil, errors.New("identifier is missing: ITU-T X.509, 27001, RFC 8446")
	}
	read := ix.Lookup(identifier)
	switch {
	case read.Document != nil:
		return read.Document, nil
	case read.Series != nil:
		return nil, fmt.Errorf("%s is a series of %d standards; search for it", read.Series.Name, len(read.Series.Docs))
	}
	var near []string
	for _, s := range ix.Suggest(identifier, "en", 5) {
		if s.Slug != "" {
			near = append(near, s.Text)
		}
	}
	told := fmt.Sprintf("the landscape holds no standard %q", identifier)
	if read.Read != "" {
		told = strings.TrimSpace("the landscape holds no standard " + read.Read + ", which may exist all the same " + read.URL)
	}
	if len(near) > 0 {
		return nil, fmt.Errorf("%s; near are %s", told, strings.Join(near, ", "))
	}
	return nil, fmt.Errorf("%s; search for words of its title", told)
}

func (d *desk) standard(_ context.Context, ix *indexer.Index, in StandardInput, out *StandardOutput, words *text) error {
	doc, err := d.get(ix, in.Identifier)
	if err != nil {
		return err
	}
	cite := export.Cite(doc)
	*out = StandardOutput{Card: d.card(doc), Cite: cite.Number, Edition: cite.Edition, DOI: cite.DOI, Text: doc.Text,
		Groups: doc.Groups, Languages: doc.Languages, Labels: d.labels(doc, in.Language), Relations: []Relation{}, Editions: []Edition{},
		Asked: searchsvc.LookUp(ix, in.Identifier).Asked}
	for _, e := range doc.Editions[:min(len(doc.Editions), editionsMost)] {
		out.Editions = append(out.Editions, Edition{e.ID.String(), string(e.Status), e.Published, e.URL})
	}
	for _, l := range doc.Relations[:min(len(doc.Relations), relationsMost)] {
		out.Relations = append(out.Relations, Relation{string(l.Kind), l.ID, l.Title, string(l.Status), d.address(l.Slug)})
	}
	words.say("%s", Card(out.Card).line())
	words.asked(out.Asked)
	words.say("Cite as %s. Text: %s", out.Cite, orNone(out.Text))
	words.say("Labels: %s", strings.Join(out.Labels, ", "))
	for _, r := range out.Relations {
		words.say("- %s %s %s %s", r.Kind, r.ID, r.Status, r.Address)
	}
	return nil
}

func orNone(s string) string {
	if s == "" {
		return "no free address known"
	}
	return s
}

func (d *desk) labels(doc *indexer.Document, lang string) []string {
	if lang == "" {
		lang = "en"
	}
	names := []string{}
	for _, facet := range []struct {
		name   string
		values []string
	}{{indexer.FacetArea, doc.Labels.Areas}, {indexer.FacetTopic, doc.Labels.Topics}, {indexer.FacetSubject, doc.Labels.Subjects}} {
		for _, v := range facet.values {
			names = append(names, d.service.Name(facet.name, v, lang))
		}
	}
	return names
}

// RelatedOutput is what stands near a standard.
type RelatedOutput struct {
	ID      string `json:"id"`
	Address string `json:"address"`
	Related []Card `json:"related"`
}

const relatedMost = 15

func (d *desk) related(_ context.Context, ix *indexer.Index, in StandardInput, out *RelatedOutput, words *text) error {
	doc, err := d.get(ix, in.Identifier)
	if err != nil {
		return err
	}
	*out = RelatedOutput{ID: doc.ID, Address: d.address(doc.Slug), Related: []Card{}}
	for _, r := range ix.Related(doc, relatedMost) {
		c := d.card(r.Document)
		if c.Why = r.Kind; len(r.Terms) > 0 {
			c.Why += ": " + strings.Join(r.Terms, ", ")
		}
		out.Related = append(out.Related, c)
	}
	words.say("Near %s (%s):", out.ID, out.Address)
	words.cards(out.Related)
	return nil
}
