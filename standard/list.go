package standard

import (
	"regexp"
	"strconv"
	"strings"
)

// ReadList reads a text that is a list of identifiers and nothing else, at
// least two: "RFCs 8446 and 5280", "ISO/IEC 27001/2", "X.1205-X.1209", "NIST SP
// 800-63A/B/C". A range is spelled out, up to a bound.
func ReadList(text string) ([]Identifier, bool) {
	c := cursor{s: tidy(Plain(text)), inText: true}
	first, ok := readListed(&c)
	if !ok {
		return nil, false
	}
	list := []Identifier{first}
	for c.pos < len(c.s) {
		mark := listMark.FindString(c.s[c.pos:])
		if mark == "" {
			return nil, false
		}
		c.pos += len(mark)
		last := list[len(list)-1]
		next, ok := readListed(&c)
		if !ok {
			next, ok = readNext(&c, last, strings.TrimSpace(mark) == "/")
		}
		if !ok {
			return nil, false
		}
		if rangeMark.MatchString(mark) {
			between, ok := between(last, next)
			if !ok {
				return nil, false
			}
			list = append(list, between...)
		}
		list = append(list, next)
	}
	return list, len(list) > 1
}

var (
	// listMark stands between the members of a list, in the languages of the site.
	listMark  = regexp.MustCompile(`^(?: *[,;/&|+،、，；] *(?:and |or |et |und |y |и |و|和)?| +(?:and|or|et|ou|und|oder|y|e|и|или|و|和|与|to|through|bis|до) *| ?[-–—] ?)`)
	rangeMark = regexp.MustCompile(`^ *(?:to|through|bis|a|al|à|au|до|по|إلى|至|到|[-–—]) *$`)
)

// longestRange bounds what a range spells out.
const longestRange = 40

// readListed reads a whole identifier, behind the name of its body or not.
func readListed(c *cursor) (Identifier, bool) {
	if id, ok := readFirst(c); ok {
		return id, true
	}
	start := c.pos
	word := c.run(isAlnum)
	if info, ok := LookupBody(word); ok && c.blank() {
		if id, ok := readFirst(c); ok && id.Body == info.Body {
			return id, true
		}
	}
	c.pos = start
	return Identifier{}, false
}

// readNext reads what stands for the next identifier of a list: a number of the
// same kind, "5280", its last part, "-4-2" and "B", or, behind a slash, its last
// digits, "27001/2".
func readNext(c *cursor, last Identifier, slash bool) (Identifier, bool) {
	start := c.pos
	if c.peek() == '-' || c.s[max(c.pos-1, 0)] == '-' { // the hyphen may have been taken for the mark
		c.byte('-')
		if number, ok := otherPart(last.Number, c.run(isPartOfISO)); ok && c.ends() {
			return sibling(last, number)
		}
		c.pos = start
	}
	n := len(last.Number)
	if isUpper(c.peek()) && !isAlnum(c.at(1)) && n > 1 && isUpper(last.Number[n-1]) && isDigit(last.Number[n-2]) {
		c.pos++
		return sibling(last, last.Number[:n-1]+c.since(start))
	}
	if digits := c.digits(); slash && digits != "" && len(digits) < 3 && len(digits) < n && isDigits(last.Number[n-len(digits)-1:]) && c.ends() {
		return sibling(last, last.Number[:n-len(digits)]+digits)
	}
	c.pos = start
	return readSameKind(c, last)
}

// otherPart replaces the parts of a number by as many others: "62443-4-1" and
// "4-2" give "62443-4-2".
func otherPart(number, parts string) (string, bool) {
	words := strings.Split(number, "-")
	n := strings.Count(parts, "-") + 1
	if parts == "" || len(words) <= n {
		return "", false
	}
	return strings.Join(words[:len(words)-n], "-") + "-" + parts, true
}

// readSameKind reads a number that goes on without the name of body and type;
// a year is none.
func readSameKind(c *cursor, last Identifier) (Identifier, bool) {
	end := c.pos
	for end < len(c.s) && listMark.FindString(c.s[end:]) == "" || end < len(c.s) && c.s[end] == '-' {
		end++
	}
	rest := c.s[c.pos:end]
	if rest == "" || !isDigit(rest[0]) || isYear(rest) {
		return Identifier{}, false
	}
	id, err := ParseIdentifier(spaced(string(last.Body), last.Type, rest))
	if err != nil {
		id, err = ParseIdentifier(spaced(last.Type, rest))
	}
	if err != nil || id.Body != last.Body || id.Type != last.Type {
		return Identifier{}, false
	}
	c.pos = end
	return id, true
}

// sibling is another number of the same kind.
func sibling(last Identifier, number string) (Identifier, bool) {
	last = bare(last)
	last.Number = number
	id, err := ParseIdentifier(last.String())
	return id, err == nil && id.Body == last.Body
}

// Between gives the identifiers between two with the text that stands between them
// where this makes a range of them: "TS 33.511 to TS 33.513", "ISO/IEC 15408-1 a 15408-3".
func Between(from, to Identifier, text string) []Identifier {
	if !rangeMark.MatchString(text) {
		return nil
	}
	list, _ := between(from, to)
	return list
}

// between gives the numbers between two that differ in their last digits.
func between(from, to Identifier) ([]Identifier, bool) {
	stem := strings.TrimRight(from.Number, "0123456789")
	first, err := strconv.Atoi(from.Number[len(stem):])
	last, wrong := strconv.Atoi(strings.TrimPrefix(to.Number, stem))
	if err != nil || wrong != nil || from.Body != to.Body || from.Type != to.Type || last <= first || last-first > longestRange {
		return nil, false
	}
	var list []Identifier
	for n := first + 1; n < last; n++ {
		id, ok := sibling(from, stem+strconv.Itoa(n))
		if !ok {
			return nil, false
		}
		list = append(list, id)
	}
	return list, true
}
