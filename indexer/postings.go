package indexer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"landscape/indexer/postings"
	"landscape/query"
)

// posting is one document of a term, with what the term weighs in it: its
// frequency, less for a long field.
type posting struct {
	doc    uint32
	weight float32
}

// Parameters of BM25F: how much long fields count less, and how much a word
// that comes again in a field adds: a title that says "5G" twice is no more
// about 5G.
const (
	lengthWeight = .4
	repeatWeight = .1
	mostRepeats  = 5
)

// Lengthiness is how much less a word counts in a field of some length than in one
// of the average.
func Lengthiness(length, average float32) float32 {
	return 1 - lengthWeight + lengthWeight*length/average
}

// postings reads the documents of a term in a field. The result is shared and
// must not be changed.
func (l *local) postings(ctx context.Context, field, term string) ([]posting, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if sequence, ok := l.tables.Sequences.Fields[field]; ok {
		if id, known := l.tables.Sequences.number(term); !known || sequence.Counts[id] == 0 {
			return nil, nil
		}
	}
	key := postingsKey(field, term)
	if list, ok := l.kept.get(key); ok {
		return list, nil
	}
	list, err := l.readPostings(ctx, field, term)
	if err != nil {
		return nil, fmt.Errorf("read postings of %q: %w", term, err)
	}
	if len(list) >= shortList {
		l.kept.put(key, list)
	}
	return list, nil
}

func (l *local) readPostings(ctx context.Context, field, term string) ([]posting, error) {
	scored := field != query.FieldLabel && field != query.FieldAbout
	average := l.tables.Lengths[field]
	var list []posting
	err := l.text.Term(ctx, field, term, scored, func(n uint64) { list = make([]posting, 0, n) }, func(p postings.Posting) {
		weight := float32(1)
		if scored {
			weight = (1 + repeatWeight*float32(min(p.Times, mostRepeats)-1)) / Lengthiness(p.Length, average)
		}
		list = append(list, posting{l.tables.Numbers[p.Number], weight})
	})
	slices.SortFunc(list, func(a, b posting) int { return cmp.Compare(a.doc, b.doc) })
	return list, err
}

// phrasePostings finds the documents that have some terms one after the other.
func (l *local) phrasePostings(ctx context.Context, field string, terms []string) ([]posting, error) {
	sequence, ok := l.tables.Sequences.Fields[field]
	if !ok {
		return l.searchPhrase(ctx, field, terms)
	}
	phrase, rarest, ok := l.tables.Sequences.phrase(sequence, terms)
	if !ok {
		return nil, nil
	}
	key := postingsKey(field, strings.Join(terms, " "))
	if list, ok := l.kept.get(key); ok {
		return list, nil
	}
	candidates, err := l.postings(ctx, field, terms[rarest])
	if err != nil {
		return nil, err
	}
	found := []posting{}
	for _, p := range candidates {
		if sequence.holds(p.doc, phrase) {
			found = append(found, p)
		}
	}
	if len(candidates) >= shortList {
		l.kept.put(key, found)
	}
	return found, nil
}

// searchPhrase looks for a phrase in a field whose words only bleve has in order.
func (l *local) searchPhrase(ctx context.Context, field string, terms []string) ([]posting, error) {
	var found []posting
	err := l.text.Phrase(ctx, field, terms, func(number uint64) { found = append(found, posting{l.tables.Numbers[number], 1}) })
	if err != nil {
		return nil, fmt.Errorf("search phrase %q: %w", terms, err)
	}
	return found, nil
}
