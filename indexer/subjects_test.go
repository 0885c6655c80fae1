package indexer

import (
	"slices"
	"testing"

	"landscape/query"
	"landscape/standard"
)

// People who do not know the name of a thing ask in plain words, in any of the
// languages; the documents that an expert would name come first.
func TestPlainWordsLeadToTheCoreOfTheirSubject(t *testing.T) {
	ix := bundledIndex(t)
	for text, wanted := range map[string]string{
		"criminals locked all our files and demand payment": "NIST SP 1800-26",
		"my telephone was taken by a thief":                 "ITU-T Q.5051",
		"swindlers telephone old people":                    "ITU-T X.1246",
		"nos ordinateurs ont été attaqués que faire":        "NIST SP 800-61",
		"мошенники звонят бабушке":                          "ITU-T X.1246",
		"手机被偷了":                                             "ITU-T Q.5051",
		"كاميرات المراقبة مخترقة":                           "ITU-T F.743.23",
		"how is a national team against hackers built":      "FIRST CSIRT Services Framework",
	} {
		if found := foundIDs(ask(t, ix, Query{Text: text, Size: 10})); !slices.Contains(found, wanted) {
			t.Errorf("%q: %s is not among %v", text, wanted, found)
		}
	}
}

func TestTheCoreOfANamedConceptComesFirst(t *testing.T) {
	ix := bundledIndex(t)
	for text, first := range map[string]string{
		"sbom":       "OWASP CycloneDX v1.7",
		"zero trust": "NIST SP 800-207",
		"DNSSEC":     "RFC 9364",
		"ransomware": "NIST SP 1800-26",
		"eIDAS":      "ETSI EN 319 401",
	} {
		if found := foundIDs(ask(t, ix, Query{Text: text, Size: 3})); !slices.Contains(found, first) {
			t.Errorf("%q: %s is not among %v", text, first, found)
		}
	}
}

// Who spells out what must match gets nothing that does not.
func TestTheThesaurusAddsNothingToOperators(t *testing.T) {
	ix := bundledIndex(t)
	for _, text := range []string{`"ransomware recovery" body:ETSI`, "ransomware -recovery", "title:ransomware"} {
		if p := ix.newPlan(query.Parse(text, queryFields())); len(p.Subjects) != 0 {
			t.Errorf("%q speaks of %v", text, p.Subjects)
		}
	}
}

// Core documents that the snapshot does not hold are few; they may come. Those
// that it holds are in force or on the way, and about the concept.
func TestTheCoreOfAConceptIsHeldAndStands(t *testing.T) {
	ix := bundledIndex(t)
	all, missing := 0, []string{}
	for _, c := range ix.taxonomy.Concepts {
		for _, core := range c.Core {
			all++
			docs := ix.named(core.ID)
			if len(docs) == 0 {
				missing = append(missing, c.ID+": "+core.ID)
				continue
			}
			d, ok := ix.document(docs[0])
			if !ok {
				t.Fatalf("%s: %s cannot be read", c.ID, core.ID)
			}
			if gone := d.Status == standard.Superseded || d.Status == standard.Withdrawn; gone != core.Gone {
				t.Errorf("%s: %s is %s, and the thesaurus says gone: %t", c.ID, core.ID, d.Status, core.Gone)
			}
			if !slices.Contains(d.Labels.Subjects, c.ID) {
				t.Errorf("%s: %s, at its core, has the subjects %v", c.ID, d.ID, d.Labels.Subjects)
			}
		}
	}
	t.Logf("%d of %d core documents are not held: %v", len(missing), all, missing)
	if 10*len(missing) > all {
		t.Errorf("%d of %d core documents are not held", len(missing), all)
	}
}

func TestAQueryTellsWhatItSpeaksOfAndWhatWasNotUsed(t *testing.T) {
	r := ask(t, bundledIndex(t), Query{Text: "zero trust for zzyzx"})
	if len(r.Subjects) == 0 || r.Subjects[0].ID != "zero-trust" || !slices.Equal(r.Unused, []string{"zzyzx"}) {
		t.Errorf("speaks of %v, not used %v", r.Subjects, r.Unused)
	}
}
