package standard

// W3C writes a shortname, "W3C webauthn-3", and for one version its stage and
// date about it: "W3C WD-permissions-policy-1-20250210".
var w3cGrammar = &grammar{read: readW3C, write: writeW3C}

var w3cLeads = []lead{{text: "w3c", body: "W3C", grammar: w3cGrammar}}

var w3cStages = []string{"REC", "PER", "PR", "CRD", "CR", "FPWD", "WD", "DNOTE", "NOTE", "STMT", "DRY", "CRYD", "CRY", "RY", "DISC", "SPSD", "OBSL", "RSCND"}

func writeW3C(id Identifier) string {
	name := id.Number
	if id.Stage != "" {
		name = id.Stage + "-" + name
	}
	if id.Edition != "" {
		name += "-" + id.Edition
	}
	return space(string(id.Body), name)
}

func readW3C(c *cursor, _ lead) (Identifier, bool) {
	id := Identifier{Body: "W3C"}
	if !c.blank() && !c.gap() {
		return id, false
	}
	for _, s := range w3cStages {
		if n := len(s); len(c.s) > c.pos+n && c.s[c.pos:c.pos+n] == s && c.s[c.pos+n] == '-' {
			id.Stage = s
			c.pos += n + 1
			break
		}
	}
	name := c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == '.' || b == '_' || b == '+' })
	if i := len(name) - 9; i > 0 && name[i] == '-' && isDigits(name[i+1:]) {
		name, id.Edition = name[:i], name[i+1:]
	}
	id.Number = name
	return id, name != ""
}
