package standard

import "strings"

// readFirst reads the identifier that s begins with and tells where it ends;
// 0 when there is none. A longer lead is tried before a shorter one.
func readFirst(s string) (Identifier, int) {
	if s == "" {
		return Identifier{}, 0
	}
	best, end := Identifier{}, 0
	for _, l := range leadsFrom[lower(s[0])] {
		c := cursor{s: s}
		if !c.lead(l.text) {
			continue
		}
		if id, ok := l.grammar.read(&c, l); ok && c.ends() && c.pos > end {
			best, end = id, c.pos
		}
		if end == len(s) {
			return best, end
		}
	}
	for _, read := range leadless {
		c := cursor{s: s}
		if id, ok := read(&c); ok && c.ends() && c.pos > end {
			best, end = id, c.pos
		}
	}
	return best, end
}

// leadsFrom holds all leads by their first byte, longest first.
var leadsFrom = sortLeads(ituLeads, isoLeads, etsiLeads, threeGPPLeads, oneM2MLeads,
	ietfLeads, ieeeLeads, nistLeads, w3cLeads, oasisLeads, cenLeads, seriesLeads)

// leadless are the forms that begin with the number itself: "X.1500",
// "33.501", "802.1X", "27001".
var leadless = []func(*cursor) (Identifier, bool){
	readBareITU, readBare3GPP, readBare802, readBareISO,
}

func sortLeads(groups ...[]lead) (from [256][]lead) {
	for _, leads := range groups {
		for _, l := range leads {
			at := &from[l.text[0]]
			i := 0
			for i < len(*at) && len((*at)[i].text) >= len(l.text) {
				i++
			}
			*at = append(*at, lead{})
			copy((*at)[i+1:], (*at)[i:])
			(*at)[i] = l
		}
	}
	return from
}

// verbatim keeps a form that no grammar knows: the body when it is known, and
// the rest word for word as the number.
func verbatim(s string) Identifier {
	if b, rest, ok := cutBody(s); ok {
		if id := (Identifier{Body: b, Number: rest}); id.String() == s {
			return id
		}
	}
	if b, rest, ok := strings.Cut(s, " "); ok {
		if id := (Identifier{Body: Body(b), Number: rest}); id.String() == s {
			return id
		}
	}
	return Identifier{Number: s}
}
