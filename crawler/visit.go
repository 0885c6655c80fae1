package crawler

import (
	"context"
	"fmt"
	"iter"
	"net/url"
	"time"

	"landscape/catalogue"
	"landscape/crawler/pages"
	"landscape/standard"
)

// Request asks for one page. A plain GET needs only the URL.
type Request struct {
	// URL is the body's real address.
	URL string
	// Form makes it a POST of a form, Body one of that text with ContentType.
	// The answer is kept by address and body together.
	Form        url.Values
	Body        string
	ContentType string
	// Accept and Referer where a body wants them.
	Accept  string
	Referer string
	// Large is for bulk files: they may reach Config.MaxFile.
	Large bool
	// Charset overrides a label that the body is known to get wrong.
	Charset string
}

// Visit is one crawl of one source: how it asks for pages and hands over what
// it found. A Visit is used by one goroutine.
type Visit struct {
	source    Source
	collector *collector
	intake    *intake
	earlier   *catalogue.Lookup
	security  func(*standard.Record) bool
	progress  func(done, total int)
	full      bool
	failures  int // detail pages in a row that failed
}

// Get fetches a page: from the body, from the cache when the body says that
// it has not changed, or from the same crawl before it was interrupted.
func (v *Visit) Get(ctx context.Context, address string) (*pages.Page, error) {
	return v.Do(ctx, Request{URL: address})
}

// Do is Get for requests that need more than an address.
func (v *Visit) Do(ctx context.Context, r Request) (*pages.Page, error) {
	return v.collector.fetch(ctx, r)
}

// Emit hands over a record. Source is filled in; texts are cleaned; a record
// that is not valid, or whose Native was emitted before, is set aside and counted.
func (v *Visit) Emit(rec standard.Record) { v.intake.add(rec) }

// Reject sets an unreadable entry aside: its Native where that is known (the
// earlier record is then kept), its raw fragment and the reason.
func (v *Visit) Reject(native, fragment string, reason error) {
	v.intake.reject(native, fragment, reason)
}

// Note adds a line to the report: something that a person should know, such as
// a status wording seen for the first time.
func (v *Visit) Note(format string, args ...any) { v.intake.note(fmt.Sprintf(format, args...)) }

// Previous is the record of the last good crawl, details included. It may be
// one that the body no longer listed then: LastSeen tells.
func (v *Visit) Previous(native string) (standard.Record, bool) { return v.earlier.Get(native) }

// Earlier lists the natives of all records that Previous knows, in no order.
func (v *Visit) Earlier() iter.Seq[string] { return v.earlier.Natives() }

// Full tells whether all details are to be read again.
func (v *Visit) Full() bool { return v.full }

// Security tells whether the taxonomy takes the record for a security standard.
func (v *Visit) Security(rec *standard.Record) bool { return v.security(rec) }

// Complete is how old a list may become that is not read whole every time.
func (v *Visit) Complete() time.Duration { return v.collector.cfg.Complete }

// Progress tells how far the source is; total 0 when it does not know.
func (v *Visit) Progress(done, total int) { v.progress(done, total) }
