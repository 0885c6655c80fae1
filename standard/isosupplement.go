package standard

import "strings"

// isoSupplementStages are the marks of drafts of amendments and corrigenda.
var isoSupplementStages = []spelling{{"cd", "CD"}, {"wd", "WD"}, {"awi", "AWI"}, {"np", "NP"}, {"pwi", "PWI"}, {"prf", "PRF"}, {"dis", "DIS"}, {"fdis", "FDIS"}}

var isoSupplements = []spelling{
	{"amendment", "Amd"}, {"amd", "Amd"}, {"corrigendum", "Cor"}, {"cor", "Cor"}, {"add", "Add"}, {"suppl", "Suppl"},
	{"fdamd", "FDAmd"}, {"damd", "DAmd"}, {"pdam", "PDAM"}, {"fpdam", "FPDAM"}, {"dad", "DAD"}, {"fdcor", "FDCOR"},
	{"fdam", "FDAM"}, {"dam", "DAM"}, {"dcor", "DCOR"}, {"ish", "ISH"}, {"ext", "Ext"}, {"frag", "FRAG"},
}

// readISOSupplements reads "Amd 1:2024", "AMD1:2016", "Amd 24:2009/Cor 2:2013".
func readISOSupplements(c *cursor) string {
	out := ""
	for {
		start := c.pos
		slash := c.byte('/')
		if !slash && c.gap() && c.inText {
			c.pos = start
			return out
		}
		s := readISOSupplement(c)
		if s == "" {
			c.pos = start
			return out
		}
		if out != "" {
			out += "/"
		}
		out += s
	}
}

// readISOSupplement reads one: ISO writes "CD Amd 1.2" and "Amd 1:2024", IEC
// "AMD1:2016", IEEE "Amd5-2018".
func readISOSupplement(c *cursor) string {
	start := c.pos
	c.blank()
	stage := c.oneOf(isoSupplementStages)
	c.blank()
	from := c.pos
	kind := c.oneOf(isoSupplements)
	if kind == "" {
		c.pos = start
		return ""
	}
	glued := isUpper(c.s[from]) && isDigit(c.peek())
	c.byte('.')
	c.gap()
	digits := c.pos
	if !isDigit(c.peek()) || c.run(isVersionByte) == "" {
		c.pos = start
		return ""
	}
	if glued {
		if c.peek() == '-' && isDigit(c.at(1)) {
			c.pos++
			c.digits()
		}
		return c.since(from) + readISOSupplementEdition(c)
	}
	return spaced(stage, kind, strings.TrimRight(c.since(digits), ".")) + readISOSupplementEdition(c)
}

// readISOSupplementEdition reads ":2024", " ED1".
func readISOSupplementEdition(c *cursor) string {
	start := c.pos
	if c.fold(" ed") && c.digits() != "" {
		return c.since(start)
	}
	c.pos = start
	if c.byte(':') && len(c.digits()) == 4 {
		return c.since(start)
	}
	c.pos = start
	return ""
}
