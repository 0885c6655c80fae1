package coordination

import (
	"slices"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/standard"
)

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

// A reader comes to one pair on two ways, and both tell the same.
func TestTheStandardsPageAndTheOverlapsTellTheSameOfAPair(t *testing.T) {
	v := view(t, []standard.Record{
		rec(t, "ISO/IEC 19678:2015 | in-force | 2015-05 | ISO/IEC JTC 1/SC 27 | BIOS protection guidelines of vendors"),
		rec(t, "NIST SP 800-147B | in-force | 2014-08 | CSD | BIOS protection guidelines for servers of vendors"),
		rec(t, "ETSI GS QKD 008 V1.1.1 (2010-12) | in-force | 2010-12 | ISG QKD | Quantum Key Distribution (QKD); QKD Module Security Specification"),
	})
	overlaps := v.Overlaps(indexer.Query{}, OverlapOptions{Kinds: []OverlapKind{Similar}})
	if len(overlaps) != 1 {
		t.Fatalf("%d overlaps, want that on the BIOS", len(overlaps))
	}
	o := overlaps[0]
	d, _ := v.index.Get(o.Entries[0].ID)
	for _, r := range v.index.Related(d, 5) {
		if r.Document.ID != o.Entries[1].ID {
			t.Errorf("%s is near %s", r.Document.ID, d.ID)
			continue
		}
		if rounded(r.Score) != o.Score || !slices.Equal(r.Terms, o.Shared) {
			t.Errorf("near by %v and %v, an overlap by %v and %v", r.Score, r.Terms, o.Score, o.Shared)
		}
		return
	}
	t.Error("what overlaps is not near")
}
