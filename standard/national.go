package standard

import (
	"regexp"
	"strings"
)

// nationalBodies are how national bodies mark their standards.
const nationalBodies = `(?:ABNT|GOST R|ГОСТ Р|GOST|ГОСТ|STB|СТБ|ST RK|СТ РК|BS|DIN|NF|UNE|UNI|CEI|NBN|NEN|SS|SFS|DS|NS|SN|ÖNORM|OENORM|PN|ČSN|CSN|STN|MSZ|SIST|HRN|SRPS|BDS|EVS|LVS|LST|ELOT|TS|I\.?S\.?|IS|AS|NZS|AS/NZS|CAN/CSA|CSA|INCITS|ANSI|NBR|NM|NTP|NTC|NCh|NTE|IRAM|NMX-[A-Z]-\d*|SNI|MS|TCVN|PNS|TIS|KS X|KS|GB/T|GB|JIS|SANS|NIS|GS|US|TZS|ES|NT|SASO|GSO|UAE\.S|SI|ISIRI)`

var (
	// nationalPrefix stands before an international or European standard that was
	// adopted: "BS EN ISO/IEC 27001", "DIN EN 303 645", "ГОСТ Р ИСО/МЭК", "NBR ISO/IEC".
	nationalPrefix = regexp.MustCompile(`(?i)^(?:` + nationalBodies + `[ :/-]?\s*)+((?:EN[ -]+)?(?:ISO|IEC|ИСО|МЭК)[ /-].*|EN[ -]+\d.*)$`)
	// nationalBare are those who number what they adopt from ISO and IEC as these do.
	nationalBare = regexp.MustCompile(`(?i)^(?:SANS|NBR|ABNT NBR|SNI|MS|AS|KS X) (\d{5}(?:-\d+)*)(?::\d{4})?$`)
	// nationalOwn is a standard that only a nation has.
	nationalOwn = regexp.MustCompile(`^(` + nationalBodies + `)[ -]((?:[A-Z] ?)?\d{3,6}(?:[.-]\d{1,2})*)([:-](?:19|20)\d\d)?$`)
)

var cyrillicISO = strings.NewReplacer("ИСО/МЭК", "ISO/IEC", "ИСО", "ISO", "МЭК", "IEC")

// nationalTwins are national standards that have a number of their own, with the
// international text that they adopt. Ours, from the title pages of the standards.
var nationalTwins = map[string]string{
	"gb/t 22080": "ISO/IEC 27001", "gb/t 22081": "ISO/IEC 27002", "gb/t 18336.1": "ISO/IEC 15408-1",
	"gb/t 18336.2": "ISO/IEC 15408-2", "gb/t 18336.3": "ISO/IEC 15408-3", "gb/t 18336": "ISO/IEC 15408-1",
	"gb/t 29246": "ISO/IEC 27000", "gb/t 31722": "ISO/IEC 27005", "gb/t 25067": "ISO/IEC 27006-1",
	"gb/t 28450": "ISO/IEC 27007", "gb/t 20985.1": "ISO/IEC 27035-1", "gb/t 20985.2": "ISO/IEC 27035-2",
	"jis q 27000": "ISO/IEC 27000", "jis q 27001": "ISO/IEC 27001", "jis q 27002": "ISO/IEC 27002",
	"jis q 27006": "ISO/IEC 27006-1", "jis q 27014": "ISO/IEC 27014", "jis q 27017": "ISO/IEC 27017",
	"jis x 5070-1": "ISO/IEC 15408-1", "jis x 19790": "ISO/IEC 19790",
	"isa-62443": "IEC 62443", "ansi/isa-62443": "IEC 62443",
}

var (
	nationalYear = regexp.MustCompile(`[-:—]\s*(?:19|20)\d\d$`)
	isaNumber    = regexp.MustCompile(`(?i)^(?:ANSI/)?ISA[- ]62443(-[0-9-]*[0-9])?(?: ?\(99[0-9.]+\))?(-(?:19|20)\d\d)?$`)
)

// ReadNational reads the number of a national adoption and names the standard
// that it adopts: the European one where it is marked so, else the
// international one. A year behind a colon is that of the adopted text, mostly;
// one of the country's own is left out.
func ReadNational(s string) (Identifier, bool) {
	s = tidy(Plain(s))
	if m := isaNumber.FindStringSubmatch(s); m != nil {
		s = "IEC 62443" + m[1] + strings.Replace(m[2], "-", ":", 1)
	} else if m := nationalBare.FindStringSubmatch(s); m != nil {
		s = m[1]
	} else if m := nationalPrefix.FindStringSubmatch(cyrillicISO.Replace(s)); m != nil {
		s = dashedYear.ReplaceAllString(m[1], "")
	} else if twin := nationalTwins[strings.ToLower(nationalYear.ReplaceAllString(s, ""))]; twin != "" {
		s = twin
	} else {
		return Identifier{}, false
	}
	id, err := ParseIdentifier(s)
	return id, err == nil
}

var dashedYear = regexp.MustCompile(`[-—]\s*(?:19|20)\d\d$`)

// International is the text that an adoption marked EN adopts: "ISO/IEC 27001"
// of "EN ISO/IEC 27001:2023". The edition has another year and is left out.
func (id Identifier) International() (Identifier, bool) {
	if id.Body != "CEN/CENELEC" || id.Type != "EN" {
		return Identifier{}, false
	}
	adopted, err := ParseIdentifier(strings.TrimPrefix(id.Number, "EN "))
	if err != nil || !strings.HasPrefix(adopted.Name(), "I") {
		return Identifier{}, false
	}
	return adopted, true
}

// ReadNationalOwn reads the number of a standard that a nation has of its own,
// "BS 7799", "DIN 66399", "GB/T 20984": no body of the landscape makes it.
func ReadNationalOwn(s string) (Identifier, bool) {
	m := nationalOwn.FindStringSubmatch(tidy(Plain(s)))
	if m == nil {
		return Identifier{}, false
	}
	return Identifier{Body: Body(m[1]), Number: m[2], Edition: m[3]}, true
}
