package indexer

import (
	"context"
	"fmt"
	"sync"

	"landscape/query"
)

// keptPostings keeps postings in memory: reading them from bleve takes ten
// times as long as walking them. Those of the most frequent terms are there
// from the start; of the others, two generations of what was asked for lately:
// when the younger is full, the older one goes.
type keptPostings struct {
	frequent map[string][]posting // never changes

	mu         sync.Mutex
	young, old map[string][]posting
	size       int // of the young generation
}

const (
	// frequentTerm is in so many documents that reading it anew is felt.
	frequentTerm = 1000
	// generationSize bounds the memory, in postings of 8 bytes.
	generationSize = 2_000_000
	// shortList is how many postings are as quickly read again.
	shortList = 32
	// entrySize is what an entry takes beside its postings, in postings.
	entrySize = 20
)

// keepFrequent reads the postings of the frequent terms of the short fields,
// and of all areas and topics.
func (l *local) keepFrequent() error {
	frequent := map[string][]posting{}
	read := func(field, term string) error {
		list, err := l.readPostings(context.Background(), field, term)
		if err != nil {
			return fmt.Errorf("read postings of %q: %w", term, err)
		}
		frequent[postingsKey(field, term)] = list
		return nil
	}
	q := &l.tables.Sequences
	for field, f := range q.Fields {
		for id, count := range f.Counts {
			if count < frequentTerm {
				continue
			}
			if err := read(field, q.Terms[id]); err != nil {
				return err
			}
		}
	}
	for _, facet := range []string{FacetArea, FacetTopic} {
		t, n := &l.tables.Facets, facetNumber(facet)
		for id := t.Base[n]; id < t.Base[n+1]; id++ {
			for _, field := range []string{query.FieldLabel, query.FieldAbout} {
				if err := read(field, facet+":"+t.Values[id]); err != nil {
					return err
				}
			}
		}
	}
	l.kept.frequent = frequent
	return nil
}

func postingsKey(field, terms string) string { return field + "\x00" + terms }

func (k *keptPostings) get(key string) ([]posting, bool) {
	if list, ok := k.frequent[key]; ok {
		return list, true
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if list, ok := k.young[key]; ok {
		return list, true
	}
	list, ok := k.old[key]
	if ok {
		k.keep(key, list)
	}
	return list, ok
}

func (k *keptPostings) put(key string, list []posting) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.keep(key, list)
}

func (k *keptPostings) keep(key string, list []posting) {
	if k.young == nil || k.size+len(list)+entrySize > generationSize {
		k.young, k.old, k.size = map[string][]posting{}, k.young, 0
	}
	k.young[key] = list
	k.size += len(list) + entrySize
}
