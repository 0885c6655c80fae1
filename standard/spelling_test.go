package standard

import "testing"

// typed: the form of the body, and what people type for it.
var typed = map[string][]string{
	"ITU-T X.1500":           {"x1500", "X1500", "X.1500", "x.1500", "x 1500", "X 1500", "ITU-T X.1500", "itu-t x1500", "ITU X.1500", "ITU-T Rec. X.1500", "Rec. ITU-T X.1500", "Recommendation ITU-T X.1500", "Recommendation X.1500", "itu-t-x.1500", "  X.1500, "},
	"ITU-T X.1500 (04/2011)": {"ITU-T Rec. X.1500 (04/2011)", "X.1500 (04/2011)"},
	"ITU-T X.805":            {"x 805", "x805", "X.805", "Rec. X.805"},
	"ITU-T X.25":             {"x25", "x.25", "X 25"},
	"ITU-T X.509":            {"x509", "X.509", "itu x.509"},
	"ITU-T X.509 (2019)":     {"X.509-2019", "x509 (2019)"},
	"ITU-T X.509 v3":         {"X.509v3", "x.509 v3"},
	"ITU-T X Suppl. 13":      {"X Suppl. 13", "X Suppl 13", "X.Suppl.13", "x sup 13", "X.Sup13", "ITU-T X Supplement 13", "ITU-T X-series Supplement 13", "itu-t-x-suppl-13"},
	"ITU-T X.1051 Amd. 1":    {"X.1051 Amd.1", "X.1051 Amd 1", "X.1051 Amendment 1", "ITU-T X.1051 amd1"},
	"ITU-T D.1140/X.1261":    {"D.1140/X.1261", "d1140/x1261"},
	"ITU-T X.1631rev":        {"X.1631rev", "X.1631-rev", "X.1631 (rev)", "ITU-T X.1631rev"},
	"ITU-T X.secadef":        {"X.secadef", "ITU-T X.secadef"},
	"ITU-T TR.se-ai":         {"TR.se-ai"},
	"ITU-T X.5Gsec-q":        {"X.5Gsec-q"},
	"ITU-R M.2083":           {"ITU-R M.2083", "itu-r m2083", "ITU-R Rec. M.2083", "Rec. ITU-R M.2083"},

	"ISO/IEC 27001":                 {"27001", "ISO/IEC 27001", "iso/iec 27001", "ISO-IEC 27001", "isoiec27001", "ISO / IEC 27001", "iso-iec-27001", "ISO\u2011IEC\u00a027001"},
	"ISO 27001":                     {"iso27001", "ISO27001", "iso 27001", "ISO-27001"},
	"ISO/IEC 27001:2022":            {"ISO/IEC 27001:2022", "ISO/IEC 27001: 2022", "ISO/IEC 27001:2022(E)", "ISO/IEC 27001:2022 (E)", "ISO/IEC 27001:2022 (en,fr)", "iso/iec 27001-2022", "ISO/IEC 27001 (2022)", "27001:2022", "iso/iec 27001 2022"},
	"ISO/IEC 27001:2022/Amd 1":      {"ISO/IEC 27001:2022 Amd 1", "ISO/IEC 27001:2022/Amd.1", "ISO/IEC 27001:2022 amendment 1"},
	"ISO/IEC TS 27100":              {"iso/iec ts27100", "ISO/IEC/TS 27100", "iso-iec-ts-27100"},
	"ISO/TS 22331":                  {"ISO TS 22331", "iso-ts-22331"},
	"ISO/IEC FDIS 27090":            {"ISO/IEC FDIS 27090", "iso/iec fdis27090"},
	"ISO/SAE 21434":                 {"21434", "ISO/SAE 21434", "iso sae 21434"},
	"IEC 62443-3-3":                 {"62443-3-3", "iec62443-3-3", "IEC 62443-3-3", "ISA/IEC 62443-3-3"},
	"ETSI EN 303 645":               {"EN303645", "EN 303645", "en 303 645", "ETSI EN 303 645", "etsi en303645", "etsi-en-303-645", "EN 303\u00a0645"},
	"ETSI EN 303 645 V2.1.1":        {"EN 303 645 V2.1.1", "EN 303 645 v2.1.1", "ETSI EN 303 645 version 2.1.1"},
	"ETSI TS 119 312":               {"TS 119 312", "ts119312", "ETSI TS 119312"},
	"ETSI GS QKD 014":               {"GS QKD 014", "gs qkd014", "GS-QKD-014", "ETSI GS QKD014"},
	"ETSI GS NFV-SEC 012":           {"gs nfv-sec 012", "ETSI GS NFV-SEC012"},
	"3GPP TS 33.501":                {"Technical Specification (TS) 33.501", "3GPP Technical Specification (TS) 33.501", "3GPP Technical Specification 33.501", "33.501", "TS 33.501", "TS33.501", "ts 33501", "3GPP 33.501", "3gpp ts33.501", "3gpp-ts-33.501"},
	"3GPP TS 33.501 Rel-17":         {"TS 33.501 (Rel-17)", "TS 33.501 (Release 17)", "TS 33.501 Rel-17", "33.501 release 17"},
	"3GPP TS 33.501 V17.5.0 Rel-17": {"3GPP TS 33.501 version 17.5.0 Release 17"},
	"3GPP TR 33.818":                {"33.818", "TR 33.818"},
	"3GPP TS 32.755":                {"32.755"},
	"3GPP TS 03.20":                 {"GSM 03.20"},
	"oneM2M TS-0003":                {"TS-0003", "ts 0003", "oneM2M TS 0003", "onem2m-ts-0003"},
	"oneM2M TS-0003-V3.10.2":        {"TS-0003-V3.10.2", "oneM2M TS-0003 v3.10.2"},
	"RFC 8446":                      {"rfc8446", "RFC8446", "rfc 8446", "RFC-8446", "IETF RFC 8446", "Request for Comments (RFC) 8446"},
	"RFC 791":                       {"RFC 0791", "rfc791"},
	"BCP 14":                        {"bcp14", "BCP 14"},
	"draft-ietf-tls-esni":           {"draft-ietf-tls-esni", "Draft-IETF-TLS-ESNI"},

	"NIST SP 800-53":         {"sp800-53", "SP 800-53", "sp80053", "NIST 800-53", "800-53", "NIST SP800-53", "nist-sp-800-53", "NIST Special Publication 800-53", "NIST Special Publication (SP) 800-53"},
	"NIST SP 800-53r5":       {"SP 800-53 Rev. 5", "NIST SP 800-53 Revision 5", "800-53r5", "NIST.SP.800-53r5", "SP 800-53, Rev 5"},
	"NIST SP 800-57pt1r5":    {"SP 800-57pt1r5", "SP 800-57 Part 1 Rev. 5", "NIST SP 800-57p1r5"},
	"NIST SP 800-160v1r1":    {"SP 800-160 Vol. 1 Rev. 1", "800-160v1r1"},
	"NIST SP 800-213r1 ipd":  {"SP 800-213 Rev. 1 (ipd)", "NIST SP 800-213r1, ipd"},
	"NIST SP 800-63-4":       {"SP 800-63-4", "800-63-4", "NIST SP 800-063-4"},
	"NIST SP 800-90B":        {"sp800-90b", "NIST SP 800-90B"},
	"NIST SP 800-38A-Add":    {"NIST SP 800-38a-add", "SP 800-38A-Add"},
	"NIST FIPS 140-3":        {"FIPS 140-3", "fips140-3", "FIPS PUB 140-3", "fips-140-3", "nist-fips-140-3", "Federal Information Processing Standard (FIPS) 140-3", "Federal Information Processing Standards Publication 140-3"},
	"NIST IR 8259A":          {"NISTIR 8259A", "NIST IR 8259A", "nistir8259a", "IR 8259A"},
	"NIST CSWP 29":           {"CSWP 29", "cswp29", "NIST CSWP 29"},
	"NIST AI 100-1":          {"NIST AI 100-1", "nist ai 100-1"},
	"IEEE 802.1X":            {"802.1x", "802.1X", "IEEE 802.1X", "IEEE Std 802.1X", "ieee-802.1x"},
	"IEEE 802.1X-2020":       {"IEEE 802.1X-2020", "802.1x-2020"},
	"IEEE 802.1Qbv":          {"802.1qbv", "IEEE 802.1Qbv"},
	"IEEE 802.11i":           {"802.11i", "IEEE 802.11i"},
	"IEEE P1363.3":           {"P1363.3", "IEEE P1363.3"},
	"OASIS CSAF-v2.0":        {"OASIS CSAF v2.0", "OASIS CSAF 2.0", "oasis CSAF-v2.0"},
	"W3C webauthn-3":         {"W3C webauthn-3", "w3c-webauthn-3", "w3c webauthn-3"},
	"EN 17640":               {"EN 17640", "en17640"},
	"EN 419241-1":            {"EN 419 241-1", "EN 419241-1", "CEN EN 419 241-1"},
	"GSMA FS.27":             {"FS.27", "fs27", "FS 27", "GSMA FS.27", "gsma fs.27"},
	"ATIS-1000074":           {"ATIS-1000074", "atis 1000074", "ATIS1000074"},
	"TTA TTAK.KO-12.0001/R1": {"TTAK.KO-12.0001/R1", "ttak.ko-12.0001/r1"},
	"TTC JT-X1051":           {"JT-X1051", "TTC JT-X1051"},
	"ARIB STD-T108":          {"STD-T108", "arib std-t108"},
	"CCSA YD/T 3628-2019":    {"YD/T 3628-2019"},
	"3GPP2 S.S0053":          {"S.S0053", "3GPP2 S.S0053"},
	"3GPP TR 33.848":         {"3GPP Technical Report (TR) 33.848", "Technical Report 33.848"},
	"ETSI TS 103 645":        {"ETSI Technical Specification (TS) 103 645", "Technical Specification (TS) 103 645"},
	"ETSI EN 319 401":        {"ETSI European Standard (EN) 319 401", "European Standard (EN) 319 401"},
	"ETSI GS NFV-SEC 013":    {"ETSI Group Specification (GS) NFV-SEC 013"},
	"ISO/IEC TR 27103":       {"ISO/IEC Technical Report (TR) 27103", "ISO/IEC Technical Report 27103"},
	"ISO/IEC DIS 27028":      {"ISO/IEC Draft International Standard (DIS) 27028"},
	"BCP 195":                {"Best Current Practice (BCP) 195", "Best Current Practice 195"},
	"STD 97":                 {"Internet Standard (STD) 97"},
	"NIST IR 8425":           {"NIST Interagency Report (NISTIR) 8425", "NIST Internal Report (IR) 8425", "NIST Interagency or Internal Report 8425"},
	"XSF XEP-0384":           {"XMPP Extension Protocol (XEP) 0384"},
	"CEN/TS 18026":           {"CEN Technical Specification (TS) 18026"},
	"FIDO CTAP 2.2":          {"FIDO CTAP 2.2", "FIDO Alliance CTAP 2.2"},
}

// TestWhatPeopleType: every spelling is read as the form of the body.
func TestWhatPeopleType(t *testing.T) {
	for want, spellings := range typed {
		for _, s := range spellings {
			id, err := ParseIdentifier(s)
			if err != nil {
				t.Errorf("%q should be %s: %v", s, want, err)
			} else if got := id.String(); got != want {
				t.Errorf("%q is read as %s, want %s", s, got, want)
			}
		}
	}
}

func TestWordsAndYearsAreNoIdentifiers(t *testing.T) {
	for _, s := range []string{
		"", " ", "2022", "1999", "27", "802", "2700", "12345", "password", "cloud security", "zero trust", "en 2022",
		"ts 2022", "is 2019", "us 2020", "a 10", "TS", "TR", "iso", "itu-t", "nist", "draft", "draft standard", "first 10 steps",
		"ENISA report 2023", "ENISA threat landscape", "OASIS standard", "CVE-2022-27001", "SHA-256", "AES-128", "p256",
		"RSA 2048", "TLS 1.3", "http/2", "web 3.0", "industry 4.0", "covid-19", "5G", "IPv6", "S3", "A4", "v2", "SG17",
		"Q6/17", "ISO/IEC JTC 1/SC 27", "top 10", "PKCS#11", "encryption in TS 33.501", "800-555-1234", "11.5", "99.999",
	} {
		if id, err := ParseIdentifier(s); err == nil {
			t.Errorf("%q is read as %s", s, id)
		}
	}
}
