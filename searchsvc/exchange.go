package searchsvc

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"
)

// exchange is what the layers around one request tell each other.
type exchange struct {
	id string
	// route is the pattern that matched, "" for none.
	route string
	// err is what went wrong, for the log.
	err error
}

type exchangeKey struct{}

func exchangeOf(ctx context.Context) *exchange {
	if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return new(exchange)
}

// RequestID names a request in the log, in its answer and in problems.
func RequestID(ctx context.Context) string { return exchangeOf(ctx).id }

// requestIDForm is what a proxy before us may name a request.
var requestIDForm = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)

func newExchange(r *http.Request) *exchange {
	id := r.Header.Get("X-Request-Id")
	if !requestIDForm.MatchString(id) {
		id = rand.Text()
	}
	return &exchange{id: id}
}

// seenWriter remembers what was answered.
type seenWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *seenWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *seenWriter) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *seenWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush sends what is written so far.
func (w *seenWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// observe names, logs and measures every request, and keeps a panic of one
// request from ending the others. No address of a reader is logged.
func (s *Service) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		x := newExchange(r)
		r = r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
		w.Header().Set("X-Request-Id", x.id)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")
		seen := &seenWriter{ResponseWriter: w}
		defer func() {
			fault := recover()
			if fault != nil && !errors.Is(asError(fault), http.ErrAbortHandler) {
				s.log.Error("request panicked", "id", x.id, "fault", fault, "stack", string(debug.Stack()))
				if seen.status == 0 {
					s.writeProblem(seen, r, AsProblem(asError(fault), Language(r)))
				}
			}
			s.account(r, x, seen, time.Since(begin))
			if seen.bytes > 0 && fault != nil {
				panic(http.ErrAbortHandler) // a cut connection, so that half an answer is not taken for a whole one
			}
		}()
		next.ServeHTTP(seen, r)
	})
}

// asError is the error in a recovered value.
func asError(fault any) error {
	if err, ok := fault.(error); ok {
		return err
	}
	return errors.New("panic")
}

// account writes the log line and the metrics of a request that has ended.
func (s *Service) account(r *http.Request, x *exchange, seen *seenWriter, took time.Duration) {
	s.metrics.observe(r.Method, x.route, seen.status, took)
	level := slog.LevelInfo
	switch {
	case seen.status >= 500:
		level = slog.LevelError
	case x.route == "/healthz" || x.route == "/readyz" || x.route == "/metrics":
		level = slog.LevelDebug
	}
	if !s.log.Enabled(r.Context(), level) {
		return
	}
	attrs := []slog.Attr{slog.String("id", x.id), slog.String("method", r.Method), slog.String("uri", shorten(r.URL.RequestURI())),
		slog.Int("status", seen.status), slog.Int64("bytes", seen.bytes), slog.Duration("took", took)}
	if x.err != nil {
		attrs = append(attrs, slog.String("error", x.err.Error()))
	}
	s.log.LogAttrs(r.Context(), level, "request", attrs...)
}
