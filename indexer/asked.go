package indexer

import (
	"slices"
	"strings"

	"landscape/query"
	"landscape/standard"
)

// Asked is what is to be said when a query is one identifier: whether it is
// held, and of which edition it speaks.
type Asked struct {
	// ID is the identifier as its body writes it, with the edition that was asked for.
	ID   string
	Body standard.Body
	// URL is the body's own page of it, where it can be told.
	URL string
	// Existence tells what is known of a standard that is not held.
	Existence Existence
	// Held tells whether the landscape has the standard; without it there are no hits.
	Held bool
	// Astray tells an address that leads to no standard; ID is that address, Body whose
	// site it is of and URL that site, where these are known.
	Astray bool
	// Standard is what the landscape calls the standard that it has.
	Standard string
	// Near are standards of the same family, and those that name it in their titles.
	Near []*Document
	// Edition is the edition that was asked for, nil when none was or there is no such.
	Edition *standard.Record
	// Missing says that an edition was asked for that the landscape does not hold;
	// Editions lists those that it holds, newest first. Complete tells that these are
	// all that there ever were, so that one that is missing never was; else Later is the
	// one in force, where its number or year tells that it came after the one asked for.
	Missing, Complete bool
	Editions          []string
	Later             *standard.Record
}

// nearest is how many standards near one that is not held are named.
const nearest = 5

// asked tells of a query that is one identifier; nil for others, and for what
// needs no words.
func (ix *Index) asked(r reading) *Asked {
	if r.astray {
		info, _ := standard.BodyAt(r.text)
		return &Asked{ID: r.text, Astray: true, Body: info.Body, URL: info.Home}
	}
	if r.id == (standard.Identifier{}) || len(r.docs) == 0 && !r.certain {
		return nil
	}
	a := &Asked{ID: r.id.String(), Body: r.id.Body, Held: len(r.docs) > 0}
	if !a.Held {
		a.URL, a.Existence = standard.PageOf(r.id), ix.existence(r.id)
		return a
	}
	d, ok := ix.document(r.docs[0])
	if !ok || r.id.Edition == "" && r.id.Supplement == "" || isVersionWithin(d, r.id) {
		return nil
	}
	a.Body, a.Standard = d.Body, d.ID
	a.findEdition(d, r.id)
	return a
}

// isVersionWithin: ITU-T dates its editions, and numbers them only where it must. "X.509v3"
// is the third version of the certificate that X.509 describes.
func isVersionWithin(d *Document, asked standard.Identifier) bool {
	isNumbered := func(edition string) bool { return strings.HasPrefix(strings.ToLower(edition), "v") }
	return asked.Body == "ITU-T" && isNumbered(asked.Edition) && asked.Supplement == "" &&
		!slices.ContainsFunc(d.Editions, func(e standard.Record) bool { return isNumbered(e.ID.Edition) })
}

// Lookup is what one text names.
type Lookup struct {
	// Read is the identifier as its body writes it, "" when the text is none.
	Read string
	// URL is the body's own page of a standard that is not held, Existence what is
	// known of it.
	URL       string
	Existence Existence
	// Series is set when the text names a series.
	Series *Series
	// Document is nil when the landscape does not hold it.
	Document *Document
	// Asked tells of the edition, when one was asked for.
	Asked *Asked
}

// Lookup reads a text as one identifier, address or file name.
func (ix *Index) Lookup(text string) Lookup {
	if len(text) > query.MostBytes {
		return Lookup{} // no identifier is so long
	}
	r := ix.readingOf(text)
	if r.series != nil {
		return Lookup{Read: r.series.Name, Series: r.series}
	}
	if len(r.docs) == 0 {
		if r.id == (standard.Identifier{}) || !r.certain {
			return Lookup{}
		}
		return Lookup{Read: r.id.String(), URL: standard.PageOf(r.id), Existence: ix.existence(r.id)}
	}
	found := Lookup{Asked: ix.asked(r)}
	if d, ok := ix.document(r.docs[0]); ok {
		found.Document, found.Read = d, d.ID
	}
	if r.id != (standard.Identifier{}) {
		found.Read = r.id.String()
	}
	return found
}

// findEdition finds the edition, amendment or corrigendum among those of the
// standard. Bodies and people write one in many ways, so digits decide: "r4" and
// "Rev. 4", "V2.1.1".
func (a *Asked) findEdition(d *Document, asked standard.Identifier) {
	var best *standard.Record
	for i := range d.Editions {
		e := &d.Editions[i]
		name := e.ID.String()
		if strings.EqualFold(name, a.ID) {
			best = e
		}
		if (e.ID.Supplement == "") != (asked.Supplement == "") && asked.Supplement == "" {
			continue
		}
		if !slices.Contains(a.Editions, name) {
			a.Editions = append(a.Editions, name)
		}
		if best == nil && isEdition(e, asked.Edition) && isSupplement(e.ID.Supplement, asked.Supplement) {
			best = e
		}
	}
	a.Edition, a.Missing = best, best == nil
	asked.Body = d.Body // "ISO 27001" is of ISO and IEC
	if a.Complete = a.Missing && asked.IsListedWhole(); a.Missing && !a.Complete {
		a.Later = laterInForce(d.Editions, asked)
	}
}

// isSupplement compares the kind and the number: "Amd. 1" is "Amd 1:2024", a
// draft of an amendment the amendment.
func isSupplement(had, asked string) bool {
	kind := func(s string) string {
		s = strings.ToLower(s)
		for _, k := range []string{"amd", "cor", "add", "sup", "err", "app", "annex"} {
			if strings.Contains(s, k) {
				return k
			}
		}
		return strings.TrimRight(s, "0123456789:- ")
	}
	a, b := numbersIn(had), numbersIn(asked)
	if len(a) == 0 || len(b) == 0 {
		return kind(had) == kind(asked) && len(a) == len(b)
	}
	return kind(had) == kind(asked) && a[0] == b[0]
}

// isEdition compares by the numbers that two ways of writing an edition have; a
// year names the edition published in it. Nothing asked is any edition.
func isEdition(e *standard.Record, asked string) bool {
	if release, version, ok := strings.Cut(asked, "/"); ok && strings.HasPrefix(release, ":") {
		asked = version // ":REL-19/19.4.0"
	}
	wanted := numbersIn(versionAlone(asked))
	if len(wanted) == 0 {
		return asked == "" || strings.EqualFold(asked, e.ID.Edition)
	}
	for _, written := range []string{e.ID.Edition, e.Edition} {
		if had := numbersIn(written); len(had) > 0 && slices.Equal(had[:min(len(had), len(wanted))], wanted) {
			return len(wanted) > 1 || !isMonthOfITU(written)
		}
	}
	year := wanted[len(wanted)-1]
	return len(year) == 4 && strings.HasPrefix(e.Published, year) && (len(wanted) == 1 || slices.Contains(numbersIn(e.Published), wanted[0]))
}

// isMonthOfITU: "(03/2000)" is no third edition.
func isMonthOfITU(edition string) bool {
	return strings.HasPrefix(edition, "(") && strings.Contains(edition, "/")
}

// versionAlone is an edition without what stands beside it: "V17.5.0 Rel-17", "V17.5.0
// (2022-05)", ":2015+AMD1:2017 CSV", which is the edition with its amendments in it.
func versionAlone(edition string) string {
	edition, _, _ = strings.Cut(edition, "+")
	if version, _, ok := strings.Cut(edition, " "); ok && strings.HasPrefix(version, "V") {
		return version
	}
	return edition
}

// numbersIn lists the numbers of a text without leading zeros: "V17.05.0" has 17, 5, 0.
func numbersIn(s string) []string {
	var numbers []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if n = strings.TrimLeft(n, "0"); n == "" {
			n = "0"
		}
		numbers = append(numbers, n)
	}
	return numbers
}
