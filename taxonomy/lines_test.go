package taxonomy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestClassifyLinesKeepsTheOrder(t *testing.T) {
	tax := loaded(t)
	var in bytes.Buffer
	for i := range 3000 {
		fmt.Fprintf(&in, `{"key":"k%d","id":"RFC %d","title":"Transport Layer Security"}`+"\n", i, i+1)
	}
	var out bytes.Buffer
	if err := tax.ClassifyLines(t.Context(), &in, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3000 {
		t.Fatalf("%d lines came out of 3000", len(lines))
	}
	for i, text := range lines {
		var got classified
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("k%d", i); got.Key != want || !got.Security {
			t.Fatalf("line %d is %s (security %v), want %s", i+1, got.Key, got.Security, want)
		}
	}
}

func TestABrokenLineIsNamedAndTheRestIsLabelled(t *testing.T) {
	tax := loaded(t)
	in := strings.Join([]string{
		`{"key":"a","title":"Lightweight cryptography"}`,
		`{"key":"b","title":`,
		``,
		`{"key":"c","committee":"SG17"}`,
		`{"title":"without a name"}`,
		`[1,2]`,
		`{"key":"long","title":"` + strings.Repeat("x", maxLine) + `"}`,
		`{"key":"d","title":"Paper sizes"}`,
	}, "\n")
	var out bytes.Buffer
	err := tax.ClassifyLines(t.Context(), strings.NewReader(in), &out)
	if err == nil {
		t.Fatal("broken lines, and no error")
	}
	for _, want := range []string{"line 2:", "line 4:", "line 5:", "line 6:", "line 7:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error does not name %q: %v", want, err)
		}
	}
	if strings.Contains(err.Error(), "line 1:") || strings.Contains(err.Error(), "line 3:") || strings.Contains(err.Error(), "line 8:") {
		t.Errorf("a sound line is named: %v", err)
	}
	if got := strings.Count(out.String(), "\n"); got != 2 {
		t.Errorf("%d lines were labelled, want 2:\n%s", got, out.String())
	}
	if !strings.Contains(out.String(), `"areas":[],"topics":[],"requirements":[]`) {
		t.Errorf("no labels are no empty lists:\n%s", out.String())
	}
}

func TestClassifyLinesOfNothingIsNothing(t *testing.T) {
	var out bytes.Buffer
	if err := loaded(t).ClassifyLines(t.Context(), strings.NewReader(""), &out); err != nil || out.Len() != 0 {
		t.Errorf("%v, %q", err, out.String())
	}
}

// endless is an input that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, `{"key":"a","title":"b"}`+"\n"), nil
}

func TestClassifyLinesStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	tax, done := loaded(t), make(chan error)
	go func() { done <- tax.ClassifyLines(ctx, endless{}, io.Discard) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
}

// full is a disk with no room left.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestClassifyLinesTellsThatItCannotWrite(t *testing.T) {
	if err := loaded(t).ClassifyLines(t.Context(), endless{}, full{}); !errors.Is(err, errFull) {
		t.Errorf("stopped with %v", err)
	}
}

func BenchmarkClassifyLines(b *testing.B) {
	tax := loaded(b)
	var in bytes.Buffer
	records := labelledRecords(b, "labelled.jsonl")
	for in.Len() < 4<<20 {
		for _, r := range records {
			if err := json.NewEncoder(&in).Encode(r.line); err != nil {
				b.Fatal(err)
			}
		}
	}
	n := bytes.Count(in.Bytes(), []byte("\n"))
	for b.Loop() {
		if err := tax.ClassifyLines(b.Context(), bytes.NewReader(in.Bytes()), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExpand(b *testing.B) {
	tax := loaded(b)
	for b.Loop() {
		tax.Expand("seguridad de las redes 5G y zero trust architecture for IoT devices")
	}
}
