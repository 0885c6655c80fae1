package searchsvc

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// limited is the small world with limits, behind a proxy that may be trusted.
func limited(t *testing.T, l Limits, proxies ...string) *world {
	t.Helper()
	s := New(Options{Live: shared.Live(), Taxonomy: shared.Taxonomy(), Catalogue: shared.catalogue, Log: shared.log,
		PublicURL: publicURL, Limits: l, TrustedProxies: proxies})
	return &world{Service: s, Handler: s.Handler(), catalogue: shared.catalogue}
}

// from sends a request that comes from an address.
func (w *world) from(address, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.RemoteAddr = address
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

func TestAClientBeyondItsLimitIsToldToSlowDownAndOthersAreNot(t *testing.T) {
	const target = "/api/v1/bodies"
	for _, test := range []struct {
		name string
		// Requests of both come after those of the first have used up its limit.
		first, second string
		header        func(n int) []string
		shared        bool
	}{
		{name: "the same address from another port", first: "192.0.2.1:1000", second: "192.0.2.1:2000", shared: true},
		{name: "another address", first: "192.0.2.1:1000", second: "192.0.2.2:1000"},
		{name: "the same IPv6 network", first: "[2001:db8:1:2::1]:1000", second: "[2001:db8:1:2:ffff::9]:1000", shared: true},
		{name: "another IPv6 network", first: "[2001:db8:1:2::1]:1000", second: "[2001:db8:1:3::1]:1000"},
		{name: "another name on the same connection, of nobody we trust", first: "192.0.2.1:1000", second: "192.0.2.1:1000",
			header: func(n int) []string { return []string{"X-Forwarded-For", "198.51.100." + string(rune('1'+n))} }, shared: true},
		{name: "another reader of a proxy that we trust", first: "10.0.0.7:1000", second: "10.0.0.7:1000",
			header: func(n int) []string { return []string{"X-Forwarded-For", "198.51.100." + string(rune('1'+n))} }},
		{name: "a reader who puts a name before what the proxy says", first: "10.0.0.7:1000", second: "10.0.0.7:1000",
			header: func(n int) []string {
				return []string{"X-Forwarded-For", "203.0.113." + string(rune('1'+n)) + ", 198.51.100.1"}
			}, shared: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := limited(t, Limits{Rate: 0.01, Burst: 3}, "10.0.0.0/24")
			header := func(n int) []string {
				if test.header == nil {
					return nil
				}
				return test.header(n)
			}
			for range 3 {
				if got := w.from(test.first, "GET", target, "", header(0)...).Code; got != 200 {
					t.Fatalf("within the limit: %d", got)
				}
			}
			refused := w.from(test.first, "GET", target, "", header(0)...)
			if p := problemOf(t, refused); p.Status != 429 || refused.Header().Get("Retry-After") == "" || refused.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("beyond the limit: %+v %v", p, refused.Header())
			}
			if got := w.from(test.second, "GET", target, "", header(1)...).Code; (got == 429) != test.shared {
				t.Errorf("the second: %d", got)
			}
		})
	}
}

func TestHealthAndThisMachineAreNeverLimited(t *testing.T) {
	w := limited(t, Limits{Rate: 0.01, Burst: 1, Costly: 1})
	for range 5 {
		for _, target := range []string{"/healthz", "/readyz"} {
			if got := w.from("192.0.2.1:1", "GET", target, "").Code; got != 200 {
				t.Errorf("%s: %d", target, got)
			}
		}
		for _, here := range []string{"127.0.0.1:1", "[::1]:1"} {
			if got := w.from(here, "GET", "/api/v1/bodies", "").Code; got != 200 {
				t.Errorf("from %s: %d", here, got)
			}
		}
	}
}

func TestWhatRestedMaySendAgainAndIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cs := newClients(Limits{Rate: 1, Burst: 2, Costly: 1})
		for _, want := range []bool{true, true, false} {
			if got := cs.request(everyone); got != want {
				t.Errorf("allowed: %v", got)
			}
		}
		time.Sleep(time.Second)
		if !cs.request(everyone) {
			t.Error("not after a second")
		}
		end, _ := cs.begin(everyone)
		time.Sleep(2 * time.Minute)
		cs.sweep(time.Now())
		if len(cs.known) != 1 {
			t.Error("a client with an export under way was forgotten")
		}
		end()
		time.Sleep(2 * time.Minute)
		if cs.sweep(time.Now()); len(cs.known) != 0 {
			t.Errorf("%d clients are remembered", len(cs.known))
		}
	})
}

// unfinished is a text that its sender never ends.
type unfinished struct{ read, end chan struct{} }

func (u unfinished) Read([]byte) (int, error) {
	close(u.read)
	<-u.end
	return 0, io.ErrUnexpectedEOF
}

func TestOneClientHasFewChecksUnderWay(t *testing.T) {
	w := limited(t, Limits{Costly: 1})
	slow := unfinished{make(chan struct{}), make(chan struct{})}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r := httptest.NewRequest("POST", "/api/v1/lookup", slow)
		r.RemoteAddr = "192.0.2.1:1"
		w.ServeHTTP(httptest.NewRecorder(), r)
	}()
	<-slow.read
	const asked = `{"identifiers":["RFC 8446"]}`
	if got := w.from("192.0.2.1:2", "POST", "/api/v1/lookup", asked).Code; got != 429 {
		t.Errorf("a second one at the same time: %d", got)
	}
	if got := w.from("192.0.2.1:2", "GET", "/api/v1/search.csv", "").Code; got != 429 {
		t.Errorf("an export at the same time: %d", got)
	}
	if got := w.from("192.0.2.2:1", "POST", "/api/v1/lookup", asked).Code; got != 200 {
		t.Errorf("another client: %d", got)
	}
	if len(w.work.checks.places) != 0 {
		t.Error("who sends slowly takes a place from others")
	}
	close(slow.end)
	<-ended
	if got := w.from("192.0.2.1:2", "POST", "/api/v1/lookup", asked).Code; got != 200 {
		t.Errorf("afterwards: %d", got)
	}
}

func TestBeyondWhatTheServiceCanDoTheAnswerIsAQuick503(t *testing.T) {
	for target, fill := range map[string]func(work) *pool{
		"/api/v1/search.csv": func(w work) *pool { return w.exports },
		"/api/v1/check":      func(w work) *pool { return w.uploads },
		"/api/v1/check.docx": func(w work) *pool { return w.checks },
		"/api/v1/references": func(w work) *pool { return w.checks },
		"/api/v1/lookup":     func(w work) *pool { return w.checks },
	} {
		w := limited(t, Limits{})
		p, method := fill(w.work), "POST"
		if strings.HasSuffix(target, ".csv") {
			method = "GET"
		}
		for range cap(p.line) {
			p.line <- struct{}{}
		}
		begin := time.Now()
		answer := w.from("192.0.2.1:1", method, target, `{}`)
		if answer.Code != 503 || answer.Header().Get("Retry-After") == "" || answer.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %v", target, answer.Code, answer.Header())
		}
		if spent := time.Since(begin); spent > time.Second {
			t.Errorf("%s: the 503 took %v", target, spent)
		}
		for _, still := range []string{"/healthz", "/readyz", "/api/v1/search?q=tls"} {
			if got := w.from("192.0.2.1:1", "GET", still, "").Code; got != http.StatusOK {
				t.Errorf("%s while work is refused: %d", still, got)
			}
		}
		<-p.line
		if answer := w.from("192.0.2.1:1", method, target, `{}`); answer.Code == 503 {
			t.Errorf("%s with a place free: %d", target, answer.Code)
		}
		if answer := w.from("192.0.2.1:1", method, target, `{}`); answer.Code == 503 {
			t.Errorf("%s: the place was not given back", target)
		}
	}
}

func TestWorkWaitsItsTurnForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(1, 1, time.Second)
		leave, err := p.enter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		if _, err := p.enter(t.Context()); !errors.Is(err, errBusy) || time.Since(begin) != time.Second {
			t.Errorf("without a place: %v after %v", err, time.Since(begin))
		}
		time.AfterFunc(time.Second/2, leave)
		leave, err = p.enter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := p.enter(gone); !errors.Is(err, context.Canceled) {
			t.Errorf("who has left: %v", err)
		}
		leave()
		if len(p.line) != 0 || len(p.places) != 0 {
			t.Errorf("%d wait, %d work", len(p.line), len(p.places))
		}
	})
}
