package standard

import "testing"

// TestOneStandardHasOneKey: editions, drafts, amendments and spellings of one
// standard meet under one key.
func TestOneStandardHasOneKey(t *testing.T) {
	for name, forms := range map[string][]string{
		"editions of a Recommendation":               {"ITU-T X.509 (10/2019)", "X.509 (11/1988)", "ITU-T X.509 (2019) Cor. 1 (10/2023)", "x509", "X.509rev", "X.509v3"},
		"a Recommendation that got a second number":  {"ITU-T G.8052.1 (11/2016)", "ITU-T G.8052.1/Y.1346.1 (08/2020)"},
		"a work item and the text it revises":        {"X.1631rev", "ITU-T X.1631 (07/2015)"},
		"revisions of a radio Recommendation":        {"ITU-R M.2083-0", "ITU-R M.2083"},
		"draft, standard and amendment":              {"ISO/IEC DIS 27001", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022/Amd 1:2024", "ISO/IEC 27001:2022/AMD1:2024", "27001"},
		"report that became a specification":         {"ISO/IEC TR 27550:2019", "ISO/IEC AWI TS 27550", "ISO/IEC 27550"},
		"standard that moved to JTC 1":               {"ISO 7498-2:1989", "ISO/IEC 7498-2"},
		"standard without its partner":               {"iso27001", "ISO/IEC 27001"},
		"standard with another partner":              {"ISO/SAE 21434:2021", "ISO 21434", "21434"},
		"Recommendation of ISO's first years":        {"ISO/R 884:1968", "ISO 884"},
		"number of IEC before 1997":                  {"IEC 1131-3:1993", "IEC 61131-3:2013"},
		"joint text in ISO's and in IEEE's list":     {"ISO/IEC/IEEE 29119-2:2013", "ISO/IEC/IEEE 29119.2-2013", "ISO/IEC/IEEE DIS P29119.2-2020"},
		"versions of a European standard":            {"ETSI EN 303 645 V2.1.1 (2020-06)", "ETSI EN 303 645 V3.1.3 (2024-09)", "Draft ETSI EN 303 645 V3.1.2", "EN303645"},
		"amendments of the nineties":                 {"ETSI ETS 300 503/A1 ed.1 (1995-04)", "ETSI ETS 300 503 ed.2"},
		"releases of a specification":                {"3GPP TS 33.501:REL-15/15.0.0", "3GPP TS 33.501:REL-19/19.4.0", "33.501"},
		"revisions of a Special Publication":         {"NIST SP 800-53", "NIST SP 800-53r4", "SP 800-53 Rev. 5", "NIST SP 800-53r5 fpd"},
		"revisions behind a hyphen":                  {"NIST SP 800-63-3", "NIST SP 800-63-4 ipd", "SP 800-63"},
		"FIPS from NBS to NIST":                      {"NBS FIPS 46", "NIST FIPS 46-3"},
		"project, standard, corrigendum":             {"IEEE P802.1AE/D-2.0", "IEEE 802.1AE-2018", "IEEE 802.1AE-2018/Cor1-2020", "802.1ae"},
		"draft and its count":                        {"draft-ietf-tls-esni-18", "draft-ietf-tls-esni"},
		"versions of a W3C document":                 {"W3C WD-webauthn-3-20250127", "W3C webauthn-3"},
		"stages of an OASIS document":                {"OASIS STIX-v2.0-Pt1-Core-CS01", "OASIS STIX-v2.0-Pt1-Core"},
		"version of OASIS with and without its v":    {"OASIS UBL-v2.4", "OASIS UBL-2.4", "OASIS UBL 2.4"},
		"versions of a permanent reference document": {"GSMA FS.27 v1.0", "FS.27"},
	} {
		var key string
		for _, f := range forms {
			id, err := ParseIdentifier(f)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if key == "" {
				key = id.Key()
			}
			if id.Key() != key {
				t.Errorf("%s: %s has the key %s, %s has %s", name, forms[0], key, f, id.Key())
			}
		}
	}
}

func TestDifferentStandardsHaveDifferentKeys(t *testing.T) {
	for _, pair := range [][2]string{
		{"ISO 128-1", "ISO 1281"},
		{"ISO/IEC 27033-3", "ISO/IEC 27033-31"},
		{"ISO/IEC 27033", "ISO/IEC 27033-1"},
		{"ISO Guide 73", "ISO 73"},
		{"ISO 1131", "IEC 1131"},
		{"CISPR 20", "IEC 20"},
		{"IWA 17", "ISO 17"},
		{"ITU-T X.15", "ITU-T X.1500"},
		{"ITU-T H.248.25", "ITU-T H.24825"},
		{"ITU-T X Suppl. 13", "ITU-T X.13"},
		{"ITU-T Z.100", "ITU-T Z.100 Annex A"},
		{"ITU-T G.729 Annex C", "ITU-T G.729 Annex C+"},
		{"ITU-T M.2083", "ITU-R M.2083"},
		{"ETSI TS 103 645", "ETSI EN 303 645"},
		{"ETSI TS 103 305", "ETSI TR 103 305"},
		{"ETSI TS 133 501", "3GPP TS 33.501"},
		{"3GPP TS 33.501", "3GPP TR 33.501"},
		{"RFC 14", "BCP 14"},
		{"NIST SP 800-53", "NIST SP 800-53A"},
		{"NIST SP 800-57pt1", "NIST SP 800-57pt2"},
		{"NIST SP 800-60v1", "NIST SP 800-60v2"},
		{"NIST SP 800-140", "NIST FIPS 140"},
		{"IEEE 802.1X", "IEEE 802.1Xbx"},
		{"W3C webauthn-2", "W3C webauthn-3"},
		{"OASIS mqtt-v3.1.1", "OASIS mqtt-v5.0"},
		{"OASIS OSLC-TRS-v3.0-PS02", "OASIS OSLC-TRS-v3.0-PS02-Pt2"},
		{"EN ISO/IEC 27001", "ISO/IEC 27001"},
	} {
		a, errA := ParseIdentifier(pair[0])
		b, errB := ParseIdentifier(pair[1])
		if errA != nil || errB != nil {
			t.Errorf("%v, %v", errA, errB)
		} else if a.Key() == b.Key() {
			t.Errorf("%s and %s have the same key %s", a, b, a.Key())
		}
	}
}

// TestTheAddressOfAStandardLeadsBackToIt: a slug is read as an identifier too.
func TestTheAddressOfAStandardLeadsBackToIt(t *testing.T) {
	for _, form := range []string{
		"ITU-T X.1500 (04/2011)", "ITU-T X Suppl. 13", "ISO/IEC 27001:2022", "ISO/IEC CD TS 23220-4", "IEC 62443-3-3",
		"ETSI EN 303 645 V3.1.3 (2024-09)", "ETSI GS CDM 007-2 V1.1.1", "3GPP TS 33.501", "oneM2M TS-0003", "RFC 8446",
		"draft-ietf-tls-esni-18", "NIST SP 800-53r5", "NIST SP 800-57pt1r5", "NIST FIPS 140-3", "NIST IR 8259A",
		"IEEE 802.1X-2020", "IEEE P802.1ABcu", "W3C webauthn-3", "OASIS csaf-v2.0", "EN 17640", "ATIS-1000074",
	} {
		id, err := ParseIdentifier(form)
		if err != nil {
			t.Error(err)
			continue
		}
		if back, err := ParseIdentifier(id.Slug()); err != nil || back.Key() != id.Key() {
			t.Errorf("%s is at %s, which is read as %s (%v)", id, id.Slug(), back, err)
		}
	}
}
