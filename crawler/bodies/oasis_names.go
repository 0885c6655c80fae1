package bodies

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"landscape/standard"
)

// OASIS has no numbers. People cite its documents by a label such as
// [csaf-v2.0], which most entries carry; where one does not, the name is made
// from the short name in the title ("… (XACML) v2.0"), from a short title
// ("WS-Trust v1.3"), or from the file ("kmip-spec-1.0-os.html").

var (
	oasisLabel   = regexp.MustCompile(`^\[+([A-Za-z][\w. +-]*?)\s*\]$`)
	oasisFile    = regexp.MustCompile(`(?i)^([a-z][a-z0-9_.-]*?)-v?(\d+(?:\.\d+)+)(?:-spec)?-(?:os|cs\d+|ps\d+)(?:-.*)?$`)
	oasisAcronym = regexp.MustCompile(`\(([A-Za-z][\w-]*[A-Z][\w-]*|[A-Z][\w-]+)\)\s*(?:(?:Version |v)\d[\w.]*)?$`)
	oasisVersion = regexp.MustCompile(`(?i)\b(?:version |v)\s?(\d+(?:\.\d+)*)`)
	oasisAtEnd   = regexp.MustCompile(`(?i)\s*\b(?:version |v)\s?\d[\w.]*$`)
	oasisTail    = regexp.MustCompile(`(?i)\s*(\[OASIS \d+\]|[–-] (committee|project) specification.*|(committee|project) specification \d+|OASIS Standard$|\(TM\)|[™®:,])\s*`)
	oasisUnfit   = regexp.MustCompile(`[^A-Za-z0-9._]+`)
	stageInPath  = regexp.MustCompile(`(?i)[/-](os|cs\d\d|ps\d\d|cn\d\d)(?:[/.-]|$)`)
	stageInTitle = regexp.MustCompile(`(?i)(committee|project) specification (\d+)`)
)

// oasisName makes the identifier, without its stage.
func oasisName(title string, labels, links []string) standard.Identifier {
	title = plainTitle(title)
	words := oasisAtEnd.ReplaceAllString(title, "")
	short := ""
	if strings.Count(words, " ") < 4 {
		short = words
	}
	name := cmp.Or(labelOf(labels), acronymOf(title), short, fileName(links), words)
	name = strings.Trim(oasisUnfit.ReplaceAllString(name, "-"), "-.")
	if version := oasisVersion.FindStringSubmatch(title); version != nil && !strings.ContainsAny(name, "0123456789") {
		name += "-v" + version[1]
	}
	return standard.Identifier{Body: "OASIS", Number: name}
}

// plainTitle is the title without stage, trade marks and numbers of ballots.
func plainTitle(title string) string {
	return strings.TrimSpace(oasisTail.ReplaceAllString(title, " "))
}

// labelOf is the label of the citation, when there is one for the whole
// document: alone, or with errata to it.
func labelOf(labels []string) string {
	first := ""
	for _, label := range labels {
		m := oasisLabel.FindStringSubmatch(label)
		switch {
		case m == nil:
			continue
		case first == "":
			first = m[1]
		case !strings.HasPrefix(strings.ToLower(m[1]), strings.ToLower(first)):
			return ""
		}
	}
	return first
}

// acronymOf is the short name in brackets at the end of a title, before the
// version or after it.
func acronymOf(title string) string {
	if m := oasisAcronym.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return ""
}

// fileName is the name of the first file of the modern form.
func fileName(links []string) string {
	for _, link := range links {
		base := path.Base(link)
		base = strings.TrimSuffix(base, path.Ext(base))
		if m := oasisFile.FindStringSubmatch(base); m != nil {
			return m[1] + "-v" + m[2]
		}
	}
	return ""
}

// oasisStage tells how far a document came: "OS", "CS01", "PS02".
func oasisStage(kind, title string, links []string) string {
	if kind == "OASIS Standard" {
		return "OS"
	}
	if m := stageInTitle.FindStringSubmatch(title); m != nil {
		return strings.ToUpper(m[1][:1]) + "S" + m[2]
	}
	for _, link := range links {
		if m := stageInPath.FindStringSubmatch(link); m != nil && !strings.EqualFold(m[1], "os") {
			return strings.ToUpper(m[1])
		}
	}
	return ""
}

var stageNames = map[string]string{"CS": "Committee Specification", "PS": "Project Specification", "CN": "Committee Note"}

// oasisWording writes a stage out: "Committee Specification 01".
func oasisWording(kind, stage string) string {
	if len(stage) < 4 {
		return kind
	}
	return cmp.Or(stageNames[stage[:2]], kind) + " " + stage[2:]
}

// maxAcronym is the longest name that is taken for a short one.
const maxAcronym = 8

// oasisAliases are the short names that people use: "XACML", "CSAF", "MQTT".
// They stand for every version.
func oasisAliases(title, number string) []string {
	if name := acronymOf(plainTitle(title)); name != "" {
		return []string{name}
	}
	head, _, versioned := strings.Cut(number, "-v")
	if !versioned || len(head) > maxAcronym || strings.ContainsAny(head, "-._") {
		return nil
	}
	if head == strings.ToLower(head) {
		head = strings.ToUpper(head)
	}
	return []string{head}
}
