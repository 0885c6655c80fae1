package searchsvc

import (
	"slices"
	"time"

	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
)

// FieldSource is where and when one field was read.
type FieldSource struct {
	URL     string    `json:"url"`
	Fetched time.Time `json:"fetched"`
	// Inferred is true for what we concluded rather than read.
	Inferred bool `json:"inferred,omitempty"`
	// Checked is the date on which a person last checked an entry of a seed list.
	Checked string `json:"checked,omitempty"`
}

// documentFields are the facts of a document, what a record calls each, and
// whether a record tells it.
var documentFields = []struct {
	name, record string
	told         func(*standard.Record) bool
}{
	{"id", "id", func(*standard.Record) bool { return true }},
	{"title", "title", func(r *standard.Record) bool { return r.Title != "" }},
	{"titles", "titles", func(r *standard.Record) bool { return len(r.Titles) > 0 }},
	{"type", "type", func(r *standard.Record) bool { return r.Type != "" }},
	{"status", "status", func(*standard.Record) bool { return true }},
	{"status_wording", "wording", func(r *standard.Record) bool { return r.Wording != "" }},
	{"published", "published", func(r *standard.Record) bool { return r.Published != "" }},
	{"expected", "expected", func(r *standard.Record) bool { return r.Expected != "" }},
	{"groups", "groups", func(r *standard.Record) bool { return len(r.Groups) > 0 }},
	{"keywords", "keywords", func(r *standard.Record) bool { return len(r.Keywords) > 0 }},
	{"ics", "ics", func(r *standard.Record) bool { return len(r.ICS) > 0 }},
	{"languages", "languages", func(r *standard.Record) bool { return len(r.Languages) > 0 }},
	{"access", "access", func(r *standard.Record) bool { return r.Access != "" }},
	{"url", "url", func(r *standard.Record) bool { return r.URL != "" }},
	{"text", "text", func(r *standard.Record) bool { return r.Text != "" }},
	{"aliases", "aliases", func(r *standard.Record) bool { return len(r.Aliases) > 0 }},
	{"relations", "relations", func(r *standard.Record) bool { return len(r.Relations) > 0 }},
}

// ofFaceOnly are the fields that a document takes from no other edition than
// the one that speaks for it.
var ofFaceOnly = []string{"title", "status_wording", "published", "text"}

// FieldSources tells for every field of a document where it was read: in the
// edition that speaks for the document, or where that one is silent, in the
// newest that is not.
func FieldSources(d *indexer.Document) map[string]FieldSource {
	sources := map[string]FieldSource{}
	face := export.Face(d)
	if face == nil {
		return sources
	}
	for _, field := range documentFields {
		teller := face
		if !field.told(face) && !slices.Contains(ofFaceOnly, field.name) {
			teller = firstTeller(d, field.told)
		}
		if teller != nil && field.told(teller) && len(teller.Provenance) > 0 {
			sources[field.name] = sourceOf(teller, field.record)
		}
	}
	return sources
}

// firstTeller is the newest edition that tells something; amendments and
// corrigenda do not speak for the standard.
func firstTeller(d *indexer.Document, told func(*standard.Record) bool) *standard.Record {
	for i := range d.Editions {
		if e := &d.Editions[i]; e.ID.Supplement == "" && told(e) {
			return e
		}
	}
	return nil
}

// sourceOf looks a field up in the provenance of a record: the first entry
// covers all that no later one names.
func sourceOf(r *standard.Record, field string) FieldSource {
	from := r.Provenance[0]
	for _, p := range r.Provenance[1:] {
		if slices.Contains(p.Fields, field) {
			from = p
		}
	}
	return FieldSource{URL: from.URL, Fetched: from.Fetched, Checked: r.Checked, Inferred: slices.Contains(r.Inferred, field)}
}
