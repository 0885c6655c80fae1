package standard

import "strings"

// W3C writes a shortname, "W3C webauthn-3", and for one version its stage and
// date about it: "W3C WD-permissions-policy-1-20250210". Levels of one
// specification stand side by side, so the level is part of the name.
var w3cGrammar = &grammar{read: readW3C, write: writeW3C, short: shortW3C}

var w3cLeads = []lead{{text: "w3c", body: "W3C", grammar: w3cGrammar}}

// w3cStages begin the name of a version; upper case only, as shortnames are
// mostly lower case.
var w3cStages = []string{
	"REC", "PER", "PR", "CRD", "CR", "FPWD", "WD", "DNOTE", "NOTE", "STMT", "DRY", "CRYD", "CRY", "RY",
	"DISC", "SPSD", "OBSL", "RSCND",
}

func writeW3C(id Identifier) string {
	name := id.Number
	if id.Stage != "" {
		name = id.Stage + "-" + name
	}
	if id.Edition != "" {
		name += "-" + id.Edition
	}
	return spaced(string(id.Body), name)
}

// shortW3C is the shortname without its level: "webauthn".
func shortW3C(id Identifier) []string {
	i := strings.LastIndexByte(id.Number, '-')
	if i > 0 && strings.Trim(id.Number[i+1:], "0123456789.") == "" {
		return []string{id.Number[:i], "W3C " + id.Number[:i]}
	}
	return nil
}

func readW3C(c *cursor, _ lead) (Identifier, bool) {
	id := Identifier{Body: "W3C"}
	if !c.gap() && !c.byte('.') { // "W3C.REC-webauthn-2-20210408", as RFCs label it
		return id, false
	}
	name := c.runBefore(isW3CName, "./")
	if name == "" || !isAlnum(name[0]) {
		return id, false
	}
	if stage, rest, ok := strings.Cut(name, "-"); ok && isW3CStage(stage) {
		id.Stage, name = stage, rest
	}
	id.Number, id.Edition = cutW3CDate(name, id.Stage != "")
	if c.inText && !strings.ContainsAny(name, "-0123456789") {
		return id, false
	}
	return id, id.Number != ""
}

func isW3CName(b byte) bool {
	return isAlnum(b) || b == '-' || b == '.' || b == '_' || b == '+' || b == '/'
}

func isW3CStage(s string) bool {
	for _, stage := range w3cStages {
		if s == stage {
			return true
		}
	}
	return false
}

// cutW3CDate splits "webauthn-3-20250210"; versions of the nineties have years
// of two digits, and some the ending of the file, "css1-960726.html".
func cutW3CDate(name string, version bool) (number, date string) {
	i := strings.LastIndexByte(name, '-')
	if i < 1 {
		return name, ""
	}
	digits := strings.TrimSuffix(name[i+1:], ".html")
	if isDigits(digits) && (len(digits) == 8 || version && len(digits) == 6) {
		return name[:i], name[i+1:]
	}
	return name, ""
}
