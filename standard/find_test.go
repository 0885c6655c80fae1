package standard

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIdentifiersInsideAText(t *testing.T) {
	type found struct{ Text, Form string }
	for text, want := range map[string][]found{
		"encryption in TS 33.501": {{"TS 33.501", "3GPP TS 33.501"}},
		"X.509v3 certificates":    {{"X.509v3", "ITU-T X.509 v3"}},
		"27001 audit":             {{"27001", "ISO/IEC 27001"}},
		"iso 27001 or 62443-3-3?": {{"iso 27001", "ISO 27001"}, {"62443-3-3", "IEC 62443-3-3"}},
		"how does ISO/IEC 27001:2022 relate to NIST SP 800-53 Rev. 5 and X.1051?": {
			{"ISO/IEC 27001:2022", "ISO/IEC 27001:2022"}, {"NIST SP 800-53 Rev. 5", "NIST SP 800-53r5"}, {"X.1051", "ITU-T X.1051"}},
		"RFC 8446, rfc9147 and draft-ietf-tls-esni-18.": {
			{"RFC 8446", "RFC 8446"}, {"rfc9147", "RFC 9147"}, {"draft-ietf-tls-esni-18", "draft-ietf-tls-esni-18"}},
		"5G; Stage 3 (3GPP TS 29.515 version 17.10.0 Release 17)": {
			{"3GPP TS 29.515 version 17.10.0 Release 17", "3GPP TS 29.515 V17.10.0 Rel-17"}},
		"ITU-T X.1254 | ISO/IEC 29115":                 {{"ITU-T X.1254", "ITU-T X.1254"}, {"ISO/IEC 29115", "ISO/IEC 29115"}},
		"加密在TS 33.501中":                                {{"TS 33.501", "3GPP TS 33.501"}},
		"требования ISO/IEC 27001 и X.509":             {{"ISO/IEC 27001", "ISO/IEC 27001"}, {"X.509", "ITU-T X.509"}},
		"EN 303 645 – see ETSI TS 103 701":             {{"EN 303 645", "ETSI EN 303 645"}, {"ETSI TS 103 701", "ETSI TS 103 701"}},
		"TS\u00a033.501 and ISO\u2011IEC 27002":        {{"TS\u00a033.501", "3GPP TS 33.501"}, {"ISO\u2011IEC 27002", "ISO/IEC 27002"}},
		"GSMA FS.27, IR.77 and IR 8259A":               {{"GSMA FS.27", "GSMA FS.27"}, {"IR.77", "GSMA IR.77"}, {"IR 8259A", "NIST IR 8259A"}},
		"W3C webauthn-3 or OASIS CSAF v2.0":            {{"W3C webauthn-3", "W3C webauthn-3"}, {"OASIS CSAF v2.0", "OASIS CSAF-v2.0"}},
		"Amendment 1 to X.1500":                        {{"X.1500", "ITU-T X.1500"}},
		"under study as X.secadef":                     {{"X.secadef", "ITU-T X.secadef"}},
		"802.1X-based access by EN 319 532-based mail": {{"802.1X", "IEEE 802.1X"}, {"EN 319 532", "ETSI EN 319 532"}},
		"H.323-H.324 interworking":                     {{"H.323", "ITU-T H.323"}, {"H.324", "ITU-T H.324"}},
		"it follows IEEE 802.16-2004.":                 {{"IEEE 802.16-2004", "IEEE 802.16-2004"}},
		"IEEE 802.11ax Wi-Fi 6":                        {{"IEEE 802.11ax", "IEEE 802.11ax"}},
		"the 800-53 controls":                          {{"800-53", "NIST SP 800-53"}},
		"https://example.org/info/rfc8446":             {{"rfc8446", "RFC 8446"}},
	} {
		var got []found
		for _, f := range FindIdentifiers(text) {
			got = append(got, found{text[f.Start:f.End], f.Identifier.String()})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("in %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestOrdinaryTextHoldsNoIdentifier(t *testing.T) {
	for _, text := range []string{
		"top 10 risks in 2022", "en 2022 les 500 000 personas", "es 300 000 euros", "the first 10 steps of version 2.0",
		"Section A.1 and Annex B.2, p.12", "CVE-2022-27001 and SHA-256", "IEEE 2022 Symposium on 5G, H2020 and G20",
		"a 10 b 20 x 30", "ISO 2022 conference", "ISO/IEC JTC 1/SC 27 WG 3, SG17 Q6/17", "draft standards and draft-like things",
		"W3C Recommendation", "s.12 of the act", "e.g. U.S. law", "TLS 1.3 x86 S3 p256", "call 800-555-1234", "11.7 and 99.9 percent",
		"ISO 100 film at 50", "user@x509", "OASIS standards", "sp 800", "Part 1: General", "in 5G and IoT from 2020 to 2024",
		"AES-128 RSA-2048 P-256 Ed25519", "NIST and ETSI in 2024", "w 12 c 13", "IPv6 over Ethernet 10.5", "std 97, fyi 17 and bcp 14", "control A.12.4.1 and B.10",
		"ISO 7-bit code", "JTC1 and JTC 1", "band n259, E911 and J1939", "23.183-23.377 GHz", "in the 800-899 MHz band", "on page 802.",
		"microgrits P240 to P2500",
	} {
		for _, f := range FindIdentifiers(text) {
			t.Errorf("%q is said to hold %s at %q", text, f.Identifier, text[f.Start:f.End])
		}
	}
}

// A short name of the W3C begins with a letter or a digit.
func TestAShortNameBeginsWithALetter(t *testing.T) {
	for _, text := range []string{"W3C._EC-htm20120141028", "W3C.-webauthn-3", "W3C /TR/webauthn-3"} {
		if id, err := ParseIdentifier(text); err == nil {
			if again, err := ParseIdentifier(id.String()); err != nil || again != id {
				t.Errorf("%q is read as %#v, which is read as %#v (%v)", text, id, again, err)
			}
		}
	}
}

// What is found can be written down and read again.
func TestWhatIsFoundReadsBack(t *testing.T) {
	for _, text := range []string{"BS EN ISO/IWA 14-2:2013", "AIEE IEEE 1900.6/Cor1-2015", "AIEE IEEE PC95.1b/D-1.2", "ITU-T Z.100 Annex C1 Annex C1 (10/1996)"} {
		for _, f := range FindIdentifiers(text) {
			if id, err := ParseIdentifier(f.Identifier.String()); err != nil || id != f.Identifier {
				t.Errorf("%q holds %#v, which is read as %#v (%v)", text, f.Identifier, id, err)
			}
		}
	}
}

// Nobody publishes with themselves.
func TestABodyIsNoPartnerOfItsOwn(t *testing.T) {
	if id, err := ParseIdentifier("ISO/ISO 9001"); err == nil {
		t.Errorf("read as %#v", id)
	}
	if found := FindIdentifiers("as in ISO/IEC/IEEE 15288:2015"); len(found) != 1 || found[0].Identifier.Body != "ISO/IEC/IEEE" {
		t.Errorf("found %v", found)
	}
}
