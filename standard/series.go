package standard

import (
	"regexp"
	"strings"
)

// Series names the series that an identifier belongs to, the narrowest first:
// the standard in parts of which it is one, "IEC 62443", and the numbers that
// its body keeps for a subject, "ITU-T X.1500", "3GPP 33", "NIST SP 800".
func (id Identifier) Series() []string {
	var names []string
	if stem, ok := stemOf(id); ok {
		names = append(names, stem)
	}
	if block := blockOf(id); block != "" {
		names = append(names, block)
	}
	return names
}

// stemOf is the standard of which an identifier is a part: "IEC 62443" of "IEC TS
// 62443-1-1", "NIST SP 800-63" of "NIST SP 800-63B-4". A number without parts is
// its own stem.
func stemOf(id Identifier) (string, bool) {
	number := id.Number
	kind := id.Type
	switch id.Body {
	case "NIST":
		number = beforeLetter(number)
	case "ETSI":
		if at := strings.LastIndexByte(number, ' '); at >= 0 { // "319 411-1", "NFV-SEC 012", "ISI 001-1"
			last, _, _ := strings.Cut(number[at:], "-")
			number = number[:at] + last
		}
	case "3GPP", "CEN/CENELEC":
		number, _, _ = strings.Cut(number, "-")
	case "ISO", "IEC", "ISO/IEC", "ISO/IEC/IEEE", "ISO/IEEE":
		number, _, _ = strings.Cut(number, "-")
		if kind != "Guide" && kind != "IWA" {
			kind = "" // parts may be reports and specifications
		}
	default:
		return "", false
	}
	stem := Identifier{Body: id.Body, Type: kind, Number: number}
	return stem.Name(), number != ""
}

// beforeLetter cuts NIST's "800-63B" and "800-57pt1" before the letter.
func beforeLetter(number string) string {
	_, second, ok := strings.Cut(number, "-")
	if !ok {
		return strings.TrimRight(number, "ABCDEFGH")
	}
	digits := len(second) - len(strings.TrimLeft(second, "0123456789"))
	return number[:len(number)-len(second)+digits]
}

// blockOf is the block of numbers that a body keeps for a subject.
func blockOf(id Identifier) string {
	switch id.Body {
	case "ITU-T":
		letter, number, _ := strings.Cut(id.Number, ".")
		if len(letter) == 1 && len(number) >= 4 && isDigits(number[:4]) {
			return "ITU-T " + letter + "." + number[:2] + "00"
		}
	case "3GPP":
		if series, _, ok := strings.Cut(id.Number, "."); ok && len(series) == 2 {
			return "3GPP " + series
		}
	case "NIST":
		if series, _, ok := strings.Cut(id.Number, "-"); ok && id.Type == "SP" {
			return "NIST SP " + series
		}
		if id.Type != "" {
			return "NIST " + id.Type
		}
	case "ISO", "ISO/IEC":
		if n := id.Number; len(n) >= 5 && n[:2] == "27" && isDigits(n[:5]) && (len(n) == 5 || n[5] == '-') {
			return "ISO/IEC 27000"
		}
	case "ETSI":
		if group, _, ok := strings.Cut(id.Number, " "); ok && (id.Type == "GS" || id.Type == "GR") {
			return "ETSI " + group
		}
	case "GSMA":
		if series, _, ok := strings.Cut(id.Number, "."); ok {
			return "GSMA " + series
		}
	case "IEEE":
		if strings.HasPrefix(id.Number, "802.") {
			return "IEEE " + strings.TrimRight(id.Number, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
		}
	}
	return ""
}

// seriesWord is what people add to the number of a series.
const seriesWord = `(?:series of standards|family of standards|series|family|suite|série|serie|famille|familia|серия|семейство|系列|سلسلة|عائلة)`

var (
	seriesBehind = regexp.MustCompile(`(?i)^(.*?)[ -]*` + seriesWord + `$`)
	seriesBefore = regexp.MustCompile(`(?i)^` + seriesWord + `(?: of| de| des| d'| del)? +(.*)$`)
	// openNumber ends in letters that stand for any digit: "27xxx", "X.15xx", "33.x".
	openNumber = regexp.MustCompile(`(?i)^(.*?\d)(?:(\.)x+|(x{2,}))$`)
	thousands  = regexp.MustCompile(`(?i)^(.*\b|ISO)(\d\d)k$`)
	// bareBlock is a block that people name by its body and two or three digits:
	// "3GPP 33", "TS 33", "SP 800".
	bareBlock = regexp.MustCompile(`(?i)^(?:(3GPP|3GPP TS|TS|3GPP TR)? ?(\d\d)\.?|(?:NIST )?SP ?(\d{3,4})|(?:NIST )?(FIPS)|GSMA ([A-Z]{2,3})|ETSI (?:GS )?([A-Z][A-Z0-9-]{2,}))$`)
)

// ReadSeries reads what people call a series by and lists the names that it may
// have, the likeliest first. Said tells that the text speaks of a series; else it
// may be one standard as well, which then goes first: "IEC 62443".
func ReadSeries(text string) (names []string, said bool) {
	text = tidy(Plain(text))
	for _, form := range []*regexp.Regexp{seriesBehind, seriesBefore} {
		if m := form.FindStringSubmatch(text); m != nil && m[1] != "" {
			text, said = strings.TrimRight(m[1], " -"), true
		}
	}
	if m := thousands.FindStringSubmatch(text); m != nil {
		text, said = m[1]+m[2]+"000", true
	} else if m := openNumber.FindStringSubmatch(text); m != nil {
		said = true
		if text = m[1]; m[2] == "" {
			text += strings.Repeat("0", len(m[3]))
		}
	}
	if said {
		names = blockNamed(text)
	}
	id, err := ParseIdentifier(text)
	if err != nil {
		return names, said
	}
	if id.Body == "IETF" {
		return append(names, id.String()), said || id.Type != "RFC" && id.Type != ""
	}
	names = append(names, id.Name())
	if id.Body == "ISO" || id.Body == "IEC" { // as people call what both publish
		joint := id
		joint.Body = "ISO/IEC"
		names = append(names, joint.Name())
	}
	if said {
		names = append(names, id.Series()...)
	}
	return names, said
}

// blockNamed reads the name of a block of numbers.
func blockNamed(text string) []string {
	m := bareBlock.FindStringSubmatch(text)
	switch {
	case m == nil:
		return nil
	case m[2] != "":
		return []string{"3GPP " + m[2]}
	case m[3] != "":
		return []string{"NIST SP " + m[3]}
	case m[4] != "":
		return []string{"NIST FIPS"}
	case m[5] != "":
		return []string{"GSMA " + strings.ToUpper(m[5])}
	}
	return []string{"ETSI " + strings.ToUpper(m[6])}
}
