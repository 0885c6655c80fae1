package searchsvc

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"
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

// observe names, logs and measures every request. No address of a reader is logged.
func (s *Service) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		x := newExchange(r)
		r = r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
		w.Header().Set("X-Request-Id", x.id)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")
		seen := &seenWriter{ResponseWriter: w}
		defer func() { s.account(r, x, seen, time.Since(begin)) }()
		next.ServeHTTP(seen, r)
	})
}

// survive turns a panic of one request into a problem, so that the others go on.
func (s *Service) survive(c *gin.Context) {
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		err, ok := fault.(error)
		if !ok {
			err = fmt.Errorf("panic: %v", fault)
		}
		if errors.Is(err, http.ErrAbortHandler) {
			panic(fault) // the connection is cut on purpose
		}
		s.log.Error("a request panicked", "id", RequestID(c.Request.Context()), "fault", err, "stack", string(debug.Stack()))
		s.Fail(c, err)
	}()
	c.Next()
}

// account writes the log line and the metrics of a request that has ended.
func (s *Service) account(r *http.Request, x *exchange, seen *seenWriter, took time.Duration) {
	s.metrics.observe(r.Method, x.route, seen.status, took)
	level := slog.LevelInfo
	switch {
	case seen.status >= 500:
		level = slog.LevelError
	case x.route == "/healthz" || x.route == "/readyz":
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
