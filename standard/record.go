// Package standard is the vocabulary of the landscape: what a body publishes
// (Record), how it is called (Identifier), where it stands (Status), who made
// it (Body), how it relates to others (Relation) and what it is about (Labels).
// Every other room speaks in these words; this one imports nothing of theirs.
package standard

import "time"

// Record is what one body says about one edition of one document at one
// address. A crawl makes records, the catalogue keeps them, and the indexer
// folds the records of one standard into one document.
type Record struct {
	// Source is the crawler source that made the record: "itu-t", "iso".
	Source string `json:"source"`
	// Native is the body's own key of the entry, unique within the source and
	// stable from crawl to crawl: a record number, an address, a reference.
	Native string     `json:"native"`
	ID     Identifier `json:"id"`
	// Aliases are other names under which people know the same document: "MQTT", "CSAF".
	Aliases []string `json:"aliases,omitempty"`

	// Title is in English where the body has one, else in the language it has.
	Title string `json:"title"`
	// Titles holds the other languages the body publishes, by language code.
	Titles map[string]string `json:"titles,omitempty"`
	// Type in the body's words: "Recommendation", "Technical Specification".
	Type string `json:"type,omitempty"`

	Status Status `json:"status"`
	// Wording is the body's own status or stage: "In force", "40.60", "Under study".
	Wording string `json:"wording,omitempty"`

	// Dates are ISO 8601 and as precise as the body is: "2022", "2022-09", "2022-09-05".
	Published string `json:"published,omitempty"`
	Withdrawn string `json:"withdrawn,omitempty"`
	// Expected is when work in progress is planned to be done: "2027-01", "2026-Q2".
	Expected string `json:"expected,omitempty"`

	// Edition as the body counts it: "2", "V2.1.1", "19.4.0"; Release only where bodies have releases.
	Edition string `json:"edition,omitempty"`
	Release string `json:"release,omitempty"`

	// Groups that made or keep it, most responsible first: "SG17", "Q6/17",
	// "ISO/IEC JTC 1/SC 27", "TC CYBER", "SA3", "tls".
	Groups []string `json:"groups,omitempty"`
	// Liaisons are the groups of other bodies that it is made together with.
	Liaisons  []string `json:"liaisons,omitempty"`
	Keywords  []string `json:"keywords,omitempty"`
	ICS       []string `json:"ics,omitempty"`
	Languages []string `json:"languages,omitempty"`
	Access    Access   `json:"access,omitempty"`

	// URL is the page for readers, Text the document itself where it is free.
	URL  string `json:"url,omitempty"`
	Text string `json:"text,omitempty"`

	Relations []Relation `json:"relations,omitempty"`
	// Abstract is kept where the body's terms allow it; never in the bundled snapshot.
	Abstract string `json:"abstract,omitempty"`

	// Provenance says where the facts were read: the first entry covers every
	// field that no later entry names.
	Provenance []Provenance `json:"provenance"`
	// Inferred names the fields that we concluded rather than read: "status".
	Inferred []string `json:"inferred,omitempty"`
	// Checked is the date on which a person last checked a seed entry; "" for crawled records.
	Checked string `json:"checked,omitempty"`
	// LastSeen is the date of the last crawl that still found the record; set
	// once the body no longer lists it.
	LastSeen string `json:"last_seen,omitempty"`
}

// Provenance is one address that facts were read from.
type Provenance struct {
	URL     string    `json:"url"`
	Fetched time.Time `json:"fetched"`
	// Fields are those read here; none means all that no other entry names.
	Fields []string `json:"fields,omitempty"`
}
