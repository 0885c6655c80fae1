package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`
	asks  = `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"standard","arguments":{"identifier":"800-207"}}}`
)

// until waits for a text in what a command writes.
func until(t *testing.T, out *watched, text string) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for !strings.Contains(out.String(), text) {
		if time.Now().After(deadline) {
			t.Fatalf("no %s in %s", text, out.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestAnAssistantIsAnsweredOnStandardOutput(t *testing.T) {
	in, assistant := io.Pipe()
	var out, errs watched
	ended := make(chan int, 1)
	data := newDataDir(t)
	go func() { ended <- run(t.Context(), []string{"mcp", "-data", data}, streams{in, &out, &errs}) }()
	for _, line := range []string{hello, `{"jsonrpc":"2.0","method":"notifications/initialized"}`, asks} {
		if _, err := io.WriteString(assistant, line+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	until(t, &out, "http://127.0.0.1:8080/standards/nist-sp-800-207")
	assistant.Close()
	if code := <-ended; code != exitOK {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, `{"jsonrpc":"2.0"`) {
			t.Errorf("something else than answers on standard output: %s", line)
		}
	}
}

func TestAssistantsAreAnsweredByTheServiceOnlyWhereThatIsWanted(t *testing.T) {
	for _, c := range []struct {
		config string
		status int
	}{{"mcp: true\n", http.StatusOK}, {"mcp: false\n", http.StatusNotFound}} {
		file := filepath.Join(t.TempDir(), "config.yaml")
		if err := os.WriteFile(file, []byte(c.config), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		var out, errs watched
		ended := make(chan int, 1)
		data := newDataDir(t)
		go func() {
			ended <- run(ctx, []string{"serve", "-config", file, "-data", data, "-addr", "127.0.0.1:0"}, streams{strings.NewReader(""), &out, &errs})
		}()
		until(t, &out, "ready at")
		request, err := http.NewRequest(http.MethodPost, address.FindString(out.String())+"/mcp", strings.NewReader(asks))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Accept", "application/json, text/event-stream")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != c.status || (c.status == http.StatusOK) != strings.Contains(string(text), "NIST SP 800-207") {
			t.Errorf("%s: %d %.300s", c.config, answer.StatusCode, text)
		}
		stop()
		<-ended
	}
}
