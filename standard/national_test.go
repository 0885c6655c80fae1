package standard

import "testing"

func TestNationalAdoptionsLeadToTheInternationalText(t *testing.T) {
	for typed, want := range map[string]string{
		"GB/T 22080-2016": "ISO/IEC 27001", "ГОСТ Р ИСО/МЭК 27001-2021": "ISO/IEC 27001", "GOST R ISO/IEC 15408-1-2012": "ISO/IEC 15408-1",
		"BS EN ISO/IEC 27001:2023": "ISO/IEC 27001", "BS ISO/IEC 27002": "ISO/IEC 27002", "DIN EN ISO/IEC 27001": "ISO/IEC 27001",
		"NBR ISO/IEC 27001": "ISO/IEC 27001", "ABNT NBR ISO/IEC 27002:2022": "ISO/IEC 27002", "JIS Q 27001": "ISO/IEC 27001",
		"KS X ISO/IEC 27001": "ISO/IEC 27001", "UNE-EN ISO/IEC 27001": "ISO/IEC 27001", "NF EN ISO/IEC 27001": "ISO/IEC 27001",
		"SNI ISO/IEC 27001": "ISO/IEC 27001", "AS ISO/IEC 27001": "ISO/IEC 27001", "ISA-62443-3-3": "IEC 62443-3-3", "ANSI/ISA 62443-4-2": "IEC 62443-4-2",
		"BS EN IEC 62443-3-3": "IEC 62443-3-3",
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
