package opensearch

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"landscape/indexer"
)

// facetsAtOnce is how many values of a facet are counted; there are far fewer.
const facetsAtOnce = 20000

// constraints are the filters of a search, by facet; the statuses that show are one
// of the status.
type constraints map[string]object

// constraintsOf reads what was chosen. Documents with a place of their own show in
// any status.
func constraintsOf(w *indexer.Wanted, places map[uint32]indexer.Place) constraints {
	by := constraints{}
	for _, facet := range w.Filter.Wanted() {
		by[facet] = object{"terms": object{facetField(facet): w.Filter.Values(facet)}}
	}
	if w.Standing {
		any := []object{{"terms": object{facetField(indexer.FacetStatus): indexer.Standing()}}}
		var exact []uint32
		for doc, p := range places {
			if p.Exact {
				exact = append(exact, doc)
			}
		}
		if len(exact) > 0 {
			slices.Sort(exact)
			any = append(any, numbers(exact))
		}
		by[indexer.FacetStatus] = anyOf(any)
	}
	return by
}

// without are all constraints but that of one facet.
func (c constraints) without(facet string) object {
	clauses := []object{}
	for _, name := range slices.Sorted(maps.Keys(c)) {
		if name != facet {
			clauses = append(clauses, c[name])
		}
	}
	return allOf(clauses)
}

// aggregations count in one request: the total, what the status hides, and each
// facet without the choices made in it.
func (c constraints) aggregations(counting bool) object {
	shown := object{}
	aggs := object{"shown": object{"filter": c.without(""), "aggs": shown}}
	if _, standing := c[indexer.FacetStatus]; standing {
		aggs["any_status"] = object{"filter": c.without(indexer.FacetStatus)}
	}
	if !counting {
		return aggs
	}
	for _, facet := range indexer.Facets() {
		values := object{"terms": object{"field": facetField(facet), "size": facetsAtOnce}}
		if _, chosen := c[facet]; chosen {
			aggs[facet] = object{"filter": c.without(facet), "aggs": object{"values": values}}
		} else {
			shown[facet] = values
		}
	}
	if len(shown) == 0 {
		delete(aggs["shown"].(object), "aggs")
	}
	return aggs
}

// counted reads the answer to the aggregations.
func (c constraints) counted(answer map[string]json.RawMessage, w *indexer.Wanted) (*indexer.Collected, error) {
	found := &indexer.Collected{Counts: w.NoCounts()}
	var shown, anyStatus bucket
	if err := shown.read(answer["shown"]); err != nil {
		return nil, err
	}
	found.Total = shown.count
	if _, standing := answer["any_status"]; standing {
		if err := anyStatus.read(answer["any_status"]); err != nil {
			return nil, err
		}
		if w.Standing {
			found.Hidden = anyStatus.count - shown.count
		}
	}
	if !w.Counting {
		return found, nil
	}
	for _, facet := range indexer.Facets() {
		values, ok := shown.within[facet]
		if !ok {
			var free bucket
			if err := free.read(answer[facet]); err != nil {
				return nil, err
			}
			values = free.within["values"]
		}
		for _, v := range values {
			if id, ok := w.Place(facet, v.Key); ok {
				found.Counts[id] += v.Count
			}
		}
	}
	return found, nil
}

// bucket is the answer to one filter, with the values counted within.
type bucket struct {
	count  int
	within map[string][]valueCount
}

type valueCount struct {
	Key   string
	Count uint32 `json:"doc_count"`
}

func (b *bucket) read(text json.RawMessage) error {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(text, &parts); err != nil {
		return fmt.Errorf("read counts: %w", err)
	}
	b.within = map[string][]valueCount{}
	for name, part := range parts {
		if name == "doc_count" {
			if err := json.Unmarshal(part, &b.count); err != nil {
				return fmt.Errorf("read counts: %w", err)
			}
			continue
		}
		var values struct{ Buckets []valueCount }
		if err := json.Unmarshal(part, &values); err != nil {
			return fmt.Errorf("read counts of %s: %w", name, err)
		}
		b.within[name] = values.Buckets
	}
	return nil
}
