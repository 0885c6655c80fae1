package taxonomy

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"landscape/standard"
)

// titled is a record with an identifier and a title, as the bundled snapshot has.
func titled(t *testing.T, id, title string, groups ...string) *standard.Record {
	t.Helper()
	r := &standard.Record{Title: title, Groups: groups}
	if id != "" {
		parsed, err := standard.ParseIdentifier(id)
		if err != nil {
			t.Fatal(err)
		}
		r.ID = parsed
	}
	return r
}

func TestWhatIsSecurity(t *testing.T) {
	tax := loaded(t)
	for _, test := range []struct {
		id, title, group string
		want             bool
	}{
		{"", "Security framework for the Internet of Things", "", true},
		{"ISO 22322", "Security and resilience - Emergency management - Guidelines for public warning", "ISO/TC 292/SC 1", false},
		{"ISO 10383", "Securities and related financial instruments - Codes for exchanges", "ISO/TC 68/SC 8", false},
		{"IEEE 1584.1", "IEEE Guide for the Specification of an Arc-Flash Hazard Calculation Study", "", false},
		{"IEEE 802.3ba", "Media Access Control Parameters, Physical Layers and Management Parameters", "", false},
		{"IEEE 802.1AE", "Media Access Control (MAC) Security", "", true},
		{"ISO 16242", "Recording and reporting data in Auger electron spectroscopy (AES)", "", false},
		{"", "Advanced Encryption Standard (AES)", "", true},
		{"ISO 1776", "Glass - Resistance to attack by hydrochloric acid at 100 degrees C", "", false},
		{"ISO 25239-3", "Friction stir welding - Aluminium - Qualification of welding operators", "", false},
		{"ISO 9762", "Requirements for certificates for calibration gases", "", false},
		{"RFC 5280", "Internet X.509 Public Key Infrastructure Certificate Profile", "pkix", true},
		{"RFC 1635", "How to Use Anonymous FTP", "", false},
		{"ITU-T X.208", "Specification of Abstract Syntax Notation One (ASN.1)", "SG17", false},
		{"ITU-T X.525", "The Directory: Replication", "SG17", false},
		{"ITU-T X.1234", "Guideline for countering multimedia services", "SG17", true},
		{"3GPP TS 33.220", "Generic Bootstrapping Architecture (GBA)", "SA3", true},
		{"3GPP TS 31.124", "Mobile Equipment conformance test specification; USIM Application Toolkit", "CT6", false},
		{"IEC 60839-5-1", "Alarm and electronic security systems - Alarm transmission systems", "TC 79", false},
		{"IEC 62443-2-1", "Establishing a programme for industrial automation and control system asset owners", "TC 65", true},
		{"NIST FIPS 183", "Integration definition for function modeling (IDEF0)", "ITL", false},
		{"ISO 22301", "Security and resilience - Business continuity management systems - Requirements", "ISO/TC 292", true},
		{"ISO 17507-2", "Natural gas - Calculation of methane number - Part 2: PKI method", "", false},
		{"IEEE 802.1AEbw", "Security amendment: Extended packet numbering", "", true},
	} {
		labels := tax.Classify(titled(t, test.id, test.title, test.group))
		if labels.Security != test.want {
			t.Errorf("%s %s: security %v, want %v\n%v", test.id, test.title, labels.Security, test.want, labels.Evidence)
		}
	}
}

func TestWhatItIsAbout(t *testing.T) {
	tax := loaded(t)
	for _, test := range []struct {
		id, title, group            string
		areas, topics, requirements []string
	}{
		{"3GPP TS 33.501", "Security architecture and procedures for 5G System", "SA3",
			[]string{"5g"}, []string{"architecture"}, []string{"by-design"}},
		{"ETSI TS 133 401", "LTE; 5G; 3GPP System Architecture Evolution (SAE); Security architecture (3GPP TS 33.401)", "Security",
			[]string{"mobile"}, []string{"architecture"}, []string{"by-design"}},
		{"3GPP TS 33.511", "Security Assurance Specification (SCAS) for the gNodeB network product class", "SA3",
			[]string{"5g"}, []string{"assurance"}, []string{"assess"}},
		{"ITU-T Y.3803", "Quantum key distribution networks - Key management", "SG13",
			[]string{"qkd"}, []string{"crypto"}, []string{"by-design"}},
		{"ETSI TS 103 120", "Lawful Interception (LI); Interface for warrant information", "TC LI",
			nil, []string{"lawful"}, nil},
		{"ISO/IEC 27001", "Information security, cybersecurity and privacy protection - Information security management systems - Requirements",
			"ISO/IEC JTC 1/SC 27", nil, []string{"management"}, nil},
		{"RFC 8224", "Authenticated Identity Management in the Session Initiation Protocol (SIP)", "stir",
			[]string{"internet", "telecom"}, []string{"spam-fraud"}, []string{"by-design"}},
		{"ITU-T X Suppl. 13", "ITU-T X.1051 – Supplement on information security management users' guide", "SG17",
			[]string{"telecom"}, []string{"management"}, nil},
		{"NIST SP 800-55", "Performance measurement guide for information security", "ITL",
			nil, []string{"metrics"}, []string{"measure"}},
		{"OASIS xacml-3.0", "eXtensible Access Control Markup Language (XACML) Version 3.0", "OASIS eXtensible Access Control Markup Language (XACML) TC",
			nil, []string{"identity"}, []string{"by-design"}},
	} {
		labels := tax.Classify(titled(t, test.id, test.title, test.group))
		got := [][]string{labels.Areas, labels.Topics, labels.Requirements}
		if diff := cmp.Diff([][]string{test.areas, test.topics, test.requirements}, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.id, diff)
		}
	}
}

func TestOtherLanguagesAreUnderstood(t *testing.T) {
	tax := loaded(t)
	for title, want := range map[string]standard.Labels{
		"أمن إنترنت الأشياء": {Areas: []string{"iot"}},
		"مُتَطَلَّباتُ الأَمْنِ لِلحَوسَبةِ السَّحابيَّةِ الحوسبة السحابية": {Areas: []string{"cloud"}},
		"物联网安全框架":                                                        {Areas: []string{"iot"}, Topics: []string{"architecture"}},
		"量子密钥分发网络的安全要求":                                                  {Areas: []string{"qkd"}, Topics: []string{"architecture", "crypto"}},
		"Cadre de sécurité pour l'informatique en nuage":                 {Areas: []string{"cloud"}, Topics: []string{"architecture"}},
		"Безопасность сетей пятого поколения":                            {Areas: []string{"5g"}, Topics: []string{"network"}},
		"Requisitos de seguridad para las redes eléctricas inteligentes": {Areas: []string{"industrial"}, Topics: []string{"architecture"}},
	} {
		labels := tax.Classify(&standard.Record{Title: title})
		if !labels.Security || !slices.Equal(labels.Areas, want.Areas) {
			t.Errorf("%s: %v %v, want areas %v", title, labels.Security, labels.Areas, want.Areas)
		}
		if want.Topics != nil && !slices.Equal(labels.Topics, want.Topics) {
			t.Errorf("%s: topics %v, want %v", title, labels.Topics, want.Topics)
		}
	}
}

func TestSecurityInGeneralIsAnArchitectureWhereNothingElseIsNamed(t *testing.T) {
	tax := loaded(t)
	for title, want := range map[string][]string{
		"Security requirements for voice assistants":                         {"architecture"},
		"Security requirements for passwords":                                {"identity"},
		"Security guidelines for countering spam":                            {"spam-fraud"},
		"Framework for identity management":                                  {"architecture", "identity"},
		"Security architecture for key management":                           {"architecture", "crypto"},
		"Security requirements for networks of quantum key distribution":     {"architecture", "crypto"}, // its cryptography is implied
		"Security of serial links of meters":                                 {"network"},
		"Quality of service assurance and security policies for voice calls": {"management"},
	} {
		labels := tax.Classify(&standard.Record{Title: title})
		if !slices.Equal(labels.Topics, want) {
			t.Errorf("%s: topics %v, want %v\n%v", title, labels.Topics, want, labels.Evidence)
		}
	}
}

func TestAKeywordOfTheFieldSuffices(t *testing.T) {
	tax := loaded(t)
	for keyword, topics := range map[string][]string{
		"cryptography":   {"crypto"},
		"spam":           {"spam-fraud"},
		"security":       nil,
		"authentication": nil, // tells what a protocol uses
		"encryption":     nil,
		"congestion":     nil,
	} {
		r := titled(t, "RFC 9999", "Counting in circles")
		r.Keywords = []string{keyword}
		labels := tax.Classify(r)
		if labels.Security != (topics != nil) || !slices.Equal(labels.Topics, topics) && topics != nil {
			t.Errorf("keyword %s: security %v, topics %v, want %v", keyword, labels.Security, labels.Topics, topics)
		}
	}
}

func TestOneOfManyKeywordsSaysLittle(t *testing.T) {
	r := titled(t, "RFC 9999", "Counting in circles")
	r.Keywords = []string{"privacy", "IPv6", "prefix", "sharing", "stability", "renumbering"}
	if labels := loaded(t).Classify(r); labels.Security {
		t.Errorf("one keyword of six makes it a security standard: %v", labels.Evidence)
	}
}

func TestTheFirstGroupOf3GPPAnswersForTheDocument(t *testing.T) {
	r := titled(t, "3GPP TS 26.346", "Multimedia Broadcast/Multicast Service; Protocols and codecs")
	for _, test := range []struct {
		groups []string
		want   bool
	}{{[]string{"S3", "S4"}, true}, {[]string{"S4", "S3"}, false}} {
		r.Groups = test.groups
		if labels := loaded(t).Classify(r); labels.Security != test.want {
			t.Errorf("%v: security %v, want %v", test.groups, labels.Security, test.want)
		}
	}
}

func TestWordsOfAnotherSenseGiveNoArea(t *testing.T) {
	for _, test := range []struct {
		id, title string
		want      []string
	}{
		{"RFC 7693", "The BLAKE2 Cryptographic Hash and Message Authentication Code", []string{}},
		{"RFC 2403", "The Use of HMAC-MD5-96 within ESP and AH", []string{"internet"}},
		{"3GPP TS 33.741", "Study on home network triggered primary authentication", []string{"5g"}},
		{"3GPP TS 28.319", "Management and orchestration; Access control for management services", []string{"5g"}},
		{"ETSI TS 122 904", "5G; Study on user-centric identifiers and authentication", []string{"5g"}},
		{"ITU-T X.1041", "Security framework for voice-over-long-term-evolution (VoLTE) network operation", []string{"mobile"}},
		{"IEEE C37.240", "Cybersecurity requirements for protection and control systems", []string{"industrial"}},
	} {
		labels := loaded(t).Classify(titled(t, test.id, test.title, ""))
		if !slices.Equal(labels.Areas, test.want) {
			t.Errorf("%s: areas %v, want %v\n%v", test.title, labels.Areas, test.want, labels.Evidence)
		}
	}
}

func TestEveryLabelHasItsEvidence(t *testing.T) {
	tax := loaded(t)
	for _, r := range labelledRecords(t, "labelled.jsonl") {
		labels := tax.Classify(r.record())
		want := map[string]bool{}
		if labels.Security {
			want[security] = true
		}
		for facet, ids := range map[string][]string{Area: labels.Areas, Topic: labels.Topics, Requirement: labels.Requirements, Pillar: labels.Pillars} {
			for _, id := range ids {
				want[facet+":"+id] = true
			}
		}
		weights := map[string]float64{}
		for _, e := range labels.Evidence {
			weights[e.Label] += e.Weight
			if e.Rule == "" || e.Matched == "" {
				t.Errorf("%s: evidence says nothing: %+v", r.ID, e)
			}
			if e.Field == "title" && e.Rule != "series" && !strings.Contains(r.Title, e.Matched) {
				t.Errorf("%s: %q is not in the title", r.ID, e.Matched)
			}
		}
		for label := range want {
			if !reached(weights[label]) {
				t.Errorf("%s: %s has evidence of weight %v only", r.ID, label, weights[label])
			}
		}
		if !labels.Security && len(labels.Areas)+len(labels.Topics)+len(labels.Requirements)+len(labels.Pillars) > 0 {
			t.Errorf("%s is not about security, and has labels: %+v", r.ID, labels)
		}
		if labels.Security && len(labels.Topics) == 0 {
			t.Errorf("%s is about security, and has no topic", r.ID)
		}
	}
}

func TestAnIdenticalTextSpeaksForTheOther(t *testing.T) {
	tax := loaded(t)
	twin, err := standard.ParseIdentifier("ITU-T X.1631")
	if err != nil {
		t.Fatal(err)
	}
	r := titled(t, "ISO/IEC 99999", "Code of practice")
	r.Relations = []standard.Relation{{Kind: standard.IdenticalTo, Target: twin}}
	if labels := tax.Classify(r); !labels.Security || !slices.Contains(labels.Areas, "cloud") {
		t.Errorf("the twin's number says security and cloud: %+v", labels)
	}
}

func TestPillarsFollowFromTopics(t *testing.T) {
	labels := loaded(t).Classify(&standard.Record{Title: "Cybersecurity incident response teams: training"})
	if want := []string{"organisational", "capacity", "cooperation"}; !slices.Equal(labels.Pillars, want) {
		t.Errorf("pillars %v, want %v (topics %v)", labels.Pillars, want, labels.Topics)
	}
}

func TestManyMayClassifyAtOnce(t *testing.T) {
	tax := loaded(t)
	r := titled(t, "ITU-T X.1352", "Security requirements for Internet of things devices and gateways")
	want := tax.Classify(r)
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for range 50 {
				if diff := cmp.Diff(want, tax.Classify(r)); diff != "" {
					t.Errorf("labels differ:\n%s", diff)
				}
			}
		})
	}
	workers.Wait()
}
