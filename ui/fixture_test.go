package ui

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/taxonomy"
)

// newService is the whole service with its pages over a small catalogue.
func newService(t *testing.T) *searchsvc.Service {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	cat := newCatalogue(t)
	dir := filepath.Join(t.TempDir(), "index")
	input := indexer.Input{Records: cat.All(), Taxonomy: tax, Version: "fixture"}
	if err := indexer.Build(context.Background(), dir, input, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	ix, err := indexer.Open(dir, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	service := searchsvc.New(searchsvc.Options{Live: indexer.NewLive(ix), Taxonomy: tax, Catalogue: cat})
	if err := Register(service); err != nil {
		t.Fatal(err)
	}
	return service
}

// newCatalogue holds the records of testdata, stored in two crawls so that
// something has changed.
func newCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	bySource := map[string][]standard.Record{}
	f, err := os.Open("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for r, err := range standard.ReadRecords(f) {
		if err != nil {
			t.Fatal(err)
		}
		bySource[r.Source] = append(bySource[r.Source], r)
	}
	begin := time.Now().Add(-48 * time.Hour)
	for source, records := range bySource {
		if _, err := cat.Store(source, records[:len(records)-1], begin); err != nil {
			t.Fatal(err)
		}
		records[0].Wording = "Confirmed"
		if _, err := cat.Store(source, records, begin.Add(24*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	report := catalogue.Report{Source: "etsi", Started: begin, Duration: 95 * time.Second, Fetched: 3, New: 1}
	if err := cat.SaveReport(report); err != nil {
		t.Fatal(err)
	}
	return cat
}

// page asks for an address and reads the answer as a page.
func page(t *testing.T, h http.Handler, address string) (*goquery.Document, *http.Response) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	answer := w.Result()
	doc, err := goquery.NewDocumentFromReader(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return doc, answer
}

// textOf is the text of what a selector finds, on one line.
func textOf(doc *goquery.Document, selector string) string {
	return strings.Join(strings.Fields(doc.Find(selector).Text()), " ")
}
