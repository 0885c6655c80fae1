package standard

import (
	"slices"
	"strings"
)

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
		if ordinal := readISOOrdinal(c); ordinal != "" {
			return ordinal
		}
		return readISOSuffix(c)
	}
	for c.peek() == '+' {
		plus := c.pos
		c.run(func(b byte) bool { return isAlnum(b) || b == '+' || b == ':' })
		edition += c.since(plus)
	}
	return edition + readISOSuffix(c)
}

// readISOOrdinal reads " ED2", " Ed. 2.0", " edition 2": IEC counts its editions.
func readISOOrdinal(c *cursor) string {
	start := c.pos
	c.run(isPartGap)
	if c.pos > start && (c.word("edition") || c.word("ed") || c.fold("ed") && isDigit(c.peek())) {
		c.byte('.')
		c.blank()
		if n := c.digits(); len(n) == 1 || len(n) == 2 {
			c.fold(".0")
			return " ED" + n
		}
	}
	c.pos = start
	return ""
}

// isoLanguages mark the language of the copy.
var isoLanguages = []string{"(e)", "(f)", "(r)", "(en)", "(fr)", "(ru)", "(en,fr)", "(en/fr)", "(e/f)", "(en, fr)"}

func readISOYear(c *cursor) string {
	c.blank()
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
	readISOLanguage(c)
	return ":" + year
}

// readISOLanguage moves past " (en,fr)", with or without the blank.
func readISOLanguage(c *cursor) {
	start := c.pos
	c.blank()
	if !slices.ContainsFunc(isoLanguages, c.fold) {
		c.pos = start
	}
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
