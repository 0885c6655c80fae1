package standard

import (
	"fmt"
	"regexp"
	"slices"
)

// Identifier names one document of one body, to the edition where it is known.
type Identifier struct {
	Body Body
	// Stage marks a draft in the body's way: "DIS", "CD TS", "P" (IEEE), "WD" (W3C).
	Stage string
	// Type is the part of the name that tells the kind: "TS", "EN", "GS", "SP", "RFC".
	Type string
	// Number with its series and part: "X.1051", "27033-3", "303 645", "QKD 014", "33.501".
	Number string
	// Supplement of that document: "Amd 1", "Cor 2".
	Supplement string
	// Edition as the body writes it: "(02/2008)", ":2022", "V3.1.3 (2024-09)", "-2020", "r5".
	Edition string
}

// longestIdentifier is several times what any body writes.
const longestIdentifier = 300

// ParseIdentifier reads an identifier as bodies write it and as people type it.
// The whole of s must be one identifier; FindIdentifiers looks inside a text.
func ParseIdentifier(s string) (Identifier, error) {
	if len(s) > longestIdentifier {
		return Identifier{}, fmt.Errorf("%d bytes are not an identifier: the longest has %d", len(s), longestIdentifier)
	}
	plain := tidy(s)
	id, ok := parse(plain)
	if !ok || id.String() != plain && !id.readsBack() {
		return Identifier{}, fmt.Errorf("%q is not an identifier", s)
	}
	return id, nil
}

// readsBack tells whether an identifier is what its own form is read as. One that is
// not is spoilt: it would be one standard here and another where it was written down.
func (id Identifier) readsBack() bool {
	again, ok := parse(tidy(id.String()))
	return ok && again == id
}

func parse(plain string) (Identifier, bool) {
	if id, ok := readWhole(plain); ok {
		return id, true
	}
	return readNamed(plain)
}

// String is the body's own form.
func (id Identifier) String() string { return grammarOf(id.Body).write(id) }

// Name is how the standard is called: String without edition and supplement.
// The stage of a draft stays where it is part of the name ("ISO/IEC DIS 27028").
func (id Identifier) Name() string {
	g := grammarOf(id.Body)
	return g.write(g.called(id))
}

// Key is for matching: two identifiers have the same Key when they name the
// same standard, whatever its edition, date, version, release, stage of draft,
// amendment or corrigendum. It is made of lower-case letters and digits, with
// a hyphen where two digits were apart, as ISO 128-1 is not ISO 1281.
func (id Identifier) Key() string {
	g := grammarOf(id.Body)
	return keyOf(g.write(g.matched(id)))
}

// IsListedWhole tells whether the body's list has every edition of that kind, so that one
// which it lacks never was. Drafts go from the lists once they are done.
func (id Identifier) IsListedWhole() bool {
	switch {
	case !slices.Contains(wholeLists, id.Body), id.Stage != "":
		return false
	case id.Supplement != "":
		return id.Body != "ITU-T" && publishedSupplement.MatchString(id.Supplement)
	}
	return true
}

// publishedSupplement is none under work: "Amd 1", "COR1:2014", but not "DAmd 1".
var publishedSupplement = regexp.MustCompile(`^(?i:amd|cor|add|suppl)`)

// Slug is Name for addresses: "itu-t-x.1500".
func (id Identifier) Slug() string { return slugOf(id.Name()) }

// Identify reads a reference; one that no grammar knows is kept word for word.
func Identify(reference string) Identifier {
	if id, err := ParseIdentifier(reference); err == nil || reference == "" {
		return id
	}
	return verbatim(reference)
}

// MarshalText writes the body's own form.
func (id Identifier) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote. What no grammar knows is kept
// word for word, so that a catalogue never loses a document over its name.
func (id *Identifier) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = Identifier{}
		return nil
	}
	s := string(text)
	parsed, err := ParseIdentifier(s)
	if err != nil || parsed.String() != s {
		parsed = verbatim(s)
	}
	*id = parsed
	return nil
}
