package reference

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"landscape/reference/pdf"
)

// MostBytes is how large a file may be; a document of an editor is far below it.
const MostBytes = 5 << 20

// Errors that tell who sent a file what is wrong with it.
var (
	ErrTooLarge = errors.New("the file is larger than 5 MB")
	ErrTooMuch  = errors.New("there is more in the file than can be read: it expands too far, or takes too long")
	ErrFormat   = errors.New("the format is not one that can be read: DOCX, PDF, HTML, Markdown and plain text in UTF-8 are")
	ErrDamaged  = errors.New("the file is damaged or encrypted")
)

// Reading is a text to be checked, with what is left of the time for it.
type Reading struct {
	Text string
	left time.Duration
}

// longestRead is how long the reading of a file may take and checking it after that,
// both together.
const longestRead = 1600 * time.Millisecond

// Pasted is a text as somebody typed or pasted it.
func Pasted(text string) Reading { return Reading{text, longestRead} }

// Read reads the text of a document by what it is, not by what it is called.
func Read(content []byte) (Reading, error) {
	begin := time.Now()
	text, err := textOf(content)
	left := longestRead - time.Since(begin)
	if isPDF(content) { // what reads it has limits of its own, in which it may also have to wait
		left = pdfCheck + pdfCheck*time.Duration(len(content))/(1<<20)
	}
	return Reading{text, left}, err
}

// pdfCheck is how long the text of a PDF may be checked, and as long again for every
// megabyte.
const pdfCheck = 300 * time.Millisecond

func isPDF(content []byte) bool { return bytes.HasPrefix(content, []byte("%PDF")) }

func textOf(content []byte) (string, error) {
	switch {
	case len(content) > MostBytes:
		return "", ErrTooLarge
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return docxText(content)
	case isPDF(content):
		return pdfText(content)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")), !utf8.Valid(content), bytes.IndexByte(content, 0) >= 0:
		return "", ErrFormat
	case isHTML(content):
		return htmlText(content)
	}
	return strings.TrimPrefix(string(content), "\ufeff"), nil
}

func pdfText(content []byte) (string, error) {
	text, err := pdf.Text(content)
	switch {
	case errors.Is(err, pdf.ErrLimits):
		err = fmt.Errorf("%w: %w", ErrTooMuch, err)
	case err != nil:
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return strings.ToValidUTF8(text, " "), err
}

func isHTML(content []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(content[:min(len(content), 512)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html"))
}

// blocks are the elements of HTML that end a line.
var blocks = map[string]bool{"p": true, "div": true, "li": true, "tr": true, "br": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "dt": true, "dd": true, "pre": true, "section": true}

func htmlText(content []byte) (string, error) {
	z := html.NewTokenizer(bytes.NewReader(content))
	var out strings.Builder
	skip, raised := "", false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == io.EOF {
				return out.String(), nil
			}
			return "", fmt.Errorf("%w: %w", ErrDamaged, z.Err())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if tag := string(name); tag == "script" || tag == "style" {
				skip = tag
			} else if blocks[tag] {
				out.WriteByte('\n')
			}
			raised = string(name) == "sup" || raised
		case html.EndTagToken:
			name, _ := z.TagName()
			raised = raised && string(name) != "sup"
			if tag := string(name); tag == skip {
				skip = ""
			} else if blocks[tag] {
				out.WriteByte('\n')
			}
		case html.TextToken:
			if skip == "" {
				text := z.Text()
				if raised && !bytes.ContainsAny(text, "®™") {
					out.WriteByte(' ') // the mark of a note is no digit of the number before it
				}
				out.Write(text)
			}
		}
	}
}
