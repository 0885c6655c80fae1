package opensearch

import (
	"landscape/indexer"
	"landscape/query"
	"landscape/text"
)

// object is a piece of JSON.
type object = map[string]any

// Fields of the index beside those of words.
const (
	fieldNumber   = "number"
	fieldDocument = "document"
	fieldDate     = "date" // yyyymmdd, none where there is none
	fieldByTitle  = "by_title"
	fieldTied     = "tied"
	fieldMerit    = "merit"
)

func wordField(field string) string   { return "words." + field }
func lengthField(field string) string { return "length." + field }
func facetField(facet string) string  { return "facet." + facet }

// textFields lists the fields of words.
func textFields() []string {
	fields := []string{query.FieldSeries, query.FieldKeywords, query.FieldAbstract, query.FieldOrigin}
	for _, lang := range text.Languages() {
		fields = append(fields, query.TitleField(lang))
	}
	return fields
}

// meta is what an index says of itself, in its mapping.
type meta struct {
	Catalogue string `json:"catalogue"`
	Format    string `json:"format"`
	Documents int    `json:"documents"`
	// Tables is of how many documents the tables are, Sum their checksum.
	Tables int    `json:"tables"`
	Sum    uint32 `json:"sum"`
}

// newMapping describes an index: static. The words come cut as queries are, so the
// cluster only parts them at blanks.
func newMapping(m meta) object {
	words, lengths, facets := object{}, object{}, object{}
	for _, field := range textFields() {
		words[field] = object{"type": "text", "analyzer": "whitespace", "norms": false}
		lengths[field] = object{"type": "float", "index": false}
	}
	for _, facet := range indexer.Facets() {
		facets[facet] = object{"type": "keyword"}
	}
	keyword := object{"type": "keyword", "doc_values": false}
	words[query.FieldLabel], words[query.FieldAbout] = keyword, keyword
	return object{
		"dynamic": "strict",
		"_meta":   object{"landscape": m},
		"_source": object{"includes": []string{fieldDocument}},
		"properties": object{
			fieldNumber: object{"type": "integer"}, fieldDocument: object{"type": "binary"},
			fieldDate: object{"type": "integer"}, fieldByTitle: object{"type": "integer"},
			fieldTied: object{"type": "boolean"}, fieldMerit: object{"type": "float", "index": false},
			"words": object{"properties": words}, "length": object{"properties": lengths}, "facet": object{"properties": facets},
		},
	}
}

// documentOf is an entry as the index takes it.
func documentOf(number int, e indexer.Entry) object {
	words, lengths := object{query.FieldLabel: e.Labels, query.FieldAbout: e.About}, object{}
	for _, field := range textFields() { // titles in other languages are not searched
		if texts := e.Words[field]; len(texts) > 0 {
			words[field], lengths[field] = texts, 1/e.Lengthiness[field]
		}
	}
	d := object{fieldNumber: number, fieldDocument: e.Document, fieldByTitle: e.ByTitle, fieldTied: e.Tied, fieldMerit: e.Merit,
		"words": words, "length": lengths, "facet": e.Facets}
	if e.Date > 0 {
		d[fieldDate] = e.Date
	}
	return d
}
