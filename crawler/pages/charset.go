package pages

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/transform"
)

var byteOrderMark = []byte("\ufeff")

// decodeText reads text as UTF-8. The charset is, in this order: the override,
// the label of the content type, the one a web page declares in its head,
// UTF-8. Bytes that contradict it are an error, for a wrong guess would spoil
// every accented title silently.
func decodeText(r io.ReadSeeker, contentType, override string) (io.Reader, error) {
	scan, err := scanText(r)
	if err != nil {
		return nil, err
	}
	label := declaredCharset(contentType, override, scan.head)
	encoding, name := charset.Lookup(label)
	if encoding == nil {
		return nil, fmt.Errorf("expected a known charset, found %q", label)
	}
	if _, err := r.Seek(int64(scan.mark), io.SeekStart); err != nil {
		return nil, err
	}
	switch {
	case scan.ascii:
		return r, nil
	case name == "utf-8" && scan.invalidAt >= 0:
		return nil, fmt.Errorf("expected UTF-8, found another charset at byte %d", scan.invalidAt)
	case name == "utf-8":
		return r, nil
	case strings.HasPrefix(name, "utf-16"):
		return transform.NewReader(r, encoding.NewDecoder()), nil
	case scan.invalidAt < 0:
		return nil, fmt.Errorf("labelled %s, but the text is UTF-8", label)
	}
	return transform.NewReader(r, encoding.NewDecoder()), nil
}

func declaredCharset(contentType, override string, head []byte) string {
	if override != "" {
		return override
	}
	if bytes.HasPrefix(head, byteOrderMark) {
		return "utf-8"
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err == nil && params["charset"] != "" {
		return params["charset"]
	}
	if strings.Contains(kind, "html") {
		if _, name, _ := charset.DetermineEncoding(head, kind); bytes.Contains(bytes.ToLower(head), []byte("charset")) {
			return name
		}
	}
	return "utf-8"
}

// textScan is what one pass over the bytes tells.
type textScan struct {
	head      []byte // the first 1,024 bytes
	mark      int    // length of the byte order mark
	ascii     bool
	invalidAt int64 // the first byte that is not UTF-8, -1 when all are
}

func scanText(r io.ReadSeeker) (textScan, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	head, _ := buffered.Peek(1024)
	scan := textScan{head: bytes.Clone(head), ascii: true, invalidAt: -1}
	if bytes.HasPrefix(head, byteOrderMark) {
		scan.mark = len(byteOrderMark)
		buffered.Discard(scan.mark)
	}
	at := int64(scan.mark)
	for {
		chunk, err := buffered.Peek(utf8.UTFMax)
		if n := buffered.Buffered(); n > len(chunk) {
			chunk, _ = buffered.Peek(n)
		}
		if len(chunk) == 0 {
			if err == io.EOF {
				return scan, nil
			}
			return scan, err
		}
		n, valid := validPrefix(chunk, err == io.EOF)
		scan.ascii = scan.ascii && isASCII(chunk[:n])
		if !valid {
			scan.ascii, scan.invalidAt = false, at+int64(n)
			return scan, nil
		}
		at += int64(n)
		buffered.Discard(n)
	}
}

// validPrefix is how many bytes are whole UTF-8 characters, and whether what
// follows can still become one.
func validPrefix(b []byte, last bool) (n int, valid bool) {
	if utf8.Valid(b) {
		return len(b), true
	}
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			return n, !last && !utf8.FullRune(b[n:])
		}
		n += size
	}
	return n, true
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// SkipMark reads past a byte order mark.
func SkipMark(r io.Reader) io.Reader {
	buffered := bufio.NewReader(r)
	if head, _ := buffered.Peek(len(byteOrderMark)); bytes.Equal(head, byteOrderMark) {
		buffered.Discard(len(byteOrderMark))
	}
	return buffered
}
