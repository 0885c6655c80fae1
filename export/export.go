// Package export writes standards in the formats that other programs read:
// spreadsheets (CSV), programs (JSON Lines) and reference managers (BibTeX,
// RIS). Each format is one file.
package export

import (
	"encoding/json"
	"io"
	"iter"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// Format is one way to write standards.
type Format struct {
	// Name is what the command line calls it, Extension what addresses and files end in.
	Name, Extension string
	ContentType     string
	// Write writes the documents one by one, as they come.
	Write func(w io.Writer, documents iter.Seq2[*indexer.Document, error]) error
}

// Formats lists them all.
func Formats() []Format {
	return []Format{
		{"csv", "csv", "text/csv; charset=utf-8; header=present", writeCSV},
		{"jsonl", "jsonl", "application/jsonl; charset=utf-8", writeJSONLines},
		{"bibtex", "bib", "application/x-bibtex; charset=utf-8", writeBibTeX},
		{"ris", "ris", "application/x-research-info-systems; charset=utf-8", writeRIS},
	}
}

// Of gives documents at hand to be written.
func Of(documents ...*indexer.Document) iter.Seq2[*indexer.Document, error] {
	return func(yield func(*indexer.Document, error) bool) {
		for _, d := range documents {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// writeJSONLines writes one whole Document a line.
func writeJSONLines(w io.Writer, documents iter.Seq2[*indexer.Document, error]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for d, err := range documents {
		if err != nil {
			return err
		}
		if err := enc.Encode(d); err != nil {
			return err
		}
	}
	return nil
}

// Face is the edition that a document takes its title and status from, nil when
// it has none.
func Face(d *indexer.Document) *standard.Record {
	for i := range d.Editions {
		e := &d.Editions[i]
		if e.Status == d.Status && e.Title == d.Title && e.Published == d.Published {
			return e
		}
	}
	if len(d.Editions) == 0 {
		return nil
	}
	return &d.Editions[0]
}

// bodyName is the full name of the body that published a document.
func bodyName(d *indexer.Document) string {
	if info, ok := standard.LookupBody(string(d.Body)); ok && info.Name != "" {
		return info.Name
	}
	return string(d.Body)
}

// dateParts splits an ISO 8601 date of any precision: "2022-09" is "2022", "09", "".
func dateParts(date string) (year, month, day string) {
	parts := append(strings.SplitN(date, "-", 3), "", "")
	return parts[0], parts[1], parts[2]
}

// oneLine puts a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
