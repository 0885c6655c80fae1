package opensearch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"landscape/indexer"
	"landscape/query"
)

// A stand-in tells what our client makes of what a cluster answers.
func TestWhatAClusterAnswersIsToldApart(t *testing.T) {
	for _, c := range []struct {
		name        string
		status      int
		body        string
		unavailable bool
	}{
		{"all is well", 200, `{"hits":{"hits":[]}}`, false},
		{"no node for a part of the index", 503, `{"error":"no shard available"}`, true},
		{"too much to do", 429, `{}`, true},
		{"the index is gone", 404, `{}`, true},
		{"out of time in the middle", 200, `{"timed_out":true}`, true},
		{"a request that it does not take", 400, `{}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(c.status)
				w.Write([]byte(c.body))
			}))
			defer server.Close()
			client, err := newClient(Config{Addresses: []string{server.URL}}, answerTimeout)
			if err != nil {
				t.Fatal(err)
			}
			_, err = newEngine(client, "landscape-1", 10).search(t.Context(), object{})
			if errors.Is(err, indexer.ErrUnavailable) != c.unavailable || (err == nil) != (c.name == "all is well") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAClusterThatIsGoneIsToldAsSuch(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	shelf, err := New(Config{Addresses: []string{server.URL}, Name: "landscape"})
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(shelf.client, "landscape-1", 10)
	if err := e.Ready(t.Context()); !errors.Is(err, indexer.ErrUnavailable) {
		t.Errorf("ready: %v", err)
	}
	if _, err := e.Match(t.Context(), []query.Unit{{}}); !errors.Is(err, indexer.ErrUnavailable) {
		t.Errorf("search: %v", err)
	}
	if _, err := shelf.Open(t.Context(), nil); !errors.Is(err, indexer.ErrUnavailable) || errors.Is(err, indexer.ErrRebuild) {
		t.Errorf("open: %v: an index that cannot be reached must not be built anew", err)
	}
}
