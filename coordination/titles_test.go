package coordination

import (
	"slices"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/standard"
)

// titled reads the words of the last of some titles, having seen all of them.
// Words of the name of a series stand in brackets.
func titled(titles ...string) string {
	learner := newTitleLearner()
	for _, title := range titles {
		learner.learn(title)
	}
	var words []string
	for _, w := range learner.reader().read(titles[len(titles)-1]) {
		if w.series {
			w.text = "[" + w.text + "]"
		}
		words = append(words, w.text)
	}
	return strings.Join(words, " ")
}

func TestATitleIsReadForItsSubject(t *testing.T) {
	for _, c := range []struct {
		why, want string
		titles    []string
	}{
		{"an acronym and what it stands for are one word", "qkd network security",
			[]string{"Use of quantum key distribution (QKD)", "QKD networks: securing quantum key distribution"}},
		{"an acronym of two meanings is no word for either", "certificate authority",
			[]string{"Conditional access (CA)", "Certificate authorities (CA)", "A certificate authority"}},
		{"the name of a series is told from its parts", "[embedded] [common] [interface] virtual machine",
			[]string{"Embedded common interface; Part 1: Architecture", "Embedded common interface; Part 2: Use cases", "Embedded common interface; Trust",
				"Embedded common interface; Part 4: The virtual machine"}},
		{"part, version and release are not the subject", "key derivation",
			[]string{"Part 6: Key derivation, version 2.0 (3GPP TS 33.501 version 19.1.0 Release 19)"}},
		{"plurals and spellings are one", "virtualization security policy",
			[]string{"Virtualisation: Cybersecurity policies"}},
		{"X may begin extensible", "xacml", []string{"eXtensible Access Control Markup Language (XACML)"}},
	} {
		if got := titled(c.titles...); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestOneTitleAtTwoBodiesIsProbablyOneText(t *testing.T) {
	v := view(t, append(world(t),
		rec(t, "ISO/IEC 19678:2015 | in-force | 2015-05 | ISO/IEC JTC 1/SC 27 | BIOS security protection guidelines"),
		rec(t, "NIST SP 800-147 | in-force | 2011-04 | CSD | BIOS security protection guidelines"),
		rec(t, "NIST SP 800-147B | in-force | 2014-08 | CSD | BIOS security protection guidelines for servers"),
	))
	kinds := map[string]OverlapKind{}
	for _, o := range v.Overlaps(indexer.Query{Text: "BIOS"}, OverlapOptions{}) {
		kinds[o.ID] = o.Kind
	}
	if kinds["iso-iec-19678~nist-sp-800-147"] != Transposed || kinds["iso-iec-19678~nist-sp-800-147b"] != Similar {
		t.Errorf("overlaps on BIOS = %v", kinds)
	}
}

func TestStudyGroupsOfTheITUOverlapToo(t *testing.T) {
	v := view(t, []standard.Record{
		rec(t, "ITU-T X.1712 (10/2021) | in-force | 2021-10 | SG17 | Security requirements for quantum key distribution networks - key management"),
		rec(t, "ITU-T X.1714 (10/2021) | in-force | 2021-10 | SG17 | Quantum key distribution networks - key combination and management"),
		rec(t, "ITU-T Y.3803 (12/2020) | in-force | 2020-12 | SG13 | Quantum key distribution networks - key management"),
		rec(t, "ETSI GS QKD 008 V1.1.1 (2010-12) | in-force | 2010-12 | ISG QKD | Quantum Key Distribution (QKD); QKD Module Security Specification"),
	})
	var found []string
	for _, o := range v.Overlaps(indexer.Query{}, OverlapOptions{}) {
		found = append(found, o.ID)
	}
	if !slices.ContainsFunc(found, func(id string) bool { return strings.Contains(id, "y.3803") && strings.Contains(id, "x.1712") }) {
		t.Errorf("overlaps = %v, want Y.3803 of SG13 with X.1712 of SG17", found)
	}
	if slices.ContainsFunc(found, func(id string) bool { return id == "itu-t-x.1712~itu-t-x.1714" }) {
		t.Error("two texts of one study group overlap")
	}
}
