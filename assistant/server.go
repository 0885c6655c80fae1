// Package assistant lets assistants (programs that answer in words) use the
// landscape over the Model Context Protocol: tools that ask the same questions
// as the API, standards and concepts as resources, and prompts for the three
// kinds of readers. Answers are short and name the identifier and the address
// of everything, so that an assistant can cite.
package assistant

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"landscape/indexer"
	"landscape/searchsvc"
)

// instructions tell an assistant how to go about it.
const instructions = `The landscape holds the world's ICT security standards of more than fifty bodies, with status, editions, relations and labels; it does not hold their texts. ` +
	`Cite a standard by its identifier and link its "address". Say how it stands: a standard that is superseded or withdrawn is not to be recommended, name what replaces it. ` +
	`What the landscape does not hold may exist all the same: say so rather than guess. Identifiers are understood in any spelling ("27001", "x.509", "TS 33.501").`

// New makes a server over the service. site is the address that readers know
// the landscape by, without a final slash.
func New(service *searchsvc.Service, site, release string) *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "landscape", Title: "Security Standards Landscape", Version: release},
		&mcp.ServerOptions{Instructions: instructions, SchemaCache: schemas, Capabilities: &mcp.ServerCapabilities{}})
	d := &desk{service: service, site: site}
	d.addTools(server)
	d.addResources(server)
	addPrompts(server)
	return server
}

// schemas are worked out once, not for every reader.
var schemas = mcp.NewSchemaCache()

// Serve speaks with one assistant over its standard input and output.
func Serve(ctx context.Context, server *mcp.Server, in io.Reader, out io.Writer) error {
	return server.Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(in), Writer: unclosed{out}})
}

// unclosed is a stream that is not ours to close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// Handler speaks with assistants over HTTP. Nothing is kept between two
// requests, so any replica may answer the next one.
func Handler(service *searchsvc.Service, release string) http.Handler {
	return mcp.NewStreamableHTTPHandler(func(r *http.Request) *mcp.Server {
		server := New(service, service.PublicURL(r), release)
		server.AddReceivingMiddleware(atMost(mostCalls))
		return server
	}, &mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: mostText + 64<<10,
		// A proxy on this machine sends the name that readers know. All here is
		// public and nothing can be changed, so that no stranger's page gains by it.
		DisableLocalhostProtection: true})
}

// mostCalls is how many messages one request may hold. Old assistants send several
// at once, and each may cost as much as a request of its own.
const mostCalls = 20

// atMost answers so many messages, and refuses those that follow.
func atMost(calls int64) mcp.Middleware {
	var seen atomic.Int64
	return func(next mcp.MethodHandler) mcp.MethodHandler {
		return func(ctx context.Context, method string, request mcp.Request) (mcp.Result, error) {
			if seen.Add(1) > calls {
				return nil, fmt.Errorf("one request holds at most %d messages; send the others in another", calls)
			}
			return next(ctx, method, request)
		}
	}
}

// desk is where the questions of an assistant are answered.
type desk struct {
	service *searchsvc.Service
	site    string
}

// errNotReady is told while the index is being built.
var errNotReady = errors.New("the landscape is not ready yet: its index is being built; ask again in a few seconds")

// index runs a question against the index in service.
func (d *desk) index(ask func(ix *indexer.Index) error) error {
	ix, release := d.service.Live().Acquire()
	defer release()
	if ix == nil {
		return errNotReady
	}
	return ask(ix)
}
