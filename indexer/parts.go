package indexer

import (
	"regexp"
	"strings"

	"landscape/text"
)

// titleSplitter tells in a title what the document says of itself from what its
// whole series says: "Information technology - Security techniques - Key
// management" is about key management. The catalogue itself teaches which parts
// those are: the ones that many titles share.
type titleSplitter struct{ shared map[string]bool }

// Parts of a title that more than this many documents share belong to the
// series: so many of them, or this part of a large catalogue.
const (
	seriesDocuments = 25
	seriesShare     = 1. / 150
)

func newTitleSplitter(docs []*Document) titleSplitter {
	counts := map[string]int{}
	for _, d := range docs {
		for _, part := range titleParts(d.Title) {
			counts[text.Fold(part)]++
		}
	}
	s := titleSplitter{shared: map[string]bool{}}
	for part, n := range counts {
		if n > seriesDocuments && float64(n) > seriesShare*float64(len(docs)) {
			s.shared[part] = true
		}
	}
	return s
}

var partBreak = regexp.MustCompile(`\s+(?:-{1,2}|–|—)\s+|;\s*|:\s+`)

// transposed is how ETSI names the 3GPP text that it republishes.
var transposed = regexp.MustCompile(`\((?:3GPP|oneM2M) T[SR] [^)]*\)`)

func titleParts(title string) []string {
	return partBreak.Split(strings.TrimSpace(transposed.ReplaceAllString(title, "")), -1)
}

// split gives what a title says of the document, and what of its series.
func (s titleSplitter) split(title string) (own, series string) {
	var ownParts, seriesParts []string
	for _, part := range titleParts(title) {
		if s.shared[text.Fold(part)] {
			seriesParts = append(seriesParts, part)
		} else {
			ownParts = append(ownParts, part)
		}
	}
	if len(ownParts) == 0 {
		ownParts, seriesParts = seriesParts, nil
	}
	seriesParts = append(seriesParts, transposed.FindAllString(title, -1)...)
	return strings.Join(ownParts, " - "), strings.Join(seriesParts, " - ")
}
