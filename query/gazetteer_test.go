package query

import (
	"slices"
	"strings"
	"testing"
)

func TestAGazetteerFindsNamesInQueriesOfAnyLanguage(t *testing.T) {
	const (
		budapest = iota
		eucc
		first
		agency
		centre
		british
	)
	var g Gazetteer
	for _, n := range []struct {
		thing      int
		name, lang string
		ordinary   bool
	}{
		{budapest, "Budapest Convention", "en", false}, {budapest, "Convenio de Budapest", "es", false},
		{budapest, "Будапештская конвенция", "ru", false}, {budapest, "布达佩斯公约", "zh", false}, {budapest, "اتفاقية بودابست", "ar", false},
		{eucc, "EUCC", "en", false}, {first, "FIRST", "en", true}, {agency, "NCA", "en", false},
		{centre, "NCSC", "en", false}, {british, "NCSC", "en", false}, {british, "NCSC UK", "en", false},
	} {
		g.Add(n.thing, n.name, n.lang, n.ordinary)
	}
	for text, want := range map[string][]int{
		"budapest convention": {budapest}, "the Budapest Convention on cybercrime": {budapest}, "qué dice el convenio de Budapest": {budapest},
		"стороны Будапештской конвенции": {budapest}, "布达佩斯公约缔约国": {budapest}, "اتفاقية بودابست": {budapest},
		"eucc": {eucc}, "eucc scheme for chips": {eucc},
		"first": {first}, "FIRST teams": {first}, "first responders": nil,
		"nca": {agency}, "NCA controls": {agency}, "nca controls": nil,
		"NCSC": {centre, british}, "NCSC UK": {british}, "NCSC UK and EUCC": {british, eucc},
		"": nil, "budapest": nil, "convention of Budapest": nil, "EUCC " + strings.Repeat("word ", 30): nil,
	} {
		if got := g.In(text); !slices.Equal(got, want) {
			t.Errorf("%q names %v, want %v", text, got, want)
		}
	}
}
