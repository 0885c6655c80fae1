package searchsvc

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"landscape/indexer"
)

// spellings are how people keep identifiers in lists: as the body writes them, in
// small letters, run together, with other signs between, with words around them,
// as file names, and what is none at all.
var spellings = []func(id string) string{
	func(id string) string { return id },
	strings.ToLower,
	func(id string) string { return strings.ReplaceAll(id, " ", "") },
	func(id string) string { return strings.ReplaceAll(id, " ", "-") },
	func(id string) string { return "  " + strings.ReplaceAll(strings.ToLower(id), " ", "_") + ".pdf" },
	func(id string) string { return strings.ReplaceAll(id, "-", "\u2011") },
	func(id string) string { return "see " + id + ", clause 5" },
	func(id string) string { return id + " (withdrawn?)" },
	func(id string) string { return "the one on " + strings.Trim(id, "0123456789.") },
}

// messy is a request for a thousand identifiers from all over the catalogue.
func messy(b *testing.B, ix *indexer.Index) string {
	b.Helper()
	documents, err := ix.Select(b.Context(), indexer.Query{AnyStatus: true, Facets: []string{}})
	if err != nil {
		b.Fatal(err)
	}
	step, n := ix.Len()/mostLookups, 0
	var list []string
	for d, err := range documents {
		if err != nil {
			b.Fatal(err)
		}
		if n++; n%step == 0 && len(list) < mostLookups {
			list = append(list, spellings[len(list)%len(spellings)](d.ID))
		}
	}
	text, err := json.Marshal(map[string]any{"identifiers": list})
	if err != nil || len(list) != mostLookups {
		b.Fatal(len(list), err)
	}
	return string(text)
}

// BenchmarkLookup asks for a thousand identifiers at once:
//
//	go test ./searchsvc -run xxx -bench Lookup
func BenchmarkLookup(b *testing.B) {
	s := bundled(b)
	ix, release := s.Live().Acquire()
	request := messy(b, ix)
	release()
	var found struct{ Results []LookupAnswer }
	for b.Loop() {
		answer := httptest.NewRecorder()
		s.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodPost, apiBase+"/lookup", strings.NewReader(request)))
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Code, answer.Body)
		}
		b.StopTimer()
		found.Results = nil
		if err := json.Unmarshal(answer.Body.Bytes(), &found); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	held := 0
	for _, r := range found.Results {
		if r.Found {
			held++
		} else if testing.Verbose() {
			fmt.Printf("%q: %s %s\n", r.Given, r.Reason, r.Read)
		}
	}
	b.ReportMetric(float64(held), "held")
}
