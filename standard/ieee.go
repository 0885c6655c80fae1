package standard

import (
	"regexp"
	"strings"
)

// IEEE writes "IEEE 802.1X-2020", drafts of a project "IEEE
// P802.1ABcu/D-2.1-2021-09", "IEEE 802.1AE-2018/Cor1-2020".
var ieeeGrammar = &grammar{read: readIEEE, write: writeIEEE, name: nameIEEE, key: keyIEEE}

// The older bodies are those whose standards IEEE's catalogue holds.
var ieeeLeads = []lead{
	{text: "ieee", body: "IEEE", grammar: ieeeGrammar},
	{text: "ansi", body: "ANSI", grammar: ieeeGrammar, upper: true},
	{text: "aiee", body: "AIEE", grammar: ieeeGrammar, upper: true},
	{text: "ire", body: "IRE", grammar: ieeeGrammar, upper: true},
	{text: "asa", body: "ASA", grammar: ieeeGrammar, upper: true},
}

var ieeePartners = []spelling{
	{"ieee", "IEEE"}, {"ansi", "ANSI"}, {"iso", "ISO"}, {"iec", "IEC"}, {"csa", "CSA"}, {"astm", "ASTM"}, {"eia", "EIA"},
	{"nace", "NACE"}, {"ans", "ANS"}, {"usemcsc", "USEMCSC"}, {"ashrae", "ASHRAE"}, {"eab", "EAB"}, {"asc", "ASC"},
}

func writeIEEE(id Identifier) string {
	out := spaced(string(id.Body), id.Stage+id.Number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

// nameIEEE keeps the P of a project.
func nameIEEE(id Identifier) Identifier {
	stage := id.Stage
	id = bare(id)
	if strings.HasSuffix(stage, "P") {
		id.Stage = "P"
	}
	return id
}

// keyIEEE counts joint texts with those of the body that numbered them.
func keyIEEE(id Identifier) Identifier {
	id = bare(id)
	if b := string(id.Body); strings.Contains(b, "/ISO") || strings.Contains(b, "/IEC") {
		id.Body = "ISO/IEC"
	} else if strings.Contains(b, "IEEE") {
		id.Body = "IEEE"
	}
	return id
}

func readIEEE(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	readIEEEPartners(c, &id)
	c.gap()
	if c.word("std") {
		c.byte('.')
		c.gap()
	}
	readIEEEStage(c, &id)
	if !readIEEENumber(c, &id) {
		return id, false
	}
	readIEEEEnd(c, &id)
	return id, !c.inText || id.Edition != "" || !isYear(id.Number)
}

func readIEEEPartners(c *cursor, id *Identifier) {
	for {
		start := c.pos
		c.gap()
		p := c.oneOf(ieeePartners)
		if p == "" {
			c.pos = start
			return
		}
		id.Body += "/" + Body(p)
	}
}

var ieeeStages = []spelling{
	{"unapproved", "Unapproved "}, {"approved", "Approved "}, {"active", "Active "},
	{"fdis", "FDIS "}, {"fcd", "FCD "}, {"dis", "DIS "}, {"cd", "CD "},
}

// readIEEEStage reads the P of a project, and what stands before it.
func readIEEEStage(c *cursor, id *Identifier) {
	id.Stage = c.oneOf(ieeeStages)
	if id.Stage != "" && isDigit(c.peek()) {
		id.Stage = strings.TrimSpace(id.Stage) + c.digits() + " "
	}
	c.blank()
	if lower(c.peek()) == 'p' && (isDigit(c.at(1)) || isLetter(c.at(1)) && isDigit(c.at(2))) {
		c.pos++
		id.Stage += "P"
	}
}

// readIEEENumber reads "802.1AEbw", "1609.2", "C57.12.70", "11073-40101",
// "7-4.3.2"; a year behind a hyphen is not part of it.
func readIEEENumber(c *cursor, id *Identifier) bool {
	start := c.pos
	if c.fold("no.") || c.fold("si ") || isLetter(c.peek()) && isDigit(c.at(1)) {
		if c.pos == start {
			c.pos++
		}
	}
	if !isDigit(c.peek()) {
		return false
	}
	c.run(isIEEENumber)
	for c.peek() == '-' && c.isPart() {
		part := c.pos
		c.pos++
		if p := c.run(isIEEENumber); isIEEEYear(p) {
			c.pos = part
			break
		}
	}
	c.backOver('.')
	if joint := jointNumber.FindString(c.s[c.pos:]); !c.inText {
		c.pos += len(joint)
	}
	id.Number = capital802(strings.TrimSuffix(c.since(start), "TM"))
	return true
}

// jointNumber is the number that a partner gives to the same text: "IEEE
// P1635/ASHRAE 21/D-4-2010", "IEEE/CSA P844.1/293.1/D-2-2016-09".
var jointNumber = regexp.MustCompile(`^/(?:(?:ASHRAE|IEC|IEEE|CSA) )?P?C?\d[0-9.]*[0-9]\b`)

func isIEEENumber(b byte) bool { return isAlnum(b) || b == '.' }

// isIEEEYear knows "2020", and what stands in place of one: "2009-Sept", "199O".
func isIEEEYear(s string) bool {
	return len(s) >= 4 && (s[:2] == "19" || s[:2] == "20") && len(strings.TrimRight(s, ".")) == 4
}

// ieee802Standards are those of 802.1 that are not amendments of another.
var ieee802Standards = []string{
	"AB", "AC", "AE", "AR", "AS", "AX", "BA", "BR", "CB", "CF", "CM", "CS", "DC", "DF", "D", "Q", "X",
}

// capital802 writes a typed "802.1x" as 802.1X and "802.1qbv" as 802.1Qbv.
func capital802(number string) string {
	if rest, ok := strings.CutPrefix(number, "802.1"); ok {
		for _, s := range ieee802Standards {
			amendment := len(rest) - len(s)
			if (amendment == 0 || amendment == 2) && strings.EqualFold(rest[:len(s)], s) {
				return "802.1" + s + rest[len(s):]
			}
		}
	}
	if b := number[0]; 'a' <= b && b <= 'z' {
		return strings.ToUpper(number[:1]) + number[1:]
	}
	return number
}

// readIEEEEnd reads "-2020", "/D-2.1-2021-09", "_D2.0-2019", " Redline", and
// the supplement "/Cor1-2023", "/Cor 1-2020".
func readIEEEEnd(c *cursor, id *Identifier) {
	start := c.pos
	if year := readIEEEYearEdition(c); year != "" {
		id.Edition = "-" + year
		return
	}
	if c.peek() == '-' && (!c.inText || isDigit(c.at(1))) {
		c.run(isIEEEDate)
	}
	for c.peek() == '_' || c.peek() == '/' && isIEEEDraft(lower(c.at(1)), c.at(2)) {
		c.pos++
		c.run(isIEEEDate)
	}
	c.backOver('.')
	id.Edition = c.since(start) + readISOSuffix(c)
	start = c.pos
	if c.byte('/') {
		from := c.pos
		if id.Supplement = readISOSupplement(c); id.Supplement != "" && c.peek() == '/' {
			c.pos++
			c.run(isIEEEDate)
			id.Supplement = c.since(from)
		} else if c.peek() == '-' {
			year := c.pos
			c.run(isIEEEDate)
			id.Supplement += c.since(year)
		}
	}
	if id.Supplement == "" {
		c.pos = start
	}
}

// readIEEEYearEdition reads the year of ", 1999 Edition", as the title pages of
// the nineties have it.
func readIEEEYearEdition(c *cursor) string {
	start := c.pos
	c.run(isPartGap)
	if year := c.digits(); c.pos > start+4 && isYear(year) && c.blank() && c.word("edition") {
		return year
	}
	c.pos = start
	return ""
}

// isIEEEDraft knows the mark behind a slash: D-2.1 a draft, E-1 an edition of
// one, R-ma the revision project.
func isIEEEDraft(mark, next byte) bool {
	return (mark == 'd' || mark == 'e' || mark == 'r') && !isLetter(next)
}

func isIEEEDate(b byte) bool { return isAlnum(b) || b == '-' || b == '.' || b == '_' || b == '+' }

// readBare802 reads "802.1X" and "802.11i", which everybody writes without the
// body, and projects of four digits or with a part, "P1363.3".
func readBare802(c *cursor) (Identifier, bool) {
	rest := strings.TrimPrefix(c.s[c.pos:], "P")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	hasPart := len(rest) > digits+1 && rest[digits] == '.' && isDigit(rest[digits+1])
	isProject := len(rest) < len(c.s)-c.pos && (digits > 3 || digits > 2 && hasPart)
	if c.inText && isProject {
		isProject = hasPart || strings.HasPrefix(rest[digits:], "/D")
	}
	if !isProject && !(hasPart && strings.HasPrefix(rest, "802.")) {
		return Identifier{}, false
	}
	return readIEEE(c, lead{body: "IEEE"})
}
