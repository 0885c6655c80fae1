package standard

import "strings"

// ITU writes "ITU-T X.1051 (02/2008)", "ITU-T X Suppl. 13 (09/2012)", "ITU-T
// X.521 (1997) Amd. 1 (03/2000)", one number for two series "ITU-T
// D.1140/X.1261", and names work items "X.secadef", "TR.se-ai", "X.1631rev".
var ituGrammar = &grammar{read: readITU, write: writeITU}

var ituLeads = []lead{
	{text: "itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "itu-r", body: "ITU-R", grammar: ituGrammar},
	{text: "itu-d", body: "ITU-D", grammar: ituGrammar},
	{text: "itu", body: "ITU-T", grammar: ituGrammar},
	{text: "ccitt", body: "ITU-T", grammar: ituGrammar},
	{text: "recommendation-itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "rec-itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "rec.-itu-t", body: "ITU-T", grammar: ituGrammar},
	{text: "t-rec", body: "ITU-T", grammar: ituGrammar},
}

func writeITU(id Identifier) string {
	number := id.Number
	if id.Stage != "" {
		number += id.Stage
	}
	if id.Body == "ITU-R" {
		return space(string(id.Body), number+id.Edition, id.Supplement)
	}
	return space(string(id.Body), number, id.Edition, id.Supplement)
}

func readITU(c *cursor, l lead) (Identifier, bool) {
	c.gap()
	if c.oneOf(ituRecWords) != "" {
		c.byte('.')
		c.gap()
	}
	id := Identifier{Body: l.body}
	if !readITUNumber(c, &id) && !readITUWorkItem(c, &id) {
		return id, false
	}
	readITUEnd(c, &id)
	return id, true
}

var ituRecWords = []string{"recommendations", "recommendation", "recs", "rec"}

// readITUNumber reads one number, or several joined by a slash for a text that
// stands in several series, and what is published under that number by itself:
// its annexes and appendices.
func readITUNumber(c *cursor, id *Identifier) bool {
	start := c.pos
	number, ok := readITUSingle(c)
	if !ok {
		c.pos = start
		return false
	}
	for c.peek() == '/' {
		before := c.pos
		c.pos++
		next, ok := readITUSingle(c)
		if !ok {
			c.pos = before
			break
		}
		number += "/" + next
	}
	if c.word("rev") {
		id.Stage = "rev"
	}
	id.Number = number + readITUAnnex(c)
	return true
}

// readITUSingle reads "X.1500", "X 1500", "x1500", "D.300 R", "F.80 bis", "X Suppl. 13".
func readITUSingle(c *cursor) (string, bool) {
	series := strings.ToUpper(c.letters())
	if len(series) == 0 || len(series) > 3 {
		return "", false
	}
	if n, ok := readITUSupplement(c); ok {
		return series + " Suppl. " + n, true
	}
	if !c.byte('.') {
		c.gap()
	}
	start := c.pos
	if c.digits() == "" {
		return "", false
	}
	for c.peek() == '.' && isDigit(c.at(1)) {
		c.pos++
		c.digits()
	}
	return series + "." + c.since(start) + readITUMark(c), true
}

// readITUMark reads " bis", " ter", " quater", and the " R" of texts that
// stand in the operational bulletin's series too.
func readITUMark(c *cursor) string {
	start := c.pos
	c.blank()
	for _, mark := range []string{"bis", "ter", "quater"} {
		if c.word(mark) {
			return " " + mark
		}
	}
	if c.byte('R') && c.ends() {
		return " R"
	}
	c.pos = start
	return ""
}

var supplementWords = []string{"supplement", "suppl", "supp", "sup"}

// readITUSupplement reads " Suppl. 13", the name of a text beside a series.
func readITUSupplement(c *cursor) (string, bool) {
	start := c.pos
	c.byte('.')
	c.gap()
	if c.oneOf(supplementWords) == "" {
		c.pos = start
		return "", false
	}
	c.byte('.')
	c.gap()
	n := c.digits()
	if n == "" {
		c.pos = start
	}
	return n, n != ""
}

func readITUAnnex(c *cursor) string {
	start := c.pos
	c.blank()
	if c.oneOf([]string{"annex", "app", "appendix"}) == "" {
		c.pos = start
		return ""
	}
	c.byte('.')
	c.blank()
	if c.run(func(b byte) bool { return isAlnum(b) || b == '+' }) == "" {
		c.pos = start
	}
	return c.since(start)
}

// readITUWorkItem reads the name of a text that has no number yet: "X.secadef".
func readITUWorkItem(c *cursor, id *Identifier) bool {
	start := c.pos
	series := c.letters()
	if series == "" || series != strings.ToUpper(series) || !c.byte('.') || !isLetter(c.peek()) {
		c.pos = start
		return false
	}
	c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == '.' || b == '_' })
	id.Number = c.since(start)
	return true
}

// readITUEnd reads the edition, and the supplement with an edition of its own.
func readITUEnd(c *cursor, id *Identifier) {
	if id.Body == "ITU-R" && c.peek() == '-' && isDigit(c.at(1)) {
		start := c.pos
		c.pos++
		c.digits()
		id.Edition = c.since(start)
	}
	if e := readITUDates(c); e != "" {
		id.Edition = e
	}
	if id.Supplement = readITUAmendment(c); id.Supplement != "" {
		id.Supplement = space(id.Supplement, readITUDates(c))
	}
}

// readITUDates reads "(02/2008)", "(1997)", "(V8) (2021)".
func readITUDates(c *cursor) string {
	dates := ""
	for {
		start := c.pos
		c.blank()
		if !c.byte('(') {
			c.pos = start
			return dates
		}
		in := c.run(func(b byte) bool { return isAlnum(b) || b == '/' || b == '.' || b == '-' })
		if in == "" || !c.byte(')') {
			c.pos = start
			return dates
		}
		dates = space(dates, "("+in+")")
	}
}

var ituAmendments = []struct{ typed, written string }{
	{"amendment", "Amd."}, {"amend", "Amd."}, {"amd", "Amd."},
	{"technical cor", "Technical Cor."}, {"technical corrigendum", "Technical Cor."},
	{"corrigendum", "Cor."}, {"corr", "Cor."}, {"cor", "Cor."},
	{"erratum", "Err."}, {"err", "Err."}, {"addendum", "Add."}, {"add", "Add."},
}

func readITUAmendment(c *cursor) string {
	start := c.pos
	c.gap()
	for _, a := range ituAmendments {
		if !c.word(a.typed) {
			continue
		}
		c.byte('.')
		c.gap()
		if n := c.digits(); n != "" {
			return a.written + " " + n
		}
		break
	}
	c.pos = start
	return ""
}

// readBareITU reads a Recommendation without the body's name: "X.1500", "x
// 805", "x1500". Work items too, "X.secadef", as no other body names texts so.
func readBareITU(c *cursor) (Identifier, bool) {
	b := lower(c.peek())
	if !isLetter(b) || isLetter(c.at(1)) && lower(c.peek()) != 't' {
		return Identifier{}, false
	}
	if !strings.ContainsRune(ituSeries, rune(b)) {
		return Identifier{}, false
	}
	return readITU(c, lead{body: "ITU-T"})
}

// ituSeries are the letters that series of ITU-T Recommendations have.
const ituSeries = "abcdefghijklmnopqrstuvxyz"
