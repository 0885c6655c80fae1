package indexer

import (
	"slices"
	"strconv"
	"strings"

	"landscape/standard"
)

// elsewhere is what is known of standards that are not indexed: those that the
// bodies list apart from security, and those that indexed ones name.
type elsewhere struct {
	// Listed are digests of the keys that the catalogue has, sorted.
	Listed []uint64
	// Named leads from keys that standards are related to, to these standards.
	Named forms
	// Members lists, by the name of a subseries of the IETF, its members that are
	// listed apart from security.
	Members map[string][]string
}

// add takes a standard that is not on security.
func (e *elsewhere) add(key string, records []standard.Record) {
	e.Listed = append(e.Listed, digest(key))
	for _, name := range subseriesOf(records) {
		if e.Members == nil {
			e.Members = map[string][]string{}
		}
		e.Members[name] = append(e.Members[name], records[0].ID.Name())
	}
}

// complete adds what the documents name and nobody holds.
func (e *elsewhere) complete(docs []*Document) {
	slices.Sort(e.Listed)
	e.Named = newForms(docs, func(d *Document) []string {
		var keys []string
		for _, l := range d.Relations {
			if id, err := standard.ParseIdentifier(l.ID); err == nil && l.Slug == "" {
				keys = append(keys, id.Key())
			}
		}
		return keys
	})
}

func (e *elsewhere) lists(key string) bool {
	_, found := slices.BinarySearch(e.Listed, digest(key))
	return found
}

// Existence says how it is known that a standard which is not held exists.
type Existence string

const (
	// Listed: its body lists it, and it is not on security.
	Listed Existence = "listed"
	// Related: standards of the landscape replace, update or contain it.
	Related Existence = "related"
	// Numbered: its body has given out its number and later ones.
	Numbered Existence = "numbered"
	// Unheard: the number is above all that were given out when the catalogue was read.
	Unheard Existence = "unheard"
)

// Existences lists all but the unknown, "".
func Existences() []Existence { return []Existence{Listed, Related, Numbered, Unheard} }

// existence tells what is known of a standard that is not held. RFCs are the
// series whose numbers are given out one after the other.
func (ix *Index) existence(id standard.Identifier) Existence {
	key := id.Key()
	switch {
	case ix.tables.Elsewhere.lists(key):
		return Listed
	case len(ix.tables.Elsewhere.Named.find(key)) > 0:
		return Related
	case id.Body != "IETF" || id.Type != "RFC" || ix.newestRFC == 0:
		return ""
	}
	if n, err := strconv.Atoi(id.Number); err != nil || n > ix.newestRFC {
		return Unheard
	} else if n == 0 {
		return ""
	}
	return Numbered
}

// newestRFCOf is the highest number of an RFC that is held.
func newestRFCOf(keys []string) int {
	newest := 0
	for _, key := range keys {
		if digits, ok := strings.CutPrefix(key, "rfc"); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				newest = max(newest, n)
			}
		}
	}
	return newest
}
