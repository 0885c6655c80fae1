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
func writeRIS(w io.Writer, documents iter.Seq2[*indexer.Document, error]) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, risEntry(d)); err != nil {
			return err
		}
	}
	return nil
}

func risEntry(d *indexer.Document) string {
	year, month, day := dateParts(d.Published)
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
	tag("PB", bodyName(d))
	tag("M1", d.ID)
	tag("M3", d.Type)
	if year != "" {
		tag("PY", year)
		tag("DA", strings.Join([]string{year, month, day, ""}, "/"))
	}
	for _, group := range [][]string{d.Labels.Areas, d.Labels.Topics, d.Keywords} {
		for _, keyword := range group {
			tag("KW", keyword)
		}
	}
	for _, language := range d.Languages {
		tag("LA", language)
	}
	tag("N1", string(d.Status))
	tag("UR", d.URL)
	b.WriteString("ER  - \r\n\r\n")
	return b.String()
}
