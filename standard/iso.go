package standard

import "strings"

// ISO and IEC write "ISO/IEC 27001:2022", "ISO/TS 22331:2018", "ISO/IEC DIS
// 27028", "ISO/IEC 27001:2022/Amd 1:2024"; IEC "IEC 62443-3-3:2013/COR1:2014"
// and editions with the amendments worked in, "IEC 61000-4-30:2015+AMD1:2021
// CSV".
var isoGrammar = &grammar{read: readISO, write: writeISO, name: nameISO, key: keyISO}

var isoLeads = []lead{
	{text: "iso", body: "ISO", grammar: isoGrammar},
	{text: "iec", body: "IEC", grammar: isoGrammar},
	{text: "jtc-1", body: "ISO/IEC", grammar: isoGrammar},
	{text: "cispr", body: "IEC", typ: "CISPR", grammar: isoGrammar},
	{text: "iwa", body: "ISO", typ: "IWA", grammar: isoGrammar},
}

// isoPartners publish jointly with ISO or IEC.
var isoPartners = []string{"iso", "iec", "ieee", "astm", "sae", "cie", "hl7", "oiml", "iultcs", "idf", "ilac", "oasis", "cispr"}

// isoStages are the marks of drafts, longest first. Some carry the type.
var isoStages = []struct{ mark, typ string }{
	{"FDTS", "TS"}, {"FDTR", "TR"}, {"FDIS", ""}, {"FDAM", ""}, {"DPAS", "PAS"}, {"PDTR", "TR"}, {"PDTS", "TS"},
	{"DTS", "TS"}, {"DTR", "TR"}, {"DIS", ""}, {"DAM", ""}, {"AWI", ""}, {"CDV", ""}, {"PRF", ""}, {"PWI", ""},
	{"CD", ""}, {"WD", ""}, {"NP", ""}, {"DP", ""},
}

var isoTypes = []string{"Guide", "PAS", "SRD", "ISP", "IWA", "TTA", "TS", "TR", "IS", "R"}

// withSlash are bodies that set a slash before the kind: "ISO/TS", where
// "ISO/IEC TS" has a blank.
func writeISO(id Identifier) string {
	b := string(id.Body)
	if id.Type == "CISPR" || id.Type == "IWA" {
		b = ""
	}
	kind := id.Type
	if strings.HasSuffix(id.Stage, id.Type) {
		kind = ""
	}
	kind = space(id.Stage, kind)
	head := space(b, kind)
	if b == "ISO" && kind != "" && !strings.HasPrefix(kind, "Guide") {
		head = b + "/" + kind
	}
	out := space(head, id.Number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

// nameISO keeps the stage, as an unpublished draft is called by it.
func nameISO(id Identifier) Identifier {
	stage := id.Stage
	if id.Supplement != "" {
		stage = ""
	}
	id = bare(id)
	id.Stage = stage
	return id
}

// keyISO leaves the deliverable type out, as a document moves between TS, TR
// and full standard, and makes one body of ISO and IEC, as they number their
// documents together: what was ISO 9735 is ISO/IEC 9735 or the reverse.
func keyISO(id Identifier) Identifier {
	id = bare(id)
	switch id.Type {
	case "Guide", "CISPR", "IWA", "ISP":
	default:
		id.Type = ""
	}
	id.Body = "ISO/IEC"
	return id
}

func readISO(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body, Type: l.typ}
	readISOPartners(c, &id)
	readISOKind(c, &id)
	if !readISONumber(c, &id) {
		return id, false
	}
	id.Edition = readISOEdition(c)
	id.Supplement = readISOSupplements(c)
	return id, true
}

func readISOPartners(c *cursor, id *Identifier) {
	for {
		start := c.pos
		c.gap()
		p := c.oneOf(isoPartners)
		if p == "" {
			c.pos = start
			return
		}
		if p == "cispr" {
			id.Type = "CISPR"
			continue
		}
		id.Body += "/" + Body(strings.ToUpper(p))
	}
}

// readISOKind reads stage and type in any order of words: "CD TS", "DIS", "TR".
func readISOKind(c *cursor, id *Identifier) {
	for {
		c.gap()
		if stage, typ := readISOStage(c); stage != "" {
			id.Stage, id.Type = space(id.Stage, stage), typ
			continue
		}
		typ := readISOType(c)
		if typ == "" {
			return
		}
		id.Type = typ
		if id.Stage != "" {
			id.Stage += " " + typ
		}
	}
}

func readISOStage(c *cursor) (stage, typ string) {
	for _, s := range isoStages {
		if c.word(strings.ToLower(s.mark)) {
			return s.mark, s.typ
		}
	}
	return "", ""
}

func readISOType(c *cursor) string {
	for _, t := range isoTypes {
		if c.word(strings.ToLower(t)) {
			return t
		}
	}
	return ""
}

// readISONumber reads "27033-3", "62443-3-3", "8802-1AE", "60061-1A".
func readISONumber(c *cursor, id *Identifier) bool {
	start := c.pos
	if c.digits() == "" {
		return false
	}
	c.letters()
	for isNumberGap(c.peek()) && isAlnum(c.at(1)) {
		c.pos++
		c.run(isAlnum)
	}
	id.Number = strings.ToUpper(c.since(start))
	return true
}

func isNumberGap(b byte) bool { return b == '-' || b == '.' }

// readISOEdition reads ":2022", ":2015+AMD1:2021 CSV", ":2017 RLV".
func readISOEdition(c *cursor) string {
	start := c.pos
	if !c.byte(':') {
		return ""
	}
	c.blank()
	if year := c.digits(); len(year) != 4 {
		c.pos = start
		return ""
	}
	edition := strings.ReplaceAll(c.since(start), " ", "")
	for c.peek() == '+' {
		plus := c.pos
		c.run(func(b byte) bool { return isAlnum(b) || b == '+' || b == ':' })
		edition += c.since(plus)
	}
	return edition
}

var isoSupplements = []struct{ typed, written string }{
	{"amendment", "Amd"}, {"amd", "Amd"}, {"corrigendum", "Cor"}, {"cor", "Cor"}, {"add", "Add"}, {"suppl", "Suppl"},
	{"dam", "DAM"}, {"fdam", "FDAM"}, {"cd amd", "CD Amd"}, {"awi amd", "AWI Amd"}, {"dcor", "DCor"}, {"ish", "ISH"},
}

// readISOSupplements reads "Amd 1:2024", "AMD1:2016", "Amd 24:2009/Cor 2:2013".
func readISOSupplements(c *cursor) string {
	out := ""
	for {
		start := c.pos
		c.gap()
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

func readISOSupplement(c *cursor) string {
	start := c.pos
	for _, s := range isoSupplements {
		c.pos = start
		if !c.fold(s.typed) {
			continue
		}
		asIEC := isDigit(c.peek()) // AMD1, where ISO has Amd 1
		typed := c.since(start)
		c.byte('.')
		c.gap()
		n := c.digits()
		if n == "" {
			continue
		}
		year := readISOEdition(c)
		if asIEC {
			return typed + n + year
		}
		return s.written + " " + n + year
	}
	c.pos = start
	return ""
}
