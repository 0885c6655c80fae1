package reference

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"landscape/reference/pdf"
)

// Limits of what is read: a document of an editor is far below them.
const (
	MostBytes     = 5 << 20
	mostExpanded  = 64 << 20 // of a part of a DOCX
	mostText      = 8 << 20
	longestRead   = 2 * time.Second
	deepestMarkup = 512
)

// Errors that tell who sent a file what is wrong with it.
var (
	ErrTooLarge  = errors.New("the file is larger than 5 MB, or expands to more than can be read")
	ErrFormat    = errors.New("the format is not one that can be read: DOCX, PDF, HTML, Markdown and plain text in UTF-8 are")
	ErrDamaged   = errors.New("the file is damaged or encrypted")
	errDeadline  = errors.New("reading takes too long")
	docxDocument = "word/document.xml"
)

// Text reads the text of a document by what it is, not by what it is called.
func Text(content []byte) (string, error) {
	switch {
	case len(content) > MostBytes:
		return "", ErrTooLarge
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return docxText(content)
	case bytes.HasPrefix(content, []byte("%PDF")):
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
		err = fmt.Errorf("%w: %w", ErrTooLarge, err)
	case err != nil:
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return strings.ToValidUTF8(text, " "), err
}

func isHTML(content []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(content[:min(len(content), 512)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html"))
}

// docxText reads the paragraphs of a DOCX, one a line. Its XML is read as a
// stream: entities are not expanded, and depth and size are bounded.
func docxText(content []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var out strings.Builder
	found := false
	for _, f := range archive.File {
		if f.Name != docxDocument && f.Name != "word/footnotes.xml" && f.Name != "word/endnotes.xml" {
			continue
		}
		found = found || f.Name == docxDocument
		if err := readPart(f, &out); err != nil {
			return "", err
		}
	}
	if !found {
		return "", ErrFormat
	}
	return out.String(), nil
}

func readPart(f *zip.File, out *strings.Builder) error {
	part, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: mostExpanded}
	d := xml.NewDecoder(limited)
	d.Strict = true
	depth, text, begin := 0, false, time.Now()
	for {
		token, err := d.RawToken()
		switch {
		case err == io.EOF && limited.N > 0:
			return nil
		case limited.N <= 0 || out.Len() > mostText || depth > deepestMarkup:
			return ErrTooLarge
		case err != nil:
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		case time.Since(begin) > longestRead:
			return fmt.Errorf("%w: %w", ErrTooLarge, errDeadline)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			text = t.Name.Local == "t"
			if t.Name.Local == "tab" {
				out.WriteByte('\t')
			}
		case xml.EndElement:
			depth--
			text = false
			if t.Name.Local == "p" || t.Name.Local == "br" {
				out.WriteByte('\n')
			}
		case xml.CharData:
			if text {
				out.Write(t)
			}
		}
	}
}

// blocks are the elements of HTML that end a line.
var blocks = map[string]bool{"p": true, "div": true, "li": true, "tr": true, "br": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "dt": true, "dd": true, "pre": true, "section": true}

func htmlText(content []byte) (string, error) {
	z := html.NewTokenizer(bytes.NewReader(content))
	var out strings.Builder
	skip := ""
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
		case html.EndTagToken:
			name, _ := z.TagName()
			if tag := string(name); tag == skip {
				skip = ""
			} else if blocks[tag] {
				out.WriteByte('\n')
			}
		case html.TextToken:
			if skip == "" {
				out.Write(z.Text())
			}
		}
	}
}
