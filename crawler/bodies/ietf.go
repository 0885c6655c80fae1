package bodies

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

// The RFC Editor publishes its whole index as one XML file of some 15 MB.
const (
	rfcEditor = "https://www.rfc-editor.org/"
	rfcIndex  = rfcEditor + "rfc-index.xml"
)

var rfcs = crawler.Source{
	Name:  "ietf",
	About: "RFCs, from the index of the RFC Editor",
	Bases: map[string]string{"index": rfcEditor},
	Crawl: crawlRFCs,
}

func crawlRFCs(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Do(ctx, crawler.Request{URL: rfcIndex, Large: true})
	if err != nil {
		return err
	}
	text, err := page.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	entries, err := readRFCIndex(ctx, v, page, text)
	if err != nil {
		return page.Unexpected("%v", err)
	}
	if entries == 0 {
		return page.Unexpected("expected rfc-entry elements, found none")
	}
	return nil
}

// rfcEntry is one RFC of the index. Authors are in it too; they are not read.
// The name space moved from http to https about 2022, so none is asked for.
type rfcEntry struct {
	DocID       string   `xml:"doc-id"`
	Title       string   `xml:"title"`
	Date        rfcDate  `xml:"date"`
	Formats     []string `xml:"format>file-format"`
	Keywords    []string `xml:"keywords>kw"`
	Abstract    []string `xml:"abstract>p"`
	Draft       string   `xml:"draft"`
	Obsoletes   []string `xml:"obsoletes>doc-id"`
	ObsoletedBy []string `xml:"obsoleted-by>doc-id"`
	Updates     []string `xml:"updates>doc-id"`
	UpdatedBy   []string `xml:"updated-by>doc-id"`
	IsAlso      []string `xml:"is-also>doc-id"`
	SeeAlso     []string `xml:"see-also>doc-id"`
	Status      string   `xml:"current-status"`
	Stream      string   `xml:"stream"`
	Area        string   `xml:"area"`
	Group       string   `xml:"wg_acronym"`
	DOI         string   `xml:"doi"`
}

type rfcDate struct {
	Month string `xml:"month"`
	Day   string `xml:"day"`
	Year  string `xml:"year"`
}

// readRFCIndex reads the index entry by entry; it is never in memory whole.
func readRFCIndex(ctx context.Context, v *crawler.Visit, page *pages.Page, text io.Reader) (entries int, err error) {
	d := xml.NewDecoder(text)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // Page.Text decoded it
	for ctx.Err() == nil {
		token, err := d.Token()
		if err == io.EOF {
			return entries, nil
		}
		if err != nil {
			return entries, fmt.Errorf("the index breaks off: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "rfc-entry" {
			continue
		}
		var e rfcEntry
		if err := d.DecodeElement(&e, &start); err != nil {
			return entries, fmt.Errorf("the index breaks off: %w", err)
		}
		entries++
		rec, err := e.record(v)
		if err != nil {
			v.Reject(e.DocID, fmt.Sprintf("%+v", e), err)
			continue
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		v.Emit(rec)
	}
	return entries, ctx.Err()
}

func (e *rfcEntry) record(v *crawler.Visit) (standard.Record, error) {
	id, err := standard.ParseIdentifier(e.DocID)
	if err != nil || id.Type != "RFC" {
		return standard.Record{}, fmt.Errorf("expected a doc-id such as RFC8446, found %q", e.DocID)
	}
	if e.Status == "" {
		return standard.Record{}, errors.New("expected a current-status, found none")
	}
	published, err := e.Date.iso()
	if err != nil {
		return standard.Record{}, err
	}
	rec := standard.Record{
		Native: e.DocID, ID: id, Title: e.Title, Type: "RFC", Status: e.standing(), Wording: e.Status,
		Published: published, Groups: e.groups(), Keywords: e.Keywords, Languages: []string{"en"},
		Access: standard.Free, URL: rfcEditor + "info/rfc" + id.Number, Text: e.text(id.Number),
		Abstract: strings.Join(e.Abstract, " "), Relations: e.relations(),
	}
	if rec.Status == standard.Unknown && e.Status != "UNKNOWN" {
		v.Note("unknown status of an RFC: %q", e.Status)
	}
	for _, r := range rec.Relations {
		if r.Kind == standard.PartOf {
			rec.Aliases = append(rec.Aliases, r.Target.String())
		}
	}
	if name, err := standard.ParseIdentifier(e.Draft); err == nil {
		rec.Aliases = append(rec.Aliases, name.Name())
	}
	return rec, nil
}

// standing: an RFC never leaves the index. The category Historic withdraws it;
// otherwise one that another obsoletes is superseded, whatever its category.
func (e *rfcEntry) standing() standard.Status {
	switch e.Status {
	case "HISTORIC":
		return standard.Withdrawn
	case "INTERNET STANDARD", "DRAFT STANDARD", "PROPOSED STANDARD", "BEST CURRENT PRACTICE", "INFORMATIONAL", "EXPERIMENTAL":
		if len(e.ObsoletedBy) == 0 {
			return standard.InForce
		}
	}
	if len(e.ObsoletedBy) > 0 {
		return standard.Superseded
	}
	return standard.Unknown
}

// groups are the working group, its area, and the stream when it is not the IETF's.
func (e *rfcEntry) groups() []string {
	var groups []string
	if e.Group != "" && e.Group != "NON WORKING GROUP" {
		groups = append(groups, e.Group)
	}
	if e.Area != "" {
		groups = append(groups, strings.ToUpper(e.Area)+" area")
	}
	if e.Stream != "" && e.Stream != "IETF" && e.Stream != "Legacy" {
		groups = append(groups, e.Stream+" stream")
	}
	return groups
}

// text is the address of the document in the first of its formats that a
// browser shows.
func (e *rfcEntry) text(number string) string {
	for _, f := range []struct{ format, ending string }{{"HTML", "html"}, {"TEXT", "txt"}, {"TXT", "txt"}, {"ASCII", "txt"}, {"PDF", "pdf"}} {
		if slices.Contains(e.Formats, f.format) {
			return rfcEditor + "rfc/rfc" + number + "." + f.ending
		}
	}
	return ""
}

func (e *rfcEntry) relations() []standard.Relation {
	var relations []standard.Relation
	for _, list := range []struct {
		kind standard.RelationKind
		ids  []string
	}{
		{standard.Obsoletes, e.Obsoletes}, {standard.ObsoletedBy, e.ObsoletedBy},
		{standard.Updates, e.Updates}, {standard.UpdatedBy, e.UpdatedBy},
		{standard.PartOf, e.IsAlso}, {standard.SeeAlso, e.SeeAlso},
	} {
		for _, id := range list.ids {
			if target, err := standard.ParseIdentifier(id); err == nil {
				relations = append(relations, standard.Relation{Kind: list.kind, Target: target})
			}
		}
	}
	return relations
}

func (d rfcDate) iso() (string, error) {
	if d.Month == "" {
		return d.Year, nil
	}
	month, err := time.Parse("January 2006", d.Month+" "+d.Year)
	if err != nil {
		return "", fmt.Errorf("expected month and year, found %q %q", d.Month, d.Year)
	}
	if day, err := time.Parse("2 January 2006", d.Day+" "+d.Month+" "+d.Year); err == nil {
		return day.Format(time.DateOnly), nil
	}
	return month.Format("2006-01"), nil
}
