package standard

import "strings"

// CEN and CENELEC write "EN 17640:2022", "CEN/TS 18026:2024",
// "CEN/CLC/TS 17880:2022", "EN ISO/IEC 27001:2023", "CWA 17553:2020"; the
// kind says who published it, and no body stands before it.
var cenGrammar = &grammar{read: readCEN, write: writeCEN}

var cenLeads = []lead{
	{text: "en", typ: "EN", grammar: cenGrammar},
	{text: "cen-en", typ: "EN", grammar: cenGrammar},
	{text: "pren", typ: "prEN", grammar: cenGrammar},
	{text: "cwa", typ: "CWA", grammar: cenGrammar},
	{text: "cen-ts", typ: "CEN/TS", grammar: cenGrammar},
	{text: "cen-tr", typ: "CEN/TR", grammar: cenGrammar},
	{text: "cen-clc-ts", typ: "CEN/CLC/TS", grammar: cenGrammar},
	{text: "cen-clc-tr", typ: "CEN/CLC/TR", grammar: cenGrammar},
	{text: "clc-ts", typ: "CLC/TS", grammar: cenGrammar},
	{text: "clc-tr", typ: "CLC/TR", grammar: cenGrammar},
}

func writeCEN(id Identifier) string {
	out := space(id.Stage+id.Type, id.Number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

func readCEN(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "CEN/CENELEC", Type: l.typ}
	if rest, ok := strings.CutPrefix(l.typ, "pr"); ok {
		id.Stage, id.Type = "pr", rest
	}
	c.gap()
	adopted := Identifier{}
	if p := c.oneOf([]string{"iso", "iec"}); p != "" {
		adopted.Body = Body(strings.ToUpper(p))
		readISOPartners(c, &adopted)
		readISOKind(c, &adopted)
	}
	digits := c.pos
	if !readISONumber(c, &id) || c.pos-digits < 4 || c.s[digits+3] == ' ' {
		return id, false
	}
	if base, _, _ := strings.Cut(id.Number, "-"); len(base) > 5 {
		return id, false // six digits are ETSI's
	}
	if adopted.Body != "" {
		adopted.Number = id.Number
		id.Number = writeISO(adopted)
	}
	id.Edition = readISOEdition(c)
	id.Supplement = readISOSupplements(c)
	return id, true
}
