package searchsvc

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// Bounds of a page of results.
const (
	defaultSize = 20
	maxSize     = 100
	maxPage     = 10000
)

// SearchParameters are the parameters of a search, in the order of its
// documentation. The site and the command line take the same ones.
func SearchParameters() []string {
	return append(FilterParameters(), "sort", "page", "size", "lang", "facets")
}

// FilterParameters are those that decide what is found: an export takes these
// and lang only.
func FilterParameters() []string {
	return append(append([]string{"q"}, filterFacets()...), "identical")
}

// filterFacets are the facets as filters; each may be given several times.
func filterFacets() []string {
	return []string{indexer.FacetBody, indexer.FacetArea, indexer.FacetTopic, indexer.FacetRequirement,
		indexer.FacetPillar, indexer.FacetSubject, indexer.FacetStatus, indexer.FacetType, indexer.FacetGroup, indexer.FacetYear,
		indexer.FacetLanguage, indexer.FacetAccess}
}

// QueryParser reads searches for the API, the site and the command line alike.
type QueryParser struct{ taxonomy *taxonomy.Taxonomy }

// NewQueryParser makes one that knows the labels of this taxonomy.
func NewQueryParser(tax *taxonomy.Taxonomy) QueryParser { return QueryParser{tax} }

// ParseQuery reads the parameters of a search. A problem is worded in lang and
// says which parameter is wrong and what it takes.
func (qp QueryParser) ParseQuery(values url.Values, lang string) (indexer.Query, *Problem) {
	return qp.parse(readParameters(values, lang, SearchParameters()...))
}

// How identical texts of several bodies are counted.
const (
	identicalAll  = "all"
	identicalOnce = "once"
)

func (qp QueryParser) parse(p *parameters) (indexer.Query, *Problem) {
	q := indexer.Query{Text: strings.TrimSpace(p.one("q")), Filters: qp.filters(p)}
	q.Sort = p.sort(q.Text)
	q.Size = p.number("size", 1, maxSize, defaultSize)
	q.From = (p.number("page", 1, maxPage, 1) - 1) * q.Size
	q.Facets = p.facets()
	q.OneOfIdentical = p.identical(identicalAll)
	return q, p.mistake
}

// identical tells whether identical texts count as one.
func (p *parameters) identical(fallback string) bool {
	return p.choice("identical", []string{identicalAll, identicalOnce}, fallback) == identicalOnce
}

// sort is by relevance when there are words, else the newest come first.
func (p *parameters) sort(text string) indexer.Sort {
	fallback := indexer.ByRelevance
	if text == "" {
		fallback = indexer.Newest
	}
	var accepted []string
	for _, s := range indexer.Sorts() {
		accepted = append(accepted, string(s))
	}
	return indexer.Sort(p.choice("sort", accepted, string(fallback)))
}

// facets are those to count: nil for all, empty for none.
func (p *parameters) facets() []string {
	text := p.one("facets")
	if !p.values.Has("facets") {
		return nil
	}
	if text == "none" {
		return []string{}
	}
	chosen := strings.Split(text, ",")
	for i, name := range chosen {
		chosen[i] = strings.TrimSpace(name)
		if !slices.Contains(indexer.Facets(), chosen[i]) {
			p.badValue("facets", name, append(indexer.Facets(), "none")...)
		}
	}
	return chosen
}

func (qp QueryParser) filters(p *parameters) indexer.Filters {
	filters := indexer.Filters{}
	for _, facet := range filterFacets() {
		for _, value := range p.values[facet] {
			known, ok := qp.known(facet, value)
			if !ok {
				p.badValue(facet, value, qp.accepted(facet)...)
				continue
			}
			if !slices.Contains(filters[facet], known) {
				filters[facet] = append(filters[facet], known)
			}
		}
	}
	return filters
}

// known tells whether a facet can have a value, and gives its right spelling.
// Types and groups are the bodies' own words, without end: any is accepted, and
// one that no document carries finds nothing.
func (qp QueryParser) known(facet, value string) (string, bool) {
	switch facet {
	case indexer.FacetType, indexer.FacetGroup:
		return value, strings.TrimSpace(value) != ""
	case indexer.FacetYear:
		return Years(value)
	case indexer.FacetLanguage:
		return value, languageForm.MatchString(value)
	case indexer.FacetBody:
		body, ok := bodyNamed(value)
		return string(body.Body), ok
	default:
		return value, slices.Contains(qp.accepted(facet), value)
	}
}

// languageForm is an ISO 639 code, with a script or region where bodies give one.
var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// accepted describes what a facet takes.
func (qp QueryParser) accepted(facet string) []string {
	var values []string
	switch facet {
	case indexer.FacetArea:
		values = entryIDs(qp.taxonomy.Areas)
	case indexer.FacetTopic:
		values = entryIDs(qp.taxonomy.Topics)
	case indexer.FacetRequirement:
		values = entryIDs(qp.taxonomy.Requirements)
	case indexer.FacetPillar:
		values = entryIDs(qp.taxonomy.Pillars)
	case indexer.FacetSubject:
		for _, c := range qp.taxonomy.Concepts {
			values = append(values, c.ID)
		}
	case indexer.FacetBody:
		for _, b := range standard.Bodies() {
			values = append(values, string(b.Body))
		}
	case indexer.FacetStatus:
		for _, s := range standard.Statuses() {
			values = append(values, string(s))
		}
	case indexer.FacetAccess:
		values = []string{string(standard.Free), string(standard.Paid)}
	case indexer.FacetYear:
		values = []string{"2018", "2018..2024", "2018..", "..2024"}
	case indexer.FacetLanguage:
		values = []string{"en", "fr", "zh"}
	}
	return values
}

func entryIDs(entries []taxonomy.Entry) []string {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	return ids
}

// Years reads "2018", "2018..2024", the same with a dash, or a range with one
// end open, and gives it as an address has it.
func Years(text string) (string, bool) {
	from, to, isRange := cutRange(text)
	if !isRange {
		return text, isYear(text)
	}
	if from == "" && to == "" || from != "" && !isYear(from) || to != "" && !isYear(to) || from != "" && to != "" && from > to {
		return text, false
	}
	return from + ".." + to, true
}

// cutRange cuts where a person writes "to": two dots, or a dash of any kind.
func cutRange(text string) (from, to string, isRange bool) {
	for _, sign := range []string{"..", "-", "–"} {
		if from, to, isRange = strings.Cut(text, sign); isRange {
			break
		}
	}
	return strings.TrimSpace(from), strings.TrimSpace(to), isRange
}

var yearForm = regexp.MustCompile(`^[1-9][0-9]{3}$`)

func isYear(text string) bool { return yearForm.MatchString(text) }
