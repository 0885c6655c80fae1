package searchsvc

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/taxonomy"
)

// CoordinationViews lists the coordination views by name.
func CoordinationViews() []string {
	return []string{"matrix", "gaps", "overlaps", "programme", "question", "roadmap", "trends"}
}

// CoordinationParameters are the parameters of one view.
func CoordinationParameters(view string) []string {
	filters := append(FilterParameters(), "lang")
	switch view {
	case "matrix":
		return append(filters, "rows", "cols", "limit")
	case "gaps":
		return append(filters, "kind", "question", "years", "reader", "mark")
	case "trends":
		return append(filters, "by")
	case "overlaps":
		return append(filters, "kind", "phase", "question")
	case "question", "digest":
		return []string{"since", "lang"}
	default:
		return filters
	}
}

// CoordinationQuery is one question to a coordination view.
type CoordinationQuery struct {
	// Query chooses the standards. Identical texts count as one unless asked otherwise.
	Query indexer.Query
	// Rows, Cols and Limit are for the matrix: Limit bounds its columns.
	Rows, Cols string
	Limit      int
	Gaps       coordination.GapOptions
	Overlaps   coordination.OverlapOptions
	// By is what trends are told by.
	By string
	// Since is for the desk of a Question: changes from then on.
	Since time.Time
}

// digestSince is how far back a digest goes when nobody says.
const digestSince = 91 * 24 * time.Hour

// defaultColumns is how many columns a matrix has unless asked otherwise.
const defaultColumns = 30

// ParseCoordination reads the parameters of a view for the API, the site and
// the command line alike.
func (s *Service) ParseCoordination(view string, values url.Values, lang string) (CoordinationQuery, *Problem) {
	return s.QueryParser.ParseCoordination(view, s.facts, values, lang)
}

// ParseCoordination reads the parameters of a view.
func (qp QueryParser) ParseCoordination(view string, facts *coordination.Facts, values url.Values, lang string) (CoordinationQuery, *Problem) {
	p := readParameters(values, lang, CoordinationParameters(view)...)
	var q CoordinationQuery
	if view != "question" && view != "digest" {
		q.Query = indexer.Query{Text: p.one("q"), Filters: qp.filters(p), OneOfIdentical: p.identical(identicalOnce)}
	}
	switch view {
	case "matrix":
		p.matrix(&q)
	case "gaps":
		q.Gaps = p.gaps(facts)
	case "overlaps":
		q.Overlaps = coordination.OverlapOptions{Question: p.question(facts),
			Kinds: choices(p, "kind", coordination.OverlapKinds()), Phases: choices(p, "phase", coordination.Phases())}
	case "question":
		q.Since = p.moment("since", time.Now().Add(-changesSince))
	case "trends":
		q.By = p.choice("by", coordination.TrendFacets(), indexer.FacetArea)
	case "digest":
		q.Since = p.moment("since", time.Now().Add(-digestSince))
	}
	return q, p.mistake
}

func (p *parameters) matrix(q *CoordinationQuery) {
	q.Rows = p.choice("rows", coordination.MatrixFacets(), indexer.FacetArea)
	fallback := indexer.FacetBody
	if q.Rows == fallback {
		fallback = indexer.FacetArea
	}
	q.Cols = p.choice("cols", indexer.Facets(), fallback)
	if q.Rows == q.Cols {
		p.badValue("cols", q.Cols, slices.DeleteFunc(indexer.Facets(), func(f string) bool { return f == q.Rows })...)
	}
	q.Limit = p.number("limit", 1, 200, defaultColumns)
}

func (p *parameters) gaps(facts *coordination.Facts) coordination.GapOptions {
	return coordination.GapOptions{
		Kinds: choices(p, "kind", coordination.GapKinds()), Question: p.question(facts), Years: p.number("years", 1, 100, 0),
		Language: p.choice("reader", taxonomy.Languages(), ""), Mark: p.values["mark"],
	}
}

// question is the number of a Question of SG17, 0 for none.
func (p *parameters) question(facts *coordination.Facts) int {
	text := p.one("question")
	if !p.values.Has("question") {
		return 0
	}
	if n, err := strconv.Atoi(text); err == nil {
		if _, ok := facts.Question(n); ok {
			return n
		}
	}
	p.badValue("question", text, questionNumbers(facts)...)
	return 0
}

func questionNumbers(facts *coordination.Facts) []string {
	var numbers []string
	for _, q := range facts.Questions {
		numbers = append(numbers, strconv.Itoa(q.Number))
	}
	return numbers
}

// choices are any of a list; the parameter may be repeated.
func choices[T ~string](p *parameters, name string, accepted []T) []T {
	var chosen []T
	for _, value := range p.values[name] {
		if !slices.Contains(accepted, T(value)) {
			var texts []string
			for _, a := range accepted {
				texts = append(texts, string(a))
			}
			p.badValue(name, value, texts...)
			continue
		}
		chosen = append(chosen, T(value))
	}
	return chosen
}
