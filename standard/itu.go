package standard

import "strings"

// ITU-T writes "ITU-T X.1051 (02/2008)", "ITU-T X Suppl. 13 (09/2012)",
// "ITU-T X.521 (1997) Amd. 1 (03/2000)", and one number for each series of a
// text that stands in several, "ITU-T D.1140/X.1261". A text under work has a
// name, "X.secadef", "TR.se-ai", or the number it revises, "X.1631rev".
var ituGrammar = &grammar{read: readITU, write: writeITU, key: keyITU, short: eachITUNumber}

var ituLeads = []lead{
	{text: "itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "itu-d", body: "ITU-D", grammar: ituGrammar},
	{text: "itu", body: "ITU-T", grammar: ituGrammar},
	{text: "uit-t", body: "ITU-T", grammar: ituGrammar},
	{text: "ccitt", body: "ITU-T", grammar: ituGrammar},
	{text: "recommendation-itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "rec-itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "recommendation-", body: "ITU-T", grammar: ituGrammar},
	{text: "rec-", body: "ITU-T", grammar: ituGrammar},
	{text: "t-rec", body: "ITU-T", grammar: ituGrammar},
}

func writeITU(id Identifier) string {
	return spaced(string(id.Body), id.Number+id.Stage, id.Edition, id.Supplement)
}

// keyITU takes the first of several numbers: G.8052.1 became
// G.8052.1/Y.1346.1 from one edition to the next.
func keyITU(id Identifier) Identifier {
	id = bare(id)
	id.Number, _, _ = strings.Cut(id.Number, "/")
	return id
}

// eachITUNumber is "D.1140" and "X.1261" of "D.1140/X.1261", with the body and
// without.
func eachITUNumber(id Identifier) (names []string) {
	if !strings.Contains(id.Number, "/") {
		return nil
	}
	for number := range strings.SplitSeq(id.Number, "/") {
		names = append(names, number, string(id.Body)+" "+number)
	}
	return names
}

func readITU(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	c.gap()
	if c.oneOf(ituRecWords) != "" {
		c.byte('.')
		c.gap()
	}
	start := c.pos
	if readITUNumber(c, &id) {
		if readITUEnd(c, &id); c.ends() && (c.inText || c.pos == len(c.s)) {
			return id, true
		}
	}
	c.pos, id = start, Identifier{Body: l.body}
	if !readITUWorkItem(c, &id) {
		return id, false
	}
	readITUEnd(c, &id)
	return id, true
}

var ituRecWords = []spelling{
	{"recommendations", "Rec."}, {"recommendation", "Rec."}, {"recs", "Rec."}, {"rec", "Rec."},
}

// readITUNumber reads one number, or several joined by a slash, and what is
// published under that number by itself: its annexes and appendices.
func readITUNumber(c *cursor, id *Identifier) bool {
	number, ok := readITUSingle(c)
	for ok && c.peek() == '/' {
		before := c.pos
		c.pos++
		next, more := readITUSingle(c)
		if !more {
			c.pos = before
			break
		}
		number += "/" + next
	}
	if !ok {
		return false
	}
	if readITURevision(c) {
		id.Stage = "rev"
	}
	id.Number = number + readITUSection(c)
	return true
}

// readITUSingle reads "X.1500", "X 1500", "x1500", "D.300 R", "F.80 bis", "X
// Suppl. 13", "Q.120-Q.139".
func readITUSingle(c *cursor) (string, bool) {
	start := c.pos
	series := strings.ToUpper(c.letters())
	if len(series) == 0 || len(series) > 4 {
		return "", false
	}
	if n, ok := readITUSupplement(c); ok {
		return series + n, true
	}
	if len(series) > 2 { // EMC-3, IMPL-8
		if c.peek() == '-' && isDigit(c.at(1)) {
			c.pos++
			c.digits()
			return c.since(start), true
		}
		return "", false
	}
	if !readITUDot(c) {
		return "", false
	}
	digits := c.pos
	readITUDigits(c)
	return series + "." + c.since(digits) + readITUMark(c), c.pos > digits
}

// readITUDot moves to the digits of a number. Without the dot one digit alone
// is not enough, and inside a text three are needed that are not a year: "X509"
// is a Recommendation, "H2020" and "G20" are not.
func readITUDot(c *cursor) bool {
	if c.byte('.') {
		c.blank()
		return isDigit(c.peek())
	}
	blank := c.gap()
	n := 0
	for isDigit(c.at(n)) {
		n++
	}
	if !c.inText {
		return n > 1 && n < 5
	}
	return !blank && n > 2 && n < 5 && c.at(n) != '/' && !isYear(c.s[c.pos:c.pos+n])
}

// readITUDigits reads "1500", "248.25", "256.2a", "732.2-5", "120-Q.139".
func readITUDigits(c *cursor) {
	c.digits()
	for c.peek() == '.' && isDigit(c.at(1)) {
		c.pos++
		c.digits()
	}
	if b := c.peek(); 'a' <= b && b <= 'l' && !isAlnum(c.at(1)) {
		c.pos++
	}
	start := c.pos
	if !c.inText && c.byte('-') {
		if c.letters(); c.pos-start <= 2 {
			c.byte('.')
		}
		if n := c.digits(); n == "" || isYear(n) || !c.ends() {
			c.pos = start
		}
	}
}

// readITUMark reads " bis", " ter", " quater", " R" (a regional tariff), and
// the letter of a part published by itself, "Q.1912.5 B".
func readITUMark(c *cursor) string {
	start := c.pos
	c.blank()
	if m := c.oneOf(ituMarks); m != "" {
		return " " + m
	}
	attached, dated := c.pos == start, strings.HasPrefix(c.s[c.pos+min(1, len(c.s)-c.pos):], " (")
	regional := c.peek() == 'R' && (attached || dated || !c.inText)
	if isUpper(c.peek()) && !isAlnum(c.at(1)) && c.at(1) != '.' && (regional || !attached && !c.inText) {
		c.pos++
		return " " + c.s[c.pos-1:c.pos]
	}
	c.pos = start
	return ""
}

var ituMarks = []spelling{{"bis", "bis"}, {"ter", "ter"}, {"quater", "quater"}, {"quarter", "quarter"}}

// readITURevision reads "rev", " (rev)", "-rev".
func readITURevision(c *cursor) bool {
	start := c.pos
	c.gap()
	c.byte('(')
	if c.word("rev") {
		c.digits()
		c.byte(')')
		return true
	}
	c.pos = start
	return false
}

var supplementWords = []spelling{
	{"supplement", "Suppl."}, {"suppl", "Suppl."}, {"supp", "Suppl."}, {"sup", "Suppl."},
}

// readITUSupplement reads " Suppl. 13" behind the letter of a series, and
// "-100 series Suppl. 1" for a part of one.
func readITUSupplement(c *cursor) (string, bool) {
	start := c.pos
	if !c.inText {
		c.run(func(b byte) bool { return isDigit(b) || b == '-' || b == '.' })
	}
	series := strings.TrimRight(c.since(start), "-.")
	c.gap()
	if c.word("series") && series != "" {
		series += " series"
	}
	c.byte('.')
	c.gap()
	if n := readCounted(c, supplementWords); n != "" {
		return series + " " + n, true
	}
	c.pos = start
	return "", false
}

// readCounted reads one of the words with its number: "Suppl. 13", "Amd. 1".
func readCounted(c *cursor, words []spelling) string {
	start := c.pos
	word := c.oneOf(words)
	if word == "" {
		return ""
	}
	c.byte('.')
	c.gap()
	if c.peek() == '-' {
		c.pos++
	}
	digits := c.pos
	c.digits()
	for c.peek() == '.' && isDigit(c.at(1)) {
		c.pos++
		c.digits()
	}
	if c.pos == digits {
		c.pos = start
		return ""
	}
	return word + " " + c.since(digits)
}

// readITUWorkItem reads the name of a text that has no number yet: "X.secadef".
func readITUWorkItem(c *cursor, id *Identifier) bool {
	start := c.pos
	series := c.letters()
	if series == "" || series != strings.ToUpper(series) && series != "Supp" || !c.byte('.') {
		return false
	}
	name := c.runBefore(isSeriesNumber, ".-_")
	id.Number = c.since(start)
	return len(name) > 1 && !isDigits(strings.ReplaceAll(name, ".", "0"))
}
