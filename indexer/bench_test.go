package indexer

import (
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"landscape/standard"
)

// Benchmarks run at the size of the given catalogue and at 200,000 documents
// generated after its manner. LANDSCAPE_RECORDS names the catalogue, a file of
// JSON Lines; without it the bundled snapshot is taken.
const benchRecords, snapshotFile = "LANDSCAPE_RECORDS", "../catalogue/snapshot.jsonl.gz"

var benchSizes = []int{0, 200_000} // 0: as many as the catalogue holds

var benchKinds = []struct {
	name    string
	queries []string
}{
	{"word", []string{"privacy", "encryption", "blockchain", "authentication", "network", "security", "quantum", "identity", "vehicle", "certificate", "cloud", "biometric"}},
	{"three", []string{"key management framework", "network access control", "public key infrastructure", "internet of things", "information security management", "digital signature algorithm"}},
	{"any", []string{"privacy OR identity OR trust", "cloud OR edge OR network", "key OR certificate OR signature"}},
	{"phrase", []string{`"public key infrastructure"`, `"information security"`, `"access control"`, `"quantum key distribution"`, `"security requirements"`}},
	{"identifier", []string{"x509", "iso 27001", "rfc8446", "33.501", "EN 303 645", "sp800-53"}},
	{"prefix", []string{"crypto*", "authen*", "secur*", "inter*"}},
	{"fuzzy", []string{"quantom distribution", "privcy framework", "blokchain", "authentcation protocol"}},
	{"everything", []string{""}},
}

var benchIndexes struct {
	sync.Mutex
	bySize map[int]*Index
}

// benchIndex builds the index of one size once for all benchmarks.
func benchIndex(b *testing.B, size int) *Index {
	benchIndexes.Lock()
	defer benchIndexes.Unlock()
	if ix := benchIndexes.bySize[size]; ix != nil {
		return ix
	}
	docs := benchDocuments(b, size)
	dir, err := os.MkdirTemp("", "landscape-bench")
	if err != nil {
		b.Fatal(err)
	}
	if err := buildDocuments(context.Background(), dir, docs, "bench", nil); err != nil {
		b.Fatal(err)
	}
	ix, err := Open(dir, loadTaxonomy(b))
	if err != nil {
		b.Fatal(err)
	}
	if benchIndexes.bySize == nil {
		benchIndexes.bySize = map[int]*Index{}
	}
	benchIndexes.bySize[size] = ix
	return ix
}

// benchDocuments reads the catalogue and, for another size, generates from it.
func benchDocuments(b *testing.B, size int) []*Document {
	path := os.Getenv(benchRecords)
	if path == "" {
		path = snapshotFile
	}
	f, err := os.Open(path)
	if err != nil {
		b.Skipf("no catalogue to measure with: %v", err)
	}
	defer f.Close()
	records := standard.ReadRecords(f)
	if filepath.Ext(path) == ".gz" {
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		records = standard.ReadRecords(z)
	}
	docs, err := fold(records, loadTaxonomy(b))
	if err != nil {
		b.Fatal(err)
	}
	if len(docs) == 0 {
		b.Skip("the bundled snapshot is empty; set " + benchRecords)
	}
	if size > 0 {
		docs = generate(docs, size, 1)
	}
	return docs
}

func sizeName(b *testing.B, size int) string {
	if size == 0 {
		return "bundled"
	}
	return fmt.Sprint(size)
}

// BenchmarkSearch times one search of 20 hits; it also tells the median and the
// 99th percentile, in microseconds.
func BenchmarkSearch(b *testing.B) {
	for _, size := range benchSizes {
		for _, kind := range benchKinds {
			for name, facets := range map[string][]string{"facets=0": {}, "facets=11": nil} {
				b.Run(sizeName(b, size)+"/"+kind.name+"/"+name, func(b *testing.B) {
					ix := benchIndex(b, size)
					times := make([]time.Duration, 0, b.N)
					b.ResetTimer()
					for i := range b.N {
						q := Query{Text: kind.queries[i%len(kind.queries)], Size: 20, Facets: facets}
						start := time.Now()
						if _, err := ix.Search(context.Background(), q); err != nil {
							b.Fatal(err)
						}
						times = append(times, time.Since(start))
					}
					slices.Sort(times)
					b.ReportMetric(float64(times[len(times)/2].Nanoseconds())/1e3, "p50-µs")
					b.ReportMetric(float64(times[len(times)*99/100].Nanoseconds())/1e3, "p99-µs")
				})
			}
		}
	}
}

// BenchmarkMixed asks all kinds of queries with all facets from 32 clients.
func BenchmarkMixed(b *testing.B) {
	ix := benchIndex(b, 0)
	var texts []string
	for _, kind := range benchKinds {
		texts = append(texts, kind.queries...)
	}
	b.SetParallelism(32)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			if _, err := ix.Search(context.Background(), Query{Text: texts[i%len(texts)], Size: 20}); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "searches/s")
}

func BenchmarkSuggest(b *testing.B) {
	prefixes := []string{"s", "se", "rfc8", "x.5", "zero tr", "quantum key", "iso 27", "internet of"}
	for _, size := range benchSizes {
		b.Run(sizeName(b, size), func(b *testing.B) {
			ix := benchIndex(b, size)
			b.ResetTimer()
			for i := range b.N {
				ix.Suggest(prefixes[i%len(prefixes)], "en", 10)
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, size := range benchSizes {
		b.Run(sizeName(b, size), func(b *testing.B) {
			dir, tax := b.TempDir(), loadTaxonomy(b)
			if err := buildDocuments(context.Background(), dir, benchDocuments(b, size), "bench", nil); err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			for range b.N {
				ix, err := Open(dir, tax)
				if err != nil {
					b.Fatal(err)
				}
				ix.Close()
			}
		})
	}
}
