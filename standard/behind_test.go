package standard

import "testing"

// Documents of bodies without a grammar of their own, inside a text.
func TestNamesWithNumbersInsideAText(t *testing.T) {
	for text, want := range map[string]string{
		"meets PCI DSS v4.0 and":                                "PCI SSC DSS v4.0",
		"as PCI DSS version 4.0.1, the":                         "PCI SSC DSS v4.0.1",
		"level 2 of OWASP ASVS 4.0.3.":                          "OWASP ASVS 4.0.3",
		"the OWASP Top 10:2021 risks":                           "OWASP Top 10:2021",
		"of CSA CCM v4.0 controls":                              "CSA CCM v4.0",
		"by FIDO CTAP 2.1":                                      "FIDO CTAP 2.1",
		"scored with FIRST CVSS v3.1":                           "FIRST CVSS v3.1",
		"a CVSS v4.0 score":                                     "FIRST CVSS v4.0",
		"profile of NIST CSF 2.0":                               "NIST CSWP 29",
		"as in CCSDS 352.0-B-2, the":                            "CCSDS 352.0-B-2",
		"JIS Q 27001:2023に":                                     "JIS Q 27001:2023",
		"JIS X5070-1 and":                                       "JIS X 5070-1",
		"TCG TPM 2.0 Library v1.59":                             "TCG TPM 2.0 Library v1.59",
		"TPM 2.0 Library Specification, Revision 1.38":          "TCG TPM 2.0 Library v1.38",
		"SAE J3061_202112 for":                                  "SAE J3061_202112",
		"NERC CIP-005-7":                                        "NERC CIP-005-7",
		"electronic perimeters (CIP-005-7)":                     "NERC CIP-005-7",
		"BSI TR-03111 v2.1":                                     "BSI TR-03111",
		"UN R155 and":                                           "UNECE R155",
		"UN Regulation No. 155":                                 "UNECE R155",
		"in Ecma ECMA-424":                                      "Ecma ECMA-424",
		"ECMA TR/46":                                            "Ecma ECMA TR/46",
		"OGC 21-020r1":                                          "OGC 21-020r1",
		"OMEMO (XEP-0384)":                                      "XSF XEP-0384",
		"with C2PA 2.1 manifests":                               "C2PA Spec 2.1",
		"networks with WPA3 only":                               "Wi-Fi Alliance WPA3",
		"commissioned by Matter 1.4":                            "CSA-IoT Matter 1.4",
		"Bluetooth Core Specification 5.4":                      "Bluetooth SIG Core 5.4",
		"O-RAN.WG11.SecReqSpecs":                                "O-RAN Alliance WG11.SecReqSpecs",
		"DICOM PS3.15":                                          "DICOM PS3.15",
		"ICAO Doc 9303-11":                                      "ICAO 9303-11",
		"parts of ICAO Doc 9303 Part 10":                        "ICAO 9303-10",
		"UNECE WP.29 R155":                                      "UNECE R155",
		"of IHO S-63 Edition 1.2.1":                             "IHO S-63 v1.2.1",
		"colours of BT.2020-2":                                  "ITU-R BT.2020-2",
		"as 3GPP TS 33.310-h20":                                 "3GPP TS 33.310 V17.2.0",
		"ITU-T X.800 (03/91)":                                   "ITU-T X.800 (03/1991)",
		"CIS Controls v8.1":                                     "CIS CSC v8.1",
		"ITU-T X-series Recommendations – Supplement 13":        "ITU-T X Suppl. 13",
		"Supplément 26 aux Recommandations UIT-T de la série X": "ITU-T X Suppl. 26",
		"协议使用WPA3。":                                             "Wi-Fi Alliance WPA3",
		"as in 33.310.":                                         "3GPP TS 33.310",
		"advisories in CSAF v2.0":                               "OASIS CSAF-v2.0",
		"ITU-T Suppl. 26 to X-series":                           "ITU-T X Suppl. 26",
		"Supplement 26 to ITU-T X-series Recommendations":       "ITU-T X Suppl. 26",
		"W3C.REC-webauthn-2-20210408":                           "W3C REC-webauthn-2-20210408",
		"SecNumCloud 3.2":                                       "ANSSI SecNumCloud 3.2",
	} {
		found := FindIdentifiers(text)
		if len(found) != 1 || found[0].Identifier.String() != want {
			t.Errorf("in %q: %v, not %s", text, found, want)
			continue
		}
		if id, err := ParseIdentifier(found[0].Identifier.String()); err != nil || id != found[0].Identifier {
			t.Errorf("%s is read again as %#v, %v", want, id, err)
		}
	}
}

func TestNamesOfBodiesAloneAreNoIdentifiers(t *testing.T) {
	for _, text := range []string{
		"PCI Express 4.0", "no matter 1.4 percent", "the first 2.0 version", "FIRST in 2024", "FIDO Alliance 2023", "OWASP Foundation of 2001",
		"a thread 1.2 mm long", "the UN in 2024", "UN Resolution 70/1", "CSA of 2.5 cm2", "TPM 2.0 chips", "MEF and 12 others", "OGC in 2021",
		"JIS in Q 4", "CIS countries 2.0", "EMV 4 cards", "BSI 2011 report", "BSI and TÜV", "DICOM 3 images", "bluetooth 5.4 ghz", "the ICAO and IATA 2024",
		"cip 005-7", "J3061", "SPDX and CycloneDX in 2.0 formats", "C2PA in 2024", "OpenID in 2014", "TCG 2.0",
	} {
		for _, f := range FindIdentifiers(text) {
			t.Errorf("%q is said to hold %s", text, f.Identifier)
		}
	}
}
