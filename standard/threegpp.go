package standard

import "strings"

// 3GPP writes "3GPP TS 33.501:REL-19/19.4.0". One specification spans
// releases, so the release is part of the edition.
var threeGPPGrammar = &grammar{read: read3GPP, write: write3GPP}

var threeGPPLeads = []lead{
	{text: "3gpp-ts", body: "3GPP", typ: "TS", grammar: threeGPPGrammar},
	{text: "3gpp-tr", body: "3GPP", typ: "TR", grammar: threeGPPGrammar},
	{text: "3gpp", body: "3GPP", grammar: threeGPPGrammar},
	{text: "3g-ts", body: "3GPP", typ: "TS", grammar: threeGPPGrammar}, // as 3GPP's first documents call themselves
	{text: "3g-tr", body: "3GPP", typ: "TR", grammar: threeGPPGrammar},
	{text: "gsm", body: "3GPP", grammar: threeGPPGrammar},
	{text: "ts", body: "3GPP", typ: "TS", grammar: threeGPPGrammar},
	{text: "tr", body: "3GPP", typ: "TR", grammar: threeGPPGrammar},
}

func write3GPP(id Identifier) string {
	if strings.HasPrefix(id.Edition, ":") {
		return spaced(string(id.Body), id.Type, id.Number+id.Edition)
	}
	return spaced(string(id.Body), id.Type, id.Number, id.Edition)
}

func read3GPP(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "3GPP", Type: l.typ}
	c.gap()
	number, ok := read3GPPNumber(c)
	if !ok {
		return id, false
	}
	id.Number = number
	if id.Type == "" {
		id.Type = type3GPP(number)
	}
	id.Edition = read3GPPEdition(c)
	return id, true
}

// read3GPPNumber reads "33.501", "29.998-04-1", "01.04U", "09.10dcs", and
// "33501" without the dot.
func read3GPPNumber(c *cursor) (string, bool) {
	series := c.digits()
	number := ""
	if len(series) == 2 && (c.byte('.') || c.byte('-') || c.byte(' ')) {
		number = c.digits()
	} else if len(series) == 5 {
		series, number = series[:2], series[2:]
	}
	if len(number) != 2 && len(number) != 3 {
		return "", false
	}
	start := c.pos
	for _, mark := range []string{"dcs", "ext"} {
		c.word(mark)
	}
	if lower(c.peek()) == 'u' && !isAlnum(c.at(1)) {
		c.pos++
	}
	number += c.since(start)
	if !isVersionOfFile(c) {
		number += readParts(c)
	}
	return series + "." + number, true
}

// type3GPP tells the type from the number when it was left out: the 700s to
// 900s of a series are reports, but for the management of networks, where the
// 700s hold specifications.
func type3GPP(number string) string {
	first := byte('7')
	if series := number[:2]; series == "28" || series == "32" {
		first = '8'
	}
	if len(number) >= 6 && number[3] >= first && isDigit(number[5]) {
		return "TR"
	}
	return "TS"
}

var releaseWords = []spelling{{"release", "Rel-"}, {"rel", "Rel-"}}

// read3GPPEdition reads ":REL-19/19.4.0", "V18.2.0", "Rel-17", and "version
// 17.5.0 Release 17" as ETSI's titles have it.
func read3GPPEdition(c *cursor) string {
	start := c.pos
	if c.byte(':') {
		c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == ' ' })
		if c.byte('/') && c.run(isVersionByte) != "" {
			return c.since(start)
		}
		c.pos = start
		return ""
	}
	version := readVersionOfFile(c)
	if version == "" {
		version = readETSIEdition(c)
	}
	return spaced(version, readRelease(c))
}

// isVersionOfFile tells "-h20" behind the number, as 3GPP names its files, from a part.
func isVersionOfFile(c *cursor) bool {
	return c.peek() == '-' && isLetter(c.at(1)) && isDigit(c.at(2)) && isAlnum(c.at(3)) && !isAlnum(c.at(4))
}

// readVersionOfFile reads "-h20", which is V17.2.0.
func readVersionOfFile(c *cursor) string {
	if !isVersionOfFile(c) {
		return ""
	}
	start := c.pos + 1
	c.pos += 4
	return "V" + versionOfFile(c.since(start))
}

func readRelease(c *cursor) string {
	start := c.pos
	c.gap()
	open := c.byte('(') // "TS 33.501 (Release 17)"
	if c.oneOf(releaseWords) != "" {
		c.gap()
		if n := c.digits(); n != "" && (!open || c.byte(')')) {
			return "Rel-" + n
		}
	}
	c.pos = start
	return ""
}

// readBare3GPP reads "33.501" of a series that 3GPP has.
func readBare3GPP(c *cursor) (Identifier, bool) {
	if !isDigit(c.peek()) || c.at(2) != '.' || !isDigit(c.at(5)) {
		return Identifier{}, false
	}
	series := int(c.at(0)-'0')*10 + int(c.at(1)-'0')
	if series < 21 || series > 55 || c.at(6) == '.' && isDigit(c.at(7)) {
		return Identifier{}, false
	}
	id, ok := read3GPP(c, lead{})
	return id, ok && !(c.peek() == '.' && isDigit(c.at(1))) // "23.183-23.377 GHz"
}
