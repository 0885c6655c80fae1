package indexer

import (
	"slices"
	"testing"
)

// People who do not know the name of a thing ask in plain words, in any of the
// languages; the documents that an expert would name come first.
func TestPlainWordsLeadToTheCoreOfTheirSubject(t *testing.T) {
	ix := bundledIndex(t)
	for query, wanted := range map[string]string{
		"criminals locked all our files and demand payment": "NIST SP 1800-26",
		"my telephone was taken by a thief":                 "ITU-T Q.5051",
		"swindlers telephone old people":                    "ITU-T X.1246",
		"nos ordinateurs ont été attaqués que faire":        "NIST SP 800-61",
		"мошенники звонят бабушке":                          "ITU-T X.1246",
		"手机被偷了":                                             "ITU-T Q.5051",
		"كاميرات المراقبة مخترقة":                           "ITU-T F.743.23",
		"how is a national team against hackers built":      "FIRST CSIRT Services Framework",
	} {
		if found := foundIDs(ask(t, ix, Query{Text: query, Size: 10})); !slices.Contains(found, wanted) {
			t.Errorf("%q: %s is not among %v", query, wanted, found)
		}
	}
}

func TestANamedConceptIsMeantAndItsCoreComesFirst(t *testing.T) {
	ix := bundledIndex(t)
	for query, first := range map[string]string{
		"sbom":       "OWASP CycloneDX v1.7",
		"zero trust": "NIST SP 800-207",
		"DNSSEC":     "RFC 9364",
		"ransomware": "NIST SP 1800-26",
		"eIDAS":      "ETSI EN 319 401",
	} {
		if found := foundIDs(ask(t, ix, Query{Text: query, Size: 3})); !slices.Contains(found, first) {
			t.Errorf("%q: %s is not among %v", query, first, found)
		}
	}
}

// Who spells out what must match gets nothing that does not.
func TestTheThesaurusAddsNothingToOperators(t *testing.T) {
	ix := bundledIndex(t)
	for _, query := range []string{`"ransomware recovery" body:ETSI`, "ransomware -recovery", "title:ransomware"} {
		if p := ix.newPlan(parseRequest(query)); len(p.concepts)+len(p.asked) != 0 {
			t.Errorf("%q speaks of %v", query, p.concepts)
		}
	}
}

func TestAnAcronymInThePluralIsHeard(t *testing.T) {
	for text, term := range map[string]string{"OTPs": "otp", "CAs": "ca", "PUFs": "puf"} {
		if got := heardTerms(text, "en", never); !slices.Equal(got, []string{term}) {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, spelling := range []string{"Wi-Fi", "wifi"} {
		if got := heardTerms(spelling, "en", always); !slices.Equal(got, []string{"wifi"}) {
			t.Errorf("%q: %v", spelling, got)
		}
	}
}
