package query

import (
	"slices"
	"strings"
	"unicode"

	"landscape/text"
)

// Word is one plain word of the query.
type Word struct {
	Text       string // as typed
	Shared     []*Notion
	start, end int // in the plain text
	tokens     []text.Token
	small      bool // it or its translation says little
	carrier    bool // its translation is a carrier
	translated bool // its letters mean another thing in English
}

// addPlainOf collects the plain words of a request.
func (p *planning) addPlainOf(r Request) {
	shouted := r.Shouted()
	for _, c := range r.Clauses {
		switch {
		case c.Excluded || c.Strict():
		case shouted:
			p.addPlain(strings.ToLower(c.Any[0].Text))
		default:
			p.addPlain(c.Any[0].Text)
		}
	}
}

// addPlain appends a word; a run of Chinese is cut later, where terms are found in it.
func (p *planning) addPlain(s string) {
	if p.plain != "" {
		p.plain += " "
	}
	start := len(p.plain)
	p.plain += s
	for _, part := range cutScripts(s) {
		p.words = append(p.words, Word{Text: s[part[0]:part[1]], start: start + part[0], end: start + part[1],
			tokens: text.Tokenize(s[part[0]:part[1]])})
	}
}

// cutScripts cuts "5G网络安全" where Chinese begins and ends, and each Chinese
// character from the next.
func cutScripts(text string) [][2]int {
	var parts [][2]int
	start := 0
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		previous := i > start && unicode.Is(unicode.Han, FirstRune(text[start:]))
		if i > start && (han || previous) {
			parts = append(parts, [2]int{start, i})
			start = i
		}
	}
	return append(parts, [2]int{start, len(text)})
}

// IsSmall tells whether a word says little: an article or preposition, or what
// every document here is about.
func (w *Word) IsSmall() bool {
	return w.small || len(w.tokens) == 1 && slices.Contains(smallQueryWords, w.tokens[0].Term) && !isName(w.Text)
}

// IsFunction tells whether a word is an article, preposition or conjunction.
func (w *Word) IsFunction() bool {
	for _, words := range functionWords {
		if len(w.tokens) == 1 && slices.Contains(words, w.tokens[0].Term) && !isName(w.Text) {
			return true
		}
	}
	return false
}

// isCarrier tells whether a word carries another one, as in "5G network" and
// "payment system": it adds to what is found, and is not missed.
func (w *Word) isCarrier() bool {
	return w.carrier || len(w.tokens) == 1 && slices.Contains(carrierWords, w.tokens[0].Term) && !isName(w.Text)
}

var carrierWords = []string{"network", "networks", "system", "systems", "technology", "technologies", "service", "services"}

// SaysLittle tells whether an English word is in most texts of the field.
func SaysLittle(word string) bool { return slices.Contains(smallQueryWords, word) }

// isName tells "IT" and "ITS" from "it" and "its".
func isName(text string) bool { return len(text) > 1 && text == strings.ToUpper(text) }

var smallQueryWords = strings.Fields(`a an and are as at be by can do does for from how i in into is it its me my
	of on or our that the their them these this to using via vs we what when where which who why with within you your
	standard standards recommendation recommendations specification specifications document documents
	security secure cybersecurity cyber
	de des du la le les l d et en un une pour sur dans aux au par avec est que qui
	el los las y del con para por una uno lo se
	и в на для по с о об от к из при как
	في من على إلى الى عن مع و او أو
	的 和 与 在 及 之`)
