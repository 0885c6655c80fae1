package export

import (
	"cmp"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// Citation is what a reference to a standard tells, the same in every format.
type Citation struct {
	// Number is the designation of the edition that is cited, as its body writes
	// it: "ISO/IEC 27001:2022", "ETSI EN 303 645 V2.1.1 (2020-06)".
	Number string
	// Edition as the body counts it: "3", "2.1.1", "Rev. 5", "09/2022". Version
	// is the same where the body counts versions, else "".
	Edition, Version string
	// Year, Month and Day are as precise as the body is, the rest "".
	Year, Month, Day string
	// DOI without an address: "10.17487/RFC8446".
	DOI string
	// Publisher is the full name of the body.
	Publisher string
}

// Cite tells how to refer to a standard, in the edition that speaks for it.
func Cite(d *indexer.Document) Citation {
	c := Citation{Number: d.ID, Publisher: bodyName(d)}
	c.Year, c.Month, c.Day = dateParts(d.Published)
	face := Face(d)
	if face == nil {
		return c
	}
	// A supplement or a draft that speaks for a standard is no edition of it.
	if number := face.ID.String(); strings.HasPrefix(number, d.ID) {
		c.Number = number
	}
	c.DOI = face.DOI()
	c.Edition = editionOf(face)
	if strings.Contains(c.Edition, ".") && !strings.Contains(c.Edition, " ") {
		c.Version = c.Edition
	}
	return c
}

// editionOf counts an edition as the body does, else as its identifier tells.
func editionOf(r *standard.Record) string {
	written := strings.Trim(r.ID.Edition, " :-()")
	if revision, ok := strings.CutPrefix(written, "r"); ok && beginsWithDigit(revision) {
		revision, _, _ = strings.Cut(revision, "-")
		return "Rev. " + revision
	}
	if counted := strings.TrimLeft(r.Edition, "vV"); counted != "" {
		return counted
	}
	if beginsWithDigit(written) {
		return written
	}
	return ""
}

func beginsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// keywords are what a standard is about: its labels in the reader's words, then
// the body's own keywords.
func keywords(d *indexer.Document, r Reader) []string {
	var all []string
	for _, label := range d.Labels.Areas {
		all = append(all, r.name(indexer.FacetArea, label))
	}
	for _, label := range d.Labels.Topics {
		all = append(all, r.name(indexer.FacetTopic, label))
	}
	return append(all, d.Keywords...)
}

// status is where a standard stands, in the reader's words.
func status(d *indexer.Document, r Reader) string {
	return r.name(indexer.FacetStatus, string(d.Status))
}

// successors are the standards that took the place of one, by name.
func successors(d *indexer.Document) []string {
	var ids []string
	for _, l := range d.Relations {
		if l.Kind == standard.SupersededBy || l.Kind == standard.ObsoletedBy {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// note is the status and what took the standard's place: "Superseded → RFC 9525".
// The arrow needs no word of any language.
func note(d *indexer.Document, r Reader) string {
	if ids := successors(d); len(ids) > 0 {
		return status(d, r) + " → " + strings.Join(ids, ", ")
	}
	return status(d, r)
}

// address is where a reader finds a standard: the body's page, else ours.
func address(d *indexer.Document, r Reader) string {
	return cmp.Or(d.URL, r.standardAddress(d))
}
