package standard

import "strings"

// Bodies with no grammar of their own are written "Body number" word for word:
// "GSMA FS.27", "ATIS ATIS-1000074", "ENISA EUCC". An edition is split off
// where it looks like one.
var namedGrammar = &grammar{write: writeNamed}

func writeNamed(id Identifier) string {
	out := space(string(id.Body), id.Stage, id.Type, id.Number)
	switch {
	case id.Edition == "":
	case strings.HasPrefix(id.Edition, ":"), strings.HasPrefix(id.Edition, "-"):
		out += id.Edition
	default:
		out += " " + id.Edition
	}
	return space(out, id.Supplement)
}

// readNamed reads "GSMA FS.27": a known body, then its number to the end of s.
// A number must hold a digit, so that "ENISA report" is words.
func readNamed(s string) (Identifier, bool) {
	b, rest, ok := cutBody(s)
	if !ok || !strings.ContainsAny(rest, "0123456789") || strings.Count(rest, " ") > 3 {
		return Identifier{}, false
	}
	id := Identifier{Body: b, Number: rest}
	id.Number, id.Edition = cutEdition(rest)
	if grammarOf(b) != namedGrammar {
		return Identifier{}, false
	}
	return id, true
}

// cutEdition splits "FS.27 v3.0" and "17640:2022".
func cutEdition(s string) (number, edition string) {
	if i := strings.LastIndexByte(s, ' '); i > 0 && isVersion(s[i+1:]) {
		return s[:i], s[i+1:]
	}
	if i := strings.LastIndexByte(s, ':'); i > 0 && len(s)-i == 5 && isDigits(s[i+1:]) {
		return s[:i], s[i:]
	}
	return s, ""
}

// isVersion knows "v3.0", "V1.1.1".
func isVersion(s string) bool {
	if len(s) < 2 || lower(s[0]) != 'v' || !isDigit(s[1]) {
		return false
	}
	for i := 1; i < len(s); i++ {
		if !isDigit(s[i]) && s[i] != '.' {
			return false
		}
	}
	return true
}

// cutBody splits a known body off the front of s.
func cutBody(s string) (Body, string, bool) {
	for i := range len(s) {
		if s[i] != ' ' {
			continue
		}
		if info, ok := LookupBody(s[:i]); ok {
			return info.Body, strings.TrimSpace(s[i+1:]), true
		}
	}
	return "", s, false
}

// seriesLeads are series that tell their body by themselves.
var seriesLeads = []lead{}
