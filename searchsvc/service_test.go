package searchsvc

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/crawler/bodies"
	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// crawled is when the records of these tests were read.
var crawled = time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)

// record makes one record as a crawl of a source would.
func record(source, id, title string, status standard.Status, published string, change ...func(*standard.Record)) standard.Record {
	parsed, err := standard.ParseIdentifier(id)
	if err != nil {
		panic(err)
	}
	r := standard.Record{Source: source, Native: id, ID: parsed, Title: title, Status: status, Published: published,
		Languages: []string{"en"}, Access: standard.Free, URL: "https://example.org/" + source + "/" + parsed.Slug(),
		Provenance: []standard.Provenance{{URL: "https://example.org/" + source + "/list", Fetched: crawled}}}
	for _, c := range change {
		c(&r)
	}
	return r
}

func group(names ...string) func(*standard.Record) {
	return func(r *standard.Record) { r.Groups = names }
}

func kind(typ, wording string) func(*standard.Record) {
	return func(r *standard.Record) { r.Type, r.Wording = typ, wording }
}

func paid(r *standard.Record) { r.Access = standard.Paid }

// publicURL is the address by which readers know the service of these tests.
const publicURL = "http://example.com"

// bySource are records of a small world.
func bySource() map[string][]standard.Record {
	recommendation := kind("Recommendation", "In force")
	return map[string][]standard.Record{
		"itu-t": {
			record("itu-t", "ITU-T X.1352 (09/2022)", "Security requirements for Internet of things devices and gateways",
				standard.InForce, "2022-09", recommendation, group("SG17", "Q6/17")),
			record("itu-t", "ITU-T X.509 (10/2019)", "Information technology - Open Systems Interconnection - The Directory: Public-key and attribute certificate frameworks",
				standard.InForce, "2019-10", recommendation, group("SG17", "Q11/17")),
			record("itu-t", "ITU-T X.509 (10/2016)", "Information technology - Open Systems Interconnection - The Directory: Public-key and attribute certificate frameworks",
				standard.Superseded, "2016-10", kind("Recommendation", "Superseded"), group("SG17", "Q11/17")),
			record("itu-t", "ITU-T X.1710 (10/2020)", "Security framework for quantum key distribution networks",
				standard.InForce, "2020-10", recommendation, group("SG17", "Q15/17")),
			record("itu-t", "ITU-T X.1111 (02/2007)", "Framework of security technologies for home network",
				standard.Withdrawn, "2007-02", kind("Recommendation", "Withdrawn"), group("SG17")),
		},
		"rfc-editor": {
			record("rfc-editor", "RFC 8446", "The Transport Layer Security (TLS) Protocol Version 1.3", standard.InForce, "2018-08",
				kind("Proposed Standard", "PROPOSED STANDARD"), group("tls")),
			record("rfc-editor", "RFC 5246", "The Transport Layer Security (TLS) Protocol Version 1.2", standard.Superseded, "2008-08",
				kind("Proposed Standard", "PROPOSED STANDARD"), group("tls")),
		},
		"nist": {
			record("nist", "NIST SP 800-207", "Zero Trust Architecture", standard.InForce, "2020-08", kind("Special Publication", "Final")),
			record("nist", "NIST SP 800-53r5", "Security and Privacy Controls for Information Systems and Organizations", standard.InForce, "2020-09", kind("Special Publication", "Final")),
		},
		"etsi": {
			record("etsi", "ETSI EN 303 645 V3.1.3 (2024-09)", "CYBER; Cyber Security for Consumer Internet of Things: Baseline Requirements",
				standard.InForce, "2024-09", kind("European Standard", "Published"), group("TC CYBER")),
		},
		"iso": {
			record("iso", "ISO/IEC 27001:2022", "Information security, cybersecurity and privacy protection <ISMS> & Co — Information security management systems — Requirements",
				standard.InForce, "2022-10", kind("International Standard", "60.60"), group("ISO/IEC JTC 1/SC 27"), paid),
			record("iso", "ISO/IEC DIS 27028", "Information security, cybersecurity and privacy protection — Guidance on ISO/IEC 27002 attributes",
				standard.UnderDevelopment, "", kind("Draft International Standard", "40.60"), group("ISO/IEC JTC 1/SC 27"), paid,
				func(r *standard.Record) { r.Expected = "2027-01" }),
		},
	}
}

// world is a service over the small world.
type world struct {
	*Service
	http.Handler
	catalogue *catalogue.Catalogue
}

// shared is one world for all tests that only read it.
var shared *world

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "landscape-searchsvc-")
	if err == nil {
		shared, err = makeWorld(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "make the world of these tests:", err)
		os.Exit(1)
	}
	code := m.Run()
	shared.Live().Swap(nil)
	os.RemoveAll(dir)
	os.Exit(code)
}

// newWorld is a world of its own, for tests that change it.
func newWorld(t testing.TB) *world {
	t.Helper()
	w, err := makeWorld(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Live().Swap(nil) })
	return w
}

func makeWorld(dir string) (*world, error) {
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		return nil, err
	}
	for source, records := range bySource() {
		if _, err := cat.Store(source, records, crawled); err != nil {
			return nil, err
		}
	}
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	ix, err := buildIndex(filepath.Join(dir, "index"), cat, tax)
	if err != nil {
		return nil, err
	}
	s := New(Options{Live: indexer.NewLive(ix), Taxonomy: tax, Catalogue: cat, Sources: bodies.All(""), Log: slog.New(slog.DiscardHandler), Release: "test", PublicURL: publicURL})
	return &world{Service: s, Handler: s.Handler(), catalogue: cat}, nil
}

func buildIndex(dir string, cat *catalogue.Catalogue, tax *taxonomy.Taxonomy) (*indexer.Index, error) {
	version, err := cat.Version()
	if err != nil {
		return nil, err
	}
	in := indexer.Input{Records: cat.All(), Taxonomy: tax, Version: version}
	if err := indexer.Build(context.Background(), dir, in, nil); err != nil {
		return nil, err
	}
	return indexer.Open(dir, tax)
}

// reindex puts the present records of the catalogue in service.
func (w *world) reindex(t testing.TB) {
	t.Helper()
	ix, err := buildIndex(t.TempDir(), w.catalogue, w.Taxonomy())
	if err != nil {
		t.Fatal(err)
	}
	w.Live().Swap(ix)
}

// ask sends one request; header is pairs of name and value.
func (w *world) ask(t testing.TB, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

// get200 asks for JSON and reads it.
func get200[T any](t testing.TB, w *world, target string) T {
	t.Helper()
	answer := w.ask(t, target)
	if answer.Code != http.StatusOK {
		t.Fatalf("%s answered %d: %s", target, answer.Code, answer.Body)
	}
	var v T
	if err := json.NewDecoder(answer.Body).Decode(&v); err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return v
}
