package standard

import "strings"

// ISO and IEC write "ISO/IEC 27001:2022", "ISO/TS 22331:2018", "ISO/IEC DIS
// 27028", "ISO/IEC 27001:2022/Amd 1:2024"; IEC "IEC 62443-3-3:2013/COR1:2014"
// and editions with the amendments worked in, "IEC 61000-4-30:2015+AMD1:2021
// CSV". What they publish with IEEE takes some forms of IEEE's.
var isoGrammar = &grammar{read: readISO, write: writeISO, name: nameISO, key: keyISO, short: shortISO}

var isoLeads = []lead{
	{text: "iso", body: "ISO", grammar: isoGrammar},
	{text: "iec", body: "IEC", grammar: isoGrammar},
	{text: "iso-iec", body: "ISO/IEC", grammar: isoGrammar},
	{text: "isa-iec", body: "IEC", grammar: isoGrammar},
	{text: "cei", body: "IEC", grammar: isoGrammar, upper: true},
	{text: "iso-cei", body: "ISO/IEC", grammar: isoGrammar},
	{text: "iec-iso", body: "ISO/IEC", grammar: isoGrammar},
	{text: "cispr", body: "CISPR", grammar: isoGrammar},
	{text: "iwa", body: "ISO", typ: "IWA", grammar: isoGrammar, upper: true},
	{text: "cd-iwa", body: "ISO", typ: "CD IWA", grammar: isoGrammar, upper: true},
	{text: "dis-iwa", body: "ISO", typ: "DIS IWA", grammar: isoGrammar, upper: true},
	{text: "prf-iwa", body: "ISO", typ: "PRF IWA", grammar: isoGrammar, upper: true},
}

// isoPartners publish jointly with ISO or IEC.
var isoPartners = []spelling{
	{"iso", "ISO"}, {"iec", "IEC"}, {"ieee", "IEEE"}, {"astm", "ASTM"}, {"asme", "ASME"}, {"sae", "SAE"},
	{"cie", "CIE"}, {"hl7", "HL7"}, {"oiml", "OIML"}, {"iultcs", "IULTCS"}, {"idf", "IDF"}, {"ilac", "ILAC"},
	{"undp", "UNDP"}, {"oecd", "OECD"}, {"esma", "ESMA"},
}

// isoStages are the marks of drafts. Some tell the type as well.
var isoStages = []struct {
	spelling
	typ string
}{
	{spelling{"final draft international standard (fdis)", "FDIS"}, ""}, {spelling{"draft international standard (dis)", "DIS"}, ""},
	{spelling{"committee draft (cd)", "CD"}, ""}, {spelling{"working draft (wd)", "WD"}, ""},
	{spelling{"fdis", "FDIS"}, ""}, {spelling{"dis", "DIS"}, ""}, {spelling{"cdv", "CDV"}, ""},
	{spelling{"fcd", "FCD"}, ""}, {spelling{"cd", "CD"}, ""}, {spelling{"wd", "WD"}, ""},
	{spelling{"awi", "AWI"}, ""}, {spelling{"pwi", "PWI"}, ""}, {spelling{"np", "NP"}, ""}, {spelling{"prf", "PRF"}, ""},
	{spelling{"dts", "DTS"}, "TS"}, {spelling{"dtr", "DTR"}, "TR"}, {spelling{"dpas", "DPAS"}, "PAS"},
	{spelling{"fdts", "FDTS"}, "TS"}, {spelling{"fdtr", "FDTR"}, "TR"},
	{spelling{"pdts", "PDTS"}, "TS"}, {spelling{"pdtr", "PDTR"}, "TR"}, {spelling{"dguide", "DGuide"}, "Guide"},
}

var isoTypes = inWords([]spelling{
	{"ts", "TS"}, {"tr", "TR"}, {"pas", "PAS"}, {"guide", "Guide"}, {"isp", "ISP"}, {"iwa", "IWA"},
	{"srd", "SRD"}, {"r", "R"}, {"tta", "TTA"}, {"data", "DATA"},
})

func writeISO(id Identifier) string {
	b, kind, number := string(id.Body), id.Type, id.Number
	if strings.HasSuffix(strings.TrimRight(strings.TrimSuffix(id.Stage, " P"), "0123456789"), id.Type) {
		kind = "" // "CD TS", "DTS", "DTS2" tell it
	}
	kind = spaced(id.Stage, kind)
	if id.Type == "IWA" {
		b = ""
	}
	if kind == "P" || strings.HasSuffix(kind, " P") { // a project of IEEE's
		number, kind = "P"+number, strings.TrimSuffix(strings.TrimSuffix(kind, "P"), " ")
	}
	if b == "ISO" && kind != "" && !strings.HasPrefix(kind, "Guide") {
		b, kind = b+"/"+kind, ""
	}
	out := spaced(b, kind, number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

// nameISO keeps the stage, as an unpublished draft is called by it. The stage
// of an amendment is in the supplement.
func nameISO(id Identifier) Identifier {
	stage := id.Stage
	id = bare(id)
	id.Stage = stage
	return id
}

// keyISO leaves the deliverable type out, as a document moves between TS, TR
// and full standard. ISO, IEC and their partners count as one, as they number
// their documents together: ISO 7498 became ISO/IEC 7498.
func keyISO(id Identifier) Identifier {
	id = bare(id)
	switch id.Type {
	case "Guide", "IWA", "DATA", "TTA":
	default:
		id.Type = ""
	}
	if id.Body == "IEC" && id.Type == "" {
		id.Number = renumberIEC(id.Number)
	}
	if id.Body != "CISPR" {
		id.Body = "ISO/IEC"
	}
	return id
}

// renumberIEC adds the 60000 that IEC added to its numbers in 1997: IEC 1131-3
// is IEC 61131-3 now.
func renumberIEC(number string) string {
	n := len(number) - len(strings.TrimLeft(number, "0123456789"))
	if n == 0 || n > 4 {
		return number
	}
	return "60000"[:5-n] + number
}

// shortISO: people say ISO 27001 for ISO/IEC 27001.
func shortISO(id Identifier) []string {
	if strings.HasPrefix(string(id.Body), "ISO/") {
		return []string{"ISO " + id.Number}
	}
	return nil
}

func readISO(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body, Type: l.typ}
	if stage, ok := strings.CutSuffix(l.typ, " IWA"); ok {
		id.Stage, id.Type = stage+" IWA", "IWA"
	}
	readISOPartners(c, &id)
	readISOKind(c, &id)
	if id.Type == "IWA" && id.Body != "ISO" {
		return id, false // a workshop agreement is ISO's alone
	}
	if readISOProject(c, &id) {
		return id, true
	}
	start := c.pos
	if !readISONumber(c, &id) {
		c.pos = start
		return id, readISONamed(c, &id)
	}
	if id.Edition == "" {
		id.Edition = readISOEdition(c)
	}
	id.Supplement = readISOSupplements(c)
	return id, !c.inText || len(id.Number) > 3 && !isYear(id.Number) || id.Edition != "" || id.Type == "Guide"
}

// mostISOWords is how many partners, and how many words of kind, an identifier may
// have: a text that repeats them would be read again from each.
const mostISOWords = 6

func readISOPartners(c *cursor, id *Identifier) {
	for range mostISOWords {
		start := c.pos
		c.gap()
		p := c.oneOf(isoPartners)
		if p == "" || isPartner(id.Body, p) { // "ISO/ISO/ISO/": nobody is a partner of its own
			c.pos = start
			return
		}
		id.Body += "/" + Body(p)
	}
}

// isPartner tells whether a body is one of those that a joint body names.
func isPartner(joint Body, name string) bool {
	for partner := range strings.SplitSeq(string(joint), "/") {
		if partner == name {
			return true
		}
	}
	return false
}

// readISOKind reads stage and type in any order of words: "CD TS", "DIS", "TR".
func readISOKind(c *cursor, id *Identifier) {
	for range mostISOWords {
		c.gap()
		if stage, typ := readISOStage(c); stage != "" {
			id.Stage, id.Type = spaced(id.Stage, stage), typ
			continue
		}
		typ := c.oneOf(isoTypes)
		if typ == "" {
			return
		}
		id.Type = typ
		if id.Stage != "" {
			id.Stage += " " + typ
		}
	}
}

// readISOStage reads "DIS", "FDIS", and "CD2" with the count of the draft.
func readISOStage(c *cursor) (stage, typ string) {
	b := lower(c.peek())
	for i := range isoStages {
		s := &isoStages[i]
		if s.typed[0] != b || !c.word(s.typed) {
			continue
		}
		if isDigit(c.peek()) && c.at(1) == ' ' {
			c.pos++
			return s.written + c.s[c.pos-1:c.pos], s.typ
		}
		return s.written, s.typ
	}
	return "", ""
}

// readISOProject reads a draft that IEEE makes with ISO or IEC: "DIS
// P14764-2021-01", "P62209.3/E-2-2023-02".
func readISOProject(c *cursor, id *Identifier) bool {
	if c.peek() != 'P' || !isDigit(c.at(1)) && !isDigit(c.at(2)) {
		return false
	}
	start, stage := c.pos, id.Stage
	if stage == "" {
		id.Stage = id.Type
	}
	id.Stage = spaced(id.Stage, "P")
	c.pos++
	if readIEEENumber(c, id) {
		readIEEEEnd(c, id)
		return true
	}
	c.pos, id.Stage = start, stage
	return false
}

// readISONumber reads "27033-3", "62443-3-3", "8802-1AE", "60061-1A",
// "60695-2-1/0". A year behind a hyphen is the edition.
func readISONumber(c *cursor, id *Identifier) bool {
	start := c.pos
	if c.digits() == "" {
		return false
	}
	c.letters()
	base := c.since(start)
	if readISOPartWord(c) {
		id.Number = base + "-" + c.run(isPartOfISO)
		return true
	}
	for {
		part := c.pos
		if b := c.peek(); b != '-' && b != '.' && (b != '/' || !isDigit(c.at(1)) || c.inText) || !c.isPart() {
			break
		}
		c.pos++
		if p := c.run(isAlnum); isYear(p) && base != "10303" && c.ends() && c.s[part] != '.' {
			id.Number, id.Edition = c.s[start:part], yearOfISO(id.Body, p)+readISOSuffix(c)
			return true
		}
	}
	id.Number = c.since(start)
	return true
}

// readISOPartWord reads " Part " before the part that people spell out.
func readISOPartWord(c *cursor) bool {
	start := c.pos
	c.run(isPartGap)
	if c.word("part") && c.blank() && isDigit(c.peek()) {
		return true
	}
	c.pos = start
	return false
}

func isPartOfISO(b byte) bool { return isDigit(b) || b == '-' }

// readISONamed reads what ISO and IEC name in words and date: "White Paper
// AI:2018", "DIR 1 ISO SUP:2003".
func readISONamed(c *cursor, id *Identifier) bool {
	if c.inText || !isUpper(c.peek()) {
		return false
	}
	colon := strings.LastIndexByte(c.s, ':')
	if colon < c.pos {
		return false
	}
	id.Number = c.s[c.pos:colon]
	c.pos = colon
	id.Edition = readISOEdition(c)
	return id.Edition != ""
}
