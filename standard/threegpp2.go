package standard

// 3GPP2 writes "3GPP2 S.S0055-A v4.0": the revision follows a hyphen.
var threeGPP2Grammar = &grammar{read: read3GPP2, write: writeNamed}

var threeGPP2Leads = []lead{{text: "3gpp2", body: "3GPP2", grammar: threeGPP2Grammar}}

func read3GPP2(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	c.gap()
	start := c.pos
	if !isLetter(c.peek()) || c.at(1) != '.' || !isLetter(c.at(2)) {
		return id, false
	}
	c.pos += 3
	if c.peek() == '.' {
		c.pos++
	}
	if len(c.digits()) != 4 {
		return id, false
	}
	id.Number = c.since(start)
	from := c.pos
	if c.peek() == '-' && isAlnum(c.at(1)) && !isAlnum(c.at(2)) {
		c.pos += 2
	}
	id.Edition = c.since(from)
	if c.peek() != ':' { // a year is not 3GPP2's way
		id.Edition = spaced(id.Edition, readNamedVersion(c))
	}
	return id, true
}

// readBare3GPP2 reads "S.S0053", a form that no other body has.
func readBare3GPP2(c *cursor) (Identifier, bool) {
	if !isUpper(c.peek()) || !isUpper(c.at(2)) {
		return Identifier{}, false
	}
	return read3GPP2(c, lead{body: "3GPP2"})
}
