package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"landscape/text"
)

// Gazetteer finds in queries the names of things that are no standards: of a
// treaty, a scheme, a Question.
type Gazetteer struct {
	names   map[string][]named // by the terms of a name
	begins  map[string]int     // how many terms the longest name has that begins so
	longest int
}

// named is a thing with one of its names.
type named struct {
	thing int
	// asWritten is the one letter case that counts in a longer query, "" for any.
	asWritten string
}

// A query of more words than this is a text, and a name in it is there by the way.
const mostAsked = 24

// Add gives a thing a name, written in a language. A name of one short word, or
// one that is an ordinary word otherwise ("FIRST"), counts among other words only
// as it is written.
func (g *Gazetteer) Add(thing int, name, lang string, ordinary bool) {
	terms := plainTerms(name, lang)
	if len(terms) == 0 {
		return
	}
	n := named{thing: thing}
	if len(terms) == 1 && (ordinary || utf8.RuneCountInString(name) <= len("NCA")) {
		n.asWritten = name
	}
	if g.names == nil {
		g.names, g.begins = map[string][]named{}, map[string]int{}
	}
	key := keyOf(terms)
	if !slices.Contains(g.names[key], n) {
		g.names[key] = append(g.names[key], n)
	}
	first := terms[0].Term
	g.begins[first] = max(g.begins[first], len(terms))
	g.longest = max(g.longest, len(terms))
}

// In finds the things that a query names, the longest names first. Of a name
// within a longer one only the longer counts.
func (g *Gazetteer) In(s string) []int {
	var things []int
	for _, lang := range text.LanguagesOf(s) {
		terms := plainTerms(s, lang)
		if len(terms) > mostAsked {
			return nil
		}
		taken := make([]bool, len(terms))
		for n := min(g.longest, len(terms)); n > 0; n-- {
			for from := 0; from+n <= len(terms); from++ {
				if n > g.begins[terms[from].Term] || slices.Contains(taken[from:from+n], true) {
					continue
				}
				called := g.called(s, terms[from:from+n], n == len(terms))
				for at := range taken[from : from+n] {
					taken[from+at] = len(called) > 0
				}
				for _, thing := range called {
					if !slices.Contains(things, thing) {
						things = append(things, thing)
					}
				}
			}
		}
	}
	return things
}

// called are the things that some words of a query, or the whole of it, name.
func (g *Gazetteer) called(text string, terms []text.Token, whole bool) []int {
	var things []int
	for _, n := range g.names[keyOf(terms)] {
		if whole || n.asWritten == "" || n.asWritten == text[terms[0].Start:terms[0].End] {
			things = append(things, n.thing)
		}
	}
	return things
}

// plainTerms are the words of a text without the compounds that stand for two.
func plainTerms(s, lang string) []text.Token {
	return slices.DeleteFunc(text.Analyze(s, lang), func(t text.Token) bool { return t.Compound })
}

func keyOf(terms []text.Token) string {
	var key strings.Builder
	for _, t := range terms {
		key.WriteString(t.Term)
		key.WriteByte(' ')
	}
	return key.String()
}
