package searchsvc

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// leaveWithin is how long requests under way may take to end when the service stops.
const leaveWithin = 15 * time.Second

// Serve answers on the listener until the context ends; then it takes no new
// readers, lets those who wait have their answer, and returns.
func (s *Service) Serve(ctx context.Context, listener net.Listener) error {
	return s.serve(ctx, listener, s.Handler())
}

// ServeOperations serves on an address of its own what only those who run the
// service should see.
func (s *Service) ServeOperations(ctx context.Context, listener net.Listener) error {
	return s.serve(ctx, listener, s.Operations())
}

func (s *Service) serve(ctx context.Context, listener net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h,
		// A reader who sends or takes its bytes this slowly is not on a slow line but gone.
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       20 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	s.Leave()
	s.log.Info("stopping: requests under way are answered first")
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaveWithin)
	defer cancel()
	err := server.Shutdown(ending)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}
