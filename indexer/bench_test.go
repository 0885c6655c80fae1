package indexer

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/indexer/internal/generate"
	"landscape/standard"
)

// Benchmarks run at the size of the bundled snapshot and at 200,000 documents
// generated after its manner.
var benchSizes = []int{0, 200_000} // 0: as many as the snapshot holds

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
	dir, err := os.MkdirTemp("", "landscape-bench")
	if err != nil {
		b.Fatal(err)
	}
	buildBench(b, dir, size)
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

func buildBench(b *testing.B, dir string, size int) {
	b.Helper()
	records := bundled(b)
	if size > 0 {
		var base []standard.Record
		for r, err := range records {
			if err != nil {
				b.Fatal(err)
			}
			base = append(base, r)
		}
		records = generate.Records(base, size, 1)
	}
	if err := Build(context.Background(), dir, Input{Records: records, Taxonomy: loadTaxonomy(b), Version: "bench"}, nil); err != nil {
		b.Fatal(err)
	}
}

// bundled gives the records of the bundled snapshot.
func bundled(t testing.TB) iter.Seq2[standard.Record, error] {
	t.Helper()
	c, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
	if c.Empty() {
		t.Skip("the bundled snapshot is empty")
	}
	return c.All()
}

func sizeName(size int) string {
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
				b.Run(sizeName(size)+"/"+kind.name+"/"+name, func(b *testing.B) {
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
		b.Run(sizeName(size), func(b *testing.B) {
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
		b.Run(sizeName(size), func(b *testing.B) {
			dir, tax := b.TempDir(), loadTaxonomy(b)
			buildBench(b, dir, size)
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

// BenchmarkSelect reads all documents as an export does, and tells how much
// memory that takes beside the index.
func BenchmarkSelect(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(50)) // as the service does
	for _, size := range benchSizes {
		b.Run(sizeName(size), func(b *testing.B) {
			ix := benchIndex(b, size)
			var most uint64
			for b.Loop() {
				runtime.GC()
				before := heap()
				documents, err := ix.Select(context.Background(), Query{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for _, err := range documents {
					if err != nil {
						b.Fatal(err)
					}
					if n++; n%1000 == 0 {
						now := heap()
						most = max(most, now-min(before, now))
					}
				}
			}
			b.ReportMetric(float64(most)/(1<<20), "MB")
		})
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
