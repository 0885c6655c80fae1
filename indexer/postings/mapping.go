package postings

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"landscape/query"
	"landscape/text"
)

func analyzerName(lang string) string { return "standards_" + lang }

// languageAnalyzer lets bleve cut texts the way that queries are cut.
type languageAnalyzer struct{ lang string }

func (a languageAnalyzer) Analyze(s []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for _, t := range text.Analyze(string(s), a.lang) {
		stream = append(stream, &analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position})
	}
	return stream
}

// bleve finds analysers by name, so ours are made known to it once.
func init() {
	for _, lang := range text.Languages() {
		build := func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return languageAnalyzer{lang}, nil
		}
		if err := registry.RegisterAnalyzer(analyzerName(lang), build); err != nil {
			panic(fmt.Sprintf("postings: register analyser: %v", err))
		}
	}
}

// newMapping describes the text index: static, nothing stored (documents are
// kept beside it), positions only where phrases are looked for.
func newMapping() mapping.IndexMapping {
	analyzed := func(lang string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.DocValues, f.IncludeInAll = analyzerName(lang), false, false, false
		return f
	}
	document := bleve.NewDocumentStaticMapping()
	for _, lang := range text.Languages() {
		document.AddFieldMappingsAt(query.TitleField(lang), analyzed(lang))
	}
	for _, field := range []string{query.FieldSeries, query.FieldKeywords, query.FieldAbstract, query.FieldOrigin} {
		document.AddFieldMappingsAt(field, analyzed(text.English))
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
