package coordination

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// titleReader turns titles into words that can be compared: an acronym and what
// it stands for are one word, and the name of a series is told from what one
// title adds to it. Both are learnt from the titles themselves.
type titleReader struct {
	acronyms acronyms
	// series counts the parts of titles that others follow.
	series map[string]int
}

// titleLearner learns from all titles what is needed to read one.
type titleLearner struct {
	glossary *glossary
	series   map[string]int
}

func newTitleLearner() *titleLearner {
	return &titleLearner{glossary: newGlossary(), series: map[string]int{}}
}

func (l *titleLearner) learn(title string) {
	parts := partsOf(title)
	for _, part := range parts[:max(0, len(parts)-1)] {
		l.series[seriesKey(part)]++
	}
	l.glossary.read(title)
}

func (l *titleLearner) reader() *titleReader {
	return &titleReader{acronyms: l.glossary.acronyms(), series: l.series}
}

// seriesFrom is how many titles must go on after the same part before it is the
// name of a series.
const seriesFrom = 3

func seriesKey(part string) string {
	return strings.Join(plainWords(bracketed.ReplaceAllString(part, " ")), " ")
}

var (
	// IEEE writes "area networks-Media Access Control" without blanks.
	partBreak = regexp.MustCompile(`[;:]\s*|\s+[-–—]+\s+|[–—]+|--|(networks?)-\b`)
	// numbering is what a part of a series is counted by, without what it is about.
	numbering   = regexp.MustCompile(`(?i)\b(sub-?part|part|volume|vol\.|phase|stage|release|version)\s+(\d\w*[\d.+-]*|[IVX]+)\b|\((3GPP|3G|GSM|oneM2M) [^)]*\)|\bV\d[\d.]*\b|ITU-T [A-Z]\.[\d.]+(-series)?`)
	versionForm = regexp.MustCompile(`\b\d\.\d+\b`)
	bracketed   = regexp.MustCompile(`\s*\(([^()]{2,12})\)`)
)

// partsOf cuts a title where its series ends and its own subject begins.
func partsOf(title string) []string {
	var parts []string
	for _, part := range partBreak.Split(numbering.ReplaceAllString(title, " "), -1) {
		if strings.TrimSpace(part) != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// titleWord is one word of a title; series tells that the name of a series has
// it, only that nothing else of the title has.
type titleWord struct {
	text         string
	series, only bool
}

// read gives the different words of a title.
func (t *titleReader) read(title string) []titleWord {
	at := map[string]int{}
	var words []titleWord
	parts := partsOf(title)
	for i, part := range parts {
		series := i < len(parts)-1 && t.series[seriesKey(part)] >= seriesFrom
		for _, w := range t.acronyms.fold(plainWords(part)) {
			known, seen := at[w]
			if !seen {
				at[w] = len(words)
				words = append(words, titleWord{w, series, series})
			} else if !series {
				words[known].only = false
			}
		}
	}
	return words
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// plainWords are the words of a text that say something, each in one form.
func plainWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), notWord)
	kept := words[:0]
	for _, w := range words {
		if w = baseForm(w); len(w) > 1 && !empty[w] && !isCount(w) {
			kept = append(kept, w)
		}
	}
	return slices.Clip(kept)
}

// isCount tells the short numbers of versions and parts from names such as 802.
func isCount(w string) bool {
	return len(w) < 3 && strings.Trim(w, "0123456789") == ""
}

// baseForm writes a word in one way: without the English plural, so that
// "networks" meets "network", and with one spelling.
func baseForm(w string) string {
	switch {
	case w == "cybersecurity" || w == "secure" || w == "securing":
		return "security"
	case w == "networking":
		return "network"
	case strings.Contains(w, "isation"):
		w = strings.ReplaceAll(w, "isation", "ization")
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 5 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches")):
		return w[:len(w)-2]
	case len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") &&
		!strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "ics"):
		return w[:len(w)-1]
	}
	return w
}

// empty words say nothing about the subject of a standard.
var empty = set(`a an the of for and or in on to with by from at as is its using use used based part into over per
	general introduction overview via between within through under their other including cyber
	ieee iso iec itu etsi nist standard recommendation draft supplement technical specification report study
	recommended practice version series`)

// formWords tell what kind of text it is rather than its subject, so that
// "guidelines for X" and "framework of X" are told apart by X.
var formWords = set(`requirement framework guideline guidance guide architecture aspect model method
	methodology mechanism profile principle procedure system service application management concept definition
	terminology vocabulary technique function functional security case process
	protocol implementation approach consideration analysis solution scheme scenario support common best
	algorithm format interface technology network information description`)

// testWords tell a text that says how to test what another one specifies.
var testWords = set(`test testing conformance pic pics tss ats pixit`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
