package ui

import (
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// standardPage shows all that is known of one standard.
type standardPage struct {
	frame
	ID, Slug, Body     string
	Heading, TitleLang string
	OtherTitles        []foreignText

	Status              standard.Status
	Type                string
	Published, Expected string
	Access              standard.Access
	LastSeen            string
	Successors          []successor
	URL, Text           string

	Labels                  []labelGroup
	Relations               []relationGroup
	Related, MoreRelated    []relatedView
	Graph                   *graph
	Editions, OlderEditions []editionView
	// Provenance is of the facts shown, EditionSources of the other editions.
	Provenance, EditionSources []sourceView
	Facts                      []fact
	Citations                  []citation
	// Compare leads to what it can be compared with.
	Compare string
	// Embed leads to the HTML that shows the standard on other sites.
	Embed string
}

// foreignText is a title in another language than the page.
type foreignText struct{ Lang, Text string }

// relationGroup holds the relations of one kind.
type relationGroup struct {
	Kind        standard.RelationKind
	Links, More []indexer.Link
}

// relatedView is a similar standard with the reasons.
type relatedView struct {
	hitTitle
	Status        standard.Status
	Kind          string
	Shared, Terms []string
}

// hitTitle names a standard in a list.
type hitTitle struct{ ID, Slug, Title, TitleLang string }

// Titled tells whether the title says more than the identifier: of work items that
// have none yet bodies give the number once more, without their name.
func (t hitTitle) Titled() bool {
	return t.Title != "" && !strings.HasSuffix(" "+t.ID, " "+t.Title)
}

// named is a standard whose title is in English.
func named(id, title string) hitTitle { return hitTitle{ID: id, Title: title, TitleLang: "en"} }

func (r reader) hitTitle(d *indexer.Document) hitTitle {
	if title := d.Titles[r.Code]; title != "" {
		return hitTitle{d.ID, d.Slug, title, r.Code}
	}
	return hitTitle{d.ID, d.Slug, d.Title, "en"}
}

const (
	relatedShown   = 5
	relatedMost    = 15
	relationsShown = 8
	editionsShown  = 8
)

// standardPage makes the page of a document. What surrounds it is filled in later.
func (r reader) standardPage(d *indexer.Document, related []indexer.RelatedDocument) *standardPage {
	title := r.hitTitle(d)
	p := &standardPage{ID: d.ID, Slug: d.Slug, Compare: chosenAddress(r.path("/compare"), d.Slug), Body: string(d.Body), Heading: title.Title, TitleLang: title.TitleLang,
		Status: d.Status, Type: d.Type, Published: d.Published, Access: d.Access, Successors: successorsOf(d),
		URL: webAddress(d.URL), Text: webAddress(d.Text)}
	p.Title = d.ID + ": " + title.Title
	if !title.Titled() {
		p.Title, p.Heading = d.ID, d.ID
	}
	if d.Status == standard.UnderDevelopment {
		p.Expected = d.Expected
	}
	if len(d.Editions) > 0 {
		p.LastSeen = d.Editions[0].LastSeen
	}
	p.OtherTitles = r.otherTitles(d)
	p.Labels = r.labelGroups(d.Labels)
	p.Relations = relationGroups(d.Relations)
	p.Related = r.relatedViews(related)
	if len(p.Related) > relatedShown {
		p.Related, p.MoreRelated = p.Related[:relatedShown], p.Related[relatedShown:]
	}
	p.Graph = r.graph(p)
	p.Editions = editionViews(d)
	if len(p.Editions) > editionsShown {
		p.Editions, p.OlderEditions = p.Editions[:editionsShown], p.Editions[editionsShown:]
	}
	sources := searchsvc.FieldSources(d)
	p.Provenance = r.sourceViews(sources)
	p.EditionSources = r.editionSources(d, p.Provenance)
	p.Facts = r.facts(d, sources)
	return p
}

// otherTitles are the titles in English and in the five other languages.
func (r reader) otherTitles(d *indexer.Document) []foreignText {
	var others []foreignText
	if d.Titles[r.Code] != "" && d.Titles[r.Code] != d.Title {
		others = append(others, foreignText{"en", d.Title})
	}
	for _, lang := range sortedKeys(d.Titles) {
		if lang != r.Code && d.Titles[lang] != d.Title {
			others = append(others, foreignText{lang, d.Titles[lang]})
		}
	}
	return others
}

// relationGroups puts relations of a kind together, in the order of their first.
func relationGroups(links []indexer.Link) []relationGroup {
	var groups []relationGroup
	for _, l := range links {
		i := slices.IndexFunc(groups, func(g relationGroup) bool { return g.Kind == l.Kind })
		if i < 0 {
			i = len(groups)
			groups = append(groups, relationGroup{Kind: l.Kind})
		}
		if g := &groups[i]; len(g.Links) < relationsShown {
			g.Links = append(g.Links, l)
		} else {
			g.More = append(g.More, l)
		}
	}
	return groups
}

// relatedViews are the similar standards; typed relations have a place of their own.
func (r reader) relatedViews(related []indexer.RelatedDocument) []relatedView {
	var views []relatedView
	for _, near := range related {
		if near.Kind != "similar" || len(views) == relatedMost {
			continue
		}
		v := relatedView{hitTitle: r.hitTitle(near.Document), Status: near.Document.Status,
			Kind: r.term("relation", near.Kind), Terms: near.Terms}
		for _, label := range near.Shared {
			facet, value, _ := strings.Cut(label, ":")
			v.Shared = append(v.Shared, r.name(facet, value))
		}
		views = append(views, v)
	}
	return views
}
