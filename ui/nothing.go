package ui

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"landscape/indexer"
	"landscape/standard"
)

// helpView leads on from a search that found nothing or little.
type helpView struct {
	// Little tells that something was found.
	Little bool
	// Words are those of the query, each searched alone.
	Words []counted
	// Near are standards that are called alike, Concepts and Pathways what the words
	// touch, Sites those of the bodies that were asked for.
	Near     []nearView
	Concepts []conceptLink
	Pathways []namedLink
	Sites    []namedLink
}

const (
	littleFound  = 2
	wordsAlone   = 6
	conceptsNear = 6
)

// help is nil for a search that found enough.
func (v *visit) help(q indexer.Query, r *indexer.Result) *helpView {
	if r.Total > littleFound || r.Asked != nil || q.From > 0 {
		return nil
	}
	h := &helpView{Little: r.Total > 0, Sites: v.sitesOf(q)}
	words := plainWords(q.Text)
	if r.Total == 0 && q.Text != "" {
		h.Near = v.near(q.Text)
	}
	spoken := r.Subjects
	for _, word := range words[:min(len(words), wordsAlone)] {
		alone, err := v.ix.Search(v.c.Request.Context(), indexer.Query{Text: word, Facets: []string{}})
		if err != nil || alone.Total == 0 || alone.Corrected != "" {
			continue
		}
		spoken = append(spoken, alone.Subjects...)
		if len(words) > 1 {
			h.Words = append(h.Words, counted{Name: word, Count: alone.Total, Href: address(v.path("/search"), url.Values{"q": {word}})})
		}
	}
	for _, s := range spoken {
		link := conceptLink{ID: s.ID, Label: v.name(indexer.FacetSubject, s.ID)}
		if len(h.Concepts) < conceptsNear && !slices.Contains(h.Concepts, link) {
			h.Concepts = append(h.Concepts, link)
		}
	}
	h.Pathways = v.pathwaysNear(words, h.Concepts)
	return h
}

// plainWords are the words of a query without its operators.
func plainWords(text string) []string {
	var words []string
	for _, word := range strings.Fields(text) {
		word = strings.Trim(word, `"'()«»“”,;.?!`)
		if strings.HasPrefix(word, "-") || strings.Contains(word, ":") || word == "OR" || utf8.RuneCountInString(word) < 2 {
			continue
		}
		words = append(words, word)
	}
	return words
}

// sitesOf are the sites of the bodies that a search asks for.
func (v *visit) sitesOf(q indexer.Query) []namedLink {
	var sites []namedLink
	for _, body := range q.Filters[indexer.FacetBody] {
		if info, ok := standard.LookupBody(body); ok && webAddress(info.Home) != "" {
			sites = append(sites, namedLink{Name: body, Title: info.Name, Href: info.Home})
		}
	}
	return sites
}

// pathwaysNear are those whose name says one of the words, or whose steps are
// about what a concept belongs to.
func (v *visit) pathwaysNear(words []string, concepts []conceptLink) []namedLink {
	var near []namedLink
	add := func(links ...namedLink) {
		for _, link := range links {
			if len(near) < wordsAlone && !slices.Contains(near, link) {
				near = append(near, link)
			}
		}
	}
	for _, way := range v.site.ways {
		name := v.entryIn(way.Name)
		said := strings.ToLower(name + " " + v.entryIn(way.For))
		if slices.ContainsFunc(words, func(w string) bool {
			return utf8.RuneCountInString(w) > 3 && strings.Contains(said, strings.ToLower(w))
		}) {
			add(namedLink{Name: name, Href: v.path("/pathways/" + way.ID)})
		}
	}
	for _, link := range concepts {
		concept, _ := v.vocabulary.Concept(link.ID)
		for _, topic := range concept.Topics {
			add(v.pathwaysOn(indexer.FacetTopic, topic)...)
		}
		for _, area := range concept.Areas {
			add(v.pathwaysOn(indexer.FacetArea, area)...)
		}
	}
	return near
}
