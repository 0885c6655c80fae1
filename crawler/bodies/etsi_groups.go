package bodies

import (
	"regexp"
	"strings"

	"landscape/standard"
)

// etsiGroups tells which group made a deliverable, by the name people use.
// ETSI's technical body is a name without context: "Security" was SA3 of 3GPP,
// the security group of the ITS committee, and a committee of its own.
func etsiGroups(id standard.Identifier, title, body string) []string {
	if acronym, isg := industryGroup(id); isg {
		parent, group, nested := strings.Cut(acronym, "-")
		if !nested {
			return []string{"ISG " + parent}
		}
		return []string{"ISG " + parent, parent + " " + group}
	}
	if gppTitle.MatchString(title) || gppNumber(id) != "" {
		if group := gppBodies[body]; group != "" {
			return []string{group}
		}
		return []string{body}
	}
	if body == "Security" {
		return []string{securityBody(title)}
	}
	if group := etsiBodies[body]; group != "" {
		return []string{group}
	}
	first, _, _ := strings.Cut(strings.ReplaceAll(body, "-", " "), " ")
	if group := etsiCommittees[first]; group != "" {
		return []string{group}
	}
	return []string{body}
}

// industryGroup is the acronym in the number of a Group Specification or
// Report: "QKD" of GS QKD 014, "NFV-SEC" of GR NFV-SEC 003.
func industryGroup(id standard.Identifier) (string, bool) {
	if id.Type != "GS" && id.Type != "GR" {
		return "", false
	}
	acronym, _, found := strings.Cut(id.Number, " ")
	return acronym, found
}

// securityBody resolves the technical body "Security" of texts that are not
// 3GPP's by the committee that the title begins with.
func securityBody(title string) string {
	for begin, group := range map[string]string{
		"Intelligent Transport Systems": "TC ITS", "Terrestrial Trunked Radio": "TC TETRA",
		"Digital cellular telecommunications": "SA3", "Universal Mobile Telecommunications": "SA3",
	} {
		if strings.HasPrefix(title, begin) {
			return group
		}
	}
	return "TC SEC"
}

// etsiBodies are the names of technical bodies that have a short form of
// their own. Names that are not here stay as ETSI writes them.
var etsiBodies = map[string]string{
	"Cyber Security":                                      "TC CYBER",
	"Quantum-Safe Cryptography":                           "TC CYBER", // its working group, after the ISG of that name
	"Electronic Signatures and Infrastructures":           "TC ESI",
	"Electronic Signatures and Trust Infrastructures":     "TC ESI",
	"Lawful Interception":                                 "TC LI",
	"Securing Artificial Intelligence TC":                 "TC SAI",
	"Secure Element Technologies":                         "TC SET",
	"Smart Card Platform":                                 "TC SCP",
	"Security Algorithms Group of Experts":                "SAGE",
	"Security Group":                                      "SMG10", // of the Special Mobile Group, before 3GPP
	"TETRA and Critical Communications Evolution":         "TC TCCE",
	"Terrestrial Trunked Radio":                           "TC TETRA",
	"Intelligent Transport Systems":                       "TC ITS",
	"Application Requirements and Services":               "TC ITS",
	"Architecture and Cross Layer":                        "TC ITS",
	"Transport and Network":                               "TC ITS",
	"Media and Medium related":                            "TC ITS",
	"Smart M2M":                                           "TC SmartM2M",
	"Smart Body Area Network":                             "TC SmartBAN",
	"eHEALTH":                                             "TC eHEALTH",
	"Emergency Communications":                            "SC EMTEL",
	"User Group":                                          "SC USER",
	"Human Factors":                                       "TC HF",
	"Railway telecommunications":                          "TC RT",
	"Methods for Testing & Specification":                 "TC MTS",
	"Core Network and Interoperability Testing":           "TC INT",
	"IMS Network Testing":                                 "TC INT",
	"Network Technologies":                                "TC NTECH",
	"Satellite Communications and Navigation":             "TC SES",
	"Satellite Earth Stations & Systems":                  "TC SES",
	"Broadband Radio Access Networks":                     "TC BRAN",
	"Speech and multimedia Transmission Quality":          "TC STQ",
	"Environmental Engineering":                           "TC EE",
	"Reconfigurable Radio Systems":                        "TC RRS",
	"Powerline Telecommunications":                        "TC PLT",
	"Digital Enhanced Cordless Telecommunications":        "TC DECT",
	"Digital Enhanced Cordless Telecommunications (DECT)": "TC DECT",
	"EBU/CENELEC/ETSI on Broadcasting":                    "JTC Broadcast",
	"Mobile Standards Group":                              "TC MSG",
	"Data Solutions":                                      "TC DATA",
}

// etsiCommittees are the acronyms that the names of working groups begin with:
// "TISPAN Security", "SCP-TEC".
var etsiCommittees = map[string]string{
	"TISPAN": "TC TISPAN", "TCCE": "TC TCCE", "TETRA": "TC TETRA", "SET": "TC SET", "SCP": "TC SCP",
	"ERM": "TC ERM", "SES": "TC SES", "RRS": "TC RRS", "STQ": "TC STQ", "EE": "TC EE", "DECT": "TC DECT",
	"TIPHON": "EP TIPHON", "SPAN": "TC SPAN", "TM": "TC TM", "AT": "TC AT",
}

// gppBodies are the names under which ETSI lists the groups of 3GPP.
var gppBodies = map[string]string{
	"Security": "SA3", "Services": "SA1", "Architecture": "SA2", "Codec": "SA4", "Telecom Management": "SA5",
	"Mission-critical applications": "SA6",
	"MM/CC/SM (lu)":                 "CN1", "MM/CC/SM [lu] (formely CN1)": "CT1",
	"Interworking (with external networks)": "CN3", "Interworking with external networks (formely CN3)": "CT3",
	"MAP/GTP/BCH/SS": "CN4", "MAP/CAMEL/GTP/BCH/SS/TrFO/IMS/GUP/WLAN (formely CN4)": "CT4",
	"Open Service Access": "CN5", "OSA (formely CN5)": "CT5",
	"Smart Card Application Aspects": "T3", "Smart Card Application Aspects (formely T3)": "CT6", "USIM": "T3",
	"Mobile Terminal Conformance testing": "T1", "Mobile Terminal Conformance Testing (formely T1)": "RAN5",
	"Mobile Terminal Services & Capabilities":                                "T2",
	"Radio layer 1 specification":                                            "RAN1",
	"Radio layer 2 specification and Radio layer 3 RR specification":         "RAN2",
	"lub specification, lur specification, lu specification and UTRAN & O&M": "RAN3",
	"Specification for radio performance":                                    "RAN4",
	"Legacy RAN radio and protocol":                                          "RAN6",
	"Radio aspects":                                                          "GERAN1", "Protocol aspects": "GERAN2", "Terminal Testing": "GERAN3",
	"Technical Specification Group Services and System Aspects":     "TSG SA",
	"Technical Specification Group - Services and System Aspects":   "TSG SA",
	"Technical Specification Group Radio Access Network":            "TSG RAN",
	"Technical Specification Group - Radio Access Network":          "TSG RAN",
	"Technical Specification Group Core Network and Terminals":      "TSG CT",
	"Technical Specification Group - Core Network & Terminals":      "TSG CT",
	"Technical Specification Group - Core Networks":                 "TSG CN",
	"Technical Specification Group - GSM/EDGE Radio Access Network": "TSG GERAN",
}

var (
	// gppTitle is how a republished text names its original: "(3GPP TS 33.501
	// version 17.7.0 Release 17)". An endorsement with changes has no version.
	gppTitle    = regexp.MustCompile(`\b3G(?:PP)? (TS|TR) (\d\d\.\d{2,3}(?:-\d+)*) version [\d.]+(?: (Release \d+))?`)
	oneM2MTitle = regexp.MustCompile(`\boneM2M (TS|TR)-(\d{4}) v`)
	number1nn   = regexp.MustCompile(`^1(\d\d) (\d{3}(?:-\d+)*)$`)
)

// gppNumber is the number of the 3GPP specification that an ETSI number stands
// for, "" for others: TS 133 501 is TS 33.501. 3GPP uses the series 21 to 38
// and, for GSM, 41 to 55.
func gppNumber(id standard.Identifier) string {
	m := number1nn.FindStringSubmatch(id.Number)
	if m == nil || id.Type != "TS" && id.Type != "TR" {
		return ""
	}
	if s := m[1]; s >= "21" && s <= "38" || s >= "41" && s <= "55" {
		return s + "." + m[2]
	}
	return ""
}

// oneM2MNumber is the oneM2M number of TS 118 1nn (TS-00nn) and TR 118 5nn.
func oneM2MNumber(id standard.Identifier) string {
	for kind, prefix := range map[string]string{"TS": "118 1", "TR": "118 5"} {
		if nn, found := strings.CutPrefix(id.Number, prefix); found && id.Type == kind && len(nn) == 2 {
			return "00" + nn
		}
	}
	return ""
}

// etsiRelations ties a republished text to its original, which the title
// names, or else the number tells.
func etsiRelations(id standard.Identifier, title string) []standard.Relation {
	identical := func(body standard.Body, kind, number, inferred string) []standard.Relation {
		target := standard.Identifier{Body: body, Type: kind, Number: number}
		return []standard.Relation{{Kind: standard.IdenticalTo, Target: target, Inferred: inferred}}
	}
	if m := gppTitle.FindStringSubmatch(title); m != nil {
		return identical("3GPP", m[1], m[2], "")
	}
	if m := oneM2MTitle.FindStringSubmatch(title); m != nil {
		return identical("oneM2M", m[1], m[2], "")
	}
	if number := gppNumber(id); number != "" {
		return identical("3GPP", id.Type, number, "ETSI "+id.Type+" 1nn nnn is 3GPP "+id.Type+" nn.nnn")
	}
	if number := oneM2MNumber(id); number != "" {
		return identical("oneM2M", id.Type, number, "ETSI TS 118 1nn is oneM2M TS-00nn, TR 118 5nn is TR-00nn")
	}
	return nil
}
