package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// document writes a PDF of one page with its contents packed once or more.
func document(t *testing.T, contents []byte, packed int) []byte {
	t.Helper()
	for range packed {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		if _, err := z.Write(contents); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		contents = b.Bytes()
	}
	filter := "[" + strings.Repeat("/FlateDecode ", packed) + "]"
	return assemble(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d /Filter %s >>\nstream\n%s\nendstream", len(contents), filter, contents),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
}

// assemble numbers objects and writes the table of where they are.
func assemble(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func TestTheLinesOfAPDFAreRead(t *testing.T) {
	written, err := os.ReadFile("../testdata/draft.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"by hand":             document(t, []byte("BT /F 12 Tf 72 700 Td (2 References) Tj 0 -20 Td (ISO/IEC 27001:2013) Tj ET"), 1),
		"by a word processor": written,
	} {
		text, err := Text(content)
		if err != nil || !strings.Contains(text, "2 References\n") || !strings.Contains(text, "ISO/IEC 27001:2013") {
			t.Errorf("%s: %v %q", name, err, text)
		}
	}
}

func TestHostileFilesEndInTime(t *testing.T) {
	bomb := []byte(strings.Repeat("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ", 8<<20/56))
	deep := []byte(strings.Repeat("[", 4<<20))
	long := []byte("(" + strings.Repeat("a", 300<<20))
	files := map[string][]byte{
		"no more than a name": []byte("%PDF-1.7"),
		"bytes":               append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0xff, 0, 0x80}, 1<<20)...),
		"text without end":    document(t, bytes.Repeat(append([]byte("BT /F 12 Tf "), bomb...), 8), 1),
		"one long string":     document(t, long, 2),
		"deep":                document(t, deep, 1),
		"damaged stream":      bytes.Replace(document(t, bomb[:1000], 1), []byte("stream\n"), []byte("stream\nxx"), 1),
		"pages in a ring":     assemble("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"),
		"a page that is its own contents": assemble("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>"),
		"encrypted": bytes.Replace(assemble("<< /Type /Catalog >>", "<< /Filter /Standard /V 9 /R 9 /O (x) /U (x) /P 1 >>"),
			[]byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 2 0 R /ID [(a) (a)]"), 1),
		"a table that points nowhere": []byte("%PDF-1.4\nstartxref\n99999999\n%%EOF\n"),
	}
	for name, content := range files {
		begin := time.Now()
		text, err := Text(content)
		took := time.Since(begin)
		if err != nil && !errors.Is(err, ErrLimits) && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if took > mostWait+time.Second || len(text) > mostText {
			t.Errorf("%s: %v for %d bytes", name, took, len(text))
		}
		t.Logf("%-32s %8d bytes %6d ms %v", name, len(content), took.Milliseconds(), err)
	}
}

func TestHalfOfAFileIsDamagedAndNoMore(t *testing.T) {
	whole := document(t, []byte("BT /F 12 Tf (RFC 8446) Tj ET"), 1)
	for n := 10; n < len(whole); n += 40 {
		if _, err := Text(whole[:n]); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLimits) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
