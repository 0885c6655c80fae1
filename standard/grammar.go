package standard

import "strings"

// grammar is how one family of bodies forms its identifiers. Everything that
// is written from an Identifier is a projection of the one write function:
// String writes all fields, Name and Key write fewer.
type grammar struct {
	// read reads an identifier from c, which stands behind the lead.
	read func(c *cursor, l lead) (Identifier, bool)
	// write joins the fields in the body's own way.
	write func(id Identifier) string
	// name keeps of id what belongs to the name; nil: all but edition,
	// supplement and stage.
	name func(id Identifier) Identifier
	// key keeps of id what tells it from other standards; nil: the same as name.
	key func(id Identifier) Identifier
	// short lists what else people call id; nil: nothing.
	short func(id Identifier) []string
}

// lead is a way for an identifier to begin: "ISO/IEC", "rfc", "3GPP", "TS".
type lead struct {
	// text in lower case; "-" stands for an optional space, hyphen, slash or dot.
	text string
	// body and typ that the lead tells; typ is "" when it tells the body only.
	body Body
	typ  string
	// grammar that reads what follows.
	grammar *grammar
	// upper: inside a text the lead counts in upper case only, as it is a word
	// in lower case ("en", "first").
	upper bool
	// capital: inside a text the lead begins with a capital letter ("Matter").
	capital bool
}

// standsIn tells whether c, behind the lead that began at start, may take it.
func (l *lead) standsIn(c *cursor, start int) bool {
	if c.inText && l.capital && !isUpper(c.s[start]) {
		return false
	}
	return !c.inText || !l.upper || isUpper(c.s[start]) && (c.pos-start < 2 || !isLetter(c.s[start+1]) || isUpper(c.s[start+1]))
}

func (g *grammar) called(id Identifier) Identifier {
	if g.name != nil {
		return g.name(id)
	}
	return bare(id)
}

func (g *grammar) matched(id Identifier) Identifier {
	if g.key != nil {
		return g.key(id)
	}
	return bare(g.called(id))
}

// bare is id without edition, supplement and stage.
func bare(id Identifier) Identifier {
	id.Edition, id.Supplement, id.Stage = "", "", ""
	return id
}

// grammarOf finds the grammar of a body by its short name.
func grammarOf(b Body) *grammar {
	switch b {
	case "ITU-T", "ITU-D":
		return ituGrammar
	case "ITU-R":
		return ituRGrammar
	case "ISO", "IEC", "ISO/IEC", "CISPR":
		return isoGrammar
	case "ETSI":
		return etsiGrammar
	case "3GPP":
		return threeGPPGrammar
	case "oneM2M":
		return oneM2MGrammar
	case "IETF":
		return ietfGrammar
	case "NIST", "NBS":
		return nistGrammar
	case "W3C":
		return w3cGrammar
	case "OASIS":
		return oasisGrammar
	case "CEN/CENELEC":
		return cenGrammar
	case "IEEE", "AIEE", "IRE", "ANSI", "ASA":
		return ieeeGrammar
	case "3GPP2":
		return threeGPP2Grammar
	}
	return grammarOfJoint(string(b))
}

// grammarOfJoint serves joint publications, which follow their first body:
// "ISO/IEC/IEEE", "IEC/IEEE", "ANSI/IEEE".
func grammarOfJoint(b string) *grammar {
	switch {
	case strings.HasPrefix(b, "ISO/"), strings.HasPrefix(b, "IEC/"), strings.HasPrefix(b, "CISPR/"):
		return isoGrammar
	case strings.HasPrefix(b, "IEEE/"), strings.HasPrefix(b, "ANSI/"):
		return ieeeGrammar
	}
	return namedGrammar
}

// spaced joins the parts that are not empty with a blank.
func spaced(parts ...string) string {
	n := 0
	for _, p := range parts {
		n += len(p) + 1
	}
	out := make([]byte, 0, n)
	for _, p := range parts {
		if p != "" && len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, p...)
	}
	return string(out)
}
