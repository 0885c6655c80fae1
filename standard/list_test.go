package standard

import (
	"strings"
	"testing"
)

func names(ids []Identifier) string {
	var list []string
	for _, id := range ids {
		list = append(list, id.String())
	}
	return strings.Join(list, "; ")
}

func TestListsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"RFCs 8446 and 5280":                   "RFC 8446; RFC 5280",
		"RFC 8446, 5280":                       "RFC 8446; RFC 5280",
		"RFCs 4033-4035":                       "RFC 4033; RFC 4034; RFC 4035",
		"RFC 4033 to RFC 4035":                 "RFC 4033; RFC 4034; RFC 4035",
		"ISO/IEC 27001/2":                      "ISO/IEC 27001; ISO/IEC 27002",
		"ISO 27001/27002":                      "ISO 27001; ISO/IEC 27002",
		"X.1205-X.1208":                        "ITU-T X.1205; ITU-T X.1206; ITU-T X.1207; ITU-T X.1208",
		"X.1205–X.1207":                        "ITU-T X.1205; ITU-T X.1206; ITU-T X.1207",
		"NIST SP 800-63A/B/C":                  "NIST SP 800-63A; NIST SP 800-63B; NIST SP 800-63C",
		"SP 800-63A, B and C":                  "NIST SP 800-63A; NIST SP 800-63B; NIST SP 800-63C",
		"FIPS 203, 204 and 205":                "NIST FIPS 203; NIST FIPS 204; NIST FIPS 205",
		"SP 800-53 and 800-37":                 "NIST SP 800-53; NIST SP 800-37",
		"IEC 62443-4-1 and -4-2":               "IEC 62443-4-1; IEC 62443-4-2",
		"IEC 62443-4-1/-4-2":                   "IEC 62443-4-1; IEC 62443-4-2",
		"ISO/IEC 15408-1, -2 and -3":           "ISO/IEC 15408-1; ISO/IEC 15408-2; ISO/IEC 15408-3",
		"ETSI EN 319 411-1 and 319 411-2":      "ETSI EN 319 411-1; ETSI EN 319 411-2",
		"GSMA FS.11 and FS.19":                 "GSMA FS.11; GSMA FS.19",
		"ITU-T Rec. X.509 | ISO/IEC 9594-8":    "ITU-T X.509; ISO/IEC 9594-8",
		"RFC 8446 和 RFC 5280":                  "RFC 8446; RFC 5280",
		"3GPP TS 33.501/33.535, and TR 33.926": "3GPP TS 33.501; 3GPP TS 33.535; 3GPP TR 33.926",
	} {
		if ids, ok := ReadList(text); !ok || names(ids) != want {
			t.Errorf("%q: %v %s, want %s", text, ok, names(ids), want)
		}
	}
	for _, other := range []string{"RFC 8446", "RFC 8446, 2018", "ISO/IEC 27001 and more", "ISO/IEC 27001:2022", "IEC 62443-4-1", "RFC 1-9999", "RFC 8446-", "", "a and b"} {
		if ids, ok := ReadList(other); ok {
			t.Errorf("%q is read as %s", other, names(ids))
		}
	}
}
