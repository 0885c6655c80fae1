package standard

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFormsUnderWhichPeopleLook(t *testing.T) {
	for form, want := range map[string][]string{
		"ITU-T X.1500":           {"itutx1500", "x1500"},
		"ITU-T X.1500 (04/2011)": {"itutx1500042011", "itutx1500", "x1500"},
		"ITU-T D.1140/X.1261":    {"itutd1140x1261", "d1140x1261", "d1140", "itutd1140", "x1261", "itutx1261"},
		"ISO/IEC 27001:2022":     {"isoiec270012022", "isoiec27001", "27001", "iso27001"},
		"ISO/IEC TS 27100":       {"isoiects27100", "isoiec27100", "ts27100", "27100", "iso27100"},
		"3GPP TS 33.501":         {"3gppts33501", "3gpp33501", "ts33501", "33501"},
		"ETSI EN 303 645":        {"etsien303645", "etsi303645", "en303645", "303645"},
		"RFC 8446":               {"rfc8446", "ietfrfc8446", "ietf8446", "8446"},
		"RFC 2016":               {"rfc2016", "ietfrfc2016", "ietf2016"},
		"NIST SP 800-53r5":       {"nistsp80053r5", "nistsp80053", "nist80053", "sp80053", "80053"},
		"NIST FIPS 140-3":        {"nistfips1403", "nistfips140", "nist140", "fips1403", "fips140"},
		"IEEE 802.1X-2020":       {"ieee8021x2020", "ieee8021x", "8021x"},
		"W3C webauthn-3":         {"w3cwebauthn3", "webauthn3", "webauthn", "w3cwebauthn"},
		"OASIS csaf-v2.0":        {"oasiscsafv20", "csafv20", "csaf20", "oasiscsaf20", "csaf", "oasiscsaf"},
		"BCP 14":                 {"bcp14", "ietfbcp14", "ietf14"},
		"draft-ietf-tls-esni-18": {"draftietftlsesni18", "draftietftlsesni", "ietfdraftietftlsesni"},
	} {
		id, err := ParseIdentifier(form)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(want, id.Forms()); diff != "" {
			t.Errorf("forms of %s (-want +got):\n%s", form, diff)
		}
	}
}

func TestFoldKeepsLettersAndDigits(t *testing.T) {
	for s, want := range map[string]string{
		"ITU-T X.1500": "itutx1500", "ISO/IEC 27033-3": "isoiec270333", "": "", "–—": "", "Annex C+": "annexcplus", "Ж.5 安全": "ж5安全",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) is %q, want %q", s, got, want)
		}
	}
}
