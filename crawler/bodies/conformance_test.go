package bodies

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/standard"
	"landscape/taxonomy"

	"github.com/google/go-cmp/cmp"
)

// testTime is when test crawls happen.
var testTime = time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)

var update = flag.Bool("update", false, "write the golden records of every source")

// loadTaxonomy compiles the taxonomy once for all tests.
var loadTaxonomy = sync.OnceValues(taxonomy.Load)

// captured is one page in testdata/<source>/pages.json. The pages are small,
// made by hand in the shape that the body was recorded to have.
type captured struct {
	// URL is the body's real address, Body what is posted to it, "" for a GET.
	URL  string `json:"url"`
	Body string `json:"body,omitempty"`
	// File is in the same folder; Type is the content type the body labels it with.
	File string `json:"file"`
	Type string `json:"type"`
}

// publisher serves the captured pages of one source as a mirror does.
type publisher struct {
	t     *testing.T
	dir   string
	pages []captured
	// spoil changes what is sent.
	spoil func(http.ResponseWriter, []byte) []byte
}

func newPublisher(t *testing.T, source string) *publisher {
	t.Helper()
	p := &publisher{t: t, dir: filepath.Join("testdata", source)}
	list, err := os.ReadFile(filepath.Join(p.dir, "pages.json"))
	if err != nil {
		t.Fatalf("source %s has no captured pages: %v", source, err)
	}
	if err := json.Unmarshal(list, &p.pages); err != nil {
		t.Fatalf("%s/pages.json: %v", p.dir, err)
	}
	return p
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	posted, _ := io.ReadAll(r.Body)
	for _, page := range p.pages {
		_, want, _ := strings.Cut(page.URL, "://")
		if strings.TrimPrefix(r.RequestURI, "/") != want || string(posted) != page.Body {
			continue
		}
		content := p.read(page.File)
		w.Header().Set("Content-Type", page.Type)
		if p.spoil != nil {
			content = p.spoil(w, content)
		}
		w.Write(content)
		return
	}
	if r.URL.Path != "/robots.txt" {
		p.t.Logf("no captured page for %s %s %q", r.Method, r.RequestURI, posted)
	}
	http.NotFound(w, r)
}

// read returns a captured page. NIST's archive is packed here, so that its
// content can be reviewed as text.
func (p *publisher) read(name string) []byte {
	content, err := os.ReadFile(filepath.Join(p.dir, name))
	if err != nil {
		p.t.Errorf("captured page: %v", err)
	}
	if strings.HasSuffix(name, ".zip.json") {
		return zipped(p.t, "pubs-export.json", content)
	}
	return content
}

func testConfig(mirror string) crawler.Config {
	cfg := crawler.DefaultConfig()
	cfg.Mirror, cfg.Delay, cfg.Retries, cfg.Stall, cfg.MaxWait = mirror, 0, 0, 5*time.Second, time.Second
	return cfg
}

func newCrawler(t *testing.T, cfg crawler.Config) *crawler.Crawler {
	t.Helper()
	c, err := crawler.New(cfg, All(""))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// fetched are the sources that ask a server: the lists kept by hand and the
// data sets on disk have tests of their own.
func fetched() []crawler.Source {
	return slices.DeleteFunc(All(""), func(s crawler.Source) bool { return s.Seed || s.OnDisk })
}

// crawlOnce runs one source against a server and returns its report and records.
func crawlOnce(t *testing.T, ctx context.Context, source string, handler http.Handler, cat *catalogue.Catalogue) (catalogue.Report, []standard.Record) {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	defer server.CloseClientConnections()
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatalf("load the taxonomy: %v", err)
	}
	reports, err := newCrawler(t, testConfig(server.URL)).Run(ctx, cat, tax, crawler.Options{Sources: []string{source}})
	if err != nil && ctx.Err() == nil {
		t.Fatalf("run: %v", err)
	}
	var records []standard.Record
	for rec, err := range cat.Records(source) {
		if err != nil {
			t.Errorf("stored records: %v", err)
		}
		records = append(records, rec)
	}
	return reports[0], records
}

func openCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// Every source, offline, against its captured pages.
func TestSourcesConform(t *testing.T) {
	for _, source := range fetched() {
		t.Run(source.Name, func(t *testing.T) {
			t.Run("records match the golden file", func(t *testing.T) { matchGolden(t, source.Name) })
			t.Run("a second crawl changes nothing", func(t *testing.T) { crawlTwice(t, source.Name) })
			t.Run("a crawl ends within a second of being cancelled", func(t *testing.T) { cancelCrawl(t, source.Name) })
			for name, spoil := range spoilings {
				t.Run(name+" fails the source or sets entries aside", func(t *testing.T) { crawlSpoiled(t, source.Name, spoil) })
			}
		})
	}
}

func matchGolden(t *testing.T, source string) {
	report, records := crawlOnce(t, t.Context(), source, newPublisher(t, source), openCatalogue(t))
	if !report.OK() {
		t.Fatalf("source failed: %s", report.Failed)
	}
	identifiers := map[string]string{}
	var lines bytes.Buffer
	for _, rec := range records {
		if other, twice := identifiers[rec.ID.String()]; twice {
			t.Errorf("%s is the identifier of %q and %q", rec.ID, other, rec.Native)
		}
		identifiers[rec.ID.String()] = rec.Native
		if parsed, err := standard.ParseIdentifier(rec.ID.String()); err != nil || parsed != rec.ID {
			t.Errorf("%s does not survive being written and read: %#v, %v", rec.ID, parsed, err)
		}
		if rec.URL == "" {
			t.Errorf("%s has no address for readers", rec.ID)
		}
		for i, p := range rec.Provenance {
			if !strings.HasPrefix(p.URL, "https://") {
				t.Errorf("%s: provenance %q is not the body's real address", rec.ID, p.URL)
			}
			rec.Provenance[i].Fetched = time.Time{}
		}
		if err := standard.WriteRecord(&lines, rec); err != nil {
			t.Fatal(err)
		}
	}
	golden := filepath.Join("testdata", source, "golden.jsonl")
	if *update {
		if err := os.WriteFile(golden, lines.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v (run with -update after checking)", err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(lines.String(), "\n")); d != "" {
		t.Errorf("records differ from %s (-want +got):\n%s", golden, d)
	}
}

func crawlTwice(t *testing.T, source string) {
	cat := openCatalogue(t)
	crawlOnce(t, t.Context(), source, newPublisher(t, source), cat)
	before, _ := cat.Version()
	report, _ := crawlOnce(t, t.Context(), source, newPublisher(t, source), cat)
	if report.New+report.Changed+report.Gone+report.Back != 0 {
		t.Errorf("report says that something changed: %+v", report)
	}
	if after, _ := cat.Version(); after != before {
		t.Error("the records' file changed")
	}
}

func cancelCrawl(t *testing.T, source string) {
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	report, _ := crawlOnce(t, ctx, source, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), openCatalogue(t))
	if spent := time.Since(start); spent > 1100*time.Millisecond {
		t.Errorf("it took %v", spent)
	}
	if report.OK() {
		t.Error("the report does not say that the crawl was interrupted")
	}
}

// spoilings are what happens to pages in the wild.
var spoilings = map[string]func(http.ResponseWriter, []byte) []byte{
	"an empty page": func(http.ResponseWriter, []byte) []byte { return nil },
	"half a page":   func(_ http.ResponseWriter, b []byte) []byte { return b[:len(b)/2] },
	"a page of another kind": func(w http.ResponseWriter, _ []byte) []byte {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		return []byte("<html><body><h1>Welcome</h1></body></html>")
	},
	"a challenge": func(w http.ResponseWriter, _ []byte) []byte {
		w.Header().Set("Content-Type", "text/html")
		return []byte("<html><body>crawler.Request Rejected. Your support ID is: 1</body></html>")
	},
}

// crawlSpoiled wants the last good records to stay when the pages go bad.
func crawlSpoiled(t *testing.T, source string, spoil func(http.ResponseWriter, []byte) []byte) {
	cat := openCatalogue(t)
	_, before := crawlOnce(t, t.Context(), source, newPublisher(t, source), cat)
	p := newPublisher(t, source)
	p.spoil = spoil
	report, after := crawlOnce(t, t.Context(), source, p, cat)
	if report.OK() && report.Rejected == 0 {
		t.Errorf("the report names no problem: %+v", report)
	}
	if d := cmp.Diff(before, after, cmp.Comparer(func(a, b standard.Identifier) bool { return a == b })); d != "" {
		t.Errorf("records changed (-before +after):\n%s", d)
	}
}
