package opensearch

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"landscape/indexer"
	"landscape/query"
)

// matching is the work on the words of one plan. A search takes up to three
// requests: how many documents have each word, which is kept; how many have how
// much of the words; and the answer.
type matching struct {
	*engine
	units   []query.Unit
	filters []object // of each unit, what it matches
	counts  []int
	touched int
	weights *indexer.Weights
}

func (m *matching) Close()        {}
func (m *matching) Counts() []int { return m.counts }
func (m *matching) Touched() int  { return m.touched }

// count counts the documents of each unit, and those of any.
func (m *matching) count(ctx context.Context) error {
	filters := object{}
	for i, f := range m.filters {
		filters["u"+strconv.Itoa(i)] = object{"filter": f}
	}
	if len(filters) == 0 {
		return nil
	}
	touching := everything
	if slices.ContainsFunc(m.units, func(u query.Unit) bool { return !u.Excluded }) {
		touching = anyOf(m.filters)
	}
	key, err := json.Marshal(m.filters)
	if err != nil {
		return fmt.Errorf("encode filters: %w", err)
	}
	if kept, ok := m.engine.counts.get(string(key)); ok {
		m.counts, m.touched = kept[1:], kept[0]
		return nil
	}
	found, err := m.search(ctx, object{"size": 0, "track_total_hits": true, "query": allOf([]object{touching}), "aggs": filters})
	if err != nil {
		return err
	}
	m.touched = found.Hits.Total.Value
	for i := range m.units {
		var b bucket
		if err := b.read(found.Aggregations["u"+strconv.Itoa(i)]); err != nil {
			return err
		}
		m.counts = append(m.counts, b.count)
	}
	m.engine.counts.put(string(key), append([]int{m.touched}, m.counts...))
	return nil
}

func (m *matching) Cover(ctx context.Context, levels []float32, best bool) ([]indexer.Covered, error) {
	aggs := object{}
	for i, level := range levels {
		agg := object{"filter": m.covers(level)}
		if best {
			agg["aggs"] = object{"best": object{"top_hits": object{"size": 1, "_source": false}}}
		}
		aggs["l"+strconv.Itoa(i)] = agg
	}
	q := m.bounds(m.touching())
	if best {
		q["bool"].(object)["should"] = []object{m.words(true)}
	}
	found, err := m.search(ctx, object{"size": 0, "query": q, "aggs": aggs})
	if err != nil {
		return nil, err
	}
	covered := make([]indexer.Covered, len(levels))
	for i := range levels {
		var level struct {
			DocCount int `json:"doc_count"`
			Best     struct {
				Hits struct {
					MaxScore float32 `json:"max_score"`
				}
			}
		}
		if err := json.Unmarshal(found.Aggregations["l"+strconv.Itoa(i)], &level); err != nil {
			return nil, fmt.Errorf("read counts: %w", err)
		}
		covered[i] = indexer.Covered{Documents: level.DocCount, Best: level.Best.Hits.MaxScore}
	}
	return covered, nil
}

func (m *matching) Answering(ctx context.Context, c *indexer.Choice) (int, error) {
	found, err := m.search(ctx, object{"size": 0, "track_total_hits": true, "query": m.bounds(anyOf(m.chosen(c)))})
	if err != nil {
		return 0, err
	}
	return found.Hits.Total.Value, nil
}

func (m *matching) Hinted(ctx context.Context, c *indexer.Choice, n int) ([]uint32, error) {
	var hints []object
	for i, u := range m.units {
		if u.Hint {
			hints = append(hints, m.filters[i])
		}
	}
	current := object{"terms": object{facetField(indexer.FacetStatus): indexer.Standing()}}
	q := m.bounds(anyOf(hints), current)
	within := q["bool"].(object)
	within["should"] = []object{m.words(false)}
	if c.Level < math.MaxFloat32 {
		within["must_not"] = append(within["must_not"].([]object), m.covers(c.Level))
	}
	found, err := m.search(ctx, object{"size": n, "query": q, "sort": []object{byScore, byNumber}})
	if err != nil {
		return nil, err
	}
	var docs []uint32
	for _, h := range found.Hits.Hits {
		docs = append(docs, h.number())
	}
	return docs, nil
}
