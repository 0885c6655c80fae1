package standard

import (
	"regexp"
	"strings"
)

// nationalPrefix is how national bodies mark an international standard that they
// adopted: "BS EN ISO/IEC 27001", "DIN EN ISO/IEC", "ГОСТ Р ИСО/МЭК", "NBR ISO/IEC".
var nationalPrefix = regexp.MustCompile(`(?i)^(?:(?:ABNT|GOST R|ГОСТ Р|GOST|ГОСТ|STB|СТБ|ST RK|СТ РК|BS|DIN|NF|UNE|UNI|NBN|NEN|SS|SFS|DS|NS|SN|ÖNORM|OENORM|PN|ČSN|CSN|STN|MSZ|SIST|HRN|SRPS|BDS|EVS|LVS|LST|ELOT|TS|TS EN|I\.?S\.?|IS|AS|NZS|AS/NZS|CAN/CSA|CSA|INCITS|ANSI|NBR|NM|NTP|NTC|NCh|NTE|IRAM|NMX-[A-Z]-\d*|SNI|MS|SS|TCVN|PNS|TIS|KS X|KS|GB/T|GB|JIS|SANS|NIS|GS|KS|US|TZS|ES|NT|SASO|GSO|UAE\.S|SI|ISIRI)[ :-]?\s*)+(?:-?EN[ -]?)?((?:ISO|IEC|ИСО|МЭК)[ /-].*)$`)

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
	isaNumber    = regexp.MustCompile(`(?i)^(?:ANSI/)?ISA[- ]62443(-[0-9-]+)?`)
)

// ReadNational reads the number of a national adoption and names the
// international standard that it adopts. The edition is not that of the
// international text, so it is left out where the number is the country's own.
func ReadNational(s string) (Identifier, bool) {
	s = tidy(Plain(s))
	if m := isaNumber.FindStringSubmatch(s); m != nil {
		s = "IEC 62443" + m[1]
	} else if m := nationalPrefix.FindStringSubmatch(cyrillicISO.Replace(s)); m != nil {
		s = nationalYear.ReplaceAllString(m[1], "")
	} else if twin := nationalTwins[strings.ToLower(nationalYear.ReplaceAllString(s, ""))]; twin != "" {
		s = twin
	} else {
		return Identifier{}, false
	}
	id, err := ParseIdentifier(s)
	return id, err == nil
}
