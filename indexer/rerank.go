package indexer

import (
	"slices"
	"strings"

	"landscape/query"
	"landscape/text"
)

// rerankWindow is how many of the best documents are looked at more closely.
const rerankWindow = 200

// rerank orders the best documents anew by how well their titles fit the query
// as a whole: words that stand together as they were typed, and titles that say
// this and little else.
func (ix *Index) rerank(p *plan, best []Found) {
	if len(p.Words) == 0 {
		return
	}
	q := ix.newTitleQuery(p)
	order := ix.tables.orderOf(ByRelevance)
	window := best[:min(rerankWindow, len(best))]
	for i := range window {
		f := &window[i]
		f.key = order(f.Doc, f.Score)
		f.Score += f.Words * q.closeness(ix.tables.Sequences.title(f.Doc))
	}
	slices.SortStableFunc(window, func(a, b Found) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return compareFound(a, b)
	})
}

// titleQuery is a query as it may stand in a title: each word, and what else
// stands for it or for several words, by the number of its first term.
type titleQuery struct {
	places  int // words of the query that say something
	phrases map[uint32][]titlePhrase
	general []bool // terms that any title may have, by number
}

// titlePhrase is one way to say some words of the query.
type titlePhrase struct {
	terms    []uint32
	from, to int // places in the query
}

func (ix *Index) newTitleQuery(p *plan) *titleQuery {
	q := &titleQuery{phrases: map[uint32][]titlePhrase{}, general: ix.tables.Sequences.general}
	spans := map[*query.Notion]*titlePhrase{}
	var concepts []*query.Notion // in the order of the query, that the ranking is the same every time
	units := p.WordUnits()
	for i, w := range p.Words {
		if w.IsFunction() {
			continue
		}
		at := q.places
		q.places++
		if i < len(units) {
			q.addVariants(ix, units[i].Variants, titlePhrase{from: at, to: at})
		}
		for _, c := range w.Shared {
			if spans[c] == nil {
				spans[c] = &titlePhrase{from: at}
				concepts = append(concepts, c)
			}
			spans[c].to = at
		}
	}
	for _, c := range concepts {
		q.addVariants(ix, c.Variants, *spans[c])
	}
	return q
}

// addVariants notes what may stand in an English title.
func (q *titleQuery) addVariants(ix *Index, variants []query.Variant, span titlePhrase) {
	for _, v := range variants {
		if v.Field != query.FieldTitle {
			continue
		}
		span.terms = nil
		for _, t := range v.Terms {
			id, ok := ix.tables.Sequences.number(t)
			if !ok {
				span.terms = nil
				break
			}
			span.terms = append(span.terms, id)
		}
		if len(span.terms) > 0 {
			q.phrases[span.terms[0]] = append(q.phrases[span.terms[0]], span)
		}
	}
}

// longest finds the phrase that covers most at the start of a text.
func (q *titleQuery) longest(text []uint32) (best titlePhrase, ok bool) {
	for _, p := range q.phrases[text[0]] {
		if len(p.terms) > len(text) || !slices.Equal(p.terms, text[:len(p.terms)]) {
			continue
		}
		if !ok || p.to-p.from > best.to-best.from || p.to-p.from == best.to-best.from && len(p.terms) > len(best.terms) {
			best, ok = p, true
		}
	}
	return best, ok
}

// How much nearness adds to a score at most.
const (
	togetherBonus = .5 // all neighbours of the query are neighbours in the title
	onlyBonus     = .7 // the title says nothing else
)

// closeness is how well a title fits the query, from 0. Words that any title
// may have ("framework", "requirements for") neither separate nor count as
// something else: the general standard comes before the narrow one.
func (q *titleQuery) closeness(title []uint32) float32 {
	if len(title) == 0 || q.places == 0 {
		return 0
	}
	together, in := 0, 0
	last := titlePhrase{from: -9, to: -9}
	for i := 0; i < len(title); {
		p, ok := q.longest(title[i:])
		switch {
		case ok:
			in += len(p.terms)
			i += len(p.terms)
			together += p.to - p.from
			if p.from == last.to+1 || p.to == last.from-1 {
				together++
			}
			last = p
		case q.isGeneral(title[i]):
			in++
			i++
		default:
			i++
			last = titlePhrase{from: -9, to: -9}
		}
	}
	bonus := onlyBonus * float32(in) / float32(len(title))
	if q.places > 1 {
		bonus += togetherBonus * min(1, float32(together)/float32(q.places-1))
	}
	return bonus
}

func (q *titleQuery) isGeneral(term uint32) bool { return term != noTerm && q.general[term] }

// generalWords are those that titles of general standards are made of.
var generalWords = strings.Fields(`a an and of for the to in on with by its
	security secure cybersecurity cyber information technology technique techniques
	framework architecture reference requirement requirements guideline guidelines guidance guide overview concepts
	principles general introduction terminology vocabulary definitions model recommendations recommendation
	procedures aspects capabilities measures controls code practice practices management
	baseline provisions system systems specification standard protocol protocols part 1`)

// generalTerms marks the general words among the terms of titles.
func generalTerms(s *sequences) []bool {
	general := make([]bool, len(s.Terms))
	for _, w := range generalWords {
		for _, t := range text.Analyze(w, text.English) {
			if id, ok := s.number(t.Term); ok {
				general[id] = true
			}
		}
	}
	return general
}
