package reference

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Limits of a DOCX, over all its parts.
const (
	mostExpanded  = 64 << 20
	mostText      = 8 << 20
	deepestMarkup = 512
	// mostToken is what one tag, comment or run of text may take: the decoder
	// holds it as a whole.
	mostToken = 1 << 20
)

// docxDocument is the part that makes a ZIP file a DOCX.
const docxDocument = "word/document.xml"

// docxParts are the parts that are read: a file may have more of one name.
var docxParts = []string{docxDocument, "word/footnotes.xml", "word/endnotes.xml"}

// docxText reads the paragraphs of a DOCX, one a line.
func docxText(content []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	r := docxReader{left: mostExpanded, until: time.Now().Add(longestRead)}
	for _, name := range docxParts {
		i := slices.IndexFunc(archive.File, func(f *zip.File) bool { return f.Name == name })
		switch {
		case i >= 0:
			err = r.read(archive.File[i])
		case name == docxDocument:
			err = ErrFormat
		}
		if err != nil {
			return "", err
		}
	}
	return r.text.String(), nil
}

// docxReader reads parts as a stream: entities are not expanded, and size, depth
// and time are bounded.
type docxReader struct {
	part  io.Reader
	left  int // of all parts
	token int // of the token that is being read
	until time.Time
	depth int
	text  strings.Builder
}

// Read gives the decoder no more than one token and all parts may take.
func (r *docxReader) Read(p []byte) (int, error) {
	if r.left <= 0 || r.token <= 0 {
		return 0, ErrTooMuch
	}
	n, err := r.part.Read(p)
	r.left, r.token = r.left-n, r.token-n
	return n, err
}

func (r *docxReader) read(f *zip.File) error {
	part, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer part.Close()
	r.part, r.depth = part, 0
	decoder := xml.NewDecoder(r)
	inText := false
	for {
		r.token = mostToken
		token, err := decoder.RawToken()
		switch {
		case err == io.EOF:
			return nil
		case r.left <= 0 || r.token <= 0 || r.text.Len() > mostText || r.depth > deepestMarkup || time.Now().After(r.until):
			return ErrTooMuch
		case err != nil:
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		inText = r.take(token, inText)
	}
}

// take writes what a token says; it tells whether what follows is text.
func (r *docxReader) take(token xml.Token, inText bool) bool {
	switch t := token.(type) {
	case xml.StartElement:
		r.depth++
		if t.Name.Local == "tab" {
			r.text.WriteByte('\t')
		}
		return t.Name.Local == "t"
	case xml.EndElement:
		r.depth--
		if t.Name.Local == "p" || t.Name.Local == "br" {
			r.text.WriteByte('\n')
		}
		return false
	case xml.CharData:
		if inText {
			r.text.Write(t)
		}
	}
	return inText
}
