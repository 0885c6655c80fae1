package opensearch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"landscape/indexer"
)

// Collect has a choice counted and its best documents found, in one request unless
// more are wanted than the cluster gives at a time.
func (m *matching) Collect(ctx context.Context, c *indexer.Choice, w *indexer.Wanted) (*indexer.Collected, error) {
	by := constraintsOf(w, c.Places)
	aggs := by.aggregations(w.Counting)
	if w.Once {
		// Sets of identical texts are counted apart.
		aggs = object{"single": object{"filter": object{"term": object{fieldTied: false}}, "aggs": aggs}}
	}
	body := object{"query": m.answering(c), "post_filter": by.without(""), "sort": sorting(w.Sort), "track_scores": true,
		"size": min(w.Keep, mostHits), "aggs": aggs, "track_total_hits": false}
	found, err := m.search(ctx, body)
	if err != nil {
		return nil, err
	}
	counts := found.Aggregations
	if w.Once {
		counts = nil
		if err := json.Unmarshal(found.Aggregations["single"], &counts); err != nil {
			return nil, fmt.Errorf("read counts: %w", err)
		}
	}
	collected, err := by.counted(counts, w)
	if err != nil {
		return nil, err
	}
	if w.Once {
		if err := m.countSets(ctx, c, w, collected); err != nil {
			return nil, err
		}
	}
	collected.Best, err = m.best(ctx, body, found, c, w)
	return collected, err
}

// answering is what matches a choice, with what each document is worth.
func (m *matching) answering(c *indexer.Choice) object {
	any := m.chosen(c)
	should := append([]object{m.words(c.Beside)}, known(c.Spoken, c.Unit)...)
	placed := map[float32][]uint32{}
	for doc, p := range c.Places {
		placed[p.Score] = append(placed[p.Score], doc)
	}
	for score, docs := range placed {
		slices.Sort(docs)
		any, should = append(any, numbers(docs)), append(should, constant(numbers(docs), score))
	}
	if len(c.Relatives) > 0 {
		any = append(any, numbers(c.Relatives))
	}
	q := m.bounds(anyOf(any))
	q["bool"].(object)["should"] = should
	return q
}

// sorting ends with the number, by which all orders are whole.
func sorting(s indexer.Sort) []object {
	newest := object{fieldDate: object{"order": "desc", "missing": "_last"}}
	switch s {
	case indexer.Newest:
		return []object{newest, {fieldNumber: "desc"}}
	case indexer.Oldest:
		return []object{{fieldDate: object{"order": "asc", "missing": "_last"}}, byNumber}
	case indexer.ByIdentifier:
		return []object{byNumber}
	case indexer.ByTitle:
		return []object{{fieldByTitle: "asc"}, byNumber}
	}
	return []object{byScore, newest, byNumber}
}

// best reads the best documents, page after page when there are many.
func (m *matching) best(ctx context.Context, body object, found *answer, c *indexer.Choice, w *indexer.Wanted) ([]indexer.Found, error) {
	var best []indexer.Found
	sets := map[uint32]bool{}
	delete(body, "aggs")
	for {
		for _, h := range found.Hits.Hits {
			f := foundBy(h, c, w)
			same := w.SameAs(f.Doc)
			if w.Once && sets[same] {
				continue
			}
			sets[same] = true
			if best = append(best, f); len(best) == w.Keep {
				return best, nil
			}
		}
		if n := len(found.Hits.Hits); n == 0 || n < body["size"].(int) {
			return best, nil
		}
		last := found.Hits.Hits[len(found.Hits.Hits)-1]
		body["search_after"] = last.Sort
		var err error
		if found, err = m.search(ctx, body); err != nil {
			return nil, err
		}
	}
}

// foundBy takes apart what a hit is worth: its place and what is known of it are
// told here, the rest are its words.
func foundBy(h hit, c *indexer.Choice, w *indexer.Wanted) indexer.Found {
	f := indexer.Found{Doc: h.number(), Score: h.Score}
	f.Place = c.Places[f.Doc]
	for i, s := range c.Spoken {
		worth := s.Listed[f.Doc]
		for _, l := range indexer.LabelWorths() {
			if slices.Contains(h.Matched, labelName(i, l.Field)) {
				worth = max(worth, l.Worth*w.Merit(f.Doc))
			}
		}
		f.Known += s.Share * worth * c.Unit
	}
	f.Words = max(0, f.Score-f.Known-f.Place.Score)
	return f
}

// countSets adds the sets of identical texts, each as one.
func (m *matching) countSets(ctx context.Context, c *indexer.Choice, w *indexer.Wanted, into *indexer.Collected) error {
	q := m.answering(c)
	within := q["bool"].(object)
	delete(within, "should")
	within["filter"] = append(within["filter"].([]object), object{"term": object{fieldTied: true}})
	body := object{"query": q, "size": mostHits, "sort": []object{byNumber}, "track_total_hits": false}
	var members []uint32
	for {
		found, err := m.search(ctx, body)
		if err != nil {
			return err
		}
		for _, h := range found.Hits.Hits {
			members = append(members, h.number())
		}
		if len(found.Hits.Hits) < mostHits {
			break
		}
		body["search_after"] = found.Hits.Hits[len(found.Hits.Hits)-1].Sort
	}
	sets := w.CountSets(members, c.Places)
	into.Total += sets.Total
	into.Hidden += sets.Hidden
	for id, n := range sets.Counts {
		into.Counts[id] += n
	}
	return nil
}
