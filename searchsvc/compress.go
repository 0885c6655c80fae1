package searchsvc

import (
	"net/http"
	"strings"
)

// compressFrom is the size in bytes from which compressing pays: less fits one packet anyway.
const compressFrom = 1024

// compress makes texts small for readers who take it: many of ours sit behind slow
// lines.
func compress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		encoding := EncodingFor(r.Header.Get("Accept-Encoding"))
		if r.Method == http.MethodHead || encoding == "" {
			next.ServeHTTP(w, r)
			return
		}
		cw := &compressWriter{ResponseWriter: w, encoding: encoding}
		next.ServeHTTP(cw, r)
		cw.close() // not deferred: half an answer that ends in a panic must not look whole
	})
}

// compressWriter holds back the first bytes until it is clear whether to compress.
type compressWriter struct {
	http.ResponseWriter
	encoding string
	held     []byte
	status   int
	decided  bool
	out      encoder // nil for what goes plain
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
	if w.out != nil {
		_ = w.out.Flush()
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
		h.Set("Content-Encoding", w.encoding)
		h.Del("Content-Length")
		w.out = writersOf(w.encoding).Get().(encoder)
		w.out.Reset(w.ResponseWriter)
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
	if w.out != nil {
		return w.out.Write(b)
	}
	return w.ResponseWriter.Write(b)
}

func (w *compressWriter) close() {
	if err := w.decide(false); err != nil || w.out == nil {
		return // the reader has left
	}
	_ = w.out.Close()
	writersOf(w.encoding).Put(w.out)
	w.out = nil
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
