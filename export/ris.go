package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"landscape/indexer"
)

// writeRIS writes entries of type STAND, which Zotero, EndNote and Mendeley
// take for standards.
func writeRIS(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, risEntry(d, r)); err != nil {
			return err
		}
	}
	return nil
}

func risEntry(d *indexer.Document, r Reader) string {
	c := Cite(d)
	var b strings.Builder
	tag := func(name, value string) {
		if value = oneLine(value); value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", name, value)
		}
	}
	tag("TY", "STAND")
	tag("ID", d.Slug)
	tag("TI", d.Title)
	tag("AU", string(d.Body))
	tag("PB", c.Publisher)
	tag("SN", c.Number) // the number of a standard, in entries of this type
	tag("ET", c.Edition)
	tag("M3", d.Type)
	if c.Year != "" {
		tag("PY", c.Year)
		tag("DA", strings.Join([]string{c.Year, c.Month, c.Day, ""}, "/"))
	}
	for _, keyword := range keywords(d, r) {
		tag("KW", keyword)
	}
	for _, language := range d.Languages {
		tag("LA", language)
	}
	tag("N1", note(d, r))
	tag("DO", c.DOI)
	tag("UR", address(d, r))
	b.WriteString("ER  - \r\n\r\n")
	return b.String()
}
