package standard

import (
	"slices"
	"strings"
)

// The IETF and the RFC Editor write "RFC 8446", "STD 97", "BCP 14" and
// "draft-ietf-tls-esni-18"; none of them names the body.
var ietfGrammar = &grammar{read: readIETF, write: writeIETF}

var ietfLeads = []lead{
	{text: "rfc", typ: "RFC", grammar: ietfGrammar}, {text: "ietf-rfc", typ: "RFC", grammar: ietfGrammar},
	{text: "rfcs", typ: "RFC", grammar: ietfGrammar},
	{text: "std", typ: "STD", grammar: ietfGrammar, upper: true}, {text: "ietf-std", typ: "STD", grammar: ietfGrammar},
	{text: "bcp", typ: "BCP", grammar: ietfGrammar, upper: true}, {text: "ietf-bcp", typ: "BCP", grammar: ietfGrammar},
	{text: "fyi", typ: "FYI", grammar: ietfGrammar, upper: true}, {text: "ietf-fyi", typ: "FYI", grammar: ietfGrammar},
	{text: "draft", grammar: ietfGrammar},
}

func writeIETF(id Identifier) string {
	if id.Type == "" {
		return id.Number + id.Edition
	}
	return spaced(id.Type, id.Number)
}

func readIETF(c *cursor, l lead) (Identifier, bool) {
	id := Identifier{Body: "IETF", Type: l.typ}
	if l.typ == "" {
		return readDraft(c, id)
	}
	c.gap()
	if c.byte(':') {
		c.blank()
	}
	n := c.digits()
	if n == "" || len(n) > 5 {
		return id, false
	}
	id.Number = strings.TrimLeft(n[:len(n)-1], "0") + n[len(n)-1:]
	return id, true
}

// draftStreams begin the names of drafts that a group works on.
var draftStreams = []string{"-ietf-", "-irtf-", "-iab-", "-iesg-", "-rfced-"}

// readDraft reads an Internet-Draft: "draft-", who writes it, and a topic.
// Inside a text only a group's, or one with its count, is told from words.
func readDraft(c *cursor, id Identifier) (Identifier, bool) {
	name := c.runBefore(isGroupName, "-")
	if strings.Count(name, "-") < 2 {
		return id, false
	}
	if i := len(name) - 3; name[i] == '-' && isDigits(name[i+1:]) {
		name, id.Edition = name[:i], name[i:]
	}
	name = strings.ToLower(name)
	id.Number = "draft" + name
	hasStream := slices.ContainsFunc(draftStreams, func(s string) bool { return strings.HasPrefix(name, s) })
	return id, !c.inText || hasStream || id.Edition != "" && strings.Count(name, "-") > 1
}
