package searchsvc

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"landscape/indexer"
	"landscape/upkeep"
)

// mixed are searches as readers make them: words, phrases, identifiers,
// filters, browsing, later pages and other languages.
var mixed = []string{
	"q=zero+trust", "q=x.509", "q=RFC+8446", "q=IT+security", "q=iot+security", "q=%22key+management%22", "q=quantum+key+distribution",
	"q=encryption+in+TS+33.501", "q=privacy&area=iot", "q=authentication&body=ITU-T&body=ETSI", "area=5g", "area=qkd&status=under-development",
	"", "page=3", "q=security&page=5", "q=certificate+OR+directory", "q=cloud+-storage", "q=biometrics&year=2015..2024", "q=SBOM",
	"q=post-quantum", "q=%E7%89%A9%E8%81%94%E7%BD%91", "q=%D0%B1%D0%B5%D0%B7%D0%BE%D0%BF%D0%B0%D1%81%D0%BD%D0%BE%D1%81%D1%82%D1%8C&lang=ru",
	"q=s%C3%A9curit%C3%A9+de+l%27information&lang=fr", "topic=incident&access=free", "body=NIST&sort=newest", "q=tls+1.3&sort=oldest",
	"q=information+security+management+system", "q=27001", "q=authentification", "q=smart+card&type=Recommendation",
	"q=title%3Arequirements", "q=lightweight+crypto&size=50", "group=SG17&requirement=assess", "q=blockchain&sort=title", "q=incident+response",
}

// bundled is a service over the bundled snapshot, or over the data directory
// that LANDSCAPE_DATA names.
func bundled(b *testing.B) *Service {
	b.Helper()
	ctx := context.Background()
	data, err := upkeep.Open(ctx, cmp.Or(os.Getenv("LANDSCAPE_DATA"), b.TempDir()), slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	ix, err := data.Index(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	live := indexer.NewLive(ix)
	b.Cleanup(func() { live.Swap(nil) })
	return New(Options{Live: live, Taxonomy: data.Taxonomy, Catalogue: data.Catalogue, Log: slog.New(slog.DiscardHandler)})
}

// BenchmarkClients is the load of 32 readers on one machine, over the network:
//
//	go test ./searchsvc -run xxx -bench Clients -benchtime 30s
func BenchmarkClients(b *testing.B) {
	const clients = 32
	s := bundled(b)
	base := listen(b, s)
	transport := &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}
	client := &http.Client{Transport: transport}
	defer transport.CloseIdleConnections()
	var next atomic.Int64
	var mu sync.Mutex
	var took []time.Duration
	begin := time.Now()
	b.SetParallelism(max(1, clients/runtime.GOMAXPROCS(0)))
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		var mine []time.Duration
		for pb.Next() {
			asked := time.Now()
			search(b, client, base+"/api/v1/search?"+mixed[int(next.Add(1))%len(mixed)])
			mine = append(mine, time.Since(asked))
		}
		mu.Lock()
		took = append(took, mine...)
		mu.Unlock()
	})
	b.StopTimer()
	b.ReportMetric(float64(len(took))/time.Since(begin).Seconds(), "searches/s")
	reportPercentiles(b, took)
}

func search(b *testing.B, client *http.Client, address string) {
	answer, err := client.Get(address)
	if err != nil {
		b.Error(err)
		return
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
		b.Errorf("%s: %d %v", address, answer.StatusCode, err)
	}
}

// listen serves on a free port until the benchmark ends.
func listen(b *testing.B, s *Service) string {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, listener) }()
	b.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	})
	return "http://" + listener.Addr().String()
}

// BenchmarkMixed is the same searches one after the other, without a network;
// took_ms is what the service itself says.
func BenchmarkMixed(b *testing.B) {
	handler := bundled(b).Handler()
	var took []time.Duration
	i := 0
	for b.Loop() {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/api/v1/search?"+mixed[i%len(mixed)], nil))
		var told struct {
			TookMS float64 `json:"took_ms"`
		}
		if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Duration(told.TookMS*float64(time.Millisecond)))
		i++
	}
	reportPercentiles(b, took)
}

func reportPercentiles(b *testing.B, took []time.Duration) {
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
}
