package standard

import (
	"slices"
	"strings"
)

// ITU-R writes "ITU-R M.2083-0": the revision follows a hyphen. Questions,
// handbooks and resolutions have forms of their own, kept word for word.
var ituRGrammar = &grammar{read: readITUR, write: writeITUR}

var ituRLeads = []lead{
	{text: "itu-r", body: "ITU-R", grammar: ituRGrammar},
	{text: "rec-itu-r", body: "ITU-R", grammar: ituRGrammar},
}

func writeITUR(id Identifier) string {
	return spaced(string(id.Body), id.Number+id.Edition, id.Supplement)
}

func readITUR(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: l.body}
	c.gap()
	if c.oneOf(ituRecWords) != "" {
		c.byte('.')
		c.gap()
	}
	start := c.pos
	if readITURRecommendation(c, &id) && c.ends() && c.peek() != '/' {
		return id, true
	}
	c.pos = start
	id.Edition = ""
	id.Number = c.run(func(b byte) bool { return b != ' ' })
	return id, !c.inText && id.Number != "" && isUpperOrDigit(id.Number[0])
}

func isUpperOrDigit(b byte) bool { return isUpper(b) || isDigit(b) }

// readITURRecommendation reads "M.2083-0", "BT.2020", "M2083".
func readITURRecommendation(c *cursor, id *Identifier) bool {
	start := c.pos
	series := c.letters()
	if series == "" || len(series) > 3 {
		return false
	}
	if !c.byte('.') && !(isDigit(c.at(2)) && isDigit(c.at(1))) {
		return false
	}
	digits := c.digits()
	id.Number = strings.ToUpper(series) + "." + digits
	from := c.pos
	if c.peek() == '-' && isDigit(c.at(1)) {
		c.pos++
		c.digits()
		id.Edition = c.since(from)
	}
	if date := readITUDates(c); date != "" {
		id.Edition += " " + date
	}
	return digits != "" && c.pos > start
}

// bareITURSeries are the series that no other body has: M, F and P are ITU-T's too.
var bareITURSeries = []string{"BO", "BR", "BS", "BT", "RA", "RS", "SA", "SF", "SM", "SNG", "TF"}

// readBareITUR reads "BT.2020-2" and "BS.1770" without the body's name.
func readBareITUR(c *cursor) (Identifier, bool) {
	start := c.pos
	id := Identifier{Body: "ITU-R"}
	series := c.letters()
	if c.inText && series != strings.ToUpper(series) || !slices.Contains(bareITURSeries, strings.ToUpper(series)) || c.peek() != '.' || !isDigit(c.at(2)) {
		return id, false
	}
	c.pos = start
	return id, readITURRecommendation(c, &id)
}
