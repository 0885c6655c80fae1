package searchsvc

import (
	"net/http"
	"net/http/pprof"
)

// Operations are metrics and profiles. They tell how the service is built and
// how it fares, so they have an address of their own that is not for readers.
func (s *Service) Operations() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", s.metrics.handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return ownPages(mux)
}

// ownPages keeps a stranger's page from reading what this machine serves to
// itself, by a name of the stranger that comes to stand for this machine.
func ownPages(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if at, ok := arrivedAt(r); ok && at.Addr().IsLoopback() && !thisMachine.MatchString(r.Host) {
			http.Error(w, "ask for localhost", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
