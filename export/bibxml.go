package export

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"landscape/indexer"
)

// bibXMLReference is a reference as authors of RFCs include it (RFC 7991, 2.40).
type bibXMLReference struct {
	XMLName xml.Name       `xml:"reference"`
	Anchor  string         `xml:"anchor,attr"`
	Target  string         `xml:"target,attr,omitempty"`
	Front   bibXMLFront    `xml:"front"`
	Series  []bibXMLSeries `xml:"seriesInfo"`
	Note    string         `xml:"annotation,omitempty"`
}

type bibXMLFront struct {
	Title  string       `xml:"title"`
	Author bibXMLAuthor `xml:"author"`
	Date   *bibXMLDate  `xml:"date"`
}

type bibXMLAuthor struct {
	Organization struct {
		Abbrev string `xml:"abbrev,attr,omitempty"`
		Name   string `xml:",chardata"`
	} `xml:"organization"`
}

type bibXMLDate struct {
	Year  string `xml:"year,attr"`
	Month string `xml:"month,attr,omitempty"`
	Day   string `xml:"day,attr,omitempty"`
}

type bibXMLSeries struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// writeBibXML writes one reference as a document of its own, as includes want
// it, and several as the list of references of a text.
func writeBibXML(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	list := xml.StartElement{Name: xml.Name{Local: "references"}}
	var first *indexer.Document // written when it is known whether it is alone
	count := 0
	for d, err := range documents {
		if count++; err == nil && count == 1 {
			first = d
			continue
		}
		if err == nil && count == 2 {
			err = errors.Join(enc.EncodeToken(list), enc.Encode(newBibXMLReference(first, r)))
		}
		if err == nil {
			err = enc.Encode(newBibXMLReference(d, r))
		}
		if err != nil {
			return err
		}
	}
	switch count {
	case 0:
		return errors.Join(enc.EncodeToken(list), enc.EncodeToken(list.End()), enc.Close())
	case 1:
		return enc.Encode(newBibXMLReference(first, r))
	}
	return errors.Join(enc.EncodeToken(list.End()), enc.Close())
}

func newBibXMLReference(d *indexer.Document, r Reader) bibXMLReference {
	c := Cite(d)
	ref := bibXMLReference{Anchor: bibXMLAnchor(d), Target: address(d, r), Front: bibXMLFront{Title: oneLine(d.Title)}}
	ref.Front.Author.Organization.Name, ref.Front.Author.Organization.Abbrev = c.Publisher, string(d.Body)
	if c.Year != "" {
		ref.Front.Date = &bibXMLDate{Year: c.Year, Month: monthName(c.Month), Day: strings.TrimLeft(c.Day, "0")}
	}
	switch {
	case strings.HasPrefix(d.ID, "RFC "):
		ref.Series = append(ref.Series, bibXMLSeries{"RFC", strings.TrimPrefix(d.ID, "RFC ")})
	case strings.HasPrefix(d.ID, "draft-"):
		ref.Series = append(ref.Series, bibXMLSeries{"Internet-Draft", c.Number})
	default:
		ref.Series = append(ref.Series, bibXMLSeries{string(d.Body), strings.TrimSpace(strings.TrimPrefix(c.Number, string(d.Body)))})
	}
	if c.DOI != "" {
		ref.Series = append(ref.Series, bibXMLSeries{"DOI", c.DOI})
	}
	if len(successors(d)) > 0 {
		ref.Note = note(d, r)
	}
	return ref
}

// bibXMLAnchor is what a text cites by: "RFC8446", "I-D.ietf-tls-esni", and for
// other bodies the identifier with a dot for what no XML name may hold.
func bibXMLAnchor(d *indexer.Document) string {
	switch {
	case strings.HasPrefix(d.ID, "RFC "):
		return strings.ReplaceAll(d.ID, " ", "")
	case strings.HasPrefix(d.ID, "draft-"):
		return "I-D." + strings.TrimPrefix(d.ID, "draft-")
	}
	anchor := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_.", r) {
			return r
		}
		return '.'
	}, d.ID)
	if '0' <= anchor[0] && anchor[0] <= '9' {
		return "_" + anchor
	}
	return anchor
}

// monthName is English, as the format wants it; "" without month.
func monthName(month string) string {
	n, err := strconv.Atoi(month)
	if err != nil || n < 1 || n > 12 {
		return ""
	}
	return fmt.Sprint(time.Month(n))
}
