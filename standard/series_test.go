package standard

import (
	"slices"
	"strings"
	"testing"
)

func TestAnIdentifierKnowsItsSeries(t *testing.T) {
	for typed, want := range map[string]string{
		"ITU-T X.1528.2":          "ITU-T X.1500",
		"ITU-T X.509":             "",
		"3GPP TS 33.501":          "3GPP TS 33.501, 3GPP 33",
		"IEC TS 62443-1-1":        "IEC 62443",
		"ISO/IEC 27033-3":         "ISO/IEC 27033, ISO/IEC 27000",
		"ISO 27799":               "ISO 27799, ISO/IEC 27000",
		"NIST SP 800-63B-4":       "NIST SP 800-63, NIST SP 800",
		"NIST SP 800-57pt1r5":     "NIST SP 800-57, NIST SP 800",
		"NIST FIPS 203":           "NIST FIPS 203, NIST FIPS",
		"ETSI EN 319 411-1":       "ETSI EN 319 411",
		"ETSI GS NFV-SEC 012":     "ETSI GS NFV-SEC 012, ETSI NFV-SEC",
		"GSMA FS.11":              "GSMA FS",
		"IEEE 802.1X":             "IEEE 802.1",
		"EN 18031-1":              "EN 18031",
		"RFC 8446":                "",
		"W3C webauthn-3":          "",
		"draft-ietf-tls-esni":     "",
		"ISO/IEC Guide 51":        "ISO/IEC Guide 51",
		"OASIS STIX-v2.1":         "",
		"oneM2M TS-0003":          "",
		"CCSDS 352.0-B-2":         "",
		"ISO/IEC 27001:2022":      "ISO/IEC 27001, ISO/IEC 27000",
		"ISO/IEC TS 27110":        "ISO/IEC 27110, ISO/IEC 27000",
		"3GPP TR 33.929-1":        "3GPP TR 33.929, 3GPP 33",
		"ISO/IEC 2700":            "ISO/IEC 2700",
		"ITU-T X Suppl. 13":       "",
		"NIST SP 1800-35":         "NIST SP 1800-35, NIST SP 1800",
		"NIST CSWP 29":            "NIST CSWP 29, NIST CSWP",
		"ITU-T Y.3800":            "ITU-T Y.3800",
		"ISO/IEC/IEEE 8802-1X":    "ISO/IEC/IEEE 8802",
		"IEEE 1609.2":             "",
		"ETSI TS 103 701":         "ETSI TS 103 701",
		"ISO/IEC DIS 27028":       "ISO/IEC 27028, ISO/IEC 27000",
		"IEC 62443-3-3:2013/COR1": "IEC 62443",
	} {
		id, err := ParseIdentifier(typed)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(id.Series(), ", "); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

func TestSeriesAreReadAsPeopleCallThem(t *testing.T) {
	for text, want := range map[string]string{
		"BCP 195": "BCP 195", "bcp195": "BCP 195", "STD0066": "STD 66", "ISO/IEC 27000 family": "ISO/IEC 27000", "ISO27k": "ISO/IEC 27000",
		"ISO/IEC 27xxx": "ISO/IEC 27000", "27000 family": "ISO/IEC 27000", "X.1500 series": "ITU-T X.1500", "X.1500-series": "ITU-T X.1500",
		"ITU-T X.15xx": "ITU-T X.1500", "série X.1500": "ITU-T X.1500", "33 series": "3GPP 33", "3GPP 33 series": "3GPP 33", "33.xxx": "3GPP 33",
		"3GPP TS 33.x": "3GPP 33", "TS 33 series": "3GPP 33", "SP 800-63 series": "NIST SP 800-63", "NIST SP 800 series": "NIST SP 800",
		"IEC 62443 series": "IEC 62443", "ETSI QKD series": "ETSI QKD", "GSMA FS series": "GSMA FS", "FIPS series": "NIST FIPS", "серия X.1500": "ITU-T X.1500",
	} {
		names, said := ReadSeries(text)
		if !said || !slices.Contains(names, want) {
			t.Errorf("%q: %v %q, want %s", text, said, names, want)
		}
	}
	for _, text := range []string{"IEC 62443", "ISO/IEC 27001", "RFC 8446", "TS 33.501", "IEEE 802.1X", "802.1X", "zero trust", "linux", ""} {
		if names, said := ReadSeries(text); said {
			t.Errorf("%q is read as the series %q", text, names)
		}
	}
}
