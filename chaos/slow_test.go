//go:build chaos

package chaos

import (
	"context"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const (
	idleConnections = 2000
	slowConnections = 500
)

// beside opens connections that say nothing, and others that send or take a byte at a
// time, and opens them anew when the service cuts them off; it counts how often that is.
func (s *service) beside(ctx context.Context, t *testing.T) *atomic.Int64 {
	t.Helper()
	address := strings.TrimPrefix(s.address, "http://")
	cut := new(atomic.Int64)
	for n := range idleConnections + slowConnections {
		go func() {
			for ctx.Err() == nil {
				c, err := net.DialTimeout("tcp", address, 10*time.Second)
				if err != nil {
					if ctx.Err() == nil {
						t.Errorf("connection %d: %v", n, err)
					}
					return
				}
				ended := context.AfterFunc(ctx, func() { c.Close() })
				if n < idleConnections {
					stayIdle(c)
				} else {
					beSlow(ctx, c, n)
					cut.Add(1)
				}
				ended()
				c.Close()
			}
		}()
	}
	return cut
}

// stayIdle asks once, as a browser does that keeps its connection, and waits to be cut off.
func stayIdle(c net.Conn) {
	io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
	io.Copy(io.Discard, c)
}

// beSlow sends a header, sends a body, or takes an answer, a byte a second.
func beSlow(ctx context.Context, c net.Conn, n int) {
	step := func(text string) error { _, err := io.WriteString(c, text); return err }
	switch n % 3 {
	case 0:
		step("GET /search?q=")
	case 1:
		step("POST /api/v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n")
	case 2:
		c.(*net.TCPConn).SetReadBuffer(4096)
		step("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
		step = func(string) error { _, err := c.Read(make([]byte, 1)); return err }
	}
	for step("a") == nil {
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
			return
		}
	}
}
