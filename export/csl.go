package export

import (
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"strings"

	"landscape/indexer"
)

// cslItem is one entry of CSL-JSON, which citation processors (pandoc, citeproc)
// and reference managers read.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author"`
	Publisher string    `json:"publisher"`
	Genre     string    `json:"genre,omitempty"`
	Number    string    `json:"number"`
	Edition   string    `json:"edition,omitempty"`
	Version   string    `json:"version,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Keyword   string    `json:"keyword,omitempty"`
	Language  string    `json:"language,omitempty"`
	Status    string    `json:"status,omitempty"`
	Note      string    `json:"note,omitempty"`
	DOI       string    `json:"DOI,omitempty"`
	URL       string    `json:"URL,omitempty"`
}

// cslName is a body, which has no given name.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// writeCSL writes one array.
func writeCSL(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	before := "["
	for d, err := range documents {
		if err != nil {
			return err
		}
		item, err := json.Marshal(newCSLItem(d, r))
		if err != nil {
			return err
		}
		if _, err := w.Write(append([]byte(before), item...)); err != nil {
			return err
		}
		before = ",\n"
	}
	end := "]\n"
	if before == "[" {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

func newCSLItem(d *indexer.Document, r Reader) cslItem {
	c := Cite(d)
	item := cslItem{ID: d.Slug, Type: "standard", Title: oneLine(d.Title), Author: []cslName{{string(d.Body)}},
		Publisher: c.Publisher, Genre: d.Type, Number: c.Number, Edition: c.Edition, Version: c.Version,
		Keyword: strings.Join(keywords(d, r), ", "), Status: status(d, r), DOI: c.DOI, URL: address(d, r)}
	if len(successors(d)) > 0 {
		item.Note = note(d, r)
	}
	if len(d.Languages) > 0 {
		item.Language = d.Languages[0]
	}
	var parts []int
	for _, part := range []string{c.Year, c.Month, c.Day} {
		if n, err := strconv.Atoi(part); err == nil {
			parts = append(parts, n)
		}
	}
	if len(parts) > 0 {
		item.Issued = &cslDate{[][]int{parts}}
	}
	return item
}
