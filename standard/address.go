package standard

import (
	"regexp"
	"strconv"
	"strings"
)

// ReadAddress reads the identifier out of an address, URN, DOI or file name that
// a body makes of its documents' identifiers. Addresses that hold a number of the
// body's own (IEEE, IEC, ISO's catalogue) cannot be read; who has the catalogue
// can look them up.
func ReadAddress(s string) (Identifier, bool) {
	s = doiPrefix.ReplaceAllString(strings.TrimSpace(Plain(s)), "")
	if s == "" || strings.ContainsAny(s, " \t\n") || !strings.ContainsAny(s, ":/._-") {
		return Identifier{}, false
	}
	for _, form := range addressForms {
		m := form.pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if id, err := ParseIdentifier(form.write(m)); err == nil {
			return id, true
		}
	}
	return Identifier{}, false
}

// doiPrefix is how people mark a DOI.
var doiPrefix = regexp.MustCompile(`(?i)^doi[: ]+`)

// IsAddress tells whether a text is the address of some page.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || hostAndPath.MatchString(s)
}

var hostAndPath = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*$`)

// addressForm is one way of a body to make an address; write words what the
// pattern found as people would write the identifier.
type addressForm struct {
	pattern *regexp.Regexp
	write   func(m []string) string
}

func addressed(pattern string, write func(m []string) string) addressForm {
	return addressForm{regexp.MustCompile(`(?i)` + pattern), write}
}

// addressForms in the order in which they are tried. Sources: RFC 7595 and 8141
// for URNs, RFC 5141 for urn:iso, the bodies' own sites for the rest.
var addressForms = []addressForm{
	// doi:10.17487/RFC8446, urn:ietf:rfc:8446, https://www.rfc-editor.org/info/rfc8446, rfc8446.txt
	addressed(`(?:10\.17487/|urn:ietf:|[a-z]/)(rfc|bcp|std|fyi):?0*(\d+)(?:\.(?:txt|html|pdf|xml|json))?(?:[/?#].*)?$`,
		func(m []string) string { return strings.ToUpper(m[1]) + " " + m[2] }),
	addressed(`^(rfc|bcp|std|fyi)0*(\d+)\.(?:txt|html|pdf|xml|json)$`,
		func(m []string) string { return strings.ToUpper(m[1]) + " " + m[2] }),
	// https://www.rfc-editor.org/refs/bibxml/reference.RFC.8446.xml
	addressed(`reference\.(RFC|BCP|STD|FYI)\.0*(\d+)\.xml$`, func(m []string) string { return strings.ToUpper(m[1]) + " " + m[2] }),
	// https://datatracker.ietf.org/doc/draft-ietf-tls-tls13/, draft-ietf-tls-tls13-28.txt, I-D.ietf-tls-tls13
	addressed(`(?:/|^)(?:I-D\.)?(draft-[a-z0-9-]+?)(?:-\d\d)?(?:\.(?:txt|html|pdf|xml))?(?:[/?#].*)?$`, func(m []string) string { return m[1] }),
	addressed(`^I-D\.([a-z0-9-]+?)(?:-\d\d)?$`, func(m []string) string { return "draft-" + m[1] }),
	// urn:iso:std:iso-iec:27001:ed-3:v1:en, https://www.iso.org/obp/ui/#iso:std:iso-iec:27001:ed-3
	addressed(`iso:std:([a-z-]+):(?:(ts|tr|pas|iwa|guide):)?([0-9]+(?:-[0-9]+)?)(?::-([0-9]+(?:-[0-9]+)?))?((?:[:/?#].*)?)$`, writeURN),
	// urn:iec:std:iec:62443-3-3:2013-08:::
	addressed(`urn:iec:std:(iec|iso-iec):([0-9]+(?:-[0-9]+)*):(\d{4})?.*$`, writeURNofIEC),
	// T-REC-X.1352-202209-I, T-REC-X.509-201910-I!!PDF-E.pdf
	addressed(`T-REC-([A-Z]\.[0-9.]+)(?:-(\d{4})(\d\d))?(?:-[IPSW])?\b`, writeTRec),
	// https://www.itu.int/ITU-T/recommendations/rec.aspx?rec=X.1254
	addressed(`/rec\.aspx\?(?:[^#]*&)?rec=([A-Z]\.[0-9.]+)(?:[&#].*)?$`, func(m []string) string { return "ITU-T " + m[1] }),
	// https://www.etsi.org/deliver/etsi_en/303600_303699/303645/, …/etsi_gs/NFV-SEC/001_099/012/03.01.01_60/
	addressed(`/deliver/etsi_([a-z]{2,3})/(?:([a-z][a-z0-9-]+)/)?\d+_\d+/(\d+)(?:/(?:(\d\d)\.(\d\d)\.(\d\d)_\d\d/?)?)?$`,
		func(m []string) string { return writeETSIFile([]string{m[0], m[1], m[2] + m[3], m[4], m[5], m[6]}) }),
	// ts_133501v170500p.pdf, en_31912201v010301p.pdf, gs_qkd014v010101p.pdf
	addressed(`(?:/|^)(ts|tr|en|es|eg|sr|gs|gr|etr|ets|ei)_([a-z0-9-]+?)v(\d\d)(\d\d)(\d\d)[a-z]?\.[a-z]+$`, writeETSIFile),
	// 33501-h50.zip, 29.500-i40, 33.501/33501-i40.docx
	addressed(`(?:/|^)(\d\d)\.?(\d{3})(-\d+)?-([0-9a-z]{3})(?:\.[a-z]+)?$`, write3GPPFile),
	// https://www.3gpp.org/ftp/Specs/archive/33_series/33.501/
	addressed(`_series/(\d\d\.\d{2,3}(?:-\d+)?)/?$`, func(m []string) string { return "3GPP " + m[1] }),
	// https://www.3gpp.org/dynareport?code=33501.htm, /DynaReport/33501.htm
	addressed(`3gpp\.org/dynareport(?:/|\?code=)(\d\d)(\d{2,3})(-\d+)?\.htm`, func(m []string) string { return "3GPP " + m[1] + "." + m[2] + m[3] }),
	// https://csrc.nist.gov/publications/detail/sp/800-53/rev-5/final
	addressed(`/publications/detail/(sp|fips|nistir)/([0-9a-z-]+)(?:/rev-(\d+))?(?:/.*)?$`, writeCSRCDetail),
	// https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final, /pubs/fips/140-3/final
	addressed(`/pubs/(sp|fips|ir|cswp|ai)/([0-9]+(?:-[0-9]+)?)(?:/([0-9]+)/?([a-z]?))?(?:/(?:v(\d))?)?(?:/?r(\d+))?(?:/(upd\d+))?(?:/.*)?$`, writeCSRC),
	// 10.6028/NIST.SP.800-53r5, NIST.FIPS.140-3.pdf
	addressed(`NIST\.(SP|FIPS|IR|CSWP|AI|HB|TN)\.([0-9A-Za-z][0-9A-Za-z.-]*?)(?:\.pdf)?$`,
		func(m []string) string { return "NIST " + strings.ToUpper(m[1]) + " " + m[2] }),
	// nistspecialpublication800-22r1a.pdf, fipspub46-1.pdf
	addressed(`(?:/|^)(nistspecialpublication|fipspub)(\d+(?:-\d+)?[a-z0-9]*)\.pdf$`,
		func(m []string) string {
			return map[byte]string{'n': "NIST SP ", 'f': "NIST FIPS "}[lower(m[1][0])] + m[2]
		}),
	// iec62443-3-3{ed1.0}b.pdf
	addressed(`^(iec|iso-?iec)[ _-]?(?:(ts|tr)[ _-]?)?(\d+(?:-\d+)*)\{ed(\d+)\.\d\}[a-z]*\.pdf$`,
		func(m []string) string { return writeURNofIEC([]string{m[0], m[1], m[3], ""}) + " ED" + m[4] }),
	// https://docs.ogc.org/is/17-007r1/17-007r1.html
	addressed(`docs\.ogc\.org/[a-z-]+/(\d\d-\d{3}[a-z]?(?:r\d+)?)(?:[/.].*)?$`, func(m []string) string { return "OGC " + m[1] }),
	// https://www.w3.org/TR/webauthn-3/, /TR/2021/REC-webauthn-2-20210408/
	addressed(`w3\.org/TR/(?:\d{4}/)?([A-Za-z0-9._-]+?)/?(?:[#?].*)?$`, func(m []string) string { return "W3C " + m[1] }),
	// https://standards.ieee.org/ieee/802.1X/7345/, /standard/802_1X-2020.html
	addressed(`standards\.ieee\.org/(?:ieee|standard)/([0-9][0-9A-Za-z._-]*?)(?:/\d+)?(?:\.html)?/?$`,
		func(m []string) string { return "IEEE " + strings.ReplaceAll(m[1], "_", ".") }),
	// https://www.iana.org/assignments/jose/jose.xhtml
	addressed(`iana\.org/assignments/([a-z0-9-]+)(?:[/#?].*)?$`, func(m []string) string { return "IANA " + m[1] }),
	// 352x0b2.pdf
	addressed(`(?:/|^)(\d{3})x(\d+)([a-z])(\d+)(?:[a-z]\d+)*\.pdf$`,
		func(m []string) string {
			return "CCSDS " + m[1] + "." + m[2] + "-" + strings.ToUpper(m[3]) + "-" + m[4]
		}),
	// stix-v2.1-os.html, csaf-v2.0-cs03.pdf
	addressed(`(?:/|^)([a-z][a-z0-9_-]*-v\d[0-9.]*)-(os|cos\d*|cs\d+|csd\d+|csprd\d+|pr\d+|errata\d+[a-z-]*)\.(?:html?|pdf|docx?|xml|zip)$`,
		func(m []string) string { return "OASIS " + m[1] + "-" + strings.ToUpper(m[2]) }),
	// ISO_IEC_27001_2022.pdf, iso_27001_2013_en.pdf, 802.1X-2020.pdf, fips140-2.pdf
	addressed(`^([^/]+?)(?:[_-](?:en|fr|de|es|ru|e|f))?\.(?:pdf|docx?|odt|epub|html?|txt|xml|zip)$`, func(m []string) string { return strings.ReplaceAll(m[1], "_", " ") }),
}

// urnEdition and urnSupplement stand behind the number: ":ed-2:v1:amd:1", ":dis:ed-3".
var (
	urnStage      = regexp.MustCompile(`(?i):(cd|dis|fdis|dts|dtr|wd)\b`)
	urnEdition    = regexp.MustCompile(`(?i):ed-(\d{1,2})\b`)
	urnSupplement = regexp.MustCompile(`(?i):(amd|cor):(\d+)\b`)
)

func writeURN(m []string) string {
	body := strings.ToUpper(strings.ReplaceAll(m[1], "-", "/"))
	number, behind := m[3], m[5]
	if m[4] != "" && !strings.Contains(number, "-") {
		number += "-" + m[4]
	}
	if e := urnEdition.FindStringSubmatch(behind); e != nil {
		number += " ED" + e[1]
	}
	if s := urnSupplement.FindStringSubmatch(behind); s != nil {
		number += "/" + strings.ToUpper(s[1][:1]) + strings.ToLower(s[1][1:]) + " " + s[2]
	}
	stage := ""
	if s := urnStage.FindStringSubmatch(behind); s != nil {
		stage = strings.ToUpper(s[1])
	}
	return spaced(body, stage, strings.ToUpper(m[2]), number)
}

func writeURNofIEC(m []string) string {
	id := strings.ToUpper(strings.ReplaceAll(m[1], "-", "/")) + " " + m[2]
	if m[3] != "" {
		id += ":" + m[3]
	}
	return id
}

func writeTRec(m []string) string {
	id := "ITU-T " + strings.ToUpper(strings.TrimRight(m[1], "."))
	if m[2] != "" {
		id += " (" + m[3] + "/" + m[2] + ")"
	}
	return id
}

// writeETSIFile undoes how ETSI names its files: six digits and then parts of two,
// or the letters of a group; the version in pairs of digits.
func writeETSIFile(m []string) string {
	kind, number := strings.ToUpper(m[1]), strings.ToUpper(m[2])
	version := ""
	if m[3] != "" {
		version = " V" + noZero(m[3]) + "." + noZero(m[4]) + "." + noZero(m[5])
	}
	if !isDigits(number) || len(number) < 6 {
		at := strings.IndexAny(number, "0123456789")
		if at <= 0 {
			return ""
		}
		return "ETSI " + kind + " " + strings.TrimRight(number[:at], "-") + " " + number[at:] + version
	}
	name := number[:3] + " " + number[3:6]
	for rest := number[6:]; len(rest) >= 2; rest = rest[2:] {
		name += "-" + noZero(rest[:2])
	}
	return "ETSI " + kind + " " + name + version
}

func write3GPPFile(m []string) string {
	return "3GPP " + m[1] + "." + m[2] + m[3] + " V" + versionOfFile(m[4])
}

// versionOfFile undoes how 3GPP names its files: a digit or letter for each part
// of the version, 10 being "a".
func versionOfFile(mark string) string {
	parts := make([]string, len(mark))
	for i := range parts {
		parts[i] = strconv.Itoa(strings.IndexByte("0123456789abcdefghijklmnopqrstuvwxyz", lower(mark[i])))
	}
	return strings.Join(parts, ".")
}

func writeCSRC(m []string) string {
	number := m[2]
	if m[3] != "" {
		number += "-" + m[3] + strings.ToUpper(m[4])
	}
	if m[6] != "" {
		number += "r" + m[6]
	}
	if m[7] != "" {
		number += "-" + m[7]
	}
	return "NIST " + strings.ToUpper(m[1]) + " " + number
}

func writeCSRCDetail(m []string) string {
	number := m[2]
	if m[3] != "" {
		number += "r" + m[3]
	}
	return "NIST " + strings.TrimPrefix(strings.ToUpper(m[1]), "NIST") + " " + number
}

// noZero takes the zeros off the front of a number.
func noZero(s string) string {
	if rest := strings.TrimLeft(s, "0"); rest != "" {
		return rest
	}
	return "0"
}
