package taxonomy

import (
	"slices"
	"testing"

	"landscape/standard"
)

func TestTheSubjectsOfAStandard(t *testing.T) {
	tax := loaded(t)
	for _, test := range []struct{ name, id, title, has, hasNot, rule string }{
		{"a label in the title", "ITU-T X.1047 (10/2021)", "Security requirements and architecture for network slice management and orchestration: network slicing", "network-slicing", "", "term"},
		{"a longer label says it, not the shorter inside", "RFC 9162", "Certificate Transparency Version 2.0", "certificate-transparency", "certificate", "term"},
		{"a core document, whatever its title", "RFC 6960", "X.509 Internet Public Key Infrastructure Online Certificate Status Protocol - OCSP", "certificate-revocation", "", "core"},
		{"one that has a name and no number", "CSA Top Threats to Cloud Computing", "Deep dive", "threat-landscape", "", "core"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var id standard.Identifier
			if err := id.UnmarshalText([]byte(test.id)); err != nil {
				t.Fatal(err)
			}
			l := tax.Classify(&standard.Record{ID: id, Title: test.title})
			if !slices.Contains(l.Subjects, test.has) || slices.Contains(l.Subjects, test.hasNot) {
				t.Errorf("subjects are %v, want %s and not %q", l.Subjects, test.has, test.hasNot)
			}
			because := func(e standard.Evidence) bool { return e.Label == Subject+":"+test.has && e.Rule == test.rule }
			if !slices.ContainsFunc(l.Evidence, because) {
				t.Errorf("no evidence %s for %s: %+v", test.rule, test.has, l.Evidence)
			}
		})
	}
}
