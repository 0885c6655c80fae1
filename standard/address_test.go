package standard

import "testing"

func TestAddressesThatHoldAnIdentifier(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.rfc-editor.org/rfc/rfc8446":                                   "RFC 8446",
		"http://www.rfc-editor.org/info/rfc5280":                                   "RFC 5280",
		"https://datatracker.ietf.org/doc/html/rfc9325#section-3":                  "RFC 9325",
		"https://tools.ietf.org/html/rfc2119":                                      "RFC 2119",
		"rfc7519.txt":                                                              "RFC 7519",
		"doi:10.17487/RFC8446":                                                     "RFC 8446",
		"https://doi.org/10.17487/RFC8446":                                         "RFC 8446",
		"urn:ietf:rfc:8446":                                                        "RFC 8446",
		"https://www.rfc-editor.org/refs/bibxml/reference.RFC.8446.xml":            "RFC 8446",
		"https://www.itu.int/ITU-T/recommendations/rec.aspx?rec=X.1254&lang=en":    "ITU-T X.1254",
		"https://www.etsi.org/deliver/etsi_en/303600_303699/303645/":               "ETSI EN 303 645",
		"https://www.etsi.org/deliver/etsi_en/303600_303699/303645/03.01.03_60/":   "ETSI EN 303 645 V3.1.3",
		"https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/012/":                "ETSI GS NFV-SEC 012",
		"https://ftp.3gpp.org/Specs/archive/33_series/33.102/":                     "3GPP TS 33.102",
		"iso_27001_2013_en.pdf":                                                    "ISO 27001:2013",
		"urn:ietf:bcp:195":                                                         "BCP 195",
		"urn:iso:std:iso-iec:27001":                                                "ISO/IEC 27001",
		"urn:iso:std:iso-iec:27001:ed-3:v1:en":                                     "ISO/IEC 27001 ED3",
		"https://www.iso.org/obp/ui/#iso:std:iso-iec:27033:-1:ed-2:v1:en":          "ISO/IEC 27033-1 ED2",
		"https://www.iso.org/obp/ui/en/#iso:std:iso-iec:27001:ed-3:v1:amd:1:v1:en": "ISO/IEC 27001 ED3/Amd 1",
		"urn:iso:std:iso-iec:27001:ed-2:cor:1:v1:en":                               "ISO/IEC 27001 ED2/Cor 1",
		"https://www.iso.org/obp/ui/#iso:std:iso-iec:27001:dis:ed-3:v1:en":         "ISO/IEC DIS 27001 ED3",
		"https://www.iso.org/obp/ui/#iso:std:iso-iec:tr:27550:ed-1:v1:en":          "ISO/IEC TR 27550 ED1",
		"iec62443-3-3{ed1.0}b.pdf":                                                 "IEC 62443-3-3 ED1",
		"nistspecialpublication800-22r1a.pdf":                                      "NIST SP 800-22r1a",
		"https://nvlpubs.nist.gov/nistpubs/Legacy/FIPS/fipspub46-1.pdf":            "NIST FIPS 46-1",
		"https://docs.ogc.org/is/17-007r1/17-007r1.html":                           "OGC 17-007r1",
		"urn:iec:std:iec:62443-3-3:2013-08:::":                                     "IEC 62443-3-3:2013",
		"urn:iso:std:iso:ts:23526":                                                 "ISO/TS 23526",
		"T-REC-X.1352-202209-I":                                                    "ITU-T X.1352 (09/2022)",
		"https://www.itu.int/rec/T-REC-X.509-201910-I":                             "ITU-T X.509 (10/2019)",
		"T-REC-X.805-200310-I!!PDF-E.pdf":                                          "ITU-T X.805 (10/2003)",
		"ts_133501v170500p.pdf":                                                    "ETSI TS 133 501 V17.5.0",
		"en_303645v030103p.pdf":                                                    "ETSI EN 303 645 V3.1.3",
		"en_31912201v010301p.pdf":                                                  "ETSI EN 319 122-1 V1.3.1",
		"en_3195220401v010201p.pdf":                                                "ETSI EN 319 522-4-1 V1.2.1",
		"gs_qkd014v010101p.pdf":                                                    "ETSI GS QKD 014 V1.1.1",
		"https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/012/03.01.01_60/gs_NFV-SEC012v030101p.pdf": "ETSI GS NFV-SEC 012 V3.1.1",
		"33501-h50.zip": "3GPP TS 33.501 V17.5.0",
		"29.500-i40":    "3GPP TS 29.500 V18.4.0",
		"https://www.3gpp.org/ftp/Specs/archive/33_series/33.501/33501-i40.zip":     "3GPP TS 33.501 V18.4.0",
		"https://csrc.nist.gov/pubs/sp/800/218/final":                               "NIST SP 800-218",
		"https://csrc.nist.gov/pubs/sp/800/63/b/4/final":                            "NIST SP 800-63B",
		"https://csrc.nist.gov/pubs/fips/203/final":                                 "NIST FIPS 203",
		"https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-207.pdf": "NIST SP 800-207",
		"10.6028/NIST.FIPS.204":                                                     "NIST FIPS 204",
		"https://www.w3.org/TR/webauthn-3/":                                         "W3C webauthn-3",
		"https://www.w3.org/TR/2021/REC-webauthn-2-20210408/":                       "W3C REC-webauthn-2-20210408",
	} {
		id, ok := ReadAddress(address)
		if !ok || id.String() != want {
			t.Errorf("%s: read %q, %v, want %s", address, id, ok, want)
		}
	}
	for _, words := range []string{"https", "ip.addr", "end-to-end", "how to secure a router", "802.1X", "https://example.org/", "a_b.pdf", "TLS/SSL", ""} {
		if id, ok := ReadAddress(words); ok {
			t.Errorf("%q is read as %s", words, id)
		}
	}
}

func TestLettersAndDigitsOfOtherScripts(t *testing.T) {
	for typed, want := range map[string]string{
		"X.١٢٠٥": "X.1205", "X.۱۲۰۵": "X.1205", "ＲＦＣ５２８０": "RFC5280", "Х.1035": "X.1035", "ISO २७००१": "ISO 27001",
		"ΙSO 27001": "ISO 27001", "cryp\u200btography": "cryptography", "RFC\u00a08446": "RFC\u00a08446", "ТС 26": "TC 26",
		"безопасность": "безопасность", "на 5": "на 5", "密码 2": "密码 2", "plain": "plain",
	} {
		if got := Plain(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

func TestAnAddressTellsItsBody(t *testing.T) {
	for address, want := range map[string]Body{
		"https://portal.3gpp.org/desktopmodules/Specifications/SpecificationDetails.aspx?specificationId=3169": "3GPP",
		"https://handle.itu.int/11.1002/1000/14033":                                                            "ITU-T", "https://www.iso.org/standard/99999.html": "ISO",
		"https://nvlpubs.nist.gov/nistpubs/x.pdf": "NIST", "1.ieee802.org/security/802-1x/": "IEEE", "https://member.onem2m.org/x": "oneM2M",
		"https://www.gsma.com/security/": "GSMA", "https://www.example.org/foo": "", "https://notiso.org/": "", "https://": "", "http://%": "",
	} {
		if got, ok := BodyAt(address); got.Body != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", address, got.Body, want)
		}
	}
}

func TestWordsBesideAnIdentifierAreTakenOff(t *testing.T) {
	for typed, want := range map[string]string{
		"International Standard ISO/IEC 27001": "ISO/IEC 27001", "ISO/IEC International Standard 27001:2022": "ISO/IEC 27001:2022",
		"IEEE Standard 802.1X": "IEEE 802.1X", "European Standard EN 319 401": "EN 319 401", "W3C Recommendation webauthn-2": "W3C webauthn-2",
		"RFC 8446, Section 4.2": "RFC 8446", "RFC 8446 §4.1.2": "RFC 8446", "ISO/IEC 27001:2022, Annex A": "ISO/IEC 27001:2022",
		"standard for clouds": "for clouds", "zero trust": "zero trust", "cloud standard 5": "cloud standard 5",
	} {
		if got := WithoutWords(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}
