package export

import (
	"encoding/csv"
	"io"
	"iter"
	"strings"
	"time"

	"landscape/indexer"
)

// csvColumns are the columns of a spreadsheet, with what stands in them. Lists
// are joined by "; ".
var csvColumns = []struct {
	name  string
	value func(*indexer.Document) string
}{
	{"id", func(d *indexer.Document) string { return d.ID }},
	{"title", func(d *indexer.Document) string { return oneLine(d.Title) }},
	{"body", func(d *indexer.Document) string { return string(d.Body) }},
	{"type", func(d *indexer.Document) string { return d.Type }},
	{"status", func(d *indexer.Document) string { return string(d.Status) }},
	{"status_wording", func(d *indexer.Document) string { return d.Wording }},
	{"replaced_by", func(d *indexer.Document) string { return joined(successors(d)) }},
	{"published", func(d *indexer.Document) string { return d.Published }},
	{"expected", func(d *indexer.Document) string { return d.Expected }},
	{"groups", func(d *indexer.Document) string { return joined(d.Groups) }},
	{"areas", func(d *indexer.Document) string { return joined(d.Labels.Areas) }},
	{"topics", func(d *indexer.Document) string { return joined(d.Labels.Topics) }},
	{"requirements", func(d *indexer.Document) string { return joined(d.Labels.Requirements) }},
	{"pillars", func(d *indexer.Document) string { return joined(d.Labels.Pillars) }},
	{"access", func(d *indexer.Document) string { return string(d.Access) }},
	{"languages", func(d *indexer.Document) string { return joined(d.Languages) }},
	{"url", func(d *indexer.Document) string { return d.URL }},
	{"text", func(d *indexer.Document) string { return d.Text }},
	{"source", func(d *indexer.Document) string { return readFrom(d) }},
	{"fetched", func(d *indexer.Document) string { return fetched(d) }},
}

func writeCSV(w io.Writer, documents iter.Seq2[*indexer.Document, error], _ Reader) error {
	out := csv.NewWriter(w)
	row := make([]string, len(csvColumns))
	for i, column := range csvColumns {
		row[i] = column.name
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for d, err := range documents {
		if err != nil {
			return err
		}
		for i, column := range csvColumns {
			row[i] = harmless(column.value(d))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func joined(values []string) string { return strings.Join(values, "; ") }

// harmless keeps a spreadsheet from running a publisher's text as a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// readFrom is where the edition that speaks for the document was read.
func readFrom(d *indexer.Document) string {
	if face := Face(d); face != nil && len(face.Provenance) > 0 {
		return face.Provenance[0].URL
	}
	return ""
}

// fetched is when.
func fetched(d *indexer.Document) string {
	if face := Face(d); face != nil && len(face.Provenance) > 0 {
		return face.Provenance[0].Fetched.UTC().Format(time.RFC3339)
	}
	return ""
}
