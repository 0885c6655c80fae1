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

// onePage is a PDF of one page with fonts as programs write them: W has widths and a
// digit where others have the end of a line, L is one of a large alphabet.
func onePage(t *testing.T, contents string) []byte {
	t.Helper()
	widths := strings.Repeat("500 ", 256)
	codes := "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0060> <0020> endbfrange"
	return assemble(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /W 5 0 R /L 6 0 R >> >> >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(contents), contents),
		"<< /Type /Font /Subtype /Type1 /FirstChar 0 /LastChar 255 /Widths ["+widths+"] /Encoding << /Differences [10 /seven] >> >>",
		"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<< /DW 500 /W [1 [250 500] 3 9 600] >>] >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(codes), codes))
}

// What stands together on the page is together in the text, and what stands apart
// is apart, however the program wrote it.
func TestLettersArePutTogetherByWhereTheyStand(t *testing.T) {
	for contents, want := range map[string]string{
		"BT /W 10 Tf [(ISO/IEC 2)30(7001)] TJ ET":                                               "ISO/IEC 27001\n",
		"BT /W 10 Tf [(RFC)-300(8446)] TJ ET":                                                   "RFC 8446\n",
		"BT /W 10 Tf 72 700 Td (RFC ) Tj 20 0 Td (8446) Tj ET":                                  "RFC 8446\n",
		"BT /W 10 Tf 72 700 Td (RFC) Tj 0 -12 Td (8446) Tj ET":                                  "RFC\n8446\n",
		"BT /W 10 Tf 12 TL (RFC 1) Tj T* (RFC 2) Tj (RFC 3) ' ET":                               "RFC 1\nRFC 2\nRFC 3\n",
		"BT /W 10 Tf (x) Tj 4 Ts (2) Tj ET":                                                     "x2\n",
		"q 0 1 -1 0 300 300 cm BT /W 10 Tf (X.1) Tj 15 0 Td (205) Tj ET Q":                      "X.1205\n",
		"BT /L 10 Tf <00330027> Tj ET q BT /W 10 Tf 11 0 Td (.5) Tj ET Q":                       "RF.5\n",
		"Q Q BT (lost) Tj /W 10 Tf 1 Td (RFC 8446) Tj ET":                                       "RFC 8446\n",
		"BT /W 2 Tf 5 0 0 5 0 0 Tm (X.12) Tj 1 0 0 1 40 0 Tm /W 10 Tf (05) Tj ET":               "X.12 05\n",
		"BT /W 10 Tf 50 Tz (X.12) Tj 10 0 Td (05) Tj ET":                                        "X.1205\n",
		"BT /W 10 Tf 2 Tc (X.12) Tj 28 0 Td (05) Tj 0 Tc 5 Tw 14 0 Td ( ) Tj 10 0 Td (a) Tj ET": "X.1205 a\n",
	} {
		if text, err := Text(onePage(t, contents)); err != nil || text != want {
			t.Errorf("%s: %v %q, not %q", contents, err, text, want)
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

// Whatever comes is read or refused: the process that reads may end in any way, this
// one goes on.
func FuzzText(f *testing.F) {
	f.Add(assemble("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "<</Type /Page /Parent 2 0 R>>"))
	f.Add(assemble("<</Type /Catalog /Pages 1 0 R /Kids [1 0 R]>>"))
	f.Add([]byte("%PDF-1.7\n1 0 obj <</Length 999999999>> stream"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := Text(content); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLimits) {
			t.Error(err)
		}
	})
}
