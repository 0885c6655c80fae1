package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"landscape/indexer"
)

// bibTeXSpecial are the characters that TeX would take for commands.
var bibTeXSpecial = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `&`, `\&`, `%`, `\%`,
	`$`, `\$`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

// bibTeXKeyUnfit are characters that may not stand in a citation key.
var bibTeXKeyUnfit = strings.NewReplacer(`{`, "", `}`, "", `,`, "", `%`, "", `#`, "", `"`, "", `\`, "", ` `, "-", `~`, "", `=`, "", `'`, "")

// writeBibTeX writes technical reports: classic BibTeX styles have no entry
// type for standards.
func writeBibTeX(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, bibTeXEntry(d, r)); err != nil {
			return err
		}
	}
	return nil
}

func bibTeXEntry(d *indexer.Document, r Reader) string {
	c := Cite(d)
	var b strings.Builder
	fmt.Fprintf(&b, "@techreport{%s,\n", bibTeXKeyUnfit.Replace(d.Slug))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-11s = {%s},\n", name, value)
		}
	}
	text := func(name, value string) { field(name, bibTeXSpecial.Replace(oneLine(value))) }
	// The inner braces keep a body from being read as a person, and the case of a title as it is.
	field("author", "{"+bibTeXSpecial.Replace(string(d.Body))+"}")
	field("title", "{"+bibTeXSpecial.Replace(oneLine(d.Title))+"}")
	text("institution", c.Publisher)
	text("type", d.Type)
	text("number", c.Number)
	text("edition", c.Edition)
	text("version", c.Version)
	text("year", c.Year)
	text("month", strings.TrimLeft(c.Month, "0"))
	text("keywords", strings.Join(keywords(d, r), ", "))
	text("note", note(d, r))
	field("doi", bibTeXURL(c.DOI))
	field("url", bibTeXURL(address(d, r)))
	b.WriteString("}\n\n")
	return b.String()
}

// bibTeXURL keeps an address as it is but for what would end the entry.
func bibTeXURL(address string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", " ", "%20", `\`, "%5C").Replace(address)
}
