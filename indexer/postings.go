package indexer

import (
	"context"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

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

// postings reads the documents of a term in a field. The result is shared and
// must not be changed.
func (ix *Index) postings(ctx context.Context, field, term string) ([]posting, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if sequence, ok := ix.tables.Sequences.Fields[field]; ok {
		if id, known := ix.tables.Sequences.number(term); !known || sequence.Counts[id] == 0 {
			return nil, nil
		}
	}
	key := postingsKey(field, term)
	if list, ok := ix.kept.get(key); ok {
		return list, nil
	}
	list, err := ix.readPostings(ctx, field, term)
	if err != nil {
		return nil, fmt.Errorf("read postings of %q: %w", term, err)
	}
	if len(list) >= shortList {
		ix.kept.put(key, list)
	}
	return list, nil
}

func (ix *Index) readPostings(ctx context.Context, field, term string) ([]posting, error) {
	scored := field != query.FieldLabel && field != query.FieldAbout
	reader, err := ix.reader.TermFieldReader(ctx, []byte(term), field, scored, scored, false)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	average := ix.averageLength(field)
	list := make([]posting, 0, reader.Count())
	var doc index.TermFieldDoc
	for {
		p, err := reader.Next(doc.Reset())
		if err != nil || p == nil {
			return list, err
		}
		weight := float32(1)
		if scored {
			length := 1 / float32(p.Norm*p.Norm)
			weight = (1 + repeatWeight*float32(min(p.Freq, mostRepeats)-1)) / (1 - lengthWeight + lengthWeight*length/average)
		}
		list = append(list, posting{ix.tables.Numbers[p.ID.Value()], weight})
	}
}

// phrasePostings finds the documents that have some terms one after the other.
func (ix *Index) phrasePostings(ctx context.Context, field string, terms []string) ([]posting, error) {
	sequence, ok := ix.tables.Sequences.Fields[field]
	if !ok {
		return ix.searchPhrase(ctx, field, terms)
	}
	phrase, rarest, ok := ix.tables.Sequences.phrase(sequence, terms)
	if !ok {
		return nil, nil
	}
	key := postingsKey(field, strings.Join(terms, " "))
	if list, ok := ix.kept.get(key); ok {
		return list, nil
	}
	candidates, err := ix.postings(ctx, field, terms[rarest])
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
		ix.kept.put(key, found)
	}
	return found, nil
}

// searchPhrase looks for a phrase in a field whose words only bleve has in order.
func (ix *Index) searchPhrase(ctx context.Context, field string, terms []string) ([]posting, error) {
	s, err := searcher.NewPhraseSearcher(ctx, ix.reader, terms, 0, false, field, 1, search.SearcherOptions{})
	if err != nil {
		return nil, fmt.Errorf("search phrase %q: %w", terms, err)
	}
	defer s.Close()
	c := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: ix.reader}
	var found []posting
	for {
		d, err := s.Next(c)
		if err != nil {
			return nil, fmt.Errorf("search phrase %q: %w", terms, err)
		}
		if d == nil {
			return found, nil
		}
		found = append(found, posting{ix.tables.Numbers[d.IndexInternalID.Value()], 1})
		c.DocumentMatchPool.Put(d)
	}
}
