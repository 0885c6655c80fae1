package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// unzip reads a compressed file.
func unzip(t *testing.T, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// watched is written by a command and read by a test.
type watched struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(b)
}

func (w *watched) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

func TestServeSaysWhenItIsReadyAndStopsWhenTold(t *testing.T) {
	data := newDataDir(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var out, errs watched
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-data", data, "-addr", "127.0.0.1:0"}, streams{strings.NewReader(""), &out, &errs})
	}()
	deadline := time.Now().Add(20 * time.Second)
	for address.FindString(out.String()) == "" {
		if time.Now().After(deadline) {
			t.Fatalf("not ready: %s %s", out.String(), errs.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
	base := address.FindString(out.String())
	for path, want := range map[string]string{
		"/api/v1/search?q=zero+trust": `"id":"NIST SP 800-207"`,
		"/search?q=zero+trust":        "NIST SP 800-207",
		"/readyz":                     "ready",
	} {
		answer, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(text), want) {
			t.Errorf("%s: %d %v\n%.500s", path, answer.StatusCode, err, text)
		}
	}
	at := strings.TrimPrefix(base, "http://")
	if code, out, errs := landscape(t, "", "health", "-addr", at); code != exitOK || out != "well: 3 standards at "+base+"\n" {
		t.Errorf("health: exit %d %s %s", code, out, errs)
	}
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if code, out, errs := landscape(t, "", "health", "-addr", at); code != exitFails || out != "" || strings.Count(errs, "\n") != 1 {
		t.Errorf("health of what has stopped: exit %d %s %s", code, out, errs)
	}
}

func TestTheVersionTellsGoAndMachine(t *testing.T) {
	if code, out, _ := landscape(t, "", "version"); code != exitOK || !strings.Contains(out, runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH) || strings.Count(out, "\n") != 1 {
		t.Errorf("exit %d: %q", code, out)
	}
}
