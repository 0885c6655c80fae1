package standard

import "strings"

// OASIS writes "OASIS csaf-v2.0", and a stage and its count behind it or
// before the part: "OASIS STIX-v2.0-Pt1-Core-CS01", "OASIS OSLC-TRS-v3.0-PS02-Pt2".
// The version is part of the name: mqtt-v3.1.1 and mqtt-v5.0 stand side by side.
var oasisGrammar = &grammar{read: readOASIS, write: writeOASIS}

var oasisLeads = []lead{{text: "oasis", body: "OASIS", grammar: oasisGrammar}}

func writeOASIS(id Identifier) string {
	if id.Edition == "" {
		return space(string(id.Body), id.Number)
	}
	if i := strings.LastIndex(id.Number, "-Pt"); i > 0 && isDigits(id.Number[i+3:]) {
		return space(string(id.Body), id.Number[:i]+"-"+id.Edition+id.Number[i:])
	}
	return space(string(id.Body), id.Number+"-"+id.Edition)
}

func readOASIS(c *cursor, _ lead) (Identifier, bool) {
	id := Identifier{Body: "OASIS"}
	if !c.blank() && !c.gap() {
		return id, false
	}
	name := c.run(func(b byte) bool { return isAlnum(b) || b == '-' || b == '.' || b == '_' })
	if name == "" {
		return id, false
	}
	parts := strings.Split(name, "-")
	for i := len(parts) - 1; i > 0 && i >= len(parts)-2; i-- {
		if isOASISStage(parts[i]) {
			id.Edition = parts[i]
			parts = append(parts[:i], parts[i+1:]...)
			break
		}
	}
	id.Number = strings.Join(parts, "-")
	return id, true
}

// isOASISStage knows "CS01", "PS02", "CSD01", "CSPRD03", "COS01", "CN01", "OS".
func isOASISStage(s string) bool {
	if s == "OS" {
		return true
	}
	kind := strings.TrimRight(s, "0123456789")
	if len(s)-len(kind) != 2 {
		return false
	}
	switch kind {
	case "CS", "PS", "CSD", "CSPRD", "COS", "CN", "CND", "PSD", "PN":
		return true
	}
	return false
}
