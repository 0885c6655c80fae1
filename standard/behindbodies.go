package standard

import "slices"

// bodyLeads are the names of bodies without a grammar of their own, and of families
// of documents that tell their body, with how their documents are numbered.
var bodyLeads = slices.Concat(
	behind("ccsds", true, shaped("CCSDS ", `(\d{3}\.\d+(?:-[A-Z](?:-\d+(?:-S)?)?(?: (?:Cor|Amd)\. \d+)?)?)`)),
	behind("jis", true, shaped("JIS ", `((?:T[RS] )?[A-Z]) ?(\d{4,5}(?:-\d{1,2})*)(:\d{4})?`)),
	behind("ogc", true, shaped("OGC ", `(?:(?i:document|doc\.?|no\.?) )*(\d\d-\d{3}[A-Za-qs-z]?(?:[rR]\d+)?)`)),
	behind("bsi", true, shaped("BSI TR-", `TR[- ]?(0\d{4}(?:-\d+)*)`), shaped("BSI ", `(?:Standards? )?(200-\d)`), shaped("BSI ", `(AIS \d+)`)),
	behind("nerc", true, shaped("NERC CIP-", `CIP[ -]?(\d{3}-\d+(?:\.\d+)?[a-z]?)`)),
	behind("cip", true, shaped("NERC CIP-", `(\d{3}-\d(?:\.\d)?[a-z]?)`)),
	behind("sae sae-international", true, shaped("SAE ", `((?:J|AS|ARP|AIR|AMS)\d{3,5})(_\d{6})?`)),
	behind("un unece un-ece ece", true, shaped("UNECE R", `(?:WP\.?29[ /,]*)?(?:ECE )?(?:R|(?i:UN )?Regulation(?: No\.?| nº| n°)?|Reg\.(?: No\.?)?)[ .-]?(\d{1,3})`)),
	behind("icao", true, partOfICAO(), shaped("ICAO ", `(?:Doc\.? ?)?(\d{4,5}(?:-\d{1,2})?)`)),
	behind("mef", true, shaped("MEF ", `(\d{1,3}(?:\.\d+)*)`)),
	behind("lora-alliance lorawan", false, shaped("LoRa Alliance ", `(TS\d{3}-\d+(?:\.\d+)+)`)),
	behind("o-ran o-ran-alliance", true, shaped("O-RAN Alliance ", `\.?(WG\d{1,2}\.[A-Za-z]{3,})`)),
	behind("opc opc-foundation", true, shaped("OPC Foundation OPC ", `(?:OPC )?(\d{5}(?:-\d+)*)`)),
	behind("dicom", true, shaped("DICOM PS", `PS ?(3\.\d+)`)),
	behind("iho", true, shaped("IHO ", `(S-\d{2,3})`+before+version), shaped("IHO ", `(S-\d{2,3})`)),
	behind("spdx", true, shaped("SPDX ", `(?:Specification )?`+version)),
	behind("ttc", true, shaped("TTC ", `(T[RS]-M2M-\d{4})`)),
	behind("ecma ecma-ecma", false, shaped("Ecma ECMA TR/", `TR[/-](\d{1,3})`)),
	behind("gsma", true, shaped("GSMA ", `(IoT\.\d\d)`)),
	behind("oma", true, shaped("OMA ", `(WAP-\d{3})`), specified("OMA")),
	behind("c2pa", true, shaped("C2PA Spec ", `(?:Technical )?(?:Spec(?:ification)?,? )?`+version)),
	behind("csa-iot", true, shaped("CSA-IoT ", `(Matter|IoT DSS)`+before+version), shaped("CSA-IoT ", `(Zigbee R\d\d)`)),
	behind("matter", false, shaped("CSA-IoT Matter ", `(?:Core )?(?:Specification,? )?`+version)),
	behind("zigbee", false, shaped("CSA-IoT Zigbee ", `(R\d\d)`)),
	behind("bluetooth bluetooth-sig", false, shaped("Bluetooth SIG ", `(Core|Mesh)(?: Protocol)?`+before+version), shaped("Bluetooth SIG Core ", version)),
	behind("thread thread-group thread-group-thread", false, shaped("Thread Group Thread ", `(?:Specification )?`+version)),
	behind("wpa wi-fi-alliance-wpa", true, shaped("Wi-Fi Alliance WPA", `([23])`)),
	behind("fido fido-alliance", true, specified("FIDO"), shaped("FIDO ", `(Device Onboard|Metadata Service|Metadata Statement|Security Reference)`+before+version)),
	behind("ctap", true, shaped("FIDO CTAP ", version)),
	behind("first", true, specified("FIRST")),
	behind("cvss", true, shaped("FIRST CVSS ", version)),
	behind("owasp owasp-foundation", true, shaped("OWASP ", `((?:[A-Z]\w+ ){0,2}Top 10(?: for LLM Applications| Privacy Risks)?)(?: `+version+`|(:20\d\d))`), shaped("OWASP ", `(CycloneDX)`+before+version), specified("OWASP")),
	behind("asvs", true, shaped("OWASP ASVS ", version)),
	behind("masvs", true, shaped("OWASP MASVS ", version)),
	behind("cyclonedx", false, shaped("OWASP CycloneDX ", version)),
	behind("csa cloud-security-alliance", true, shaped("CSA ", `(Security Guidance|Top Threats to Cloud Computing|IoT Controls Matrix|SDP Specification|Enterprise Architecture Reference Guide)(?: `+version+`|(:20\d\d))`), specified("CSA")),
	behind("pci pci-ssc", true, shaped("PCI SSC ", `(DSS|P2PE|PIN|3DS|SSS|SSF|PTS POI|PTS HSM|TSP|CPoC|SPoC|MPoC)`+before+version)),
	behind("cis", true, shaped("CIS CSC ", `(?:CSC|(?:Critical Security )?Controls®?),? `+version)),
	behind("emvco emv", true, shaped("EMVCo ", `(?:\d\.\d )?(Book \d)`), shaped("EMVCo 3DS ", `(?:3DS|3-D Secure)`+before+version)),
	behind("openid", false, shaped("OpenID OIDC Core ", `Connect Core`+before+version), shaped("OpenID ", `(FAPI \d\.\d Part \d)`), shaped("OpenID ", `(OIDC Core|CIBA Core)`+before+version), specified("OpenID")),
	behind("fapi", true, shaped("OpenID FAPI ", `(\d\.\d Part \d)`), shaped("OpenID FAPI ", version)),
	behind("tcg trusted-computing-group", true, shaped("TCG ", `(TPM 2\.0 Library|TPM 1\.2 Main|PC Client Platform Firmware Profile|Platform Certificate Profile|Storage \w+|TNC IF-MAP Binding for SOAP)`+before+version), shaped("TCG ", `(TPM 2\.0 Library)`), specified("TCG")),
	behind("tpm", true, shaped("TCG TPM 2.0 Library ", `2\.0 Library`+before+version), shaped("TCG TPM ", `(2\.0 Library)`)),
	behind("cablelabs", false, shaped("CableLabs ", `(CM-SP-[A-Za-z]+v\d\.\d)`)),
	behind("cm", true, shaped("CableLabs CM-SP-", `SP-([A-Za-z]+v\d\.\d)`)),
	behind("anssi", true, shaped("ANSSI ", `(GP-\d{3})`), shaped("ANSSI ", `(SecNumCloud)`+before+version)),
	behind("secnumcloud", false, shaped("ANSSI SecNumCloud ", version)),
	behind("suppl supplement supplément suplemento itu-t-suppl itu-t-supplement", false, supplementToSeries()),
	behind("itu-t uit-t", true, seriesWithSupplement()),
	behind("csaf", true, familyOfOASIS("CSAF")), behind("xacml", true, familyOfOASIS("XACML")),
	behind("stix", true, familyOfOASIS("STIX")), behind("taxii", true, familyOfOASIS("TAXII")),
	behind("nist-csf nist-cybersecurity-framework", true, frameworkOf("29", `2\.0`), frameworkOf("6", `1\.1`)),
)

// partOfICAO is "ICAO Doc 9303 Part 10", which is written "ICAO 9303-10".
func partOfICAO() shape {
	s := shaped("ICAO ", `(?:Doc\.? ?)?(\d{4,5}),? (?i:parts?|pt\.?) ?(\d{1,2})\b`)
	s.write = func(m []string) Identifier { return Identifier{Body: "ICAO", Number: m[1] + "-" + m[2]} }
	return s
}

// frameworkOf is a version of the framework that NIST publishes as a white paper.
func frameworkOf(paper, version string) shape {
	s := shaped("NIST ", `(?:\(CSF\) )?(?:[vV]|[Vv]ersion )?`+version)
	s.write = func([]string) Identifier { return Identifier{Body: "NIST", Type: "CSWP", Number: paper} }
	return s
}

// supplementToSeries is a supplement of ITU-T that is told before its series: "Suppl.
// 26 to X-series", "Supplement 26 to ITU-T X-series Recommendations".
func supplementToSeries() shape {
	s := shaped("ITU-T ", `\.? ?(\d{1,3}) (?:to|aux?|a|al) (?:the |las )?(?:Recom\w+ )?(?:ITU-T |UIT-T )?(?:([A-Z])(?:\.\d{2,4})?[- ]series|(?:de la )?[sS]érie ([A-Z])\b|(?:de la )?[sS]erie ([A-Z])\b)`)
	s.write = func(m []string) Identifier {
		return Identifier{Body: "ITU-T", Number: m[2] + m[3] + m[4] + " Suppl. " + m[1]}
	}
	return s
}

// seriesWithSupplement is "ITU-T X-series Recommendations – Supplement 13".
func seriesWithSupplement() shape {
	s := shaped("ITU-T ", `(?:Recom\w+ )?([A-Z])[- ]series(?: Recom\w+)?[ ,-]{1,3}Suppl(?:ement|\.)? ?(\d{1,3})`)
	s.write = func(m []string) Identifier { return Identifier{Body: "ITU-T", Number: m[1] + " Suppl. " + m[2]} }
	return s
}

// familyOfOASIS is a version of a specification that is known without the name of
// OASIS, "CSAF v2.0".
func familyOfOASIS(name string) shape {
	s := shaped("OASIS ", `(?:[vV]|[vV]ersion )?(\d\.\d)`)
	s.write = func(m []string) Identifier { return Identifier{Body: "OASIS", Number: name + "-v" + m[1]} }
	return s
}
