package standard

import (
	"slices"
	"strings"
)

// NIST writes "NIST SP 800-53r5", "NIST SP 800-57pt1r5", "NIST SP 800-38A-Add", "NIST FIPS 140-3",
// "NIST IR 8259A", "NIST SP 800-55v2 ipd"; its predecessor "NBS FIPS 46".
var nistGrammar = &grammar{read: readNIST, write: writeNIST, name: nameNIST, key: keyNIST}

var nistLeads = []lead{
	{text: "nist", body: "NIST", grammar: nistGrammar},
	{text: "nbs", body: "NBS", grammar: nistGrammar, upper: true},
	{text: "sp", body: "NIST", typ: "SP", grammar: nistGrammar},
	{text: "fips", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "federal-information-processing-standards-publication-(fips)", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "federal-information-processing-standards-(fips)", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "federal-information-processing-standards-publication", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "fips-pub", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "nistir", body: "NIST", typ: "IR", grammar: nistGrammar},
	{text: "nist-nistir", body: "NIST", typ: "IR", grammar: nistGrammar},
	{text: "ir", body: "NIST", typ: "IR", grammar: nistGrammar, upper: true},
	{text: "cswp", body: "NIST", typ: "CSWP", grammar: nistGrammar},
}

var nistTypes = inWords([]spelling{
	{"sp", "SP"}, {"fips pub", "FIPS"}, {"fips", "FIPS"},
	{"interagency or internal report", "IR"}, {"interagency report (ir)", "IR"}, {"nistir", "IR"}, {"ir", "IR"}, {"cswp", "CSWP"}, {"ai", "AI"}, {"tn", "TN"}, {"gcr", "GCR"},
	{"hb", "HB"}, {"vts", "VTS"}, {"pd", "PD"},
})

// writeNIST sets a blank before an edition in words ("ipd"), none before "r5",
// and a hyphen before an addendum or supplement.
func writeNIST(id Identifier) string {
	edition := id.Edition
	if isNISTWord(edition) {
		edition = " " + edition
	}
	if id.Supplement != "" {
		edition += "-" + id.Supplement
	}
	return spaced(string(id.Body), id.Type, id.Number+edition)
}

// nameNIST keeps a revision that NIST counts behind a hyphen: everybody says
// "FIPS 140-3" and "SP 800-63-4", but "SP 800-53" whatever its revision.
func nameNIST(id Identifier) Identifier {
	edition := id.Edition
	id = bare(id)
	if n := revisionDigits(edition); n > 0 {
		id.Edition = edition[:1+n]
	}
	return id
}

// revisionDigits counts the digits of "-3"; a year or month is no revision.
func revisionDigits(edition string) int {
	if !strings.HasPrefix(edition, "-") {
		return 0
	}
	rest := edition[1:]
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if n > 2 {
		return 0
	}
	return n
}

// keyNIST folds those revisions too, and the Bureau of Standards into NIST.
func keyNIST(id Identifier) Identifier {
	id = bare(id)
	id.Body = "NIST"
	if strings.HasPrefix(id.Number, "1800-") {
		id.Number = strings.TrimRight(id.Number, "ABCDE") // the volumes of one practice guide
	}
	return id
}

// nistWords are editions in words: the stages of a draft, and translations.
var nistWords = []spelling{
	{"ipd", "ipd"}, {"iprd", "iprd"}, {"iwd", "iwd"}, {"fpd", "fpd"}, {"final", "final"}, {"draft", "draft"},
	{"2pd", "2pd"}, {"3pd", "3pd"}, {"4pd", "4pd"}, {"2prd", "2prd"}, {"prd", "prd"}, {"fre", "fre"},
}

func isNISTWord(e string) bool {
	return slices.ContainsFunc(nistWords, func(w spelling) bool { return w.written == e })
}

func readNIST(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body, Type: l.typ}
	c.run(isLeadGap)
	if id.Type == "" {
		id.Type = c.oneOf(nistTypes)
		c.run(isLeadGap)
	}
	if !readNISTNumber(c, &id) {
		return id, false
	}
	readNISTLetter(c, &id)
	readNISTPart(c, &id)
	id.Edition, id.Supplement = cutNISTSupplement(readNISTEdition(c))
	if id.Supplement == "" {
		id.Supplement = readNISTSupplement(c)
	}
	if i := strings.LastIndexByte(id.Edition, 'v'); i > 3 && strings.HasPrefix(id.Edition, "ver") && isDigits(id.Edition[i+1:]) {
		id.Number, id.Edition = id.Number+id.Edition[i:], id.Edition[:i] // the volume of a version
	}
	return id, true
}

// readNISTNumber reads "800-53", "140", "8259", "100-1".
func readNISTNumber(c *cursor, id *Identifier) bool {
	first := c.digits()
	switch id.Type {
	case "SP", "":
		return readSPNumber(c, id, first)
	case "AI", "GCR":
		second := ""
		if c.byte('-') {
			second = "-" + c.digits()
		}
		id.Number = first + second
		return len(second) > 1
	case "IR":
		id.Number = first
		return len(first) == 4 || len(first) == 6
	}
	id.Number = first
	return first != "" && len(first) < 5
}

// readSPNumber reads "800-53", also without the hyphen. The series 800 and
// 1800 are told by their number alone.
func readSPNumber(c *cursor, id *Identifier, series string) bool {
	second := ""
	if len(series) <= 4 {
		if !c.gap() {
			return false
		}
		second = c.digits()
	} else {
		series, second = cutSPSeries(series)
	}
	if second == "" || len(series) < 3 || len(second) > 4 {
		return false
	}
	if id.Type == "" && series != "800" && series != "1800" {
		return false
	}
	id.Type = "SP"
	if trimmed := strings.TrimLeft(second, "0"); trimmed != "" { // "800-063" is 800-63
		second = trimmed
	}
	id.Number = series + "-" + second
	return true
}

func cutSPSeries(digits string) (series, number string) {
	for _, s := range []string{"800", "500", "1800", "1500"} {
		if rest, ok := strings.CutPrefix(digits, s); ok && len(rest) < 4 {
			return s, rest
		}
	}
	return digits, ""
}

// readNISTLetter reads the letter of the number in "8259A", "800-53Ar5", but
// not that of an edition, part or volume, as in "r5", or a translation, "es".
func readNISTLetter(c *cursor, id *Identifier) {
	b, next := lower(c.peek()), lower(c.at(1))
	mark := b == 'r' || isDigit(next) && (b == 'v' || b == 'p' || b == 'e')
	part := next == 'p' && (isDigit(c.at(2)) || lower(c.at(2)) == 't' && isDigit(c.at(3)))
	word := isLetter(next) && next != 'r' && !(next == 'v' && isDigit(c.at(2))) && !part
	if !isLetter(b) || mark || word {
		return
	}
	id.Number += strings.ToUpper(c.s[c.pos : c.pos+1])
	c.pos++
}

var nistParts = []spelling{
	{"part", "pt"}, {"pt", "pt"}, {"p", "pt"}, {"volume", "v"}, {"vol", "v"}, {"v", "v"},
}

// readNISTPart reads "pt1", " Part 1", and volumes "v2", " Vol. 2"; a "v1.1" is
// a version, which is an edition.
func readNISTPart(c *cursor, id *Identifier) {
	start := c.pos
	if c.run(isPartGap) != "" && lower(c.peek()) == 'p' && (c.at(1) == '.' || isPartGap(c.at(1))) {
		c.pos = start // "SP 800-207, p. 33" is a page
		return
	}
	w := c.oneOf(nistParts)
	c.byte('.')
	c.gap()
	if w == "v" && strings.HasPrefix(id.Number, "1800-") && isLetter(c.peek()) && !isAlnum(c.at(1)) {
		id.Number += string(upper(c.peek()))
		c.pos++
		return
	}
	n := c.digits()
	if w == "" || n == "" || w == "v" && c.peek() == '.' && isDigit(c.at(1)) {
		c.pos = start
		return
	}
	id.Number += w + n
}

func isPartGap(b byte) bool { return b == ' ' || b == ',' }

var nistRevisions = []spelling{{"revision", "r"}, {"rev", "r"}, {"r", "r"}}

// readNISTEdition reads "r5", " Rev. 5", "-3", " ipd", "e1980", "v1.0.1",
// "-Sep1985", "-upd1", and two of them, "r3 ipd".
func readNISTEdition(c *cursor) string {
	start := c.pos
	c.run(isPartGap)
	edition := ""
	if c.oneOf(nistRevisions) != "" {
		edition = "r" + readRevisionCount(c)
	} else {
		c.pos = start
	}
	tail := c.pos
	if b := c.peek(); isLetter(b) || (b == '-' || b == '.') && isAlnum(c.at(1)) {
		c.runBefore(isSeriesNumber, ".")
	}
	edition += c.since(tail)
	edition += readNISTUpdate(c)
	return joinNISTWord(edition, readNISTWord(c))
}

// cutNISTSupplement takes the "-Add" from the end of "800-38A-Add", and the
// "-Sup1" from that of "800-63B-Sup1".
func cutNISTSupplement(edition string) (rest, supplement string) {
	i := strings.LastIndexByte(edition, '-')
	if i < 0 || len(edition) < i+4 {
		return edition, ""
	}
	word, number := edition[i+1:i+4], edition[i+4:]
	for _, kind := range []string{"Add", "Sup"} {
		if strings.EqualFold(word, kind) && (number == "" || isDigits(number)) {
			return edition[:i], kind + number
		}
	}
	return edition, ""
}

// readRevisionCount reads "5" of "r5", "Rev. 5"; "800-90r" has none.
func readRevisionCount(c *cursor) string {
	start := c.pos
	c.byte('.')
	if c.gap() {
		if n := c.digits(); n != "" && c.ends() {
			return n
		}
		c.pos = start
		return ""
	}
	n := c.run(isAlnum)
	if n == "" {
		c.pos = start
	}
	return n
}

// readNISTSupplement reads " Addendum", " Add." and " Supplement 1" as people
// write them for NIST's "-Add", "-Sup1".
func readNISTSupplement(c *cursor) string {
	start := c.pos
	c.run(isPartGap)
	kind := c.oneOf([]spelling{{"addendum", "Add"}, {"add", "Add"}, {"supplement", "Sup"}, {"suppl", "Sup"}, {"sup", "Sup"}})
	if c.pos == start || kind == "" {
		c.pos = start
		return ""
	}
	c.byte('.')
	before := c.pos
	c.gap()
	n := c.digits()
	if n == "" {
		c.pos = before
	}
	return kind + n
}

// readNISTUpdate reads " Update 1" as people write it for NIST's "-upd1".
func readNISTUpdate(c *cursor) string {
	start := c.pos
	c.run(isPartGap)
	if c.oneOf([]spelling{{"update", "upd"}, {"upd", "upd"}}) != "" && c.pos > start {
		c.byte('.')
		c.gap()
		if n := c.digits(); n != "" {
			return "-upd" + n
		}
	}
	c.pos = start
	return ""
}

// readNISTWord reads " ipd" and ", 2pd".
func readNISTWord(c *cursor) string {
	start := c.pos
	if c.run(func(b byte) bool { return b == ' ' || b == '(' || b == ',' }) == "" {
		return ""
	}
	for _, w := range nistWords {
		if c.word(w.typed) {
			c.byte(')')
			return w.written
		}
	}
	c.pos = start
	return ""
}

func joinNISTWord(edition, word string) string {
	if word == "final" {
		word = ""
	}
	return spaced(edition, word)
}

// readBareSP reads "800-53". "800-555-1234" is a telephone number, and inside a
// text "800-899" may be frequencies: the series has come to 230 or so.
func readBareSP(c *cursor) (Identifier, bool) {
	if !strings.HasPrefix(c.s[c.pos:], "800-") && !strings.HasPrefix(c.s[c.pos:], "1800-") {
		return Identifier{}, false
	}
	id, ok := readNIST(c, lead{body: "NIST"})
	if strings.HasPrefix(id.Edition, "-") && revisionDigits(id.Edition) == 0 {
		return id, false
	}
	number := strings.TrimPrefix(id.Number, "800-")
	likely := len(number) > 1 && len(number) < 5 && (number[0] <= '2' || !isDigit(number[len(number)-1]) || len(number) == 2)
	return id, ok && (!c.inText || likely)
}
