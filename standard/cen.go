package standard

import "strings"

// CEN and CENELEC write "EN 17640:2022", "CEN/TS 18026:2024",
// "CEN/CLC/TS 17880:2022", "EN ISO/IEC 27001:2023", "CWA 17553:2020"; the
// kind says who published it, and no body stands before it.
var cenGrammar = &grammar{read: readCEN, write: writeCEN, name: nameCEN}

var cenLeads = []lead{
	{text: "en", typ: "EN", grammar: cenGrammar, upper: true},
	{text: "cen-en", typ: "EN", grammar: cenGrammar},
	{text: "pren", typ: "prEN", grammar: cenGrammar},
	{text: "fpren", typ: "FprEN", grammar: cenGrammar},
	{text: "cwa", typ: "CWA", grammar: cenGrammar, upper: true},
	{text: "cen-ts", typ: "CEN/TS", grammar: cenGrammar},
	{text: "cen-tr", typ: "CEN/TR", grammar: cenGrammar},
	{text: "cen-clc-ts", typ: "CEN/CLC/TS", grammar: cenGrammar},
	{text: "cen-clc-tr", typ: "CEN/CLC/TR", grammar: cenGrammar},
	{text: "cen-clc-guide", typ: "CEN/CLC/Guide", grammar: cenGrammar},
	{text: "clc-ts", typ: "CLC/TS", grammar: cenGrammar},
	{text: "clc-tr", typ: "CLC/TR", grammar: cenGrammar},
	{text: "ts", typ: "CEN/TS", grammar: cenGrammar, upper: true},
}

func writeCEN(id Identifier) string {
	out := spaced(id.Stage+id.Type, id.Number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

// nameCEN keeps the pr of a draft.
func nameCEN(id Identifier) Identifier {
	stage := id.Stage
	id = bare(id)
	id.Stage = stage
	return id
}

func readCEN(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "CEN/CENELEC", Type: l.typ}
	if stage, ok := strings.CutSuffix(l.typ, "prEN"); ok {
		id.Stage, id.Type = stage+"pr", "EN"
	}
	c.gap()
	if adopted := c.oneOf([]spelling{{"iso", "ISO"}, {"iec", "IEC"}}); adopted != "" {
		return readAdopted(c, id, Body(adopted))
	}
	if !readCENNumber(c, &id) || l.typ == "CEN/TS" && !strings.HasPrefix(l.text, "cen") && !strings.HasPrefix(id.Number, "419") {
		return id, false
	}
	if id.Edition == "" {
		id.Edition = readISOEdition(c)
	}
	id.Supplement = readCENSupplements(c)
	return id, isCENNumber(id)
}

// readCENNumber reads "17640", "18031-1" and "419 241-1".
func readCENNumber(c *cursor, id *Identifier) bool {
	start := c.pos
	if c.fold("419 ") && isDigit(c.at(2)) && readISONumber(c, id) {
		id.Number = "419" + id.Number
		return true
	}
	c.pos = start
	return readISONumber(c, id) && (len(id.Number) != 3 || c.peek() != ' ')
}

// isCENNumber: six digits are ETSI's, except the 419000s, which CEN numbers.
// Short and year-like numbers count only with a part or an edition.
func isCENNumber(id Identifier) bool {
	base, part, _ := strings.Cut(id.Number, "-")
	switch {
	case !isDigits(base) || len(base) > 6:
		return false
	case len(base) == 6:
		return base[:3] == "419"
	case isYear(base) || len(base) < 4:
		return part != "" || id.Edition != ""
	}
	return true
}

// readAdopted reads the number of an adopted text: "ISO/IEC 27001:2023".
func readAdopted(c *cursor, id Identifier, body Body) (Identifier, bool) {
	text := Identifier{Body: body}
	readISOPartners(c, &text)
	readISOKind(c, &text)
	if !readISONumber(c, &text) {
		return id, false
	}
	if id.Edition = text.Edition; id.Edition == "" {
		id.Edition = readISOEdition(c)
	}
	text.Edition = ""
	id.Number = writeISO(text)
	id.Supplement = readCENSupplements(c)
	return id, true
}

// readCENSupplements reads "A1:2024", "A11", "AC:2010-07" in CEN's own way, or
// what ISO and IEC write.
func readCENSupplements(c *cursor) string {
	start := c.pos
	for c.peek() == '/' || c.peek() == '+' {
		from := c.pos
		c.pos++
		if lower(c.peek()) != 'a' || !isDigit(c.at(1)) && lower(c.at(1)) != 'c' {
			c.pos = from
			break
		}
		c.run(isAlnum)
		if c.byte(':') {
			c.run(func(b byte) bool { return isDigit(b) || b == '-' })
			c.backOver('-')
		}
	}
	if c.pos > start {
		return strings.ToUpper(c.s[start+1 : c.pos])
	}
	return readISOSupplements(c)
}
