package coordination

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
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
	for name, file := range fixed {
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
	fmt.Fprintf(&out, `<Relationship Id="styles" Type="%sstyles" Target="styles.xml"/>`, schema)
	for i, address := range b.Sources {
		fmt.Fprintf(&out, `<Relationship Id="source%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, schema, text(address))
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
	d.out.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *docx) sources() {
	if len(d.brief.Sources) == 0 {
		return
	}
	d.paragraph("Heading1", d.run(Word(d.brief.Lang, "desk.sources")))
	for i, address := range d.brief.Sources {
		link := fmt.Sprintf(`<w:hyperlink r:id="source%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>%s</w:t></w:r></w:hyperlink>`, i+1, text(address))
		d.paragraph("Source", d.run(fmt.Sprintf("[%d] ", i+1))+link)
	}
}

func (d *docx) paragraph(style, runs string) {
	direction := ""
	if d.rtl {
		direction = "<w:bidi/>"
	}
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, direction, runs)
}

func (d *docx) run(words string) string {
	direction := ""
	if d.rtl {
		direction = "<w:rPr><w:rtl/></w:rPr>"
	}
	return fmt.Sprintf(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, direction, text(words))
}

func (d *docx) table(t *Table) {
	direction := ""
	if d.rtl {
		direction = "<w:bidiVisual/>"
	}
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>%s<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="autofit"/></w:tblPr><w:tblGrid>%s</w:tblGrid>`,
		direction, strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, 9638/len(t.Head)), len(t.Head)))
	// The head repeats on every page that the table runs on to.
	d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for _, head := range t.Head {
		d.cell("TableHead", d.run(head))
	}
	d.out.WriteString(`</w:tr>`)
	for _, row := range t.Rows {
		d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for _, c := range row {
			d.cell("TableText", d.run(c.Words)+d.citation(c.Source))
		}
		d.out.WriteString(`</w:tr>`)
	}
	d.out.WriteString(`</w:tbl>`)
	d.paragraph("Normal", "")
}

func (d *docx) cell(style, runs string) {
	d.out.WriteString(`<w:tc>`)
	d.paragraph(style, runs)
	d.out.WriteString(`</w:tc>`)
}

// citation is the number of a source as a link to it.
func (d *docx) citation(source int) string {
	if source == 0 {
		return ""
	}
	return fmt.Sprintf(`<w:hyperlink r:id="source%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve"> [%d]</w:t></w:r></w:hyperlink>`, source, source)
}

// text escapes words for XML; what XML cannot hold becomes U+FFFD.
func text(words string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(words)); err != nil {
		return ""
	}
	return out.String()
}
