package taxonomy

import (
	"slices"
	"strings"
	"testing"
)

// named gives "facet:id" of every expansion.
func named(expansions []Expansion) []string {
	var names []string
	for _, e := range expansions {
		names = append(names, e.Facet+":"+e.ID)
	}
	return names
}

func TestExpandKnowsWhatPeopleType(t *testing.T) {
	tax := loaded(t)
	for _, test := range []struct {
		query string
		finds string // facet:id
		says  string // one of its synonyms
	}{
		{"PQC", "area:pqc", "post-quantum cryptography"},
		{"postquantum", "area:pqc", ""},
		{"DPIA", "subject:dpia", "data protection impact assessment"},
		{"mfa", "subject:mfa", "multi-factor authentication"},
		{"sso", "subject:sso", "single sign-on"},
		{"ddos", "subject:ddos", "distributed denial of service"},
		{"SBOM", "subject:sbom", "software bill of materials"},
		{"CERT", "subject:csirt", "computer security incident response team"},
		{"ZTA", "subject:zero-trust", "zero trust architecture"},
		{"BGP security", "subject:bgp-security", "routing security"},
		{"small business cybersecurity", "subject:small-business", "SME"},
		{"ITS security", "area:its", "C-ITS"},
		{"its", "area:its", "Intelligent transport systems"},
		{"seguridad de las redes 5G", "area:5g", "IMT-2020"},
		{"seguridad de las redes 5G", "topic:network", "Network security"},
		{"الاستجابة لحوادث الأمن السيبراني", "subject:incident", "incident response"},
		{"الاستجابة لحوادث الأمن السيبراني", "topic:incident", "incident handling"},
		{"وَالخُصُوصِيَّة", "topic:privacy", "PII protection"},
		{"物联网安全要求", "subject:iot-security", "IoT security"},
		{"物联网安全要求", "area:iot", "IoT"},
		{"量子密钥分发网络", "area:qkd", "QKD"},
		{"безопасности интернета вещей", "area:iot", "IoT"},
		{"gestion des risques", "subject:risk-management", "risk management"},
		{"programas maliciosos", "subject:malware", "malware"},
		{"rançongiciels", "subject:ransomware", "ransomware"},
	} {
		found := tax.Expand(test.query)
		i := slices.Index(named(found), test.finds)
		if i < 0 {
			t.Errorf("%q: found %v, want %s", test.query, named(found), test.finds)
			continue
		}
		if test.says != "" && !slices.Contains(found[i].Synonyms, test.says) {
			t.Errorf("%q: %s means %q, want %q among them", test.query, test.finds, found[i].Synonyms, test.says)
		}
	}
}

func TestExpandTakesTheLongestTerm(t *testing.T) {
	tax := loaded(t)
	found := tax.Expand("zero trust architecture")
	for _, e := range found {
		if e.Facet == Subject && e.Matched != "zero trust architecture" {
			t.Errorf("concept %s matched only %q", e.ID, e.Matched)
		}
	}
	for _, e := range tax.Expand("量子密钥分发") {
		if e.Facet == Subject {
			t.Errorf("a concept stands inside the area: %+v", e)
		}
	}
}

func TestExpandLeavesOrdinaryWordsAlone(t *testing.T) {
	tax := loaded(t)
	for query, never := range map[string]string{
		"security of its systems":    "area:its",
		"gestion des risques":        "topic:crypto",
		"friction stir welding":      "topic:spam-fraud",
		"radius of the outer circle": "topic:identity",
	} {
		if found := named(tax.Expand(query)); slices.Contains(found, never) {
			t.Errorf("%q was taken for %s", query, never)
		}
	}
	if found := tax.Expand("colour of paint on Tuesday"); len(found) != 0 {
		t.Errorf("found %v where there is nothing", named(found))
	}
}

func TestSynonymsNeitherRepeatNorMark(t *testing.T) {
	tax := loaded(t)
	for _, query := range []string{"Internet of Things", "lawful interception", "encryption", "ITS", "network security"} {
		for _, e := range tax.Expand(query) {
			seen := map[string]bool{phraseKey(e.Matched): true}
			for _, synonym := range e.Synonyms {
				if seen[phraseKey(synonym)] || strings.HasPrefix(synonym, "=") {
					t.Errorf("%q: synonym %q of %s", query, synonym, e.ID)
				}
				seen[phraseKey(synonym)] = true
			}
		}
	}
}
