package bodies

import (
	"landscape/crawler"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestAProbeAsksOnceAndTellsWhatIsWrong(t *testing.T) {
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"etsi", "onem2m", "ietf", "iso", "w3c", "itu-t"} {
		for name, want := range map[string]struct {
			spoil          func(http.ResponseWriter, []byte) []byte
			problem, shape bool
		}{
			"as it should be":        {nil, false, false},
			"a page of another kind": {spoilings["a page of another kind"], true, true},
			"a challenge":            {spoilings["a challenge"], true, false},
		} {
			t.Run(source+", "+name, func(t *testing.T) {
				var asked atomic.Int32
				p := newPublisher(t, source)
				p.spoil = want.spoil
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if r.URL.Path != "/robots.txt" && r.URL.Path[len(r.URL.Path)-1] != 't' {
						asked.Add(1)
					}
					p.ServeHTTP(w, r)
				}))
				defer server.Close()
				findings, err := newCrawler(t, testConfig(server.URL)).Probe(t.Context(), tax, crawler.ProbeOptions{Sources: []string{source}})
				if err != nil || len(findings) != 1 {
					t.Fatalf("%+v, %v", findings, err)
				}
				f := findings[0]
				if (f.Problem != "") != want.problem || f.Shape != want.shape || f.Address == "" {
					t.Errorf("%+v", f)
				}
				if asked.Load() > 1 {
					t.Errorf("it asked %d times", asked.Load())
				}
			})
		}
	}
	t.Run("a page without end", func(t *testing.T) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path[len(r.URL.Path)-1] != 't' { // robots.txt
				w.Write([]byte("["))
				w.(http.Flusher).Flush()
				<-r.Context().Done()
			}
		}))
		defer server.Close()
		var told []crawler.Finding
		_, err := newCrawler(t, testConfig(server.URL)).Probe(t.Context(), tax, crawler.ProbeOptions{Sources: []string{"etsi"},
			Wait: 100 * time.Millisecond, Found: func(f crawler.Finding) { told = append(told, f) }})
		if err != nil || len(told) != 1 || !strings.Contains(told[0].Problem, "not whole after 100ms") {
			t.Errorf("%+v, %v", told, err)
		}
	})
	t.Run("no network", func(t *testing.T) {
		findings, err := newCrawler(t, testConfig("http://127.0.0.1:1")).Probe(t.Context(), tax, crawler.ProbeOptions{Sources: []string{"etsi"}})
		if err != nil || findings[0].Problem == "" || findings[0].Shape {
			t.Errorf("%+v, %v", findings, err)
		}
	})
}
