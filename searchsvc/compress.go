package searchsvc

import (
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// compressFrom is the size in bytes from which compressing pays: less fits one packet anyway.
const compressFrom = 1024

var gzipWriters = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // the level is valid, so there is no error
	return w
}}

// compress gzips texts for readers who take it: many of ours sit behind slow lines.
func compress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if r.Method == http.MethodHead || !takesGzip(r.Header.Get("Accept-Encoding")) {
			next.ServeHTTP(w, r)
			return
		}
		cw := &compressWriter{ResponseWriter: w}
		next.ServeHTTP(cw, r)
		cw.close() // not deferred: half an answer that ends in a panic must not look whole
	})
}

// takesGzip reads Accept-Encoding: "gzip" with any weight but zero.
func takesGzip(accepted string) bool {
	for part := range strings.SplitSeq(accepted, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name = strings.TrimSpace(name); name != "gzip" && name != "*" {
			continue
		}
		q, found := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
		if value, err := strconv.ParseFloat(q, 64); found && err == nil && value == 0 {
			continue
		}
		return true
	}
	return false
}

// compressWriter holds back the first bytes until it is clear whether to compress.
type compressWriter struct {
	http.ResponseWriter
	held    []byte
	status  int
	decided bool
	gz      *gzip.Writer
}

func (w *compressWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	if status < http.StatusOK || status == http.StatusNoContent || status == http.StatusNotModified {
		w.decide(false)
	}
}

func (w *compressWriter) Write(b []byte) (int, error) {
	if w.decided {
		return w.write(b)
	}
	w.held = append(w.held, b...)
	if len(w.held) < compressFrom {
		return len(b), nil
	}
	return len(b), w.decide(true)
}

// Flush sends what is held: a stream is worth compressing whatever its length.
func (w *compressWriter) Flush() {
	if err := w.decide(true); err != nil {
		return // the next Write reports it
	}
	if w.gz != nil {
		_ = w.gz.Flush()
	}
	_ = http.NewResponseController(w.ResponseWriter).Flush()
}

// Unwrap lets http.ResponseController reach the connection.
func (w *compressWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *compressWriter) decide(worthIt bool) error {
	if w.decided {
		return nil
	}
	w.decided = true
	h := w.Header()
	if worthIt && h.Get("Content-Encoding") == "" && compressible(h.Get("Content-Type")) {
		h.Set("Content-Encoding", "gzip")
		h.Del("Content-Length")
		w.gz = gzipWriters.Get().(*gzip.Writer)
		w.gz.Reset(w.ResponseWriter)
	}
	if w.status != 0 {
		w.ResponseWriter.WriteHeader(w.status)
	}
	held := w.held
	w.held = nil
	if len(held) == 0 {
		return nil
	}
	_, err := w.write(held)
	return err
}

func (w *compressWriter) write(b []byte) (int, error) {
	if w.gz != nil {
		return w.gz.Write(b)
	}
	return w.ResponseWriter.Write(b)
}

func (w *compressWriter) close() {
	if err := w.decide(false); err != nil || w.gz == nil {
		return // the reader has left
	}
	_ = w.gz.Close()
	gzipWriters.Put(w.gz)
	w.gz = nil
}

// compressible tells whether a content type is text of some kind.
func compressible(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	kind = strings.TrimSpace(kind)
	if strings.HasPrefix(kind, "text/") {
		return true
	}
	for _, text := range []string{"json", "xml", "javascript", "research-info-systems", "x-bibtex", "x-ndjson", "jsonl"} {
		if strings.HasSuffix(kind, text) {
			return true
		}
	}
	return false
}
