package ui

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"landscape/catalogue"
	"landscape/crawler/bodies"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/taxonomy"
)

// fixture is the whole service with its pages over a small catalogue. It is made
// once, for pages change nothing.
var fixture *searchsvc.Service

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "ui")
	if err == nil {
		fixture, err = newFixture(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "make the fixture:", err)
		os.Exit(1)
	}
	code := m.Run()
	fixture.Live().Swap(nil)
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, "remove the fixture:", err)
	}
	os.Exit(code)
}

func newFixture(dir string) (*searchsvc.Service, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	cat, err := newCatalogue(filepath.Join(dir, "data"))
	if err != nil {
		return nil, err
	}
	place := filepath.Join(dir, "index")
	input := indexer.Input{Records: cat.All(), Taxonomy: tax, Version: "fixture"}
	if err := indexer.Build(context.Background(), place, input, func(int, int) {}); err != nil {
		return nil, err
	}
	ix, err := indexer.Open(place, tax)
	if err != nil {
		return nil, err
	}
	service := searchsvc.New(searchsvc.Options{Live: indexer.NewLive(ix), Taxonomy: tax, Catalogue: cat, Sources: bodies.All(""),
		Log: slog.New(slog.DiscardHandler), PublicURL: "http://example.com"})
	return service, Register(service)
}

// newCatalogue holds the records of testdata, stored in two crawls so that
// something has changed.
func newCatalogue(dir string) (*catalogue.Catalogue, error) {
	cat, err := catalogue.Open(dir)
	if err != nil {
		return nil, err
	}
	f, err := os.Open("testdata/records.jsonl")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bySource := map[string][]standard.Record{}
	for r, err := range standard.ReadRecords(f) {
		if err != nil {
			return nil, err
		}
		bySource[r.Source] = append(bySource[r.Source], r)
	}
	begin := time.Now().Add(-48 * time.Hour)
	for source, records := range bySource {
		if _, err := cat.Store(source, records[:len(records)-1], begin); err != nil {
			return nil, err
		}
		records[0].Wording = "Confirmed"
		if _, err := cat.Store(source, records, begin.Add(24*time.Hour)); err != nil {
			return nil, err
		}
	}
	return cat, cat.SaveReport(catalogue.Report{Source: "etsi", Started: begin, Duration: 95 * time.Second, Fetched: 3, New: 1})
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
