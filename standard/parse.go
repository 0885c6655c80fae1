package standard

import (
	"slices"
	"strings"
)

// readFirst reads the longest identifier that begins where c stands and moves
// behind it.
func readFirst(c *cursor) (Identifier, bool) {
	best, start, end := Identifier{}, c.pos, 0
	try := func(id Identifier, ok bool) {
		if ok && c.ends() && c.pos > end {
			best, end = id, c.pos
		}
		c.pos = start
	}
	leads, second := leadsFrom[lower(c.peek())], lower(c.at(1))
	for i := range leads {
		l := &leads[i]
		if end == len(c.s) {
			break
		}
		if l.text[1] != '-' && l.text[1] != second {
			continue // most are of other words
		}
		if c.lead(l.text) && l.standsIn(c, start) {
			try(l.grammar.read(c, *l))
		}
		c.pos = start
	}
	for _, read := range leadless {
		if end < len(c.s) {
			try(read(c))
		}
	}
	if end == 0 {
		return Identifier{}, false
	}
	c.pos = end
	return best, true
}

// readWhole reads all of s as one identifier.
func readWhole(s string) (Identifier, bool) {
	c := cursor{s: s}
	id, ok := readFirst(&c)
	return id, ok && c.pos == len(s)
}

// leadsFrom holds all leads by their first byte, longest first.
var leadsFrom = sortLeads(ituLeads, ituRLeads, isoLeads, etsiLeads, threeGPPLeads, oneM2MLeads, ietfLeads,
	ieeeLeads, nistLeads, w3cLeads, oasisLeads, cenLeads, threeGPP2Leads, seriesLeads, bodyLeads)

// leadless are the forms that begin with the number itself: "X.1500",
// "33.501", "802.1X", "27001".
var leadless = []func(*cursor) (Identifier, bool){
	readBare3GPP2, readBareITU, readBareITUR, readBare3GPP, readBare802, readBareSP, readBareISO,
}

func sortLeads(groups ...[]lead) *[256][]lead {
	from := new([256][]lead)
	for _, l := range leadsInWords(slices.Concat(groups...)) {
		from[l.text[0]] = append(from[l.text[0]], l)
	}
	for i := range from {
		slices.SortStableFunc(from[i], func(a, b lead) int { return len(b.text) - len(a.text) })
	}
	return from
}

// verbatim keeps a form that no grammar knows: the body, when it is known or
// the first word looks like one, and the rest word for word as the number.
func verbatim(s string) Identifier {
	if b, rest, ok := cutBody(s); ok {
		if id := (Identifier{Body: b, Number: rest}); id.String() == s {
			return id
		}
	}
	if b, rest, ok := strings.Cut(s, " "); ok && b != "" && isUpper(b[0]) {
		if id := (Identifier{Body: Body(b), Number: rest}); id.String() == s {
			return id
		}
	}
	return Identifier{Number: s}
}
