package standard

import "strings"

// yearOfISO writes ":2013" for what was typed "27001-2013". Texts that IEEE
// publishes too keep the hyphen, as IEEE lists them so.
func yearOfISO(b Body, year string) string {
	if strings.Contains(string(b), "IEEE") || b == "IEC" {
		return "-" + year
	}
	return ":" + year
}

// readISOEdition reads ":2022", ":2015+AMD1:2021 CSV", ":2017 RLV", and typed
// " 2022", " (2022)".
func readISOEdition(c *cursor) string {
	start := c.pos
	edition := readISOYear(c)
	if edition == "" {
		c.pos = start
		return readISOSuffix(c)
	}
	for c.peek() == '+' {
		plus := c.pos
		c.run(func(b byte) bool { return isAlnum(b) || b == '+' || b == ':' })
		edition += c.since(plus)
	}
	return edition + readISOSuffix(c)
}

func readISOYear(c *cursor) string {
	colon := c.byte(':')
	c.blank()
	open := !colon && c.byte('(')
	year := c.digits()
	if len(year) != 4 || !colon && (c.inText || !isYear(year)) || open && !c.byte(')') {
		return ""
	}
	if c.peek() == '-' && colon && isDigit(c.at(1)) { // ":2022-10", the month
		c.pos++
		year += "-" + c.digits()
	}
	_ = c.fold("(e)") || c.fold("(en)") || c.fold("(f)") // the language of the copy
	return ":" + year
}

// isoSuffixes mark sales forms of an edition: consolidated, redline, series,
// commented, extended, database.
var isoSuffixes = []spelling{
	{"csv", "CSV"}, {"rlv", "RLV"}, {"ser", "SER"}, {"cmv", "CMV"}, {"exv", "EXV"}, {"db", "DB"}, {"prv", "PRV"},
	{"redline", "Redline"},
}

// readISOSuffix reads " CSV", " EXV-CMV".
func readISOSuffix(c *cursor) string {
	start := c.pos
	if !c.blank() {
		return ""
	}
	s := c.oneOf(isoSuffixes)
	if s == "" {
		c.pos = start
		return ""
	}
	if c.peek() == '-' && isLetter(c.at(1)) {
		c.pos++
		s += "-" + c.oneOf(isoSuffixes)
	}
	return " " + s
}
