package standard

import "strings"

// OASIS writes "OASIS csaf-v2.0", and the stage behind it or before the part:
// "OASIS STIX-v2.0-Pt1-Core-CS01", "OASIS OSLC-TRS-v3.0-PS02-Pt2". Versions
// stand side by side (mqtt-v3.1.1, mqtt-v5.0), so the version is part of the
// name; errata worked into it are an edition.
var oasisGrammar = &grammar{read: readOASIS, write: writeOASIS, key: keyOASIS, short: shortOASIS}

var oasisLeads = []lead{{text: "oasis", body: "OASIS", grammar: oasisGrammar}}

func writeOASIS(id Identifier) string {
	number, part := id.Number, ""
	if id.Edition != "" {
		number, part = cutOASISPart(number)
		number += "-" + id.Edition
	}
	return spaced(string(id.Body), number+part)
}

// keyOASIS makes one of "UBL-v2.4" and "UBL-2.4", of "-Part1" and "-Pt1".
func keyOASIS(id Identifier) Identifier {
	id = bare(id)
	words := strings.Split(strings.ToLower(id.Number), "-")
	for i, w := range words {
		if rest, ok := strings.CutPrefix(w, "v"); ok && rest != "" && isDigit(rest[0]) {
			words[i] = rest
		}
		if rest, ok := strings.CutPrefix(w, "part"); ok && isDigits(rest) {
			words[i] = "pt" + rest
		}
	}
	id.Number = strings.Join(words, "-")
	return id
}

// cutOASISPart splits a part off the end: "-Pt2".
func cutOASISPart(name string) (rest, part string) {
	if i := strings.LastIndex(name, "-Pt"); i > 0 && isDigits(name[i+3:]) {
		return name[:i], name[i:]
	}
	return name, ""
}

// shortOASIS is the name with the plain version, and without: "csaf 2.0", "csaf".
func shortOASIS(id Identifier) []string {
	for i := 1; i+2 < len(id.Number); i++ {
		if id.Number[i] == '-' && lower(id.Number[i+1]) == 'v' && isDigit(id.Number[i+2]) {
			name, version := id.Number[:i], id.Number[i+2:]
			return []string{name + version, "OASIS " + name + version, name, "OASIS " + name}
		}
	}
	return nil
}

func readOASIS(c *cursor, _ lead) (Identifier, bool) {
	id := Identifier{Body: "OASIS"}
	if !c.gap() {
		return id, false
	}
	name := readOASISName(c)
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
		return id, false // a word
	}
	if c.inText && !strings.Contains(name, "-v") {
		return id, false
	}
	name, part := cutOASISPart(name)
	if name, id.Edition = cutOASISEdition(name); id.Edition == "" {
		name += part
		name, id.Edition = cutOASISEdition(name)
		part = ""
	}
	id.Number = name + part
	return id, id.Number != ""
}

// readOASISName reads the name in one word, and the version people set apart:
// "CSAF v2.0", "MQTT 5.0".
func readOASISName(c *cursor) string {
	name := c.run(isOASISName)
	if name == "" {
		return ""
	}
	start := c.pos
	if c.blank() {
		c.fold("v")
		from := c.pos
		if v := c.run(isOASISName); strings.Contains(v, ".") && isDigit(v[0]) && c.ends() {
			return name + "-v" + c.since(from)
		}
	}
	c.pos = start
	return name
}

func isOASISName(b byte) bool { return isAlnum(b) || b == '-' || b == '.' || b == '_' }

// cutOASISEdition splits stages and errata off the end: "-CS01", "-plus-Errata01-CS02".
func cutOASISEdition(name string) (rest, edition string) {
	cut := len(name)
	for {
		i := strings.LastIndexByte(name[:cut], '-')
		if i < 1 {
			break
		}
		word := name[i+1 : cut]
		if !isOASISStage(word) && !isOASISErrata(word) && (cut == len(name) || !strings.EqualFold(word, "plus")) {
			break
		}
		cut = i
	}
	if cut == len(name) {
		return name, ""
	}
	return name[:cut], name[cut+1:]
}

// isOASISStage knows "CS01", "PS02", "CSD01", "COS01", "OS".
func isOASISStage(s string) bool {
	if s == "OS" {
		return true
	}
	if len(s) < 4 || !isDigits(s[len(s)-2:]) {
		return false
	}
	switch strings.ToUpper(s[:len(s)-2]) {
	case "CS", "PS", "CSD", "CSPRD", "COS", "CN", "CND", "PSD", "PN", "WD":
		return true
	}
	return false
}

func isOASISErrata(s string) bool {
	return len(s) == 8 && strings.EqualFold(s[:6], "errata") && isDigits(s[6:])
}
