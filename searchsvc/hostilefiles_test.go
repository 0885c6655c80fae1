package searchsvc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
)

// hostile is a file that somebody sends who means no good, or whose program broke.
type hostile struct {
	name    string
	content []byte
	status  int // of the answer; 0 where it depends on how fast the machine is, or how the library fails
}

const (
	document = "word/document.xml"
	mega     = 1 << 20
)

func times(n int, text string) string { return strings.Repeat(text, n) }

// zipped packs pairs of a name and a content.
func zipped(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err == nil {
			_, err = io.WriteString(w, pairs[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// utf16Text is a text in UTF-16 with its byte order mark.
func utf16Text(order binary.AppendByteOrder, text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		b = order.AppendUint16(b, unit)
	}
	return b
}

func word(body string) string {
	return `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`
}

func hostileWord(t *testing.T) []hostile {
	one := func(body string) []byte { return zipped(t, document, body) }
	honest := one(word(`<w:p><w:r><w:t>RFC 8446</w:t></w:r></w:p>`))
	flag := func(content []byte, at int, value byte) []byte { // in the local header and in the directory
		content = bytes.Clone(content)
		content[at] = value
		content[bytes.Index(content, []byte("PK\x01\x02"))+at+2] = value
		return content
	}
	var many []string
	for range 50 {
		many = append(many, document, word(times(mega/8, "<w:t/>")))
	}
	var names []string
	for i := range 40_000 {
		names = append(names, fmt.Sprint(i), "")
	}
	return []hostile{
		{"a text of 70 MB", one(word("<w:t>" + times(70*mega, " ") + "</w:t>")), 413},
		{"ten million short texts", one(word(times(10_000_000, "<t>x</t>"))), 413},
		{"a bomb in a picture", zipped(t, document, word("RFC 8446"), "word/media/a.png", times(70*mega, "x")), 200},
		{"entities in entities", one(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><a><t>&c;</t></a>`), 422},
		{"an entity of the server's files", one(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a><t>&a;</t></a>`), 422},
		{"a doctype of 6 MB", one("<!DOCTYPE a [" + times(6*mega, " ")), 413},
		{"a million deep", one(times(mega, "<a>")), 413},
		{"an attribute of 6 MB", one(`<a b="` + times(6*mega, "x") + `"/>`), 413},
		{"a million attributes", one("<a " + times(1_000_000, `b="" `) + "/>"), 413},
		{"a comment of 6 MB", one("<!--" + times(6*mega, "x") + "--><a/>"), 413},
		{"a name of 6 MB", one("<" + times(6*mega, "x") + "/>"), 413},
		{"an instruction of 6 MB", one("<?a " + times(6*mega, "x") + "?><a/>"), 413},
		{"bombs in the footnotes too", zipped(t, document, word(times(3*mega, "<w:t/>")), "word/footnotes.xml", times(5*mega, "<w:t/>"), "word/endnotes.xml", times(9*mega, "<w:t/>")), 413},
		{"fifty documents in one", zipped(t, many...), 200},
		{"forty thousand parts", zipped(t, names...), 415},
		{"tags that are never closed", one("<a><b><c><t>RFC 8446"), 200},
		{"null bytes", one("<a><t>RFC\x00 8446</t></a>"), 422},
		{"no UTF-8", one("<a><t>\xff\xfe</t></a>"), 422},
		{"another charset", one(`<?xml version="1.0" encoding="windows-1251"?><a><t>RFC 8446</t></a>`), 422},
		{"XML in UTF-16", one(string(utf16Text(binary.LittleEndian, "<a><t>RFC 8446</t></a>"))), 422},
		{"encrypted in the old way", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + times(4096, "\x00")), 415},
		{"encrypted as a ZIP", flag(flag(honest, 6, 1), 8, 99), 422},
		{"a table instead", zipped(t, "xl/workbook.xml", "<workbook/>"), 415},
		{"a DOCX in a ZIP", zipped(t, "draft.docx", string(honest)), 415},
		{"out of its folder", zipped(t, "../../"+document, word("<w:t>RFC 8446</w:t>"), "/"+document, "x"), 415},
		{"half of it", honest[:len(honest)/2], 422},
		{"its head only", honest[:30], 422},
		{"wrong sums", bytes.Replace(honest, honest[14:18], []byte("\x00\x01\x02\x03"), -1), 422},
	}
}

// pdfOf numbers the objects of a PDF and writes the table of where they are.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var table strings.Builder
	for i, object := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects)+1, at)
	return b.Bytes()
}

// stream is an object with contents that are packed a number of times.
func stream(t *testing.T, dict, contents string, packed int) string {
	t.Helper()
	for range packed {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		if _, err := io.WriteString(z, contents); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		contents = b.String()
	}
	return fmt.Sprintf("<< %s /Length %d /Filter [%s] >>\nstream\n%s\nendstream", dict, len(contents), times(packed, "/FlateDecode "), contents)
}

const (
	pdfRoot  = "<< /Type /Catalog /Pages 2 0 R >>"
	pdfPages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	pdfPage  = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
	pdfFont  = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
)

func hostilePDF(t *testing.T) []hostile {
	contents := func(text string, packed int) []byte {
		return pdfOf(pdfRoot, pdfPages, pdfPage, stream(t, "", text, packed), pdfFont)
	}
	honest := contents("BT /F 12 Tf 72 700 Td (RFC 8446) Tj ET", 1)
	font := func(dict, cmap string) []byte {
		return pdfOf(pdfRoot, pdfPages, pdfPage, stream(t, "", "BT /F 12 Tf (RFC 8446) Tj ET", 1), dict, stream(t, "", cmap, 1))
	}
	var deep []string
	for i := range 20_000 {
		deep = append(deep, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", i+3))
	}
	return []hostile{
		{"no more than its name", []byte("%PDF-1.7"), 422},
		{"three megabytes of bytes", append([]byte("%PDF-1.7\n"), times(mega, "\xff\x00\x80")...), 422},
		{"half of it", honest[:len(honest)/2], 422},
		{"a table that points nowhere", []byte("%PDF-1.4\nstartxref\n99999999\n%%EOF\n"), 422},
		{"a table before itself", bytes.Replace(honest, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Prev 9"), 1), 422},
		{"pages in a ring", pdfOf(pdfRoot, "<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"), 413},
		{"pages in a small ring", pdfOf(pdfRoot, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), 0},
		{"pages twenty thousand deep", pdfOf(append([]string{pdfRoot}, deep...)...), 0},
		{"a page that is its own contents", pdfOf(pdfRoot, pdfPages, "<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>"), 0},
		{"an object that is itself", pdfOf(pdfRoot, pdfPages, "3 0 R"), 0},
		{"a length that is itself", pdfOf(pdfRoot, pdfPages, pdfPage, "<< /Length 4 0 R >>\nstream\nx\nendstream", pdfFont), 0},
		{"a length of a terabyte", bytes.Replace(honest, []byte("/Length "), []byte("/Length 99999999999"), 1), 0},
		{"encrypted", bytes.Replace(pdfOf(pdfRoot, "<< /Filter /Standard /V 9 /R 9 /O (x) /U (x) /P 1 >>"),
			[]byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 2 0 R /ID [(a) (a)]"), 1), 422},
		{"a text without end", contents("BT /F 12 Tf "+times(mega, "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj "), 1), 413},
		{"a string of 250 MB", contents("("+times(250*mega, "a"), 2), 413},
		{"four million lists", contents(times(4*mega, "["), 1), 0},
		{"ten million states", contents(times(10_000_000, "q "), 2), 0},
		{"states that were never kept", contents(times(mega, "Q "), 1), 200},
		{"a font with a billion letters", font("<< /Type /Font /Encoding /Identity-H /ToUnicode 6 0 R >>", "begincmap 2147483647 beginbfchar endbfchar"), 0},
		{"a font with a million differences", pdfOf(pdfRoot, pdfPages, pdfPage, stream(t, "", "BT /F 12 Tf "+times(10_000, "(aaaaaaaaaa) Tj "), 1),
			"<< /Type /Font /Encoding << /Differences ["+times(mega/2, "1 /a ")+"] >> >>"), 0},
	}
}

func hostileText() []hostile {
	html := "<!DOCTYPE html><p>"
	return []hostile{
		{"a million open tags", []byte(html + times(mega, "<li>")), 0},
		{"an attribute of 4 MB", []byte(html + `<a title="` + times(4*mega, "x") + `">RFC 8446</a>`), 200},
		{"a million attributes", []byte(html + "<a " + times(mega, "b=1 ") + ">"), 200},
		{"a comment without end", []byte(html + "<!--" + times(4*mega, "-")), 200},
		{"a script without end", []byte(html + "<script>" + times(mega, "<!--<script>"[:4])), 200},
		{"a million entities", []byte(html + times(mega, "&nGt;")[:4*mega]), 0},
		{"an entity of one's own", []byte(`<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html>&a;</html>`), 200},
		{"null bytes", []byte(html + "RFC\x00 8446"), 415},
		{"UTF-16", utf16Text(binary.LittleEndian, html+"RFC 8446"), 415},
		{"UTF-16 the other way", utf16Text(binary.BigEndian, html+"RFC 8446"), 415},
		{"another charset than it says", []byte(`<!DOCTYPE html><meta charset="utf-8"><p>R` + "\xe9f\xe9rence"), 415},
		{"Markdown: a million brackets", []byte(times(mega, "[![(")), 0},
		{"Markdown: a million headings", []byte(times(mega, "# x\n")), 0},
		{"Markdown: nested quotes", []byte(times(4*mega, ">")), 0},
		{"one line of numbers", []byte("RFC 1" + times(mega/2, ", 8446")), 0},
		{"one line of standards", []byte(times(mega/4, "ISO/IEC 27001, ")), 0},
		{"one line of unknown standards", []byte(unknownStandards(200_000)), 413},
		{"one line of ranges", []byte(times(mega/4, "X.1205-X.1209 ")), 0},
		{"one word of 5 MB", []byte(times(5*mega-1, "X")), 200},
		{"one number of 5 MB", []byte("RFC " + times(4*mega, "9")), 0},
		{"dots and slashes", []byte(times(mega, "ISO/")), 200},
		{"numbers and slashes", []byte(times(mega, "ISO/9")), 0},
		{"kinds upon kinds", []byte(times(mega/2, "ISO DIS ") + "1"), 0},
		{"marks upon marks", []byte("a" + times(2*mega, "\u0301")), 0},
		{"turned around", []byte(times(mega/2, "\u202e\u202d")), 200},
		{"line ends", []byte(times(5*mega, "\n")), 0},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 415},
		{"a program", []byte("\x7fELF\x02\x01\x01\x00"), 415},
		{"nothing", nil, 200},
	}
}

// unknownStandards is a line in which every number is another.
func unknownStandards(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "ISO %d, ", 100_000+i)
	}
	return b.String()
}
