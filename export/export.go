// Package export writes standards in the formats that other programs read:
// spreadsheets (CSV), programs (JSON Lines), reference managers (BibTeX, RIS,
// CSL-JSON) and authors of standards (Relaton, BibXML). Each format is one file.
package export

import (
	"encoding/json"
	"io"
	"iter"
	"net/url"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// Format is one way to write standards.
type Format struct {
	// Name is what the command line calls it, Title what people do, and Extension
	// what addresses and files end in.
	Name, Title, Extension string
	ContentType            string
	// Write writes the documents one by one, as they come.
	Write func(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error
}

// Reader is whom an export is made for. The zero Reader gets codes for words
// and no address of ours.
type Reader struct {
	// Name says a status or label in the reader's language.
	Name func(facet, value string) string
	// Site is the address of the landscape, without a final slash.
	Site string
}

func (r Reader) name(facet, value string) string {
	if r.Name == nil {
		return value
	}
	return r.Name(facet, value)
}

// standardAddress is our page of a standard.
func (r Reader) standardAddress(d *indexer.Document) string {
	if r.Site == "" {
		return ""
	}
	return r.Site + "/standards/" + url.PathEscape(d.Slug)
}

// Formats lists them all.
func Formats() []Format {
	return []Format{
		{"csv", "CSV", "csv", "text/csv; charset=utf-8; header=present", writeCSV},
		{"jsonl", "JSON Lines", "jsonl", "application/jsonl; charset=utf-8", writeJSONLines},
		{"bibtex", "BibTeX", "bib", "application/x-bibtex; charset=utf-8", writeBibTeX},
		{"ris", "RIS", "ris", "application/x-research-info-systems; charset=utf-8", writeRIS},
		{"csl", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8", writeCSL},
		{"relaton", "Relaton", "relaton.yaml", "application/yaml; charset=utf-8", writeRelaton},
		{"bibxml", "BibXML", "bibxml.xml", "application/rfc+xml; charset=utf-8", writeBibXML},
		{"jsonld", "JSON-LD", "jsonld", "application/ld+json; charset=utf-8", writeJSONLD},
		{"turtle", "Turtle", "ttl", "text/turtle; charset=utf-8", writeTurtle},
		{"ntriples", "N-Triples", "nt", "application/n-triples; charset=utf-8", writeNTriples},
	}
}

// Named finds a format by its name, which has to be one of them.
func Named(name string) Format {
	formats := Formats()
	return formats[slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })]
}

// CutExtension splits the address of a standard in one format: "rfc-8446.bib"
// is "rfc-8446" in BibTeX.
func CutExtension(name string) (rest string, format Format, ok bool) {
	for _, f := range Formats() {
		if rest, ok := strings.CutSuffix(name, "."+f.Extension); ok {
			return rest, f, true
		}
	}
	return name, Format{}, false
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
func writeJSONLines(w io.Writer, documents iter.Seq2[*indexer.Document, error], _ Reader) error {
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
