package indexer

import (
	"slices"
	"sort"

	"landscape/query"
	"landscape/text"
)

// sequences holds the words of the short fields in their order, as numbers of
// terms: to find phrases, to see how near to each other the words of a query
// stand, and what two standards share. bleve keeps positions too, but reading
// them takes twenty times as long.
type sequences struct {
	Terms  []string // of all these fields, sorted
	Fields map[string]sequence

	general []bool // terms that any title may have, by number
}

// sequence is one field: of document d the terms are IDs[Start[d]:Start[d+1]].
type sequence struct {
	Start, IDs []uint32
	// Counts says for every term how many documents have it in this field.
	Counts []uint32
}

// noTerm stands between two keywords, and for a word that no field has.
const noTerm = ^uint32(0)

func newSequences(docs []*Document, s titleSplitter) sequences {
	texts := func(d *Document) map[string][]string {
		own, series := s.split(d.Title)
		return map[string][]string{query.FieldTitle: {own}, query.FieldSeries: {series}, query.FieldKeywords: keywordsOf(d), query.FieldOrigin: originOf(d)}
	}
	number := map[string]uint32{}
	for _, d := range docs {
		for _, list := range texts(d) {
			for _, written := range list {
				for _, t := range text.Analyze(written, text.English) {
					number[t.Term] = 0
				}
			}
		}
	}
	q := sequences{Fields: map[string]sequence{}}
	for term := range number {
		q.Terms = append(q.Terms, term)
	}
	sort.Strings(q.Terms)
	for i, term := range q.Terms {
		number[term] = uint32(i)
	}
	for _, d := range docs {
		for field, list := range texts(d) {
			f := q.Fields[field]
			if f.Counts == nil {
				f.Counts = make([]uint32, len(q.Terms))
			}
			f.append(list, number)
			q.Fields[field] = f
		}
	}
	for field, f := range q.Fields {
		f.Start = append(f.Start, uint32(len(f.IDs)))
		q.Fields[field] = f
	}
	return q
}

// append adds the texts of the next document. A compound counts as a term, and
// only its parts have a place.
func (f *sequence) append(texts []string, number map[string]uint32) {
	f.Start = append(f.Start, uint32(len(f.IDs)))
	var seen []uint32
	for i, s := range texts {
		if i > 0 {
			f.IDs = append(f.IDs, noTerm)
		}
		for _, t := range text.Analyze(s, text.English) {
			id := number[t.Term]
			if !t.Compound {
				f.IDs = append(f.IDs, id)
			}
			if !slices.Contains(seen, id) {
				seen = append(seen, id)
				f.Counts[id]++
			}
		}
	}
}

// of gives the terms of one document in a field.
func (f sequence) of(doc uint32) []uint32 { return f.IDs[f.Start[doc]:f.Start[doc+1]] }

func (q *sequences) title(doc uint32) []uint32 { return q.Fields[query.FieldTitle].of(doc) }

// inTitles says in how many titles a term is.
func (q *sequences) inTitles(term uint32) uint32 { return q.Fields[query.FieldTitle].Counts[term] }

// number finds a term.
func (q *sequences) number(term string) (uint32, bool) {
	i := sort.SearchStrings(q.Terms, term)
	return uint32(i), i < len(q.Terms) && q.Terms[i] == term
}

// phrase finds the numbers of some terms and which of them is the rarest in a
// field; false when one is not there.
func (q *sequences) phrase(f sequence, terms []string) (ids []uint32, rarest int, ok bool) {
	ids = make([]uint32, len(terms))
	for i, term := range terms {
		id, ok := q.number(term)
		if !ok || f.Counts[id] == 0 {
			return nil, 0, false
		}
		ids[i] = id
		if f.Counts[id] < f.Counts[ids[rarest]] {
			rarest = i
		}
	}
	return ids, rarest, true
}

// holds tells whether the phrase stands in a field of a document.
func (f sequence) holds(doc uint32, phrase []uint32) bool {
	ids := f.of(doc)
	for i := 0; i+len(phrase) <= len(ids); i++ {
		if ids[i] == phrase[0] && slices.Equal(ids[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
