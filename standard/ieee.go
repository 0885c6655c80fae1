package standard

import "strings"

// IEEE writes "IEEE 802.1X-2020", drafts of a project "IEEE
// P802.1ABcu/D-2.1-2021-09", "IEEE 802.1AE-2018/Cor1-2020".
var ieeeGrammar = &grammar{read: readIEEE, write: writeIEEE, name: nameIEEE}

var ieeeLeads = []lead{
	{text: "ieee", body: "IEEE", grammar: ieeeGrammar},
	{text: "ieee-std", body: "IEEE", grammar: ieeeGrammar},
	{text: "ansi-ieee", body: "ANSI/IEEE", grammar: ieeeGrammar},
	{text: "ansi-ieee-std", body: "ANSI/IEEE", grammar: ieeeGrammar},
	{text: "aiee", body: "AIEE", grammar: ieeeGrammar},
	{text: "ire", body: "IRE", grammar: ieeeGrammar},
	{text: "ansi", body: "ANSI", grammar: ieeeGrammar},
	{text: "asa", body: "ASA", grammar: ieeeGrammar},
}

// isAncestorOfIEEE knows the bodies whose standards IEEE's catalogue holds.
func isAncestorOfIEEE(b string) bool {
	return b == "AIEE" || b == "IRE" || b == "ANSI" || b == "ASA"
}

func writeIEEE(id Identifier) string {
	out := space(string(id.Body), id.Stage+id.Number+id.Edition)
	if id.Supplement != "" {
		out += "/" + id.Supplement
	}
	return out
}

// nameIEEE keeps the P of a project.
func nameIEEE(id Identifier) Identifier {
	stage := id.Stage
	id = bare(id)
	if strings.HasSuffix(stage, "P") {
		id.Stage = "P"
	}
	return id
}

func readIEEE(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	c.gap()
	for _, w := range []string{"Unapproved", "Approved", "Active"} {
		if c.word(strings.ToLower(w)) {
			id.Stage = w + " "
			c.gap()
		}
	}
	if lower(c.peek()) == 'p' && (isDigit(c.at(1)) || isLetter(c.at(1)) && isDigit(c.at(2))) {
		c.pos++
		id.Stage += "P"
	}
	if !readIEEENumber(c, &id) {
		return id, false
	}
	readIEEEEdition(c, &id)
	return id, true
}

// readIEEENumber reads "802.1AEbw", "1609.2", "C57.12.70"; the year of an
// edition follows a hyphen and is not part of it.
func readIEEENumber(c *cursor, id *Identifier) bool {
	start := c.pos
	if isLetter(c.peek()) && isDigit(c.at(1)) {
		c.pos++
	}
	if c.digits() == "" {
		return false
	}
	c.letters()
	for c.peek() == '.' && isAlnum(c.at(1)) {
		c.pos++
		c.run(isAlnum)
	}
	number := c.since(start)
	if isLetter(number[0]) || strings.HasPrefix(number, "802.") {
		number = upper802(number)
	}
	id.Number = number
	return true
}

// upper802 writes the letters behind the number of a typed "802.1x" as a
// standard has them: one letter alone is a standard of its own, 802.1X, except
// in 802.11 and 802.16, where it is an amendment, 802.11i.
func upper802(number string) string {
	rest, ok := strings.CutPrefix(number, "802.1")
	if ok && len(rest) == 1 && isLetter(rest[0]) {
		return "802.1" + strings.ToUpper(rest)
	}
	if isLetter(number[0]) {
		return strings.ToUpper(number[:1]) + number[1:]
	}
	return number
}

// readIEEEEdition reads "-2020", "/D-2.1-2021-09", " Redline", "/Cor1-2023".
func readIEEEEdition(c *cursor, id *Identifier) {
	start := c.pos
	if c.peek() == '/' && lower(c.at(1)) == 'd' && !isLetter(c.at(2)) {
		c.pos += 2
		c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == '.' })
	} else if c.peek() == '-' && isDigit(c.at(1)) {
		c.pos++
		c.run(func(b byte) bool { return isDigit(b) || b == '-' })
	}
	id.Edition = c.since(start)
	start = c.pos
	if c.byte('/') && (c.fold("cor") || c.fold("amd") || c.fold("int")) {
		c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == ' ' && false })
		id.Supplement = c.s[start+1 : c.pos]
		return
	}
	c.pos = start
}

// readBare802 reads "802.1X" and "802.11i", which everybody writes without the body.
func readBare802(c *cursor) (Identifier, bool) {
	if !c.fold("802.") {
		return Identifier{}, false
	}
	c.pos -= len("802.")
	return readIEEE(c, lead{body: "IEEE"})
}
