package text

import (
	"iter"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Titles reads titles so that they can be compared: an acronym and what it stands
// for are one word, the name of a series is told from what one title adds to it,
// and the rarer a word is among all titles, the more it says. All this is learnt
// from the titles themselves.
type Titles struct {
	// Short are the phrases that have a short form, with it.
	Short map[string]string
	// Series are the parts of titles that others follow.
	Series map[string]bool
	// Holders tells in how many titles a word is, of Count titles.
	Holders map[string]uint32
	Count   int

	// Longest is how many words a phrase has at most.
	Longest int
}

// seriesFrom is how many titles must go on after the same part before it is the
// name of a series.
const seriesFrom = 3

// LearnTitles learns what titles have in common; how rare their words are is
// counted apart, by [Titles.Add].
func LearnTitles(titles iter.Seq[string]) *Titles {
	t := &Titles{Short: map[string]string{}, Series: map[string]bool{}, Holders: map[string]uint32{}}
	follow := map[string]int{}
	for title := range titles {
		parts := partsOf(title)
		for _, part := range parts[:max(0, len(parts)-1)] {
			key := seriesKey(part)
			follow[key]++
			if follow[key] == seriesFrom {
				t.Series[key] = true
			}
		}
	}
	for short, meanings := range LearnAcronyms(titles) {
		if long := meant(meanings); isSubject(long) {
			t.shorten(strings.Join(long, " "), short)
		}
	}
	return t
}

// shorten notes a short form of a phrase; of several it keeps the first by letters.
func (t *Titles) shorten(long, short string) {
	words := TitleWords(short)
	if len(words) != 1 {
		return
	}
	if known := t.Short[long]; known == "" || words[0] < known {
		t.Short[long] = words[0]
		t.Longest = max(t.Longest, strings.Count(long, " ")+1)
	}
}

// Of the meanings of a short form one must be this usual to be the meaning.
const mostlyMeant = 0.75

// meant are the words of the one thing that a short form mostly means, nil for none.
func meant(meanings []Meaning) []string {
	all, times := 0, map[string]int{}
	for _, m := range meanings {
		all += m.Times
		times[strings.Join(TitleWords(m.Long), " ")] += m.Times
	}
	for long, n := range times {
		if float64(n) >= mostlyMeant*float64(all) {
			return strings.Fields(long)
		}
	}
	return nil
}

// isSubject tells a short form of a subject from that of common words alone,
// such as "cyber security framework (CSF)".
func isSubject(words []string) bool {
	subject := 0
	for _, w := range words {
		if !kinds[w] {
			subject++
		}
	}
	return subject >= 2
}

// Add counts the words of one title among those that say how rare a word is.
func (t *Titles) Add(title string) {
	t.Count++
	for _, w := range t.read(title) {
		t.Holders[w.Text]++
	}
}

func seriesKey(part string) string {
	return strings.Join(TitleWords(bracketed.ReplaceAllString(part, " ")), " ")
}

var (
	// IEEE writes "area networks-Media Access Control" without blanks.
	partBreak = regexp.MustCompile(`[;:]\s*|\s+[-–—]+\s+|[–—]+|--|(networks?)-\b`)
	// numbering is what a part of a series is counted by, without what it is about.
	numbering = regexp.MustCompile(`(?i)\b(sub-?part|part|volume|vol\.|phase|stage|release|version)\s+(\d\w*[\d.+-]*|[IVX]+)\b|\((3GPP|3G|GSM|oneM2M) [^)]*\)|\bV\d[\d.]*\b|ITU-T [A-Z]\.[\d.]+(-series)?`)
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

// TitleWord is one word of a title.
type TitleWord struct {
	Text string
	// Series tells that the name of a series has it, Only that nothing else of the
	// title has; Kind that it is of the kind of text rather than the subject.
	Series, Only, Kind bool
	Place              int // among the words, from 0
	// Weight is what it says here, Alone what it would say outside the name of a series.
	Weight, Alone float64
}

// What the words of a title weigh beside those of its subject.
const (
	kindWeight   = 0.4
	seriesWeight = 0.45
)

// weight is what a word says by itself: the rarer among all titles, the more.
func (t *Titles) weight(word string) float64 {
	w := math.Log(1 + float64(t.Count)/float64(1+t.Holders[word]))
	if kinds[word] {
		w *= kindWeight
	}
	return w
}

// Word is a word by itself.
func (t *Titles) Word(word string) TitleWord {
	w := t.weight(word)
	return TitleWord{Text: word, Kind: kinds[word], Weight: w, Alone: w}
}

// read gives the different words of a title, in their order and without weights.
func (t *Titles) read(title string) []TitleWord {
	at := map[string]int{}
	var words []TitleWord
	parts := partsOf(title)
	for i, part := range parts {
		series := i < len(parts)-1 && t.Series[seriesKey(part)]
		for _, w := range t.Words(part) {
			known, seen := at[w]
			if !seen {
				at[w] = len(words)
				words = append(words, TitleWord{Text: w, Series: series, Only: series, Kind: kinds[w], Place: len(words)})
			} else if !series {
				words[known].Only = false
			}
		}
	}
	return words
}

// Words gives the words of a text that say something, each phrase that has a
// short form as that one word.
func (t *Titles) Words(s string) []string {
	words := TitleWords(s)
	var short []string
	for i := 0; i < len(words); {
		n := 1
		word := words[i]
		for long := min(t.Longest, len(words)-i); long > 1; long-- {
			if known := t.Short[strings.Join(words[i:i+long], " ")]; known != "" {
				n, word = long, known
				break
			}
		}
		short = append(short, word)
		i += n
	}
	return short
}

// TitleWords are the words of a text that say something, each in one form.
func TitleWords(s string) []string {
	var kept []string
	for w := range strings.FieldsFuncSeq(s, notWord) {
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

// baseForm is the plain form of a word in one spelling.
func baseForm(w string) string {
	switch w = Plain(w); w {
	case "cybersecurity", "secure", "securing":
		return "security"
	case "networking":
		return "network"
	}
	return strings.Replace(w, "isation", "ization", 1)
}

// empty words say nothing about the subject of a standard.
var empty = set(`a an the of for and or in on to with by from at as is its using use used based part into over per
	general introduction overview via between within through under their other including cyber
	ieee iso iec itu etsi nist standard recommendation draft supplement technical specification report study
	recommended practice version series`)

// kinds are words for the kind of text rather than its subject, so that
// "guidelines for X" and "framework of X" are told apart by X.
var kinds = set(`requirement framework guideline guidance guide architecture aspect model method
	methodology mechanism profile principle procedure system service application management concept definition
	terminology vocabulary technique function functional security case process
	protocol implementation approach consideration analysis solution scheme scenario support common best
	algorithm format interface technology network information description`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[baseForm(w)] = true
	}
	return m
}
