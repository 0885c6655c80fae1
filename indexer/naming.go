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
	if len(n.docs) > 0 {
		n.family = ix.family(ix.tables.Keys[n.docs[0]])
	} else if id, err := standard.ParseIdentifier(text); err == nil {
		n.family = ix.family(id.Key())
	}
	n.family = slices.DeleteFunc(n.family, func(d uint32) bool { return slices.Contains(n.docs, d) })
	return n, len(n.docs)+len(n.family) > 0
}

// named gives the documents that a text names as a whole, the best first: the
// one whose key it has, else those known under this form.
func (ix *Index) named(text string) []uint32 {
	if id, err := standard.ParseIdentifier(text); err == nil {
		if doc, ok := ix.byKey(id.Key()); ok {
			return []uint32{doc}
		}
	}
	form := standard.Fold(text)
	if len(form) < 2 {
		return nil
	}
	docs := slices.Clone(ix.tables.Forms.find(form))
	slices.SortStableFunc(docs, func(a, b uint32) int { return cmp.Compare(ix.tables.Merit[b], ix.tables.Merit[a]) })
	return docs
}

// family lists the standards of which this one is a part, and its other parts:
// "IEC 62443-2-1" for "IEC 62443-3-3", "NIST SP 800-53A" for "NIST SP 800-53".
func (ix *Index) family(key string) []uint32 {
	base := familyKey(key)
	if base == "" {
		return nil
	}
	var docs []uint32
	for at := ix.keysFrom(base); at < len(ix.keyOrder); at++ {
		doc := ix.keyOrder[at]
		rest, ok := strings.CutPrefix(ix.tables.Keys[doc], base)
		if !ok {
			break
		}
		if rest == "" || rest[0] == '-' || !isDigit(rest[0]) && len(rest) <= 2 {
			docs = append(docs, doc)
		}
	}
	slices.Sort(docs) // as people count parts
	return docs
}

// familyKey is the part of a key that all parts of a standard share: up to the
// first hyphen, up to the second where the number itself has one, "" for none.
func familyKey(key string) string {
	hyphens := 1
	if strings.HasPrefix(key, "nist") || strings.HasPrefix(key, "ieee802") {
		hyphens = 2
	}
	if strings.HasPrefix(key, "rfc") || strings.HasPrefix(key, "ietf") {
		return ""
	}
	for i := range len(key) {
		if key[i] == '-' {
			if hyphens--; hyphens == 0 {
				return key[:i]
			}
		}
	}
	if strings.HasPrefix(key, "nist") {
		return strings.TrimRight(key, "abcdefghijklmnopqrstuvwxyz")
	}
	return key
}
