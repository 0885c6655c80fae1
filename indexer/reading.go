package indexer

import (
	"regexp"
	"slices"
	"strings"

	"landscape/standard"
)

// reading is what a text that somebody types is read as.
type reading struct {
	// text is the text as the bodies would write it; words stay as they are.
	text string
	// id is the one identifier that the text is, zero for words and lists.
	id standard.Identifier
	// docs are the documents that it names, the best first.
	docs []uint32
	// series is the one that the text names.
	series *Series
	// certain tells an identifier from what may as well be words, a plain number.
	certain bool
	// astray tells an address that leads to no standard.
	astray bool
}

// readingOf reads a text as one identifier, address, file name, a list of them or
// a series.
func (ix *Index) readingOf(text string) reading {
	r := ix.readingOfOne(text)
	r.series = ix.seriesMeant(r.text, len(r.docs) > 0)
	return r
}

func (ix *Index) readingOfOne(text string) reading {
	text = unwrapped(strings.TrimSpace(standard.Plain(text)))
	text = formerName.ReplaceAllString(text, "")
	for _, read := range []func(string) (reading, bool){ix.readAddress, ix.readNamed, ix.readDraft, ix.readRevision, ix.readNational, ix.readList, ix.readAmongWords, ix.readYear} {
		if r, ok := read(text); ok {
			return r
		}
	}
	r := reading{text: text}
	if id, err := standard.ParseIdentifier(text); err == nil {
		r.id, r.certain = id, standard.IsCertain(text)
	} else if id, ok := standard.ReadNationalOwn(text); ok {
		r.id, r.certain = id, true
	}
	return r
}

// formerName is how ITU-T tells what a text was called while it was under work, "X.1352
// (ex X.iotsec-2)", and DIN what else it is: "DIN EN IEC 62443-4-1 (VDE 0802-4-1)".
var formerName = regexp.MustCompile(`(?i)\s*\((?:ex\.?|VDE)\s[^)]*\)$`)

// wrappings are what people put around an identifier.
var wrappings = [][2]string{{"(", ")"}, {"[", "]"}, {"<", ">"}, {`"`, `"`}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"'", "'"}}

// unwrapped takes off what stands around an identifier.
func unwrapped(text string) string {
	for _, w := range wrappings {
		inside, ok := strings.CutPrefix(text, w[0])
		if !ok || !strings.HasSuffix(inside, w[1]) {
			continue
		}
		inside = strings.TrimSuffix(inside, w[1])
		if _, err := standard.ParseIdentifier(inside); err == nil {
			return inside
		}
	}
	return text
}

// readNamed reads what a document goes by.
func (ix *Index) readNamed(text string) (reading, bool) {
	r := reading{text: text, docs: ix.named(text)}
	if id, err := standard.ParseIdentifier(text); err == nil {
		r.id, r.certain = id, true
	}
	return r, len(r.docs) > 0
}

// readIdentifier words an identifier that was read out of something else.
func (ix *Index) readIdentifier(id standard.Identifier) reading {
	text := id.String()
	return reading{text: text, id: id, docs: ix.named(text), certain: true}
}

// readAddress reads the address, URN, DOI or file name of a document. The
// address of an edition names that edition, unless it is the one that stands
// for the standard.
func (ix *Index) readAddress(text string) (reading, bool) {
	docs := ix.at(text)
	if id, ok := standard.ReadAddress(text); ok {
		r := ix.readIdentifier(id)
		if len(docs) == 0 || len(r.docs) > 0 && slices.Contains(docs, r.docs[0]) {
			return r, true
		}
	}
	if len(docs) == 0 {
		return reading{text: text, astray: true}, standard.IsAddress(text)
	}
	d, ok := ix.document(docs[0])
	if !ok {
		return reading{}, false
	}
	r, _ := ix.readNamed(d.ID)
	if id, ok := editionAt(d, text); ok {
		r = ix.readIdentifier(id)
	}
	r.docs = docs
	return r, true
}

// editionAt is the edition that has an address of its own.
func editionAt(d *Document, address string) (id standard.Identifier, ok bool) {
	key := addressKey(address)
	if key == addressKey(d.URL) || key == addressKey(d.Text) {
		return id, false
	}
	for _, e := range d.Editions {
		if addressKey(e.URL) == key || addressKey(e.Text) == key {
			if ok {
				return id, false
			}
			id, ok = e.ID, true
		}
	}
	return id, ok && id.Key() == d.Key
}

// readDraft reads the name of an Internet-Draft, with a revision or without,
// also long after it became an RFC.
func (ix *Index) readDraft(text string) (reading, bool) {
	name, ok := standard.DraftName(text)
	if !ok {
		return reading{}, false
	}
	r := reading{text: name, docs: ix.named(name)}
	return r, len(r.docs) > 0
}

var revisionOfRFC = regexp.MustCompile(`(?i)^(RFC[ -]?\d+)[ -]?bis$`)

// readRevision reads "RFC 8446bis", as groups call the draft of its successor.
func (ix *Index) readRevision(text string) (reading, bool) {
	m := revisionOfRFC.FindStringSubmatch(text)
	if m == nil {
		return reading{}, false
	}
	return ix.readNamed(m[1])
}

// readNational reads the number of a national adoption. The European text is
// meant where there is one, else the international one. The year may be that of
// the adoption.
func (ix *Index) readNational(text string) (reading, bool) {
	id, ok := standard.ReadNational(text)
	if !ok {
		return reading{}, false
	}
	r := ix.readIdentifier(id)
	if original, adopted := id.International(); adopted && len(r.docs) == 0 {
		if other := ix.readIdentifier(original); len(other.docs) > 0 {
			r = other
		}
	}
	if a := ix.asked(r); a != nil && a.Held && a.Missing {
		r.id.Edition = ""
		r.text = r.id.String()
	}
	return r, true
}

// readAmongWords reads an identifier beside words for its kind, or a place in it.
func (ix *Index) readAmongWords(text string) (reading, bool) {
	alone := standard.WithoutWords(text)
	if alone == text {
		return reading{}, false
	}
	return ix.readNamed(alone)
}

// readYear reads a year behind an identifier of a body that counts its editions in
// another way; it names the edition of that year, if there is one.
func (ix *Index) readYear(text string) (reading, bool) {
	rest, year, ok := standard.CutYear(text)
	if !ok {
		return reading{}, false
	}
	r, held := ix.readNamed(rest)
	if !held || r.id == (standard.Identifier{}) || r.id.Edition != "" {
		return r, held
	}
	dated := r
	dated.id.Edition = year
	if a := ix.asked(dated); a != nil && a.Edition != nil && a.Edition.ID.Edition != "" {
		return ix.readIdentifier(a.Edition.ID), true
	}
	return r, true
}

// readList reads several identifiers: "RFCs 8446 and 5280".
func (ix *Index) readList(text string) (reading, bool) {
	list, ok := standard.ReadList(text)
	if !ok {
		return reading{}, false
	}
	var names []string
	held := false
	for _, id := range list {
		name := id.String()
		names = append(names, name)
		held = held || len(ix.named(name)) > 0
	}
	return reading{text: strings.Join(names, ", ")}, held
}
