package standard

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Bodies with no grammar of their own are written "Body number" word for word:
// "GSMA FS.27", "ENISA EUCC"; the body is not said twice, "ATIS-1000074". An
// edition is split off where it looks like one.
var namedGrammar = &grammar{read: readSeries, write: writeNamed, short: shortNamed}

// shortNamed is the number without the colour of a CCSDS book: "CCSDS 352.0".
func shortNamed(id Identifier) []string {
	if number, _, ok := strings.Cut(id.Number, "-"); ok && id.Body == "CCSDS" {
		return []string{"CCSDS " + number}
	}
	return nil
}

func writeNamed(id Identifier) string {
	body := string(id.Body)
	if rest, ok := strings.CutPrefix(id.Number, body); ok && rest != "" && isGap(rest[0]) {
		body = ""
	}
	number := spaced(id.Type, id.Number)
	if e := id.Edition; e != "" && (strings.IndexByte(":-/._", e[0]) >= 0 || id.Body == "OGC") {
		return spaced(body, id.Stage, number+e, id.Supplement)
	}
	return spaced(body, id.Stage, number, id.Edition, id.Supplement)
}

// seriesLeads are series that tell their body by themselves. The type of the
// lead is how the body writes the series; it begins the number.
var seriesLeads = []lead{
	{text: "atis-", body: "ATIS", typ: "ATIS-", grammar: namedGrammar},
	{text: "fs-", body: "GSMA", typ: "FS.", grammar: namedGrammar, upper: true},
	{text: "ir-", body: "GSMA", typ: "IR.", grammar: namedGrammar, upper: true},
	{text: "sgp-", body: "GSMA", typ: "SGP.", grammar: namedGrammar, upper: true},
	{text: "clp-", body: "GSMA", typ: "CLP.", grammar: namedGrammar, upper: true},
	{text: "pq-", body: "GSMA", typ: "PQ.", grammar: namedGrammar, upper: true},
	{text: "ng-", body: "GSMA", typ: "NG.", grammar: namedGrammar, upper: true},
	{text: "rcc-", body: "GSMA", typ: "RCC.", grammar: namedGrammar, upper: true},
	{text: "gpc-", body: "GlobalPlatform", typ: "GPC_", grammar: namedGrammar, upper: true},
	{text: "gpd-", body: "GlobalPlatform", typ: "GPD_", grammar: namedGrammar, upper: true},
	{text: "gps-", body: "GlobalPlatform", typ: "GPS_", grammar: namedGrammar, upper: true},
	{text: "gp-", body: "GlobalPlatform", typ: "GP_", grammar: namedGrammar, upper: true},
	{text: "std-t", body: "ARIB", typ: "STD-T", grammar: namedGrammar, upper: true},
	{text: "std-b", body: "ARIB", typ: "STD-B", grammar: namedGrammar, upper: true},
	{text: "ttak-", body: "TTA", typ: "TTAK.", grammar: namedGrammar},
	{text: "ttae-", body: "TTA", typ: "TTAE.", grammar: namedGrammar},
	{text: "ttas-", body: "TTA", typ: "TTAS.", grammar: namedGrammar},
	{text: "ttat-", body: "TTA", typ: "TTAT.", grammar: namedGrammar},
	{text: "jt-", body: "TTC", typ: "JT-", grammar: namedGrammar, upper: true},
	{text: "ecma-", body: "Ecma", typ: "ECMA-", grammar: namedGrammar},
	{text: "xep-", body: "XSF", typ: "XEP-", grammar: namedGrammar, upper: true},
	{text: "yd-t-", body: "CCSA", typ: "YD/T ", grammar: namedGrammar, upper: true},
	{text: "yd-b-", body: "CCSA", typ: "YD/B ", grammar: namedGrammar, upper: true},
}

// readSeries reads what follows the letters of a series: "27" of FS.27,
// "SPE_034" of GPC_SPE_034, "KO-12.0001/R1" of TTAK.KO-12.0001/R1.
func readSeries(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	if l.body == "TTC" && c.s[c.pos-1] != '-' {
		return id, false // JTC 1 is a committee
	}
	if l.typ == "NG." && c.s[c.pos-1] != '.' {
		return id, false // NG911 and NG 112 are emergency calls
	}
	rest := c.runBefore(isSeriesNumber, ".-_")
	if l.body == "Ecma" { // "Ecma ECMA-385": the lead was the body
		rest = strings.TrimPrefix(strings.ToUpper(rest), "ECMA-")
	}
	digit := strings.IndexAny(rest, "0123456789")
	if digit < 0 || l.body == "GSMA" && (!isDigits(rest) || len(rest) > 3) || l.body == "GlobalPlatform" && digit < 2 {
		return id, false
	}
	id.Number, id.Edition = cutSeriesEdition(l.body, l.typ+strings.ToUpper(rest))
	if l.body == "TTA" && c.peek() == '/' && isLetter(c.at(1)) {
		start := c.pos
		c.pos++
		c.run(isAlnum)
		id.Edition = strings.ToUpper(c.since(start))
	}
	if id.Edition == "" {
		id.Edition = readNamedVersion(c)
	}
	return id, true
}

func isSeriesNumber(b byte) bool { return isAlnum(b) || b == '.' || b == '-' || b == '_' }

// cutSeriesEdition splits "ATIS-1000074.v003" and "YD/T 3628-2019".
func cutSeriesEdition(b Body, s string) (number, edition string) {
	if i := strings.Index(s, ".V0"); b == "ATIS" && i > 0 {
		return s[:i], strings.ToLower(s[i:])
	}
	if i := len(s) - 5; b == "CCSA" && i > 0 && s[i] == '-' && isYear(s[i+1:]) {
		return s[:i], s[i:]
	}
	return s, ""
}

// readNamedVersion reads " v3.0", " V1.1.1", ":2022".
func readNamedVersion(c *cursor) string {
	start := c.pos
	if c.byte(':') && isYear(c.digits()) {
		return c.since(start)
	}
	c.pos = start
	if c.blank() && lower(c.peek()) == 'v' && isDigit(c.at(1)) {
		from := c.pos
		c.pos++
		c.runBefore(isVersionByte, ".")
		return c.since(from)
	}
	c.pos = start
	return ""
}

// readNamed reads all of s as a known body and a number: "GSMA FS.27", "OWASP
// ASVS 4.0.3". A number is something with a digit that is no year, or an
// acronym, so that "ENISA report 2023" is words.
func readNamed(s string) (Identifier, bool) {
	b, rest, ok := cutBody(s)
	if id, found := readWhole(strings.TrimPrefix(rest, "PRD ")); ok && found && id.Body == b {
		return id, true // behind the name in full, or GSMA's "PRD FS.11"
	}
	if !ok || grammarOf(b) != namedGrammar || strings.Count(rest, " ") > 3 {
		return Identifier{}, false
	}
	return readNumber(b, rest)
}

// readNumber reads what stands behind the name of a body.
func readNumber(b Body, rest string) (Identifier, bool) {
	id := Identifier{Body: b}
	id.Number, id.Edition = cutVersion(rest)
	if spelling := spellings[b]; spelling != nil {
		if m := spelling.FindStringSubmatch(rest); m != nil {
			id.Number, id.Edition, id.Supplement = m[1], m[2], strings.TrimSpace(m[3])
			return id, true
		}
	}
	if b == "IANA" && !strings.Contains(rest, " ") {
		return id, true // registries are called by words
	}
	if !isNamedNumber(id.Number) || writeNamed(Identifier{Body: b, Number: id.Number}) == id.Number { // the body twice
		return Identifier{}, false
	}
	return id, true
}

// spellings tell number, edition and supplement of bodies that mark them in a way
// of their own: "CCSDS 350.0-G-3", "CCSDS 912.1-B-2 Cor. 1", "OGC 21-020r1".
var spellings = map[Body]*regexp.Regexp{
	"CCSDS": regexp.MustCompile(`^(\d{3}\.\d+-[A-Z])(-\d+(?:-S)?)?((?: (?:Cor|Amd)\. \d+)?)$`),
	"JIS":   regexp.MustCompile(`^((?:T[RS] )?[A-Z] \d{4,5}(?:-\d+)*)(:\d{4})()$`),
	"SAE":   regexp.MustCompile(`^([A-Z]+\d+)(_\d{6})?()$`),
	"OGC":   regexp.MustCompile(`^(\d\d-\d{3}[A-Za-qs-z]?)([rR]\d+)?()$`),
}

func isNamedNumber(s string) bool {
	for word := range strings.SplitSeq(s, " ") {
		acronym := len(word) > 2 && word == strings.ToUpper(word) && isLetter(word[0])
		if acronym || strings.ContainsAny(word, "0123456789") && !isYear(word) {
			return true
		}
	}
	return false
}

// cutVersion splits "FS.27 v3.0", "ASVS 4.0.3", "Top 10:2021".
func cutVersion(s string) (number, version string) {
	if i := strings.LastIndexByte(s, ' '); i > 0 && isVersion(s[i+1:]) {
		return s[:i], s[i+1:]
	}
	if i := strings.LastIndexByte(s, ':'); i > 0 && isYear(s[i+1:]) {
		return s[:i], s[i:]
	}
	return s, ""
}

// isVersion knows "v3", "V1.1.1" and "4.0.3".
func isVersion(s string) bool {
	digits := strings.TrimLeft(s, "vV")
	if len(s)-len(digits) > 1 || digits == "" || digits == s && !strings.Contains(s, ".") {
		return false
	}
	return isDigit(digits[0]) && strings.Trim(digits, "0123456789.") == ""
}

// longestBody is more bytes than the name of a body has, or the names of bodies
// that publish together.
const longestBody = 200

// cutBody splits a known body off the front of s, by its longest name. FIRST
// is a word as well and counts in upper case only.
func cutBody(s string) (Body, string, bool) {
	for i := min(len(s)-1, longestBody); i > 0; i-- {
		if s[i] != ' ' || strings.ContainsFunc(s[:i], isNoBodyName) {
			continue
		}
		if info, ok := LookupBody(s[:i]); ok && (info.Body != "FIRST" || s[:5] == "FIRST") {
			return info.Body, strings.TrimSpace(s[i+1:]), true
		}
	}
	return "", s, false
}

func isNoBodyName(r rune) bool {
	return r >= utf8.RuneSelf || !isAlnum(byte(r)) && !isGap(byte(r))
}
