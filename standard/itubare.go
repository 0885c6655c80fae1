package standard

import "strings"

// readBareITU reads a Recommendation without the body's name: "X.1500", "x
// 805", "x1500", and a work item of the series that have most, "X.secadef".
func readBareITU(c *cursor) (Identifier, bool) {
	start := c.pos
	series := strings.ToUpper(c.letters())
	c.pos = start
	if !isBareITU(c, series) || c.inText && len(series) == 1 && !isITUText(c) {
		return Identifier{}, false
	}
	id, ok := readITU(c, lead{body: "ITU-T"})
	return id, ok && (isITUNumbered(id.Number) || mayBeWorkItem(id.Number))
}

// isBareITU leaves out series that ITU does not have, "P256" and "P1363", which
// are a curve and a project of IEEE's, and "a 10", which is words.
func isBareITU(c *cursor, series string) bool {
	switch series {
	case "", "C", "W":
		return false
	case "P":
		return c.at(1) == '.' || c.at(1) == ' '
	case "A", "I":
		return c.at(1) != ' '
	case "TR", "XSTR":
		return true
	}
	return len(series) == 1
}

// isITUText tells "X.25" and "h.264" from clauses like "A.12.1" and from "p.12"
// inside a text. Without the dot only the best known series count: E911, J1939
// and the band n259 are no Recommendations.
func isITUText(c *cursor) bool {
	if c.at(1) != '.' {
		return strings.IndexByte("XYHGQ", upper(c.peek())) >= 0
	}
	if strings.IndexByte("ABS", c.peek()) >= 0 {
		return false
	}
	digits := 0
	for isDigit(c.at(2 + digits)) {
		digits++
	}
	if isUpper(c.peek()) {
		return digits != 1
	}
	return digits > 2
}

// isITUNumbered tells "X.1500" and "X Suppl. 13" from "X.secadef".
func isITUNumbered(number string) bool {
	i := strings.IndexAny(number, ". ")
	return i >= 0 && (number[i] == ' ' || isDigit(number[i+1]))
}

// mayBeWorkItem: "U.S." and "Ph.D" are no work items. What is all upper case,
// or not of the series that have most, counts only behind the body's name.
func mayBeWorkItem(number string) bool {
	series, _, _ := strings.Cut(number, ".")
	return (series == "X" || series == "Y" || len(series) > 1) && number != strings.ToUpper(number)
}
