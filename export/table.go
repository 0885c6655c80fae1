package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Table is a view in rows, for spreadsheets, documents and terminals.
type Table struct {
	Head []string
	Rows [][]string
}

// Add appends a row; numbers and lists are written as people read them.
func (t *Table) Add(cells ...any) {
	row := make([]string, len(cells))
	for i, cell := range cells {
		if list, ok := cell.([]string); ok {
			row[i] = joined(list)
		} else {
			row[i] = oneLine(fmt.Sprint(cell))
		}
	}
	t.Rows = append(t.Rows, row)
}

// WriteCSV writes for spreadsheets.
func (t *Table) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Head); err != nil {
		return err
	}
	for _, row := range t.Rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteMarkdown writes for documents.
func (t *Table) WriteMarkdown(w io.Writer) error {
	escape := strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`)
	line := func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }
	var b strings.Builder
	b.WriteString(line(t.Head) + "|" + strings.Repeat("---|", len(t.Head)) + "\n")
	for _, row := range t.Rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = escape.Replace(cell)
		}
		b.WriteString(line(safe))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteText writes for terminals. Cells longer than most characters are cut.
func (t *Table) WriteText(w io.Writer, most int) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		short := make([]string, len(row))
		for i, cell := range row {
			short[i] = Cut(cell, most)
		}
		if _, err := fmt.Fprintln(out, strings.TrimRight(strings.Join(short, "\t"), "\t")); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Cut shortens a text to a number of characters.
func Cut(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return s
}
