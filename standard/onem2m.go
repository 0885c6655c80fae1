package standard

import "strings"

// oneM2M writes "oneM2M TS-0003-V3.10.2".
var oneM2MGrammar = &grammar{read: readOneM2M, write: writeOneM2M}

var oneM2MLeads = []lead{
	{text: "onem2m-ts", body: "oneM2M", typ: "TS", grammar: oneM2MGrammar},
	{text: "onem2m-tr", body: "oneM2M", typ: "TR", grammar: oneM2MGrammar},
	{text: "ts", body: "oneM2M", typ: "TS", grammar: oneM2MGrammar},
	{text: "tr", body: "oneM2M", typ: "TR", grammar: oneM2MGrammar},
}

func writeOneM2M(id Identifier) string {
	return spaced(string(id.Body), strings.Trim(id.Type+"-"+id.Number, "-")+id.Edition)
}

func readOneM2M(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "oneM2M", Type: l.typ}
	c.gap()
	n := c.digits()
	if len(n) != 4 || n[0] != '0' {
		return id, false
	}
	id.Number = n
	start := c.pos
	if e := readETSIEdition(c); strings.HasPrefix(e, "V") {
		id.Edition = "-" + e
	} else {
		c.pos = start
	}
	return id, true
}
