package indexer

import (
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"landscape/query"
)

func analyzerName(lang string) string { return "standards_" + lang }

// languageAnalyzer lets bleve cut texts the way that queries are cut.
type languageAnalyzer struct{ lang string }

func (a languageAnalyzer) Analyze(text []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for _, t := range query.Analyze(string(text), a.lang) {
		stream = append(stream, &analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position})
	}
	return stream
}

// bleve finds analysers by name, so ours are made known to it once.
func init() {
	for _, lang := range query.Languages() {
		build := func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return languageAnalyzer{lang}, nil
		}
		if err := registry.RegisterAnalyzer(analyzerName(lang), build); err != nil {
			panic(fmt.Sprintf("indexer: register analyser: %v", err))
		}
	}
}

// newMapping describes the text index: static, nothing stored (documents are
// kept beside it), positions only where phrases are looked for.
func newMapping() mapping.IndexMapping {
	text := func(lang string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.DocValues, f.IncludeInAll = analyzerName(lang), false, false, false
		return f
	}
	document := bleve.NewDocumentStaticMapping()
	for _, lang := range query.Languages() {
		document.AddFieldMappingsAt(query.TitleField(lang), text(lang))
	}
	for _, field := range []string{query.FieldSeries, query.FieldKeywords, query.FieldAbstract, query.FieldOrigin} {
		document.AddFieldMappingsAt(field, text(query.English))
	}
	label := bleve.NewKeywordFieldMapping()
	label.Analyzer, label.Store, label.DocValues, label.IncludeInAll = keyword.Name, false, false, false
	label.IncludeTermVectors = false
	document.AddFieldMappingsAt(query.FieldLabel, label)
	document.AddFieldMappingsAt(query.FieldAbout, label)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	return m
}

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
		if lang != query.English {
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
