package reference

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"landscape/indexer"
	"landscape/standard"
)

// conjunctions stand between the numbers of a list.
const conjunctions = `,|;|、|\b(?:and|or|et|ou|y|o)|и|или|和|及|و|أو|&`

var (
	// further numbers of a list: "RFCs 8446, 5280 and 6960".
	further = regexp.MustCompile(`^\s*(?:` + conjunctions + `)(?:\s*(?:and|or|et|y|и|و))?\s*(\d{3,5})\b`)
	// goesOn ends a line that a list goes on after.
	goesOn = regexp.MustCompile(`(?:` + conjunctions + `)$`)
	// year is when one was published, "RFC 8446, 2018", unless a list goes on.
	year = regexp.MustCompile(`^(19[6-9]|20[0-4])\d$`)
	// draftLabel is how RFCs refer to an Internet-Draft: "[I-D.ietf-tls-esni]".
	draftLabel = regexp.MustCompile(`\bI-D\.([a-z0-9]+-[a-z0-9-]+)`)
	// hyphenedNation adopts a European standard: "UNE-EN ISO/IEC 27001".
	hyphenedNation = regexp.MustCompile(`\b([A-Z]{2,4})-EN\b`)
	// otherParts go on with the parts of one: "EN 319 411-1/-2".
	otherParts = regexp.MustCompile(`^(?:/-\d{1,2}(?:-\d{1,2})?)+\b`)
	// plural names a list of one series.
	plural = regexp.MustCompile(`(?i)\bRFCs\s+`)
)

// afterBody tells whether a text ends with the name of a body in capitals, in
// whatever language: "ISO/CEI", "ИСО/МЭК".
func afterBody(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return strings.ToUpper(last) == last && strings.ToLower(last) != last && strings.IndexFunc(last, unicode.IsDigit) < 0
}

// citation is what a line cites: its place there, how it is written, and the
// identifier that this is read as, "" where the writing tells it.
type citation struct {
	start, end int
	cited, id  string
}

// holds tells whether another citation is a part of one.
func (c citation) holds(part citation) bool { return c.start <= part.start && part.end <= c.end }

// isNoLonger tells whether a citation has something in common with another that is
// no part of it, or all of it.
func (c citation) isNoLonger(other citation) bool {
	meet := other.start < c.end && c.start < other.end
	return meet && (!c.holds(other) || other.holds(c))
}

// citationsIn lists what a line cites by identifiers, and by the names that the
// landscape holds.
func citationsIn(ix *indexer.Index, line string) []citation {
	if !mayCite(line) {
		return nil
	}
	plain, list := numbersIn(line)
	for _, held := range heldIn(ix, plain) {
		if !slices.ContainsFunc(list, held.isNoLonger) {
			list = append(slices.DeleteFunc(list, held.holds), held) // "TCG TSS 2.0 Feature API", no "TCG TSS 2.0"
		}
	}
	return list
}

// mayCite leaves out lines without a digit, an acronym or a draft.
func mayCite(line string) bool {
	upper := false
	for i := range len(line) {
		b := line[i]
		if b >= '0' && b <= '9' || upper && b >= 'A' && b <= 'Z' {
			return true
		}
		upper = b >= 'A' && b <= 'Z'
	}
	return strings.Contains(line, "draft-") || strings.Contains(line, "I-D.") || strings.ContainsFunc(line, unicode.IsDigit)
}

// citedIn lists the identifiers in a line as they are written there.
func citedIn(line string) []string {
	var cited []string
	if mayCite(line) {
		_, list := numbersIn(line)
		for _, c := range list {
			cited = append(cited, c.cited)
		}
	}
	return cited
}

// numbersIn finds the identifiers in a line; plain is the line in which they stand.
func numbersIn(line string) (plain string, list []citation) {
	line = standard.Plain(line)
	// What a pattern wants is looked for first: few lines have it, and some are long.
	if strings.Contains(line, "-EN") {
		line = hyphenedNation.ReplaceAllString(line, "$1 EN")
	}
	many := strings.Contains(strings.ToLower(line), "rfcs") && plural.MatchString(line)
	if many {
		line = plural.ReplaceAllString(line, "RFC ")
	}
	if strings.Contains(line, "I-D.") {
		line = draftLabel.ReplaceAllString(line, "draft-$1")
	}
	lettered := map[standard.Body]bool{}
	var last standard.Found
	for _, f := range standard.FindIdentifiers(line) {
		for _, id := range standard.Between(last.Identifier, f.Identifier, line[last.End:f.Start]) {
			list = append(list, citation{last.Start, f.End, id.String(), ""})
		}
		last = f
		alone := !strings.ContainsFunc(line[f.Start:f.End], unicode.IsLetter)
		if alone && !lettered[f.Identifier.Body] && !afterBody(line[:f.Start]) {
			continue // "27001 attacks": a number goes on with a list, and begins none
		}
		lettered[f.Identifier.Body] = true
		list = append(list, citation{f.Start, f.End, strings.Join(strings.Fields(line[f.Start:f.End]), " "), f.Identifier.String()})
		if m := otherParts.FindString(line[f.End:]); m != "" {
			parts, _ := standard.ReadList(line[f.Start:f.End] + m)
			for _, id := range parts[min(1, len(parts)):] {
				list = append(list, citation{f.End, f.End + len(m), id.String(), ""})
			}
		}
		if f.Identifier.Body == "IETF" && f.Identifier.Type == "RFC" {
			for rest, end := line[f.End:], f.End; ; {
				m := further.FindStringSubmatchIndex(rest)
				if m == nil || !many && year.MatchString(rest[m[2]:m[3]]) {
					break
				}
				many = true
				list = append(list, citation{end + m[2], end + m[3], "RFC " + rest[m[2]:m[3]], ""})
				rest, end = rest[m[1]:], end+m[1]
			}
		}
	}
	slices.SortStableFunc(list, func(a, b citation) int { return cmp.Compare(a.start, b.start) })
	var once []citation
	for _, c := range list {
		if !slices.ContainsFunc(once, func(other citation) bool { return other.cited == c.cited }) {
			once = append(once, c)
		}
	}
	return line, once
}
