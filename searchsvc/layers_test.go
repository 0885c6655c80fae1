package searchsvc

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/zstd"
)

func TestWhatAReaderHoldsIsNotSentAgain(t *testing.T) {
	w := shared
	first := w.ask(t, "/api/v1/search?q=tls")
	tag, since := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
	if tag == "" || since == "" || first.Header().Get("Cache-Control") == "" {
		t.Fatalf("header %v", first.Header())
	}
	for _, c := range []struct {
		name, header, value string
		want                int
	}{
		{"same tag", "If-None-Match", tag, 304},
		{"same tag without the mark of weakness", "If-None-Match", strings.TrimPrefix(tag, "W/"), 304},
		{"one of several tags", "If-None-Match", `"other", ` + tag, 304},
		{"any tag", "If-None-Match", "*", 304},
		{"other tag", "If-None-Match", `W/"other"`, 200},
		{"same time", "If-Modified-Since", since, 304},
		{"earlier time", "If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", 200},
		{"no time", "If-Modified-Since", "yesterday", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := w.ask(t, "/api/v1/search?q=tls", c.header, c.value)
			if answer.Code != c.want || c.want == 304 && answer.Body.Len() > 0 {
				t.Errorf("%d with %d bytes", answer.Code, answer.Body.Len())
			}
		})
	}
}

func TestANewIndexChangesEveryTag(t *testing.T) {
	w := newWorld(t)
	before := w.ask(t, "/api/v1/bodies").Header().Get("ETag")
	records := bySource()["nist"]
	records[0].Title = "Zero Trust Architecture, revised"
	if _, err := w.catalogue.Store("nist", records, crawled.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	w.reindex(t)
	if after := w.ask(t, "/api/v1/bodies", "If-None-Match", before); after.Code != 200 || after.Header().Get("ETag") == before {
		t.Errorf("%d %v", after.Code, after.Header())
	}
}

func TestTextsAreCompressedForThoseWhoTakeIt(t *testing.T) {
	w := shared
	for _, c := range []struct{ name, target, accept, want string }{
		{"what a browser takes", "/api/v1/taxonomy", "gzip, deflate, br, zstd", "br"},
		{"no Brotli", "/api/v1/taxonomy", "gzip, zstd", "zstd"},
		{"an old reader", "/api/v1/taxonomy", "gzip, deflate", "gzip"},
		{"anything taken", "/api/v1/taxonomy", "*", "gzip"},
		{"one is liked better", "/api/v1/taxonomy", "br;q=0.5, gzip;q=0.8", "gzip"},
		{"refused by weight", "/api/v1/taxonomy", "gzip;q=0, br; q=0.0", ""},
		{"not asked for", "/api/v1/taxonomy", "", ""},
		{"one we have not", "/api/v1/taxonomy", "deflate, compress", ""},
		{"too small to pay", "/healthz", "gzip, br", ""},
		{"export", "/api/v1/search.csv", "zstd", "zstd"},
		{"feed", "/api/v1/search.atom", "br", "br"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain := w.ask(t, c.target).Body.String()
			answer := w.ask(t, c.target, "Accept-Encoding", c.accept)
			if got := answer.Header().Get("Content-Encoding"); got != c.want {
				t.Fatalf("compressed as %q: %v", got, answer.Header())
			}
			if !strings.Contains(strings.Join(answer.Header().Values("Vary"), ","), "Accept-Encoding") {
				t.Error("caches are not told that the answer varies")
			}
			if text := unpacked(t, c.want, answer.Body); text != plain {
				t.Errorf("other text: %.100q and %.100q", text, plain)
			}
		})
	}
}

func TestWhatIsCompressedOnceIsTheSameInEveryEncoding(t *testing.T) {
	want := strings.Repeat("a text that is sent many times ", 1000)
	all, err := Compressed([]byte(want))
	if err != nil || len(all) != 3 {
		t.Fatalf("%d encodings, %v", len(all), err)
	}
	for encoding, content := range all {
		if got := unpacked(t, encoding, bytes.NewReader(content)); got != want || len(content) > len(want)/10 {
			t.Errorf("%s: %d bytes, the same: %v", encoding, len(content), got == want)
		}
	}
}

// unpacked reads a text as a reader of that encoding does.
func unpacked(t *testing.T, encoding string, r io.Reader) string {
	t.Helper()
	var err error
	switch encoding {
	case "br":
		r = brotli.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r)
	case "gzip":
		r, err = gzip.NewReader(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestPagesOfOtherSitesMayReadTheAPI(t *testing.T) {
	w := shared
	if got := w.ask(t, "/api/v1/search", "Origin", "https://example.org").Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("allowed origin %q", got)
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, httptest.NewRequest(http.MethodOptions, "/api/v1/search", nil))
	if answer.Code != http.StatusNoContent || answer.Header().Get("Access-Control-Allow-Methods") != "GET, HEAD" {
		t.Errorf("preflight: %d %v", answer.Code, answer.Header())
	}
}

func TestARequestKeepsTheNameAProxyGaveIt(t *testing.T) {
	w := shared
	if got := w.ask(t, "/healthz", "X-Request-Id", "front-4711.a").Header().Get("X-Request-Id"); got != "front-4711.a" {
		t.Errorf("got %q", got)
	}
	for _, bad := range []string{"short", "with space in it", strings.Repeat("x", 65), "<script>alert</script>"} {
		if got := w.ask(t, "/healthz", "X-Request-Id", bad).Header().Get("X-Request-Id"); got == bad || len(got) < 20 {
			t.Errorf("%q was kept as %q", bad, got)
		}
	}
}

func TestWithoutAnIndexTheServiceIsAliveAndNotReady(t *testing.T) {
	w := newWorld(t)
	w.Live().Swap(nil)
	if got := w.ask(t, "/healthz").Code; got != 200 {
		t.Errorf("health: %d", got)
	}
	for _, target := range []string{"/readyz", "/api/v1/search", "/api/v1/standards/x509", "/api/v1/bodies"} {
		answer := w.ask(t, target)
		if p := problemOf(t, answer); p.Status != 503 || answer.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %+v", target, p)
		}
	}
}

func TestStoppingLetsRequestsUnderWayEnd(t *testing.T) {
	w := newWorld(t)
	begun, goOn := make(chan struct{}), make(chan struct{})
	w.Engine().GET("/slow", func(c *gin.Context) {
		close(begun)
		<-goOn
		c.String(200, "done")
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Serve(ctx, listener) }()
	answered := make(chan string, 1)
	go func() {
		answer, err := http.Get("http://" + listener.Addr().String() + "/slow")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		answered <- string(text) + errorText(err)
	}()
	<-begun
	stop()
	for w.ask(t, "/readyz").Code == 200 {
		time.Sleep(time.Millisecond)
	}
	close(goOn)
	if got := <-answered; got != "done" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("stopping: %v", err)
	}
}

func errorText(err error) string {
	if err != nil {
		return err.Error()
	}
	return ""
}

// What is planned and what has aged is another thing tomorrow.
func TestANewDayChangesEveryTagAndARestartNone(t *testing.T) {
	today := time.Date(2026, 11, 27, 23, 59, 0, 0, time.UTC)
	clock := func(at time.Time) func() time.Time { return func() time.Time { return at } }
	v := &validators{release: "r1", now: clock(today)}
	tag, since := v.current("v1")
	again := &validators{release: "r1", now: clock(today.Add(30 * time.Second))}
	if other, _ := again.current("v1"); other != tag {
		t.Errorf("after a restart the tag is %s, before it was %s", other, tag)
	}
	v.now = clock(today.Add(time.Hour))
	tomorrow, from := v.current("v1")
	if tomorrow == tag || !from.After(since) {
		t.Errorf("the next day the tag is %s since %s", tomorrow, from)
	}
}
