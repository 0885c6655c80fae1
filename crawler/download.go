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

	wire := &meter{r: resp.Body, count: &ex.counts.bytes}
	var stalled atomic.Bool
	silence := time.AfterFunc(t.cfg.Stall, func() {
		stalled.Store(true)
		resp.Body.Close()
	})
	defer silence.Stop()
	wire.heard = func() { silence.Reset(t.cfg.Stall) }

	body, err := expand(resp, wire)
	if err != nil {
		return fmt.Errorf("read %s: %w", ex.request.URL, err)
	}
	sum, first := sha256.New(), &head{limit: 4 << 10}
	size, err := io.Copy(io.MultiWriter(tmp, sum, first), io.LimitReader(body, ex.limit+1))
	switch {
	case stalled.Load():
		return fmt.Errorf("read %s: the server fell silent for %v after %d bytes", ex.request.URL, t.cfg.Stall, size)
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
