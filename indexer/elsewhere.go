package indexer

import (
	"maps"
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

// existence tells what is known of a standard that is not held. The RFC Editor
// gives out numbers one after the other; nobody else does.
func (ix *Index) existence(id standard.Identifier) Existence {
	key := id.Key()
	switch {
	case ix.tables.Elsewhere.lists(key):
		return Listed
	case len(ix.tables.Elsewhere.Named.find(key)) > 0:
		return Related
	case id.Body != "IETF" || ix.givenOut[id.Type] == 0 || id.Number == "0":
		return ""
	case !ix.isGivenOut(id):
		return Unheard
	}
	return Numbered
}

// isGivenOut tells whether the RFC Editor has given out that number, or a later one.
func (ix *Index) isGivenOut(id standard.Identifier) bool {
	n, err := strconv.Atoi(id.Number)
	return err == nil && n > 0 && n <= ix.givenOut[id.Type]
}

// oldSubseries are numbers that had been given out by 2026: a catalogue of security
// alone need not have the highest.
var oldSubseries = map[string]int{"STD": 99, "BCP": 237, "FYI": 38}

// givenOut tells by the types of the IETF the highest number that is known, of RFCs
// by their keys.
func givenOut(keys []string, series []Series) map[string]int {
	highest := maps.Clone(oldSubseries)
	note := func(kind, digits string) {
		if n, err := strconv.Atoi(digits); err == nil {
			highest[kind] = max(highest[kind], n)
		}
	}
	for _, key := range keys {
		if digits, ok := strings.CutPrefix(key, "rfc"); ok {
			note("RFC", digits)
		}
	}
	for i := range series {
		if kind, digits, _ := strings.Cut(series[i].Name, " "); series[i].isSubseries() {
			note(kind, digits)
		}
	}
	return highest
}
