package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"landscape/indexer"
	"landscape/query"
)

// engine answers from one build on the cluster.
type engine struct {
	client    *client
	name      string
	documents int
	counts    countCache
}

func newEngine(c *client, name string, documents int) *engine {
	return &engine{client: c, name: name, documents: documents}
}

// Close does nothing: the build stays in the cluster.
func (e *engine) Close() error { return nil }

// Ready tells whether every part of the index has a node that answers.
func (e *engine) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	var health struct{ Status string }
	err := e.client.do(ctx, http.MethodGet, "/_cluster/health/"+e.name+"?filter_path=status", nil, &health)
	switch {
	case errors.Is(err, indexer.ErrUnavailable):
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", indexer.ErrUnavailable, err)
	case health.Status == "red":
		return fmt.Errorf("%w: a part of the index has no node", indexer.ErrUnavailable)
	}
	return nil
}

// answer is what the cluster says to a search.
type answer struct {
	TimedOut bool `json:"timed_out"`
	Hits     struct {
		Total struct{ Value int }
		Hits  []hit
	}
	Aggregations map[string]json.RawMessage
}

// hit is one document; its number is the last of the values that it is sorted by,
// its score the first.
type hit struct {
	Sort    []json.RawMessage
	Score   float32  `json:"_score"`
	Matched []string `json:"matched_queries"`
}

func (h hit) number() uint32 {
	n, err := strconv.ParseUint(string(h.Sort[len(h.Sort)-1]), 10, 32)
	if err != nil {
		panic(fmt.Sprintf("opensearch: a hit is sorted by %q, which is no number of a document", h.Sort))
	}
	return uint32(n)
}

// mostHits is how many the cluster gives at a time.
const mostHits = 10_000

// searchPath asks for whole answers, and for no more of the hits than is read.
const searchPath = "/_search?allow_partial_search_results=false&filter_path=timed_out,hits.total.value,hits.hits.sort,hits.hits._score,hits.hits.matched_queries,aggregations"

// search asks the cluster. A part of an answer is none.
func (e *engine) search(ctx context.Context, body object) (*answer, error) {
	body["_source"], body["stored_fields"] = false, "_none_"
	var a answer
	err := e.client.do(ctx, http.MethodPost, "/"+e.name+searchPath, body, &a)
	if errors.Is(err, errNotThere) {
		err = fmt.Errorf("%w: %w", indexer.ErrUnavailable, err)
	}
	if err == nil && a.TimedOut {
		err = fmt.Errorf("%w: a search timed out", indexer.ErrUnavailable)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return &a, nil
}

var (
	byScore  = object{"_score": "desc"}
	byNumber = object{fieldNumber: "asc"}
)

func (e *engine) Read(ctx context.Context, docs []uint32) ([]*indexer.Document, error) {
	if len(docs) == 0 {
		return nil, nil
	}
	ids := make([]string, len(docs))
	for i, d := range docs {
		ids[i] = strconv.Itoa(int(d))
	}
	var answer struct {
		Docs []struct {
			Found  bool
			Source struct{ Document []byte } `json:"_source"`
		}
	}
	if err := e.client.do(ctx, http.MethodPost, "/"+e.name+"/_mget?filter_path=docs.found,docs._source", object{"ids": ids}, &answer); err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	list := make([]*indexer.Document, len(docs))
	for i := range docs {
		if i >= len(answer.Docs) || !answer.Docs[i].Found {
			return nil, fmt.Errorf("read document %d: %w", docs[i], indexer.ErrUnavailable)
		}
		d, err := indexer.DecodeDocument(answer.Docs[i].Source.Document)
		if err != nil {
			return nil, err
		}
		list[i] = d
	}
	return list, nil
}

func (e *engine) Alike(ctx context.Context, terms []indexer.Weighted) (map[uint32]float32, error) {
	sums := map[uint32]float32{}
	if len(terms) == 0 {
		return sums, nil
	}
	var clauses []object
	for _, t := range terms {
		clauses = append(clauses, constant(object{"term": object{wordField(query.FieldTitle): t.Term}}, t.Weight))
	}
	found, err := e.search(ctx, object{"query": anyOf(clauses), "size": mostHits, "sort": []object{byScore, byNumber}, "track_scores": true})
	if err != nil {
		return nil, err
	}
	for _, h := range found.Hits.Hits {
		sums[h.number()] = h.Score
	}
	return sums, nil
}

func (e *engine) Match(ctx context.Context, units []query.Unit) (indexer.Matching, error) {
	m := &matching{engine: e, units: units}
	for _, u := range units {
		m.filters = append(m.filters, matches(u))
	}
	if err := m.count(ctx); err != nil {
		return nil, err
	}
	m.weights = indexer.Weigh(units, m.counts, e.documents)
	return m, nil
}

// countCache keeps how many documents match the units of the last plans: a build
// never changes.
type countCache struct {
	mu   sync.Mutex
	kept map[string][]int
}

const keepCounts = 20_000

func (c *countCache) get(key string) ([]int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	counts, ok := c.kept[key]
	return slices.Clone(counts), ok
}

func (c *countCache) put(key string, counts []int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || len(c.kept) >= keepCounts {
		c.kept = map[string][]int{}
	}
	c.kept[key] = counts
}
