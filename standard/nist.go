package standard

import "strings"

// NIST writes "NIST SP 800-53r5", "NIST SP 800-57pt1r5", "NIST FIPS 140-3",
// "NIST IR 8259A", "NIST SP 800-55v2 ipd"; its predecessor "NBS FIPS 46".
var nistGrammar = &grammar{read: readNIST, write: writeNIST, name: nameNIST, key: keyNIST}

var nistLeads = []lead{
	{text: "nist", body: "NIST", grammar: nistGrammar},
	{text: "nist-sp", body: "NIST", typ: "SP", grammar: nistGrammar},
	{text: "nist-special-publication", body: "NIST", typ: "SP", grammar: nistGrammar},
	{text: "special-publication", body: "NIST", typ: "SP", grammar: nistGrammar},
	{text: "sp", body: "NIST", typ: "SP", grammar: nistGrammar},
	{text: "nist-fips", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "nist-fips-pub", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "fips", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "fips-pub", body: "NIST", typ: "FIPS", grammar: nistGrammar},
	{text: "nist-ir", body: "NIST", typ: "IR", grammar: nistGrammar},
	{text: "nist-nistir", body: "NIST", typ: "IR", grammar: nistGrammar},
	{text: "ir", body: "NIST", typ: "IR", grammar: nistGrammar},
	{text: "nist-cswp", body: "NIST", typ: "CSWP", grammar: nistGrammar},
	{text: "cswp", body: "NIST", typ: "CSWP", grammar: nistGrammar},
	{text: "nist-ai", body: "NIST", typ: "AI", grammar: nistGrammar},
	{text: "nist-tn", body: "NIST", typ: "TN", grammar: nistGrammar},
	{text: "nist-gcr", body: "NIST", typ: "GCR", grammar: nistGrammar},
	{text: "nist-hb", body: "NIST", typ: "HB", grammar: nistGrammar},
	{text: "nbs-sp", body: "NBS", typ: "SP", grammar: nistGrammar},
	{text: "nbs-fips", body: "NBS", typ: "FIPS", grammar: nistGrammar},
}

// writeNIST sets a blank before an edition in words ("ipd"), none before "r5".
func writeNIST(id Identifier) string {
	if id.Edition != "" && isNISTDraft(id.Edition) {
		return space(string(id.Body), id.Type, id.Number, id.Edition)
	}
	return space(string(id.Body), id.Type, id.Number+id.Edition)
}

// nameNIST keeps a revision that NIST counts behind a hyphen: everybody says
// "FIPS 140-3" and "SP 800-63-4", but "SP 800-53" whatever its revision.
func nameNIST(id Identifier) Identifier {
	edition := id.Edition
	id = bare(id)
	if strings.HasPrefix(edition, "-") {
		id.Edition, _, _ = strings.Cut(edition, " ")
	}
	return id
}

// keyNIST folds those revisions too, and the Bureau of Standards into NIST.
func keyNIST(id Identifier) Identifier {
	id = bare(id)
	id.Body = "NIST"
	return id
}

var nistDrafts = []string{"ipd", "iprd", "iwd", "fpd", "2pd", "3pd", "4pd", "2prd", "draft", "final"}

func isNISTDraft(e string) bool {
	for _, d := range nistDrafts {
		if e == d {
			return true
		}
	}
	return false
}

func readNIST(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body, Type: l.typ}
	c.gap()
	if id.Type == "" {
		return id, false
	}
	start := c.pos
	if c.digits() == "" {
		return id, false
	}
	if id.Type == "SP" {
		if !c.gap() || c.digits() == "" {
			return id, false
		}
	}
	if isLetter(c.peek()) && !isLetter(c.at(1)) && !isNISTMark(c) {
		c.pos++
	}
	if id.Type == "AI" && c.byte('-') {
		c.digits()
	}
	id.Number = strings.ToUpper(strings.ReplaceAll(c.since(start), " ", "-")) + readNISTPart(c)
	id.Edition = readNISTEdition(c)
	return id, true
}

// isNISTMark tells the letter of an edition, part or volume, as in "r5", from
// one of the number, as in "8259A".
func isNISTMark(c *cursor) bool {
	b := lower(c.peek())
	return (b == 'r' || b == 'v' || b == 'p' || b == 'e') && isDigit(c.at(1))
}

// readNISTPart reads "pt1", "p1", " Part 1", "v2", " Vol. 2".
func readNISTPart(c *cursor) string {
	start := c.pos
	c.gap()
	if w := c.oneOf([]string{"part", "pt", "p"}); w != "" {
		c.gap()
		if n := c.digits(); n != "" {
			return "pt" + n
		}
	}
	c.pos = start
	return ""
}

// readNISTEdition reads "r5", " Rev. 5", " Revision 5", "-3", " ipd".
func readNISTEdition(c *cursor) string {
	start := c.pos
	c.gap()
	if c.oneOf([]string{"revision", "rev", "r"}) != "" {
		c.byte('.')
		c.gap()
		if n := c.digits(); n != "" {
			return "r" + n
		}
	}
	c.pos = start
	if c.peek() == '-' && isDigit(c.at(1)) {
		c.pos++
		return "-" + c.digits()
	}
	c.gap()
	if d := c.oneOf(nistDrafts); d != "" {
		return d
	}
	c.pos = start
	return ""
}
