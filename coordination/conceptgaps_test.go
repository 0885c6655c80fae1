package coordination

import (
	"slices"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// gapsOn are the findings of the small world with further standards, by name.
func gapsOn(t *testing.T, v *View) map[string]Gap {
	t.Helper()
	gaps, err := v.Gaps(indexer.Query{OneOfIdentical: true}, GapOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Gap{}
	for _, g := range gaps {
		found[g.ID] = g
	}
	return found
}

func attestation(t *testing.T) []standard.Record {
	return append(world(t),
		rec(t, "draft-ietf-rats-multi-verifier | under-development | 2027-03 | rats | Remote attestation with several verifiers"),
		rec(t, "ETSI TS 104 999 V1.1.1 (2026-05) | in-force | 2026-05 | TC CYBER | Remote attestation of devices"))
}

func TestNewWorkOfTwoOthersOnAConceptIsEmerging(t *testing.T) {
	v := view(t, attestation(t))
	g, ok := gapsOn(t, v)["emerging:attestation"]
	if !ok || g.Action != Liaise || !slices.Contains(g.Questions, 10) {
		t.Fatalf("finding %+v, want one to liaise on, for Question 10", g)
	}
	said := v.Sentence("en", g)
	for _, want := range []string{"remote attestation", "draft-ietf-rats-multi-verifier (IETF rats, 2027-03)", "ETSI TS 104 999 (ETSI TC CYBER, 2026-05)"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not say %q", said, want)
		}
	}
	if why, advice := v.Advice("en", g); why == "" || !strings.Contains(advice, "IETF rats, ETSI TC CYBER") {
		t.Errorf("advice %q because %q", advice, why)
	}
}

func TestWhatTheITUTWorksOnIsNotEmergingElsewhere(t *testing.T) {
	v := view(t, append(attestation(t), rec(t, "ITU-T X.attest | under-development | 2027-09 | Q10/17 | Requirements for remote attestation")))
	if g, ok := gapsOn(t, v)["emerging:attestation"]; ok {
		t.Errorf("found %+v", g)
	}
}

func TestTextsInUseOfABodyWhoseTextsTheITUTTookAreToBeTransposed(t *testing.T) {
	v := view(t, append(world(t),
		rec(t, "OASIS STIX-v2.1 | in-force | 2021-06 | CTI | STIX Version 2.1"),
		rec(t, "ITU-T X.1999 (01/2024) | in-force | 2024-01 | SG17 | Structured threat information expression", identical(t, "OASIS STIX-v2.1")),
		rec(t, "OASIS CACAO-Security-Playbooks-v1.0 | in-force | 2021-06 | CACAO | CACAO Security Playbooks Version 1.0"),
		rec(t, "OASIS OpenC2-Lang-v1.0 | in-force | 2019-11 | OpenC2 | Open Command and Control (OpenC2) Language Specification Version 1.0")))
	g := gapsOn(t, v)["in-use:openc2"]
	if g.Action != Transpose || g.Precedent != "ITU-T X.1999" || len(g.Candidates) != 2 || !slices.Equal(g.Questions, []int{4}) {
		t.Errorf("finding %+v, want one to transpose as X.1999 was, for Question 4", g)
	}
}

func TestWhatMakesNoSenseIsNoFinding(t *testing.T) {
	v := view(t, attestation(t))
	v.facts.NoGaps.known(t, v.tax)
	for id, g := range gapsOn(t, v) {
		if v.facts.NoGaps.cell(g.Area, g.Value) || g.concept != nil && v.facts.NoGaps.concept(g.concept) {
			t.Errorf("%s is named as no gap", id)
		}
	}
	for _, group := range v.facts.NoGaps.Cells {
		if group.Why == "" {
			t.Errorf("no reason why %s has no gap at %v", group.Area, group.Values)
		}
	}
}

func TestWhatAStepOfAPathwayLacks(t *testing.T) {
	text := func(body standard.Body, kind string, access standard.Access) *card {
		return &card{Entry: Entry{ID: "X 1", Body: body, Type: kind, Access: access}}
	}
	for _, test := range []struct {
		serving []*card
		want    Lack
	}{
		{nil, NothingInForce},
		{[]*card{text("ISO/IEC", "International Standard", standard.Paid)}, NothingFree},
		{[]*card{text("ETSI", "Technical Report", standard.Free)}, OnlyStudies},
		{[]*card{text("NIST", "Special Publication", standard.Free), text("BSI", "Standard", standard.Free)}, OnlyNational},
		{[]*card{text("NIST", "Special Publication", standard.Free), text("ITU-T", "Recommendation", standard.Free)}, ""},
	} {
		if got := lackOf(test.serving); got != test.want {
			t.Errorf("%v lack %q, want %q", test.serving, got, test.want)
		}
	}
}

// known wants the taxonomy to know all that is no gap.
func (n *NoGaps) known(t *testing.T, tax *taxonomy.Taxonomy) {
	t.Helper()
	wrong := func(what, name string) { t.Errorf("no-gaps.yaml: there is no %s %q", what, name) }
	for _, c := range n.Cells {
		if _, ok := tax.Entry(taxonomy.Area, c.Area); !ok {
			wrong("area", c.Area)
		}
		for _, value := range c.Values {
			_, topic := tax.Entry(taxonomy.Topic, value)
			_, need := tax.Entry(taxonomy.Requirement, value)
			if !topic && !need {
				wrong("topic or need", value)
			}
		}
	}
	for _, group := range n.Concepts {
		for _, id := range group.IDs {
			if _, ok := tax.Concept(id); !ok {
				wrong("concept", id)
			}
		}
		for _, field := range group.Fields {
			if !slices.ContainsFunc(tax.Concepts, func(c taxonomy.Concept) bool { return c.Field == field }) {
				wrong("field of the thesaurus", field)
			}
		}
	}
}
