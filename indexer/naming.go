package indexer

import (
	"cmp"
	"slices"
	"strings"

	"landscape/standard"
)

// naming is an identifier found in a query, with the documents it names.
type naming struct {
	start, end int // in the plain text
	form       string
	docs       []uint32
	family     []uint32
}

// namings finds the identifiers in a text; alone tells that it is one and nothing else.
func (ix *Index) namings(text string) (list []naming, alone bool) {
	if n, ok := ix.naming(text); ok {
		n.end = len(text)
		return []naming{n}, true
	}
	for _, f := range standard.FindIdentifiers(text) {
		if n, ok := ix.naming(text[f.Start:f.End]); ok {
			n.start, n.end = f.Start, f.End
			list = append(list, n)
		}
	}
	return list, false
}

// naming tells what a text names as a whole.
func (ix *Index) naming(text string) (naming, bool) {
	n := naming{form: standard.Fold(text), docs: ix.named(text)}
	if id, err := standard.ParseIdentifier(text); err == nil {
		n.family = ix.family(id)
	}
	n.family = slices.DeleteFunc(n.family, func(d uint32) bool { return slices.Contains(n.docs, d) })
	return n, len(n.docs)+len(n.family) > 0
}

// named gives the documents that a text names as a whole, the best first: the
// one whose key it has, else those known under this form.
func (ix *Index) named(text string) []uint32 {
	if id, err := standard.ParseIdentifier(text); err == nil {
		docs := ix.workNamed(id)
		if doc, ok := ix.byKey(id.Key()); ok && !slices.Contains(docs, doc) {
			docs = append(docs, doc)
		}
		if len(docs) > 0 {
			return docs
		}
	}
	form := standard.Fold(text)
	if len(form) < 2 {
		return nil
	}
	docs := slices.Clone(ix.tables.Forms.find(form))
	slices.SortStableFunc(docs, func(a, b uint32) int { return cmp.Compare(ix.tables.Merit[b], ix.tables.Merit[a]) })
	if exact := slices.IndexFunc(docs, func(d uint32) bool { return strings.ReplaceAll(ix.tables.Keys[d], "-", "") == form }); exact > 0 {
		// "IEC 62443-3-3" and no "EN IEC 62443-3-3".
		doc := docs[exact]
		docs = slices.Insert(slices.Delete(docs, exact, exact+1), 0, doc)
	}
	if len(docs) > 2 {
		// The level in force, then the others from the newest.
		slices.SortStableFunc(docs[1:], func(a, b uint32) int { return cmp.Compare(ix.tables.Dates[b], ix.tables.Dates[a]) })
	}
	return docs
}

// workNamed finds the work under way on a published standard that is named by its
// stage or edition: "ISO/IEC DIS 27000".
func (ix *Index) workNamed(id standard.Identifier) []uint32 {
	for _, name := range []string{id.String(), id.Name()} {
		doc, ok := ix.bySlug[standard.SlugOf(name)]
		if ok && strings.Contains(ix.tables.Keys[doc], "/") {
			return []uint32{doc}
		}
	}
	return nil
}

// family lists the standards of which this one is a part, and its other parts:
// "IEC 62443-2-1" for "IEC 62443-3-3", "NIST SP 800-53A" for "NIST SP 800-53".
func (ix *Index) family(id standard.Identifier) []uint32 {
	return slices.Clone(ix.tables.Families.find(familyKey(id)))
}

// familyKey is the key of the standard that the identifier is a part of, or of
// itself when it is none.
func familyKey(id standard.Identifier) string {
	number := id.Number
	if id.Body == "IETF" {
		return id.Key() // no number of theirs is a part of another
	}
	switch id.Body {
	case "NIST", "IEEE":
		// SP 800-53A belongs to SP 800-53, 802.1AE to 802.1.
		if at := secondNumberEnd(number); at > 0 {
			number = number[:at]
		}
	case "W3C", "OASIS":
	case "ITU-T":
		if series, rest, ok := strings.Cut(number, "."); ok {
			main, _, _ := strings.Cut(rest, ".")
			number = series + "." + main
		}
	default:
		number = beforePart(number)
	}
	id.Number = number
	return typeless(id).Key()
}

// typeless is an identifier whatever its type: parts of a standard may be
// specifications and reports.
func typeless(id standard.Identifier) standard.Identifier {
	id.Type = ""
	return id
}

// beforePart cuts a number at the hyphen behind its first digits, "62443-3-3"
// but not "ECMA-262".
func beforePart(number string) string {
	first := strings.IndexAny(number, "0123456789")
	if first < 0 {
		return number
	}
	if at := strings.IndexByte(number[first:], '-'); at > 0 {
		return number[:first+at]
	}
	return number
}

// secondNumberEnd is where the second number of "800-53A" ends, 0 when there is none.
func secondNumberEnd(s string) int {
	i := leadingDigits(s)
	if i == 0 || i >= len(s) || s[i] != '-' && s[i] != '.' {
		return 0
	}
	n := leadingDigits(s[i+1:])
	if n == 0 {
		return 0
	}
	return i + 1 + n
}
