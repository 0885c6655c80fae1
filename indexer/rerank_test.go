package indexer

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A notion that stands twice in a query is read the same way every time.
func TestRankingIsTheSameEveryTime(t *testing.T) {
	ix := buildIndex(t, append(slices.Clone(known), record("ITU-T X.1352 (09/2022)", "Security of Internet of Things gateways", group("SG17"))))
	scores := func() []float64 {
		var list []float64
		for _, h := range ask(t, ix, Query{Text: "IoT gateways security deployment iot", Size: 20}).Hits {
			list = append(list, h.Score)
		}
		return list
	}
	first := scores()
	for range 100 {
		if diff := cmp.Diff(first, scores()); diff != "" {
			t.Fatal(diff)
		}
	}
}
