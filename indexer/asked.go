package indexer

import (
	"slices"
	"strings"

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
	// Held tells whether the landscape has the standard; without it there are no hits.
	Held bool
	// Near are standards of the same family, and those that name it in their titles.
	Near []*Document
	// Edition is the edition that was asked for, nil when none was or there is no such.
	Edition *standard.Record
	// Missing says that an edition was asked for that the landscape does not know;
	// Editions lists those that it knows, newest first.
	Missing  bool
	Editions []string
}

// nearest is how many standards near one that is not held are named.
const nearest = 5

// wording is a query that is one identifier in whatever form, written as its body
// does; other texts stay as they are.
func (ix *Index) wording(text string) string {
	text = standard.Plain(text)
	if docs := ix.at(text); len(docs) > 0 {
		if d, ok := ix.document(docs[0]); ok {
			return d.ID
		}
	}
	if id, ok := standard.ReadAddress(text); ok {
		return id.String()
	}
	if id, ok := standard.ReadNational(text); ok && len(ix.named(text)) == 0 {
		return id.String()
	}
	if name, ok := standard.DraftName(text); ok {
		if docs := ix.named(name); len(docs) > 0 {
			return name
		}
	}
	return text
}

// asked tells of a query that is one identifier; nil for others. What may as well
// be words, such as a plain number, is an identifier only when it is held.
func (ix *Index) asked(text string) *Asked {
	text = strings.TrimSpace(text)
	id, err := standard.ParseIdentifier(text)
	if err != nil {
		return nil
	}
	a := &Asked{ID: id.String(), Body: id.Body}
	docs := ix.named(text)
	if len(docs) == 0 {
		if !isPlainlyIdentifier(text) || len(ix.family(id)) > 0 {
			return nil
		}
		a.URL = standard.PageOf(id)
		return a
	}
	a.Held = true
	d, ok := ix.document(docs[0])
	if !ok || id.Edition == "" || id.Supplement != "" {
		return nil
	}
	a.Body = d.Body
	a.findEdition(d, id.Edition)
	return a
}

// Lookup is what one text names.
type Lookup struct {
	// Read is the identifier as its body writes it, "" when the text is none.
	Read string
	// URL is the body's own page of a standard that is not held.
	URL string
	// Document is nil when the landscape does not hold it.
	Document *Document
	// Asked tells of the edition, when one was asked for.
	Asked *Asked
}

// Lookup reads a text as one identifier, address or file name.
func (ix *Index) Lookup(text string) Lookup {
	text = ix.wording(strings.TrimSpace(text))
	id, err := standard.ParseIdentifier(text)
	docs := ix.named(text)
	if len(docs) == 0 {
		if err != nil {
			return Lookup{}
		}
		return Lookup{Read: id.String(), URL: standard.PageOf(id)}
	}
	found := Lookup{Read: id.String(), Asked: ix.asked(text)}
	if d, ok := ix.document(docs[0]); ok {
		found.Document = d
		if err != nil {
			found.Read = d.ID
		}
	}
	return found
}

// isPlainlyIdentifier tells whether a text is an identifier even in the middle of words.
func isPlainlyIdentifier(text string) bool {
	found := standard.FindIdentifiers(text)
	return len(found) == 1 && found[0].Start == 0 && found[0].End == len(text)
}

// findEdition finds the edition among those of the standard. Bodies and people
// write one in many ways, so digits decide: "r4" and "Rev. 4", "V2.1.1".
func (a *Asked) findEdition(d *Document, edition string) {
	for i := range d.Editions {
		e := &d.Editions[i]
		if e.ID.Supplement != "" {
			continue
		}
		name := e.ID.String()
		if !slices.Contains(a.Editions, name) {
			a.Editions = append(a.Editions, name)
		}
		if a.Edition == nil && isEdition(e, edition) {
			a.Edition = e
		}
	}
	a.Missing = a.Edition == nil
}

// isEdition compares by the numbers that two ways of writing an edition have; a
// year names the edition published in it.
func isEdition(e *standard.Record, asked string) bool {
	wanted := numbersIn(asked)
	if len(wanted) == 0 {
		return false
	}
	for _, written := range []string{e.ID.Edition, e.Edition} {
		if had := numbersIn(written); len(had) > 0 && slices.Equal(had[:min(len(had), len(wanted))], wanted) {
			return true
		}
	}
	year := wanted[len(wanted)-1]
	return len(year) == 4 && strings.HasPrefix(e.Published, year) && (len(wanted) == 1 || slices.Contains(numbersIn(e.Published), wanted[0]))
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
