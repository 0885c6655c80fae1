package standard

import "testing"

func TestNationalAdoptionsLeadToTheInternationalText(t *testing.T) {
	for typed, want := range map[string]string{
		"GB/T 22080-2016": "ISO/IEC 27001", "ГОСТ Р ИСО/МЭК 27001-2021": "ISO/IEC 27001", "GOST R ISO/IEC 15408-1-2012": "ISO/IEC 15408-1",
		"BS EN ISO/IEC 27001:2023": "EN ISO/IEC 27001:2023", "BS ISO/IEC 27002": "ISO/IEC 27002", "DIN EN ISO/IEC 27001": "EN ISO/IEC 27001",
		"NBR ISO/IEC 27001": "ISO/IEC 27001", "ABNT NBR ISO/IEC 27002:2022": "ISO/IEC 27002:2022", "JIS Q 27001": "ISO/IEC 27001",
		"KS X ISO/IEC 27001": "ISO/IEC 27001", "UNE-EN ISO/IEC 27001": "EN ISO/IEC 27001", "NF EN ISO/IEC 27001": "EN ISO/IEC 27001",
		"INCITS/ISO/IEC 27001": "ISO/IEC 27001", "NBR 27001": "ISO/IEC 27001", "DIN EN 303 645": "ETSI EN 303 645", "BS EN 50600-1": "EN 50600-1",
		"SNI ISO/IEC 27001": "ISO/IEC 27001", "AS ISO/IEC 27001": "ISO/IEC 27001", "ISA-62443-3-3": "IEC 62443-3-3", "ANSI/ISA 62443-4-2": "IEC 62443-4-2",
		"BS EN IEC 62443-3-3": "EN IEC 62443-3-3", "ANSI/ISA-62443-3-3 (99.03.03)-2013": "IEC 62443-3-3:2013",
	} {
		if id, ok := ReadNational(typed); !ok || id.String() != want {
			t.Errorf("%q: %q, %v, want %s", typed, id, ok, want)
		}
	}
	for _, other := range []string{"ISO/IEC 27001", "RFC 8446", "GB/T 1", "BS 7799", "is iso 27001 good", "TS 33.501"} {
		if id, ok := ReadNational(other); ok {
			t.Errorf("%q is read as %s", other, id)
		}
	}
}

func TestANationsOwnNumbersAreKnownForWhatTheyAre(t *testing.T) {
	for typed, want := range map[string]string{
		"BS 7799-2:2002": "BS 7799-2:2002", "DIN 66399": "DIN 66399", "GB/T 20984-2022": "GB/T 20984-2022", "ГОСТ 28147-89": "ГОСТ 28147-89", "BS 1": "",
		"AS 5": "", "IS 2019 better": "", "NIST SP 800-53": "",
	} {
		if id, _ := ReadNationalOwn(typed); id.String() != want {
			t.Errorf("%q: %q, want %q", typed, id, want)
		}
	}
}
