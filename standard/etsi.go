package standard

import (
	"slices"
	"strings"
)

// ETSI writes "ETSI EN 303 645 V3.1.3 (2024-09)", "ETSI GS NFV-SEC 023
// V5.4.1 (2026-04)", and in its early years "ETSI ETS 300 503/A1 ed.1 (1995-04)".
var etsiGrammar = &grammar{read: readETSI, write: writeETSI}

var etsiTypes = inWords([]spelling{
	{"i-ets", "I-ETS"}, {"tcrtr", "TCRTR"}, {"tcr-tr", "TCRTR"}, {"ets", "ETS"}, {"etr", "ETR"}, {"gts", "GTS"}, {"tbr", "TBR"},
	{"net", "NET"}, {"en", "EN"}, {"es", "ES"}, {"eg", "EG"}, {"sr", "SR"}, {"ts", "TS"}, {"tr", "TR"}, {"gs", "GS"}, {"gr", "GR"},
})

var etsiLeads = []lead{
	{text: "etsi", body: "ETSI", grammar: etsiGrammar},
	{text: "draft-etsi", body: "ETSI", grammar: etsiGrammar},
	{text: "final-draft-etsi", body: "ETSI", grammar: etsiGrammar},
	{text: "en", body: "ETSI", typ: "EN", grammar: etsiGrammar, upper: true},
	{text: "es", body: "ETSI", typ: "ES", grammar: etsiGrammar, upper: true},
	{text: "eg", body: "ETSI", typ: "EG", grammar: etsiGrammar, upper: true},
	{text: "sr", body: "ETSI", typ: "SR", grammar: etsiGrammar, upper: true},
	{text: "ts", body: "ETSI", typ: "TS", grammar: etsiGrammar},
	{text: "tr", body: "ETSI", typ: "TR", grammar: etsiGrammar},
	{text: "gs", body: "ETSI", typ: "GS", grammar: etsiGrammar},
	{text: "gr", body: "ETSI", typ: "GR", grammar: etsiGrammar},
	{text: "ets", body: "ETSI", typ: "ETS", grammar: etsiGrammar, upper: true},
	{text: "i-ets", body: "ETSI", typ: "I-ETS", grammar: etsiGrammar, upper: true},
	{text: "etr", body: "ETSI", typ: "ETR", grammar: etsiGrammar, upper: true},
}

func writeETSI(id Identifier) string {
	number := id.Number
	if id.Supplement != "" {
		number += "/" + id.Supplement
	}
	return spaced(id.Stage, string(id.Body), id.Type, number, id.Edition)
}

func readETSI(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "ETSI", Type: l.typ}
	switch l.text {
	case "draft-etsi":
		id.Stage = "Draft"
	case "final-draft-etsi":
		id.Stage = "Final draft"
	}
	c.gap()
	if l.text == "etsi" {
		if id.Number = readETSIWorkItem(c); id.Number != "" {
			return id, true
		}
	}
	if id.Type == "" {
		id.Type = c.oneOf(etsiTypes)
		c.gap()
	}
	if !readETSINumber(c, &id) {
		return id, false
	}
	if strings.HasPrefix(id.Number, "419 ") && l.typ != "" {
		return id, false // CEN's
	}
	id.Supplement = readETSISupplement(c)
	id.Edition = readETSIEdition(c)
	return id, true
}

func readETSINumber(c *cursor, id *Identifier) bool {
	switch id.Type {
	case "GS", "GR":
		return readETSIGroup(c, id)
	case "ETR", "TBR", "NET", "TCRTR":
		return readETSIShort(c, id)
	case "GTS":
		return readGTS(c, id)
	}
	if id.Type == "" && isLetter(c.peek()) {
		return readETSIGroup(c, id)
	}
	return readETSISix(c, id)
}

// readETSIWorkItem reads the reference of a work item that has no number yet:
// "DTR/SAI-0033" is a draft, "RTS/CYBER-00123" a revision, M marks a
// miscellaneous one.
func readETSIWorkItem(c *cursor) string {
	start := c.pos
	if strings.IndexByte("DRM", c.peek()) >= 0 {
		c.pos++
		if c.oneOf(etsiTypes) != "" && c.byte('/') && c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == '_' || b == '.' }) != "" {
			return c.since(start)
		}
	}
	c.pos = start
	return ""
}

// readETSISix reads the six digits that most deliverables have, and parts.
func readETSISix(c *cursor, id *Identifier) bool {
	first := c.digits()
	if len(first) == 3 && c.gap() {
		first += c.digits()
	}
	if len(first) != 6 {
		return false
	}
	id.Number = first[:3] + " " + first[3:] + readParts(c)
	return true
}

// readParts reads "-1", "-4-6".
func readParts(c *cursor) string {
	start := c.pos
	for c.peek() == '-' && c.isPart() {
		c.pos++
		c.run(isAlnum)
	}
	return c.since(start)
}

// readETSIShort reads the three digits of early reports.
func readETSIShort(c *cursor, id *Identifier) bool {
	n := c.digits()
	if len(n) < 2 || len(n) > 4 {
		return false
	}
	id.Number = n + readParts(c)
	return true
}

// readGTS reads the GSM specifications: "GSM 09.04", "05.08", "09.10-DCS".
func readGTS(c *cursor, id *Identifier) bool {
	start := c.pos
	if c.word("gsm") {
		c.blank()
	}
	if c.digits() == "" || !c.byte('.') || c.digits() == "" {
		return false
	}
	readParts(c)
	id.Number = strings.ToUpper(c.since(start))
	return true
}

// readETSIGroup reads what an industry specification group numbers: "QKD 014",
// "NFV-SEC 023", "CDM 007-2", and typed "qkd014", "nfv-sec-023".
func readETSIGroup(c *cursor, id *Identifier) bool {
	words := strings.Split(c.run(isGroupName), "-")
	at := slices.IndexFunc(words, func(w string) bool { return len(w) == 3 && isDigits(w) })
	last := words[len(words)-1]
	start := c.pos
	switch {
	case c.gap() && c.isNumberOf(3):
		words = append(words, c.digits(), strings.TrimPrefix(readParts(c), "-"))
		at = len(words) - 2
	case at < 0 && len(last) > 3 && isDigits(last[len(last)-3:]):
		c.pos = start
		words[len(words)-1] = last[:len(last)-3]
		words = append(words, last[len(last)-3:])
		at = len(words) - 1
	default:
		c.pos = start
	}
	if at < 1 || slices.Contains(words[:at], "") {
		return false
	}
	group := etsiGroup(strings.Join(words[:at], "-"))
	id.Number = strings.TrimRight(group+" "+strings.Join(words[at:], "-"), "-")
	return len(group) > 1 && isLetter(group[0])
}

func isGroupName(b byte) bool { return isAlnum(b) || b == '-' }

// isNumberOf tells whether a number of n digits stands here.
func (c *cursor) isNumberOf(n int) bool {
	digits := 0
	for isDigit(c.at(digits)) {
		digits++
	}
	return digits == n
}

// etsiGroup is the acronym of a group as it writes it: "mWT" and "THz" are
// the two that are not all upper case.
func etsiGroup(typed string) string {
	switch up := strings.ToUpper(typed); up {
	case "MWT":
		return "mWT"
	case "THZ":
		return "THz"
	default:
		return up
	}
}

// readETSISupplement reads the amendments and corrigenda of the nineties: "/A1", "/A1/C1".
func readETSISupplement(c *cursor) string {
	start := c.pos
	for c.peek() == '/' && (c.at(1) == 'A' || c.at(1) == 'C') && isDigit(c.at(2)) {
		c.pos += 2
		c.digits()
	}
	return strings.TrimPrefix(c.since(start), "/")
}

// readETSIEdition reads "V3.1.3 (2024-09)", "ed.1 (1995-04)", "v2.1.1".
func readETSIEdition(c *cursor) string {
	start := c.pos
	c.gap()
	edition := ""
	open := c.peek() == '(' && lower(c.at(1)) == 'v'
	if open {
		c.pos++
	}
	if c.fold("ed.") {
		edition = "ed." + c.digits()
	} else if c.word("version") || lower(c.peek()) == 'v' && isDigit(c.at(1)) {
		c.fold("v")
		c.blank()
		edition = "V" + c.runBefore(isVersionByte, ".")
	}
	if open && !c.byte(')') || len(edition) < 2 {
		c.pos = start
		edition = ""
	}
	return spaced(edition, readMonth(c))
}

// readMonth reads " (2024-09)".
func readMonth(c *cursor) string {
	start := c.pos
	c.blank()
	if c.byte('(') {
		in := c.run(func(b byte) bool { return isDigit(b) || b == '-' })
		if len(in) >= 4 && c.byte(')') {
			return "(" + in + ")"
		}
	}
	c.pos = start
	return ""
}
