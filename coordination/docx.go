package coordination

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed docx
var docxParts embed.FS

// fixed are the parts of a DOCX that are the same in every brief.
var fixed = map[string]string{
	"[Content_Types].xml": "docx/content-types.xml",
	"_rels/.rels":         "docx/package-rels.xml",
	"word/styles.xml":     "docx/styles.xml",
}

// WriteDOCX writes the brief as an Office Open XML document (ECMA-376). The few
// parts that a brief needs are written here: no library for it is kept up.
func (b *Brief) WriteDOCX(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(fixed)) {
		file := fixed[name]
		data, err := docxParts.ReadFile(file)
		if err != nil {
			return fmt.Errorf("read %s: %w", file, err)
		}
		if err := writePart(z, name, data); err != nil {
			return err
		}
	}
	d := &docx{brief: b, rtl: b.Lang == "ar"}
	d.body()
	if err := writePart(z, "word/document.xml", d.out.Bytes()); err != nil {
		return err
	}
	if err := writePart(z, "word/footer.xml", d.footer()); err != nil {
		return err
	}
	if err := writePart(z, "word/_rels/document.xml.rels", b.relationships()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write brief: %w", err)
	}
	return nil
}

func writePart(z *zip.Writer, name string, data []byte) error {
	part, err := z.Create(name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write %s of the brief: %w", name, err)
	}
	return nil
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// relationships name the addresses that the sources link to.
func (b *Brief) relationships() []byte {
	var out bytes.Buffer
	const schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	out.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	fmt.Fprintf(&out, `<Relationship Id="styles" Type="%sstyles" Target="styles.xml"/><Relationship Id="footer" Type="%sfooter" Target="footer.xml"/>`, schema, schema)
	for i, address := range b.Sources {
		fmt.Fprintf(&out, `<Relationship Id="source%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, schema, escaped(address))
	}
	out.WriteString(`</Relationships>`)
	return out.Bytes()
}

// docx writes the body of the document.
type docx struct {
	brief *Brief
	rtl   bool
	out   bytes.Buffer
}

func (d *docx) body() {
	d.out.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`)
	d.paragraph("Title", d.run(d.brief.Title))
	for _, block := range d.brief.Blocks {
		switch {
		case block.Heading != "":
			d.paragraph("Heading1", d.run(block.Heading))
		case block.Table != nil:
			d.table(block.Table)
		default:
			d.paragraph("Normal", d.run(block.Paragraph))
		}
	}
	d.sources()
	d.out.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *docx) sources() {
	if len(d.brief.Sources) == 0 {
		return
	}
	d.paragraph("Heading1", d.run(Word(d.brief.Lang, "desk.sources")))
	for i, address := range d.brief.Sources {
		link := fmt.Sprintf(`<w:hyperlink r:id="source%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>%s</w:t></w:r></w:hyperlink>`, i+1, escaped(address))
		d.paragraph("Source", d.run(fmt.Sprintf("[%d] ", i+1))+link)
	}
}

// footer names the brief and numbers its pages.
func (d *docx) footer() []byte {
	name, _, _ := strings.Cut(d.brief.Title, ":")
	var out bytes.Buffer
	out.WriteString(xmlHead + `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`)
	fmt.Fprintf(&out, `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">%s · </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`, escaped(name))
	return out.Bytes()
}

func (d *docx) paragraph(style, runs string) { d.aligned(style, runs, d.rtl) }

// aligned writes a paragraph that reads from right to left when it has words of
// such a language; others only stand at that side.
func (d *docx) aligned(style, runs string, bidi bool) {
	direction := ""
	switch {
	case bidi:
		direction = "<w:bidi/>"
	case d.rtl:
		direction = `<w:jc w:val="right"/>`
	}
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, direction, runs)
}

func (d *docx) run(words string) string {
	direction := ""
	if d.rtl && isArabic(words) {
		direction = "<w:rPr><w:rtl/></w:rPr>"
	}
	return fmt.Sprintf(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, direction, escaped(words))
}

func (d *docx) table(t *Table) {
	direction := ""
	if d.rtl {
		direction = "<w:bidiVisual/>"
	}
	widths := t.widths(textWidth)
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>%s<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, direction, textWidth)
	for _, width := range widths {
		fmt.Fprintf(&d.out, `<w:gridCol w:w="%d"/>`, width)
	}
	// The head repeats on every page that the table runs on to.
	d.out.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, head := range t.Head {
		d.cell("TableHead", Text{Words: head}, widths[i], 1)
	}
	d.out.WriteString(`</w:tr>`)
	for _, row := range t.Rows {
		d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		if len(row) == 1 {
			d.cell("TableHead", row[0], textWidth, len(t.Head))
		} else {
			for i, c := range row {
				d.cell("TableText", c, widths[i], 1)
			}
		}
		d.out.WriteString(`</w:tr>`)
	}
	d.out.WriteString(`</w:tbl>`)
	d.paragraph("Normal", "")
}

// textWidth is what a page of A4 leaves between its margins, in twentieths of a point.
const textWidth = 9638

// What columns need: one of few letters gets all that it holds, the others share
// what is left by the length of their texts, of which a short one needs more.
const (
	letterWidth = 112 // of a letter of a head, in twentieths of a point
	cellMargin  = 160
	fewLetters  = 18
	mostLetters = 60
)

// widths shares a width among the columns.
func (t *Table) widths(all int) []int {
	letters, widths := make([]int, len(t.Head)), make([]int, len(t.Head))
	left, shares := all, 0
	for i, head := range t.Head {
		letters[i] = min(t.longest(i, head), mostLetters)
		if letters[i] <= fewLetters {
			widths[i] = letters[i]*letterWidth + cellMargin
			left -= widths[i]
		} else {
			shares += letters[i] + fewLetters
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = left * (letters[i] + fewLetters) / shares
		}
	}
	return widths
}

// longest is how many letters a column has to hold.
func (t *Table) longest(column int, head string) int {
	most := utf8.RuneCountInString(head)
	for _, row := range t.Rows {
		if len(row) == 1 {
			continue
		}
		letters := utf8.RuneCountInString(row[column].Words)
		if row[column].Source > 0 {
			letters += len(" [100]")
		}
		most = max(most, letters)
	}
	return most
}

// cell writes a cell that spans so many columns.
func (d *docx) cell(style string, c Text, width, span int) {
	fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/></w:tcPr>`, width, span)
	d.aligned(style, d.run(c.Words)+d.citation(c.Source), d.rtl && isArabic(c.Words))
	d.out.WriteString(`</w:tc>`)
}

// citation is the number of a source as a link to it.
func (d *docx) citation(source int) string {
	if source == 0 {
		return ""
	}
	number := isolated(d.brief.Lang, fmt.Sprintf("[%d]", source))
	return fmt.Sprintf(`<w:r><w:t xml:space="preserve"> </w:t></w:r><w:hyperlink r:id="source%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>%s</w:t></w:r></w:hyperlink>`, source, number)
}

// escaped writes words for XML; what XML cannot hold becomes U+FFFD.
func escaped(words string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(words)); err != nil {
		return ""
	}
	return out.String()
}
