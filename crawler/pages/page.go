// Package pages reads what a body answers: web pages and their tables, JSON,
// lines and text in the charset that the body declares. It knows no body and
// asks for nothing. What is not as expected is told with what was found.
package pages

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

// Page is one answer of a body, kept as a file so that large ones never have
// to fit in memory.
type Page struct {
	// URL is the body's own address, also when a mirror served it.
	URL string
	// Fetched is when the body last sent or confirmed it.
	Fetched time.Time
	// ContentType as labelled, and Size in bytes after decompression.
	ContentType string
	Size        int64
	// File holds the answer's bytes, for formats that are read at random, such as zip.
	File string
	// Charset overrides the label when the body is known to mislabel.
	Charset string
	// Refuse forgets the page, so that it is fetched afresh next time; nil for nothing.
	Refuse func(*ShapeError)
}

// ShapeError tells that a page is not what its source expects. The page is
// forgotten, so that a mended one is fetched the next time.
type ShapeError struct{ URL, Problem string }

func (e *ShapeError) Error() string { return fmt.Sprintf("%s: %s", e.URL, e.Problem) }

// Unexpected makes the error for a page of another shape. Say what was expected
// and what was found: p.Unexpected("expected a field Data, found %q", keys). It
// is cut, for what was found may be as long as the page.
func (p *Page) Unexpected(format string, args ...any) error {
	err := &ShapeError{URL: p.URL, Problem: Shorten(fmt.Sprintf(format, args...), longestReason)}
	if p.Refuse != nil {
		p.Refuse(err)
	}
	return err
}

const longestReason = 1000

// Provenance says that facts were read from this page; fields are the JSON
// names of those, none means all that no other entry names.
func (p *Page) Provenance(fields ...string) standard.Provenance {
	return standard.Provenance{URL: p.URL, Fetched: p.Fetched, Fields: fields}
}

// Open reads the answer's bytes as they were sent, decompressed.
func (p *Page) Open() (io.ReadCloser, error) {
	f, err := os.Open(p.File)
	if err != nil {
		return nil, fmt.Errorf("open the kept answer of %s: %w", p.URL, err)
	}
	return f, nil
}

// Text reads the answer as UTF-8 without byte order mark. It fails when the
// bytes contradict the charset that the body declares.
func (p *Page) Text() (io.ReadCloser, error) {
	f, err := p.Open()
	if err != nil {
		return nil, err
	}
	text, err := decodeText(f.(io.ReadSeeker), p.ContentType, p.Charset)
	if err != nil {
		f.Close()
		return nil, p.Unexpected("%v", err)
	}
	return struct {
		io.Reader
		io.Closer
	}{text, f}, nil
}

// HTML parses the answer as a web page.
func (p *Page) HTML() (*goquery.Document, error) {
	text, err := p.Text()
	if err != nil {
		return nil, err
	}
	defer text.Close()
	doc, err := goquery.NewDocumentFromReader(text)
	if err != nil {
		return nil, p.Unexpected("expected a web page: %v", err)
	}
	if doc.Find("body > *").Length() == 0 {
		return nil, p.Unexpected("expected a web page, found %s", p.Beginning())
	}
	if !p.endsWith("</html") {
		return nil, p.Unexpected("the web page breaks off after %d bytes, before </html>", p.Size)
	}
	return doc, nil
}

// endsWith looks for a mark in the last part of the answer. Parsers of HTML
// forgive a page that was cut; half a list must not pass for a whole one.
func (p *Page) endsWith(mark string) bool {
	f, err := os.Open(p.File)
	if err != nil {
		return false
	}
	defer f.Close()
	tail := make([]byte, min(p.Size, 4<<10))
	if _, err := f.ReadAt(tail, p.Size-int64(len(tail))); err != nil && err != io.EOF {
		return false
	}
	return bytes.Contains(bytes.ToLower(tail), []byte(mark))
}

// JSON decodes the whole answer, which must be one JSON value.
func (p *Page) JSON(into any) error {
	text, err := p.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	d := json.NewDecoder(text)
	if err := d.Decode(into); err != nil {
		if kind := new(json.UnmarshalTypeError); errors.As(err, &kind) {
			return p.Unexpected("expected %s in field %q, found a %s", kind.Type, kind.Field, kind.Value)
		}
		return p.Unexpected("expected JSON, found %s (%v)", p.Beginning(), err)
	}
	if _, err := d.Token(); err != io.EOF {
		return p.Unexpected("expected one JSON value, found more after it")
	}
	return nil
}

// Beginning shows how the answer starts, for error messages.
func (p *Page) Beginning() string {
	f, err := os.Open(p.File)
	if err != nil {
		return "nothing"
	}
	defer f.Close()
	head := make([]byte, 60)
	n, _ := io.ReadFull(f, head)
	if n == 0 {
		return "an empty answer"
	}
	head = bytes.ToValidUTF8(head[:n], []byte("?"))
	return fmt.Sprintf("%q (%s, %d bytes)", strings.TrimSpace(string(head)), p.ContentType, p.Size)
}
