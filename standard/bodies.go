package standard

import (
	"slices"
	"strings"
)

// Bodies lists the bodies that the landscape knows, in the order in which
// people expect them.
func Bodies() []BodyInfo { return slices.Clone(bodies) }

// LookupBody finds a body by its short or full name or another name that
// people use for it, in any case: "itu", "JTC 1", "Fido Alliance". Bodies that
// publish jointly are found by the names of all, "ISO/IEC/IEEE".
func LookupBody(name string) (BodyInfo, bool) {
	if i, ok := bodyNames[Fold(name)]; ok {
		return bodies[i], true
	}
	return jointly(name)
}

// jointly describes what several known bodies are together.
func jointly(name string) (BodyInfo, bool) {
	members := strings.Split(name, "/")
	if len(members) < 2 {
		return BodyInfo{}, false
	}
	joint := BodyInfo{Scope: international}
	for i, m := range members {
		at, ok := bodyNames[Fold(m)]
		if !ok || slices.Contains(members[:i], string(bodies[at].Body)) || strings.Contains(string(bodies[at].Body), "/") {
			return BodyInfo{}, false
		}
		members[i] = string(bodies[at].Body)
		if joint.Home == "" {
			joint.Home = bodies[at].Home
		}
	}
	joint.Body = Body(strings.Join(members, "/"))
	last := len(members) - 1
	joint.Name = strings.Join(members[:last], ", ") + " and " + members[last] + " jointly"
	return joint, true
}

const (
	international = "international"
	regional      = "regional"
	national      = "national"
)

var bodies = []BodyInfo{
	{"ITU-T", "ITU Telecommunication Standardization Sector", "https://www.itu.int/en/ITU-T/", international, ""},
	{"ITU-R", "ITU Radiocommunication Sector", "https://www.itu.int/en/ITU-R/", international, ""},
	{"ISO", "International Organization for Standardization", "https://www.iso.org/", international, ""},
	{"IEC", "International Electrotechnical Commission", "https://www.iec.ch/", international, ""},
	{"ISO/IEC", "ISO and IEC jointly (Joint Technical Committee 1)", "https://jtc1info.org/", international, ""},
	{"ETSI", "European Telecommunications Standards Institute", "https://www.etsi.org/", regional, "Europe"},
	{"3GPP", "3rd Generation Partnership Project", "https://www.3gpp.org/", international, ""},
	{"IETF", "Internet Engineering Task Force", "https://www.ietf.org/", international, ""},
	{"IEEE", "IEEE Standards Association", "https://standards.ieee.org/", international, ""},
	{"W3C", "World Wide Web Consortium", "https://www.w3.org/", international, ""},
	{"OASIS", "OASIS Open", "https://www.oasis-open.org/", international, ""},
	{"NIST", "National Institute of Standards and Technology", "https://csrc.nist.gov/", national, "United States"},
	{"oneM2M", "oneM2M Partnership Project", "https://www.onem2m.org/", international, ""},
	{"ATIS", "Alliance for Telecommunications Industry Solutions", "https://www.atis.org/", regional, "North America"},
	{"GSMA", "GSM Association", "https://www.gsma.com/", international, ""},
	{"TCG", "Trusted Computing Group", "https://trustedcomputinggroup.org/", international, ""},
	{"FIDO", "FIDO Alliance", "https://fidoalliance.org/", international, ""},
	{"GlobalPlatform", "GlobalPlatform", "https://globalplatform.org/", international, ""},
	{"CSA", "Cloud Security Alliance", "https://cloudsecurityalliance.org/", international, ""},
	{"ENISA", "European Union Agency for Cybersecurity", "https://www.enisa.europa.eu/", regional, "Europe"},
	{"OMA", "OMA SpecWorks (Open Mobile Alliance)", "https://omaspecworks.org/", international, ""},
	{"3GPP2", "3rd Generation Partnership Project 2", "https://www.3gpp2.org/", international, ""},
	{"OWASP", "OWASP Foundation", "https://owasp.org/", international, ""},
	{"FIRST", "Forum of Incident Response and Security Teams", "https://www.first.org/", international, ""},
	{"CEN/CENELEC", "European Committee for Standardization and European Committee for Electrotechnical Standardization", "https://www.cencenelec.eu/", regional, "Europe"},
	{"TTA", "Telecommunications Technology Association", "https://www.tta.or.kr/", national, "Korea"},
	{"TTC", "Telecommunication Technology Committee", "https://www.ttc.or.jp/", national, "Japan"},
	{"CCSA", "China Communications Standards Association", "https://www.ccsa.org.cn/", national, "China"},
	{"ARIB", "Association of Radio Industries and Businesses", "https://www.arib.or.jp/", national, "Japan"},
	{"OpenID", "OpenID Foundation", "https://openid.net/", international, ""},
	{"CA/Browser Forum", "CA/Browser Forum", "https://cabforum.org/", international, ""},
	{"PCI SSC", "PCI Security Standards Council", "https://www.pcisecuritystandards.org/", international, ""},
	{"UNECE", "United Nations Economic Commission for Europe, World Forum for Harmonization of Vehicle Regulations (WP.29)", "https://unece.org/", international, ""},
	{"CSA-IoT", "Connectivity Standards Alliance", "https://csa-iot.org/", international, ""},
	{"Wi-Fi Alliance", "Wi-Fi Alliance", "https://www.wi-fi.org/", international, ""},
	{"Bluetooth SIG", "Bluetooth Special Interest Group", "https://www.bluetooth.com/", international, ""},
	{"Thread Group", "Thread Group", "https://www.threadgroup.org/", international, ""},
	{"O-RAN Alliance", "O-RAN Alliance", "https://www.o-ran.org/", international, ""},
	{"EMVCo", "EMVCo", "https://www.emvco.com/", international, ""},
	{"ICAO", "International Civil Aviation Organization", "https://www.icao.int/", international, ""},
	{"C2PA", "Coalition for Content Provenance and Authenticity", "https://c2pa.org/", international, ""},
	{"OpenSSF", "Open Source Security Foundation", "https://openssf.org/", international, ""},
	{"SPDX", "SPDX project of the Linux Foundation", "https://spdx.dev/", international, ""},
	{"CIS", "Center for Internet Security", "https://www.cisecurity.org/", national, "United States"},
	{"BSI", "Bundesamt für Sicherheit in der Informationstechnik (Federal Office for Information Security)", "https://www.bsi.bund.de/", national, "Germany"},
	{"ANSSI", "Agence nationale de la sécurité des systèmes d'information", "https://cyber.gouv.fr/", national, "France"},
	{"NERC", "North American Electric Reliability Corporation", "https://www.nerc.com/", regional, "North America"},
	{"LoRa Alliance", "LoRa Alliance", "https://lora-alliance.org/", international, ""},
	{"SAE", "SAE International", "https://www.sae.org/", international, ""},
	{"DICOM", "Digital Imaging and Communications in Medicine (NEMA)", "https://www.dicomstandard.org/", international, ""},
	{"CableLabs", "CableLabs", "https://www.cablelabs.com/", international, ""},
	{"MEF", "MEF Forum (Mplify)", "https://www.mplify.net/", international, ""},
	{"CCSDS", "Consultative Committee for Space Data Systems", "https://ccsds.org/", international, ""},
	{"Ecma", "Ecma International", "https://ecma-international.org/", international, ""},
	{"XSF", "XMPP Standards Foundation", "https://xmpp.org/", international, ""},
	{"OGC", "Open Geospatial Consortium", "https://www.ogc.org/", international, ""},
	{"IHO", "International Hydrographic Organization", "https://iho.int/", international, ""},
	{"IANA", "Internet Assigned Numbers Authority", "https://www.iana.org/", international, ""},
	{"JIS", "Japanese Industrial Standards Committee (Japanese Industrial Standards)", "https://www.jisc.go.jp/", national, "Japan"},
	{"OPC Foundation", "OPC Foundation", "https://opcfoundation.org/", international, ""},
}

// wholeLists are bodies whose lists, as the landscape reads them, have every edition that
// was ever published: ISO and IEC keep withdrawn ones in theirs, ITU-T superseded ones.
// The lists of others lack some: ETSI's and 3GPP's early versions, IEEE's and OASIS's
// drafts; so do all that are kept by hand. NIST lists some without their number: SP
// 800-63B-3 is its SP 800-63B.
var wholeLists = []Body{"ITU-T", "ISO", "IEC", "ISO/IEC", "ISO/IEC/IEEE", "ISO/IEEE", "ISO/SAE"}

// otherNames are further names that people use, folded.
var otherNames = map[string]Body{
	"itu": "ITU-T", "ccitt": "ITU-T", "ccir": "ITU-R",
	"jtc1": "ISO/IEC", "isoiecjtc1": "ISO/IEC", "isoandiec": "ISO/IEC", "cispr": "IEC",
	"thirdgenerationpartnershipproject": "3GPP",
	"rfceditor":                         "IETF", "rfc": "IETF", "irtf": "IETF",
	"ieeesa": "IEEE", "ieeestandards": "IEEE", "aiee": "IEEE", "ire": "IEEE", "instituteofelectricalandelectronicsengineers": "IEEE",
	"oasisopen": "OASIS",
	"organizationfortheadvancementofstructuredinformationstandards": "OASIS",
	"nbs": "NIST", "csrc": "NIST", "nistcsrc": "NIST", "nationalbureauofstandards": "NIST",

	"fidoalliance": "FIDO", "pci": "PCI SSC", "gp": "GlobalPlatform",
	"euagencyforcybersecurity": "ENISA",
	"omaspecworks":             "OMA", "openmobilealliance": "OMA", "openwebapplicationsecurityproject": "OWASP",
	"openworldwideapplicationsecurityproject": "OWASP", "firstorg": "FIRST",
	"cen": "CEN/CENELEC", "cenelec": "CEN/CENELEC", "cenclc": "CEN/CENELEC", "clc": "CEN/CENELEC", "cencenelecjtc13": "CEN/CENELEC",
	"europeancommitteeforstandardization":                 "CEN/CENELEC",
	"europeancommitteeforelectrotechnicalstandardization": "CEN/CENELEC",
}

var bodyNames = nameBodies()

func nameBodies() map[string]int {
	names := map[string]int{}
	for i, b := range bodies {
		names[Fold(string(b.Body))], names[Fold(b.Name)] = i, i
	}
	for name, body := range otherNames {
		names[name] = slices.IndexFunc(bodies, func(b BodyInfo) bool { return b.Body == body })
	}
	return names
}
