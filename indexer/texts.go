package indexer

import (
	"slices"

	"landscape/query"
	"landscape/text"
)

// textOf is what the text index is given of a document.
func textOf(d *Document, s titleSplitter) map[string]any {
	own, series := s.split(d.Title)
	fields := map[string]any{
		query.FieldTitle:    own,
		query.FieldSeries:   series,
		query.FieldKeywords: keywordsOf(d),
		query.FieldAbstract: abstractOf(d),
		query.FieldOrigin:   originOf(d),
		query.FieldLabel:    labelsOf(d),
		query.FieldAbout:    aboutOf(d),
	}
	for lang, title := range d.Titles {
		if lang != text.English {
			fields[query.TitleField(lang)] = title
		}
	}
	return fields
}

// keywordsOf gives the keywords and the other names of a document.
func keywordsOf(d *Document) []string { return slices.Concat(d.Keywords, d.Aliases) }

// originOf tells where a document comes from.
func originOf(d *Document) []string { return slices.Concat([]string{d.ID, d.Type}, d.Groups) }

// labelsOf lists all facet values of a document, as "area:iot".
func labelsOf(d *Document) []string {
	var labels []string
	for f, name := range Facets() {
		for _, v := range facetValues(d, f) {
			labels = append(labels, name+":"+v)
		}
	}
	return labels
}

// aboutOf lists the areas and topics whose evidence stands in the title.
func aboutOf(d *Document) []string {
	var labels []string
	for _, e := range d.Labels.Evidence {
		if e.Field == "title" && e.Weight > 0 && !slices.Contains(labels, e.Label) {
			labels = append(labels, e.Label)
		}
	}
	return labels
}

// abstractOf is the abstract of the newest edition that has one.
func abstractOf(d *Document) string {
	for _, e := range d.Editions {
		if e.Abstract != "" {
			return e.Abstract
		}
	}
	return ""
}
