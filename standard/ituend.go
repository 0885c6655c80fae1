package standard

import (
	"regexp"
	"strings"
)

// readITUSection reads what is published by itself under the number of a
// Recommendation: a supplement, an annex, an appendix.
func readITUSection(c *cursor) string {
	start := c.pos
	c.blank()
	if n := readCounted(c, supplementWords); n != "" && !c.inText {
		return " " + n
	}
	c.pos = start
	return readITUAnnex(c)
}

// readITUAnnex reads " Annex C+", " App. I test vectors".
func readITUAnnex(c *cursor) string {
	start := c.pos
	c.blank()
	if section := c.oneOf(ituSections); section != "" {
		c.byte('.')
		c.blank()
		from := c.pos
		if c.run(func(b byte) bool { return isAlnum(b) || b == '+' }) != "" {
			readITUSectionTitle(c)
			return " " + section + " " + c.since(from)
		}
	}
	c.pos = start
	return ""
}

// readITUSectionTitle reads the words behind the letter of a section, as far as
// a version or an amendment of it.
func readITUSectionTitle(c *cursor) {
	for !c.inText {
		start := c.pos
		version, amended := *c, *c
		amended.gap()
		if readITUVersion(&version) != "" || readCounted(&amended, ituAmendments) != "" || !c.blank() || c.letters() == "" {
			c.pos = start
			return
		}
	}
}

var ituSections = []spelling{{"annex", "Annex"}, {"appendix", "App."}, {"app", "App."}}

// readITUEnd reads the edition, and the supplement with an edition of its own.
func readITUEnd(c *cursor, id *Identifier) {
	id.Edition = spaced(readITUVersion(c), readITUDates(c))
	id.Supplement = readITUAmendments(c)
}

// readITUVersion reads " v.1", " v3", and the year of "X.509-2019" and, at the
// end of what is typed, of "X.509 2019".
func readITUVersion(c *cursor) string {
	start := c.pos
	if c.byte('-') {
		if year := c.digits(); isYear(year) {
			return "(" + year + ")"
		}
		c.pos = start
		return ""
	}
	c.blank()
	from := c.pos
	if year := c.s[from:]; !c.inText && from > start && isYear(year) {
		c.pos = len(c.s)
		return "(" + year + ")"
	}
	if lower(c.peek()) == 'v' && (isDigit(c.at(1)) || c.at(1) == '.' && isDigit(c.at(2))) {
		c.pos += 2
		c.digits()
		return c.since(from)
	}
	c.pos = start
	return ""
}

// readITUDates reads "(02/2008)", "(1997)", "(V8) (2021)".
func readITUDates(c *cursor) string {
	dates := ""
	for {
		start := c.pos
		c.blank()
		from := c.pos
		if !c.byte('(') || c.run(isITUDate) == "" || !c.byte(')') || !strings.ContainsAny(c.since(from), "0123456789") {
			c.pos = start
			return dates
		}
		dates = spaced(dates, inFull(c.since(from)))
	}
}

var shortITUDate = regexp.MustCompile(`^\((\d\d)/(\d\d)\)$`)

// inFull is "(03/1991)" for "(03/91)", as CCITT and the 1990s wrote it.
func inFull(date string) string {
	m := shortITUDate.FindStringSubmatch(date)
	if m == nil {
		return date
	}
	century := "20"
	if m[2] > "55" { // CCITT was founded in 1956
		century = "19"
	}
	return "(" + m[1] + "/" + century + m[2] + ")"
}

func isITUDate(b byte) bool { return isAlnum(b) || b == '/' || b == '.' || b == '-' }

var ituAmendments = []spelling{
	{"amendment", "Amd."}, {"amend", "Amd."}, {"amd", "Amd."},
	{"technical corrigendum", "Technical Cor."}, {"technical cor", "Technical Cor."},
	{"corrigendum", "Cor."}, {"corr", "Cor."}, {"cor", "Cor."},
	{"erratum", "Err."}, {"err", "Err."}, {"addendum", "Add."}, {"add", "Add."},
}

// readITUAmendments reads "Amd. 1 (03/2000)", "Amd. 1 Cor. 1 (11/2015)", and an
// appendix to one edition, "App. IV (07/2007)".
func readITUAmendments(c *cursor) string {
	out := ""
	for {
		start := c.pos
		c.gap()
		a := readCounted(c, ituAmendments)
		if a == "" {
			c.pos = start
			a = strings.TrimSpace(readITUAnnex(c))
		}
		if a == "" {
			c.pos = start
			return out
		}
		out = spaced(out, a, readITUDates(c))
	}
}
