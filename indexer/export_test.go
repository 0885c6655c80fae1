package indexer_test

import (
	"context"
	"errors"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/export"
	"landscape/indexer"
	"landscape/indexer/internal/generate"
	"landscape/standard"
	"landscape/taxonomy"
)

// exportMost is the memory that one export may take beside the index, in bytes.
const exportMost = 150 << 20

// An export of everything holds one document at a time, however many there are.
// With LANDSCAPE_TEST_EXPORT=200000 it is measured on so many; building the index
// takes minutes.
func TestAnExportOfEverythingTakesLittleMemory(t *testing.T) {
	size, err := strconv.Atoi(os.Getenv("LANDSCAPE_TEST_EXPORT"))
	if err != nil || size <= 0 {
		t.Skip("set LANDSCAPE_TEST_EXPORT to a number of documents, such as 200000")
	}
	ix := large(t, size)
	defer debug.SetGCPercent(debug.SetGCPercent(10)) // so that garbage is not taken for what is held
	for _, f := range export.Formats() {
		before := held()
		documents, err := ix.Select(t.Context(), indexer.Query{Facets: []string{}})
		if err != nil {
			t.Fatal(err)
		}
		var out counter
		begin, peak := time.Now(), watch()
		err = f.Write(&out, documents, export.Reader{})
		extra := max(0, peak()-before)
		if err != nil || out.bytes == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, out.bytes, err)
		}
		t.Logf("%s: %d MB written in %v with %d MB beside the index", f.Name, out.bytes>>20, time.Since(begin).Round(time.Second), extra>>20)
		if extra > exportMost {
			t.Errorf("%s takes %d MB", f.Name, extra>>20)
		}
	}
	leaving(t, ix, size)
}

// leaving checks that what nobody reads any more is not read from the index either.
func leaving(t *testing.T, ix *indexer.Index, size int) {
	ctx, leave := context.WithCancel(t.Context())
	documents, err := ix.Select(ctx, indexer.Query{Facets: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	err = export.Named("csv").Write(&counter{}, func(yield func(*indexer.Document, error) bool) {
		for d, err := range documents {
			if read++; read == size/100 {
				leave()
			}
			if !yield(d, err) {
				return
			}
		}
	}, export.Reader{})
	if !errors.Is(err, context.Canceled) || read > size/100+1 {
		t.Errorf("a reader left after %d documents; %d were read, %v", size/100, read, err)
	}
}

// large opens an index of generated documents.
func large(t *testing.T, size int) *indexer.Index {
	t.Helper()
	c, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in := indexer.Input{Records: manyLike(t, c.All(), size), Taxonomy: tax, Version: "large"}
	if err := indexer.Build(t.Context(), dir, in, nil); err != nil {
		t.Fatal(err)
	}
	ix, err := indexer.Open(dir, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func manyLike(t *testing.T, records iter.Seq2[standard.Record, error], size int) iter.Seq2[standard.Record, error] {
	t.Helper()
	var base []standard.Record
	for r, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		base = append(base, r)
	}
	return generate.Records(base, size, 1)
}

// counter counts what is written to it.
type counter struct{ bytes int }

func (c *counter) Write(b []byte) (int, error) {
	c.bytes += len(b)
	return len(b), nil
}

// held is the memory in use, without garbage.
func held() int {
	runtime.GC()
	return inUse()
}

func inUse() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// watch looks at the memory until the answer is called, which tells the most of it.
func watch() func() int {
	done, most := make(chan struct{}), make(chan int)
	go func() {
		peak := 0
		for tick := time.NewTicker(20 * time.Millisecond); ; {
			select {
			case <-tick.C:
				peak = max(peak, inUse())
			case <-done:
				tick.Stop()
				most <- max(peak, inUse())
				return
			}
		}
	}()
	return func() int { close(done); return <-most }
}
