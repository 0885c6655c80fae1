package standard

import (
	"regexp"
	"strings"
)

// Bodies without a grammar of their own are found in a text by their name, or by
// that of a family of theirs, and behind it a number of the shape that their
// documents have: "CCSDS 352.0-B-2", "OWASP ASVS 4.0.3", "Matter 1.4".

// shape is what stands behind a name. The groups of the pattern are written behind
// the prefix, and are the number of the body's document with it.
type shape struct {
	pattern *regexp.Regexp
	body    Body
	prefix  string
	// write makes the identifier of the groups where the body has a grammar; nil: as above.
	write func(m []string) Identifier
}

// nameLead is a lead that is the name of a body or of a family of documents.
func nameLead(text string, upper bool, shapes ...shape) lead {
	read := func(c *cursor, _ lead) (Identifier, bool) { return readShaped(c, shapes) }
	return lead{text: text, grammar: &grammar{read: read}, upper: upper, capital: true}
}

func readShaped(c *cursor, shapes []shape) (Identifier, bool) {
	for _, s := range shapes {
		m := s.pattern.FindStringSubmatch(c.s[c.pos:min(len(c.s), c.pos+longestShaped)])
		if m == nil {
			continue
		}
		c.pos += len(m[0])
		if s.write != nil {
			return s.write(m), true
		}
		written := s.written(m[1:])
		id, ok := readNumber(s.body, written)
		if !ok { // "Matter 1.4" is a name with a version
			id = Identifier{Body: s.body, Number: written}
		}
		return id, true
	}
	return Identifier{}, false
}

// written joins the groups to the prefix, and an edition to its number.
func (s *shape) written(groups []string) string {
	out := s.prefix
	for i, part := range groups {
		part = versionWord.ReplaceAllString(part, "v")
		if i > 0 && part != "" && part[0] != ':' && part[0] != '_' {
			out += " "
		}
		out += part
	}
	return out
}

// longestShaped bounds what is looked at behind a name.
const longestShaped = 80

var versionWord = regexp.MustCompile(`(?i)^(?:version|versión|versão|версия|ver\.?|revision|rev\.?|release|edition|ed\.?) ?`)

const (
	// version is "4.0.3", "v4.0", "version 8".
	version = `((?:[vV]|(?i:version|versión|versão|версия|ver\.?|revision|rev\.?|release|edition|ed\.?) )?\d{1,2}(?:\.\d{1,3}){1,3}|(?:[vV]|(?i:version) )\d{1,2}\b)`
	// called is an acronym, perhaps with more words: "ASVS", "P2PE", "DRM Architecture".
	called = `((?:[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z][A-Za-z0-9]*|\d[A-Z]{2,}|[A-Z]\d[A-Z0-9]+)(?:[ -][A-Z][\w/+]*){0,4}?)`
	// before stands between what a document is called and its version.
	before = `(?: (?:Specification|Standard))?,? `
)

// shaped tells the body by its name at the beginning of the prefix.
func shaped(prefix, pattern string) shape {
	body, _, _ := cutBody(prefix + " ")
	return shape{pattern: regexp.MustCompile(`^[ -]?` + pattern), body: body, prefix: strings.TrimPrefix(prefix[len(body):], " ")}
}

// specified is "ASVS 4.0.3" and "CCM:2024" behind a body's name.
func specified(b Body) shape {
	return shaped(string(b)+" ", called+`(?:`+before+version+`|(:(?:19|20)\d\d))`)
}

// behind is every name of some with the shapes of their documents; upper as in lead.
func behind(names string, upper bool, shapes ...shape) []lead {
	var leads []lead
	for text := range strings.SplitSeq(names, " ") {
		leads = append(leads, nameLead(text, upper, shapes...))
	}
	return leads
}
