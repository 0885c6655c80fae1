package crawler

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// download streams the body of an answer to disk and keeps it. It bounds the
// size after decompression and the silence between bytes.
func (t *transport) download(ctx context.Context, resp *http.Response, ex *exchange) error {
	tmp, err := ex.cache.temporary()
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()

	body, err := t.listen(resp, &ex.counts.bytes)
	if err != nil {
		return fmt.Errorf("read %s: %w", ex.request.URL, err)
	}
	defer body.close()
	sum, first := sha256.New(), &head{limit: 4 << 10}
	size, err := io.Copy(io.MultiWriter(tmp, sum, first), io.LimitReader(body, ex.limit+1))
	switch {
	case err != nil:
		return fmt.Errorf("read %s after %d bytes: %w", ex.request.URL, size, err)
	case size > ex.limit:
		return &LimitError{URL: ex.request.URL, Limit: fmt.Sprintf("larger than %d MiB", ex.limit>>20)}
	}
	if sign := challenge(resp.Header, first.bytes, size); sign != "" {
		return &BlockError{URL: ex.request.URL, Sign: sign}
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("keep the answer of %s: %w", ex.request.URL, err)
	}
	ex.got = &entry{
		URL: ex.request.URL, Fetched: time.Now().UTC().Truncate(time.Second), ContentType: resp.Header.Get("Content-Type"),
		ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"),
		Size: size, SHA256: hex.EncodeToString(sum.Sum(nil)),
	}
	return ex.cache.keep(ex.key, ex.got, tmp.Name())
}

// incoming is the body of an answer on its way, without the compression of the
// transfer. When the server falls silent, reading it fails.
type incoming struct {
	io.Reader
	wire    *meter
	close   func()
	stalled *atomic.Bool
	stall   time.Duration
}

// listen begins to read a body; count is told the bytes that come over the wire.
func (t *transport) listen(resp *http.Response, count *int64) (*incoming, error) {
	in := &incoming{stalled: new(atomic.Bool), stall: t.cfg.Stall}
	silence := time.AfterFunc(t.cfg.Stall, func() {
		in.stalled.Store(true)
		resp.Body.Close()
	})
	in.close = func() { silence.Stop() }
	in.wire = &meter{r: resp.Body, count: count, heard: func() { silence.Reset(t.cfg.Stall) }}
	var err error
	if in.Reader, err = expand(resp, in.wire); err != nil {
		in.close()
		return nil, in.explain(err)
	}
	return in, nil
}

func (in *incoming) Read(p []byte) (int, error) {
	n, err := in.Reader.Read(p)
	return n, in.explain(err)
}

// explain says that a body was closed because nothing came.
func (in *incoming) explain(err error) error {
	if err != nil && err != io.EOF && in.stalled.Load() {
		return fmt.Errorf("the server fell silent for %v", in.stall)
	}
	return err
}

// expand undoes the compression of the transfer, not that of the document.
func expand(resp *http.Response, wire io.Reader) (io.Reader, error) {
	switch encoding := strings.ToLower(resp.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return wire, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(wire)
	default:
		return nil, fmt.Errorf("content encoding %q that we did not ask for", encoding)
	}
}

// meter counts what comes over the wire.
type meter struct {
	r     io.Reader
	count *int64
	heard func()
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	*m.count += int64(n)
	if n > 0 {
		m.heard()
	}
	return n, err
}

// head remembers the first bytes written to it.
type head struct {
	bytes []byte
	limit int
}

func (h *head) Write(p []byte) (int, error) {
	if room := h.limit - len(h.bytes); room > 0 {
		h.bytes = append(h.bytes, p[:min(room, len(p))]...)
	}
	return len(p), nil
}
