package standard

import "fmt"

// Identifier names one document of one body, to the edition where it is known.
type Identifier struct {
	Body Body
	// Stage marks a draft in the body's way: "DIS", "CD TS", "P" (IEEE).
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

// ParseIdentifier reads an identifier as bodies write it and as people type it.
func ParseIdentifier(s string) (Identifier, error) {
	return Identifier{}, fmt.Errorf("%q is not an identifier", s)
}

// String is the body's own form.
func (id Identifier) String() string { return string(id.Body) + " " + id.Number }

// Name is String without edition and supplement: how the standard is called.
func (id Identifier) Name() string { return id.String() }

// Key is for matching: lower-case letters and digits, without edition, date,
// version, release, draft stage, amendment or corrigendum.
func (id Identifier) Key() string { return "" }

// Slug is Name for addresses: "itu-t-x.1500".
func (id Identifier) Slug() string { return "" }
