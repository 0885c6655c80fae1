package searchsvc

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose clients are in the same process, so that time can
// be made to pass.
type pipes struct{ connections chan net.Conn }

func (p pipes) Accept() (net.Conn, error) {
	if c, ok := <-p.connections; ok {
		return c, nil
	}
	return nil, net.ErrClosed
}
func (p pipes) Close() error   { close(p.connections); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.connections <- server
	return client
}

// drip writes the text one byte in a time until it is refused.
func drip(c net.Conn, text string, every time.Duration) {
	for i := range text {
		if _, err := io.WriteString(c, text[i:i+1]); err != nil {
			return
		}
		time.Sleep(every)
	}
}

// Connections that are held without being used end by themselves.
func TestSlowReadersAndWritersAreCutOff(t *testing.T) {
	for name, test := range map[string]struct {
		behave func(net.Conn)
		within time.Duration
	}{
		"a client that never speaks": {func(net.Conn) {}, 11 * time.Second},
		"a head in drips":            {func(c net.Conn) { drip(c, "GET / HTTP/1.1\r\nX: "+strings.Repeat("x", 1000), time.Second) }, 11 * time.Second},
		"a body in drips": {func(c net.Conn) {
			io.WriteString(c, "POST /api/v1/lookup HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
			drip(c, strings.Repeat(" ", 100000), time.Second)
		}, 30 * time.Second},
		"an answer that nobody takes": {func(c net.Conn) { io.WriteString(c, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n") }, 125 * time.Second},
		"an export that nobody takes": {func(c net.Conn) { io.WriteString(c, "GET /api/v1/search.jsonl HTTP/1.1\r\nHost: x\r\n\r\n") }, 125 * time.Second},
		"a connection kept for nothing after": {func(c net.Conn) {
			io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
			io.Copy(io.Discard, c)
		}, 125 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := limited(t, Limits{})
				listener := pipes{make(chan net.Conn)}
				ctx, stop := context.WithCancel(t.Context())
				ended := make(chan error, 1)
				go func() { ended <- w.Serve(ctx, listener) }()
				c := listener.dial()
				begin := time.Now()
				behaved := make(chan struct{})
				go func() { test.behave(c); close(behaved) }()
				time.Sleep(test.within)
				synctest.Wait()
				// What nobody took is taken now; only the end can follow.
				c.SetReadDeadline(time.Now().Add(time.Second))
				if _, err := io.Copy(io.Discard, c); err != nil {
					t.Errorf("after %v the connection is still there: %v", time.Since(begin), err)
				}
				c.Close()
				<-behaved
				stop()
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestMetricsAndProfilesAreNotForReaders(t *testing.T) {
	for _, target := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/heap"} {
		if got := shared.ask(t, target).Code; got != http.StatusNotFound {
			t.Errorf("readers get %d at %s", got, target)
		}
		answer := httptest.NewRecorder()
		shared.Operations().ServeHTTP(answer, httptest.NewRequest("GET", target, nil))
		if answer.Code != http.StatusOK {
			t.Errorf("operators get %d at %s", answer.Code, target)
		}
	}
}

// A stranger's name can be made to stand for this machine while a page of the
// stranger is open in a browser on it.
func TestAStrangersPageReadsNoMetrics(t *testing.T) {
	server := httptest.NewServer(shared.Operations())
	defer server.Close()
	for host, want := range map[string]int{"": 200, "localhost:8081": 200, "stranger.example:8081": 403} {
		r, _ := http.NewRequest("GET", server.URL+"/metrics", nil)
		r.Host = host
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("as %q: %d", host, answer.StatusCode)
		}
	}
}

// Without a configured address, links lead to where the connection arrived.
func TestTheAddressOfTheServiceIsNotTheReadersWord(t *testing.T) {
	s := New(Options{Live: shared.Live(), Taxonomy: shared.Taxonomy(), Catalogue: shared.catalogue, Log: shared.log})
	for _, test := range []struct{ arrived, host, want string }{
		{"127.0.0.1:8080", "127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"127.0.0.1:8080", "localhost:8080", "http://localhost:8080"},
		{"172.17.0.2:8080", "localhost:9000", "http://localhost:9000"},
		{"172.17.0.2:8080", "stranger.example", "http://172.17.0.2:8080"},
		{"192.0.2.7:80", "localhost:631", "http://192.0.2.7:80"},
		{"192.0.2.7:80", "stranger.example", "http://192.0.2.7:80"},
		{"192.0.2.7:80", "localhost.stranger.example", "http://192.0.2.7:80"},
		{"127.0.0.1:8080", "localhost:80/x?", "http://127.0.0.1:8080"},
		{"127.0.0.1:8080", `localhost"onload="`, "http://127.0.0.1:8080"},
		{"[2001:db8::7]:80", "stranger.example", "http://[2001:db8::7]:80"},
		{"[fe80::1%eth0]:80", "stranger.example", "http://[fe80::1]:80"},
	} {
		at, err := net.ResolveTCPAddr("tcp", test.arrived)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/", nil)
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(at)))
		r.Host = test.host
		if got := s.PublicURL(r); got != test.want {
			t.Errorf("%s at %s: %s, not %s", test.host, test.arrived, got, test.want)
		}
	}
}
