package indexer

import (
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"
	bquery "github.com/blevesearch/bleve/v2/search/query"
	"github.com/google/go-cmp/cmp"

	"landscape/indexer/internal/generate"
	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// generatedIndex is an index large enough for counts to differ.
func generatedIndex(t testing.TB, n int) (*Index, []*Document) {
	t.Helper()
	var records []standard.Record
	for r := range generate.Records(known, n, 1) {
		records = append(records, r)
	}
	ix := buildIndex(t, records)
	return ix, allOf(t, ix)
}

var someQueries = []Query{
	{},
	{Text: "security"},
	{Text: "quantum key distribution"},
	{Text: "zero trust -cloud"},
	{Text: `"information security"`},
	{Text: "title:privacy OR title:identity"},
	{Text: "-quantum"},
	{Text: "ITU-T 100007"},
	{Filters: Filters{FacetBody: {"ETSI", "ITU-T"}}},
	{Text: "security", Filters: Filters{FacetBody: {"ETSI"}, FacetYear: {"2018..2024"}}},
	{Text: "framework", Filters: Filters{FacetStatus: {"withdrawn"}}},
	{Text: "security", Filters: Filters{FacetArea: {"iot", "qkd"}, FacetTopic: {"crypto"}, FacetAccess: {"free"}}},
	{Text: "security", AnyStatus: true},
	{Text: "security", OneOfIdentical: true},
	{Filters: Filters{FacetBody: {"3GPP"}}, OneOfIdentical: true},
	{OneOfIdentical: true, AnyStatus: true},
}

// A count is a promise: choosing the value must give as many documents.
func TestEveryCountIsTheNumberOfHitsThatChoosingItGives(t *testing.T) {
	ix, _ := generatedIndex(t, 700)
	random := rand.New(rand.NewSource(2))
	for _, q := range someQueries {
		r := ask(t, ix, q)
		for name, counts := range r.Facets {
			for range min(6, len(counts)) {
				c := counts[random.Intn(len(counts))]
				chosen := q
				chosen.Filters = Filters{name: {c.Value}}
				for other, values := range q.Filters {
					if other != name {
						chosen.Filters[other] = values
					}
				}
				if got := ask(t, ix, chosen).Total; got != c.Count {
					t.Errorf("%+v: %s=%s counts %d, choosing it gives %d", q, name, c.Value, c.Count, got)
				}
			}
		}
	}
}

func TestCountsOfBrowsingAreThoseOfCountingByHand(t *testing.T) {
	ix, docs := generatedIndex(t, 700)
	tests := []struct {
		name string
		q    Query
		pass func(d *Document, but string) bool
	}{
		{"everything", Query{}, func(d *Document, but string) bool { return but == FacetStatus || isCurrent(d.Status) }},
		{"everything in any status", Query{AnyStatus: true}, func(*Document, string) bool { return true }},
		{"one body", Query{Filters: Filters{FacetBody: {"ETSI"}}}, func(d *Document, but string) bool {
			return (but == FacetStatus || isCurrent(d.Status)) && (but == FacetBody || d.Body == "ETSI")
		}},
		{"a body or another, in a status, in some years",
			Query{Filters: Filters{FacetBody: {"ETSI", "IETF"}, FacetStatus: {"superseded"}, FacetYear: {"2001..2010"}}},
			func(d *Document, but string) bool {
				return (but == FacetStatus || d.Status == standard.Superseded) && (but == FacetBody || d.Body == "ETSI" || d.Body == "IETF") &&
					(but == FacetYear || yearOf(d) >= "2001" && yearOf(d) <= "2010")
			}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := ask(t, ix, test.q)
			for f, name := range Facets() {
				want := map[string]int{}
				for _, d := range docs {
					if test.pass(d, name) {
						for _, v := range facetValues(d, f) {
							want[v]++
						}
					}
				}
				got := map[string]int{}
				for _, c := range r.Facets[name] {
					if c.Count > 0 {
						got[c.Value] = c.Count
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
			}
		})
	}
}

// What bleve finds for a word and a facet value is what the flat table counts.
func TestCountsAreThoseOfBleve(t *testing.T) {
	ix, _ := generatedIndex(t, 700)
	folder := filepath.Dir(ix.engine.(*local).store.file.Name())
	opened, err := bleve.OpenUsing(filepath.Join(folder, textFolder), map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for _, word := range []string{"quantum", "architecture", "privacy", "internet"} {
		r := ask(t, ix, Query{Text: "title:" + word, AnyStatus: true})
		term := text.Stem(word, "en")
		title := func(field string) bquery.Query {
			q := bleve.NewTermQuery(term)
			q.SetField(field)
			return q
		}
		inTitle := bleve.NewDisjunctionQuery(title(query.FieldTitle), title(query.FieldSeries))
		for name, counts := range r.Facets {
			for _, c := range counts {
				label := bleve.NewTermQuery(name + ":" + c.Value)
				label.SetField(query.FieldLabel)
				found, err := opened.Search(bleve.NewSearchRequest(bleve.NewConjunctionQuery(inTitle, label)))
				if err != nil {
					t.Fatal(err)
				}
				if int(found.Total) != c.Count {
					t.Errorf("%s, %s=%s: the table counts %d, bleve %d", word, name, c.Value, c.Count, found.Total)
				}
			}
		}
	}
}

func TestASetOfIdenticalTextsCountsOnce(t *testing.T) {
	ix, docs := generatedIndex(t, 700)
	r := ask(t, ix, Query{OneOfIdentical: true, Size: 100})
	sets, hidden := map[string]bool{}, map[string]bool{}
	perBody := map[string]map[string]bool{}
	for _, d := range docs {
		if !isCurrent(d.Status) {
			hidden[d.Same] = true
			continue
		}
		sets[d.Same] = true
		if perBody[string(d.Body)] == nil {
			perBody[string(d.Body)] = map[string]bool{}
		}
		perBody[string(d.Body)][d.Same] = true
	}
	for same := range sets {
		delete(hidden, same)
	}
	if r.Total != len(sets) || r.Hidden != len(hidden) {
		t.Errorf("got %d and %d hidden, want %d and %d", r.Total, r.Hidden, len(sets), len(hidden))
	}
	for _, c := range r.Facets[FacetBody] {
		if c.Count != len(perBody[c.Value]) {
			t.Errorf("%s: got %d, want %d", c.Value, c.Count, len(perBody[c.Value]))
		}
	}
	seen := map[string]bool{}
	for _, h := range r.Hits {
		if seen[h.Document.Same] {
			t.Errorf("%s is there twice", h.Document.Same)
		}
		seen[h.Document.Same] = true
	}
}

func TestSortingAndPagingShowEveryDocumentOnce(t *testing.T) {
	ix, _ := generatedIndex(t, 300)
	for _, order := range Sorts() {
		for _, text := range []string{"", "security"} {
			seen := map[string]bool{}
			var ids, dates []string
			total := 0
			for from := 0; ; from += 50 {
				r := ask(t, ix, Query{Text: text, Sort: order, From: from, Size: 50, Facets: []string{}})
				total = r.Total
				if len(r.Hits) == 0 {
					break
				}
				for _, h := range r.Hits {
					seen[h.Document.ID] = true
					ids, dates = append(ids, h.Document.ID), append(dates, h.Document.Published)
				}
			}
			if len(ids) != total || len(seen) != total {
				t.Errorf("%s of %q: %d hits, %d different, total %d", order, text, len(ids), len(seen), total)
			}
			if order == Oldest && !slices.IsSorted(dates) {
				t.Errorf("%s of %q: not sorted by date", order, text)
			}
			if order == ByIdentifier && !slices.IsSortedFunc(ids, naturalCompare) {
				t.Errorf("%s of %q: not sorted", order, text)
			}
		}
	}
}

func TestNaturalOrder(t *testing.T) {
	want := []string{"ETSI EN 303 645", "ITU-T X.509", "ITU-T X.805", "ITU-T X.1051", "ITU-T X.1051 Amd. 1", "RFC 8446"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, naturalCompare)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i := range 200 {
		a, b := fmt.Sprintf("X.%d", i*7919%1000), fmt.Sprintf("X.%d", i*104729%1000)
		if naturalCompare(a, b) != -naturalCompare(b, a) {
			t.Errorf("%s and %s have no one order", a, b)
		}
	}
}
