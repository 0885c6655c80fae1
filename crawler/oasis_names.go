package crawler

import (
	"path"
	"regexp"
	"strings"

	"landscape/standard"
)

// OASIS has no numbers. People cite its documents by a label such as
// [csaf-v2.0], which most entries carry; where one does not, the name is made
// from the short name and version in the title ("… (XACML) v2.0") or from the
// file ("kmip-spec-1.0-os.html").

var (
	oasisLabel   = regexp.MustCompile(`^\[+([A-Za-z][\w. +-]*?)\s*\]$`)
	oasisFile    = regexp.MustCompile(`(?i)^([a-z][a-z0-9_.-]*?)-v?(\d+(?:\.\d+)+)(?:-spec)?-(?:os|cs\d+|ps\d+)(?:-.*)?$`)
	oasisAcronym = regexp.MustCompile(`\(([A-Za-z][\w-]*[A-Z][\w-]*|[A-Z][\w-]+)\)\s*(?:(?:Version |v)(\d[\w.]*))?`)
	oasisVersion = regexp.MustCompile(`(?i)\b(?:version |v)\s?(\d+(?:\.\d+)*)`)
	oasisTail    = regexp.MustCompile(`(?i)\s*(\[OASIS \d+\]|[–-] (committee|project) specification.*|(committee|project) specification \d+|OASIS Standard|\(TM\)|[™®:,])\s*`)
	oasisUnfit   = regexp.MustCompile(`[^A-Za-z0-9._]+`)
	stageInPath  = regexp.MustCompile(`(?i)[/-](os|cs\d\d|ps\d\d|cn\d\d)(?:[/.-]|$)`)
	stageInTitle = regexp.MustCompile(`(?i)(committee|project) specification (\d+)`)
)

// oasisName makes the identifier, without its stage.
func oasisName(title string, labels, links []string) standard.Identifier {
	title = strings.TrimSpace(oasisTail.ReplaceAllString(title, " "))
	version := ""
	if m := oasisVersion.FindStringSubmatch(title); m != nil {
		version = "-v" + m[1]
	}
	name := labelOf(labels)
	if name == "" {
		name = acronymOf(title)
	}
	if name == "" {
		name = fileName(links)
	}
	if name == "" {
		name = oasisVersion.ReplaceAllString(title, "")
	}
	name = strings.Trim(oasisUnfit.ReplaceAllString(name, "-"), "-.")
	if !strings.ContainsAny(name, "0123456789") {
		name += version
	}
	return standard.Identifier{Body: "OASIS", Number: name}
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

// acronymOf is the short name in brackets right before the version or the end.
func acronymOf(title string) string {
	m := oasisAcronym.FindStringSubmatchIndex(title)
	if m == nil || m[4] < 0 && m[1] != len(title) {
		return ""
	}
	if m[4] < 0 {
		return title[m[2]:m[3]]
	}
	return title[m[2]:m[3]] + "-v" + strings.TrimRight(title[m[4]:m[5]], ".")
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
	return firstOf(stageNames[stage[:2]], kind) + " " + stage[2:]
}

// oasisAliases are short names that people use: "CSAF v2.0", "XACML v3.0".
func oasisAliases(title, number string) []string {
	short, version, ok := strings.Cut(number, "-v")
	if name := acronymOf(title); name != "" {
		short, version, ok = strings.Cut(name, "-v")
	}
	if !ok || strings.ContainsAny(short, "-._") {
		return nil
	}
	short = strings.ToUpper(short)
	return []string{short + " v" + version}
}
