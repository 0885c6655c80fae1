package indexer

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"landscape/standard"
)

func TestRelatedStandards(t *testing.T) {
	ix := buildIndex(t, known)
	d, _ := ix.Get("RFC 8446")
	related := ix.Related(d, 10)
	if len(related) < 2 || related[0].Kind != string(standard.ObsoletedBy) || related[0].Document.ID != "RFC 9846" || related[0].Score != 1 {
		t.Errorf("typed relations do not come first: %+v", related)
	}
	d, _ = ix.Get("ITU-T X.1361")
	for _, r := range ix.Related(d, 10) {
		if r.Kind != similarKind {
			continue
		}
		if r.Document.Body == d.Body || r.Score <= 0 || r.Score >= 1 || len(r.Terms)+len(r.Shared) == 0 {
			t.Errorf("%s: score %v by %v and %v", r.Document.ID, r.Score, r.Terms, r.Shared)
		}
	}
	if !slices.ContainsFunc(ix.Related(d, 10), func(r RelatedDocument) bool { return r.Document.ID == "ETSI EN 303 645" }) {
		t.Error("the Internet of things of ETSI is not near that of ITU-T")
	}
	d, _ = ix.Get("3GPP TS 33.501")
	if n := len(ix.Related(d, 1)); n != 1 {
		t.Errorf("got %d, want no more than asked for", n)
	}
}

func TestCompletion(t *testing.T) {
	ix := buildIndex(t, known)
	tests := []struct {
		prefix, lang string
		want         Suggestion
	}{
		{"rfc84", "en", Suggestion{Kind: "standard", Text: "RFC 8446 – The Transport Layer Security (TLS) Protocol Version 1.3", Value: "RFC 8446", Slug: "rfc-8446"}},
		{"X.80", "en", Suggestion{Kind: "standard", Text: "ITU-T X.805 – Security architecture for systems providing end-to-end communications", Value: "ITU-T X.805", Slug: "itu-t-x.805"}},
		{"zero tr", "en", Suggestion{Kind: "standard", Text: "NIST SP 800-207 – Zero Trust Architecture", Value: "NIST SP 800-207", Slug: "nist-sp-800-207"}},
		{"trust arch", "en", Suggestion{Kind: "standard", Text: "NIST SP 800-207 – Zero Trust Architecture", Value: "NIST SP 800-207", Slug: "nist-sp-800-207"}},
		{"internet of", "en", Suggestion{Kind: "area", Text: "Internet of Things", Value: "iot"}},
		{"tc cy", "en", Suggestion{Kind: "group", Text: "TC CYBER", Value: "TC CYBER"}},
	}
	for _, test := range tests {
		if got := ix.Suggest(test.prefix, test.lang, 10); !slices.Contains(got, test.want) {
			t.Errorf("%q: got %+v", test.prefix, got)
		}
	}
	area, _ := loadTaxonomy(t).Entry("area", "iot")
	want := Suggestion{Kind: "area", Text: area.Names["fr"], Value: "iot"}
	if got := ix.Suggest(area.Names["fr"][:8], "fr", 10); !slices.Contains(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, prefix := range []string{"", " ", "qqqq", "-"} {
		if got := ix.Suggest(prefix, "en", 10); len(got) != 0 {
			t.Errorf("%q: got %v", prefix, got)
		}
	}
	if got := ix.Suggest("s", "en", 4); len(got) > 4 {
		t.Errorf("got %d, want no more than asked for", len(got))
	}
}

func TestAMatrixCountsEachCellByItself(t *testing.T) {
	ix := buildIndex(t, known)
	m, err := ix.Cross(Query{}, FacetArea, FacetBody)
	if err != nil {
		t.Fatal(err)
	}
	for i, area := range m.RowValues {
		for j, body := range m.ColValues {
			for status, got := range map[standard.Status]int{standard.InForce: m.InForce[i][j], standard.UnderDevelopment: m.UnderDevelopment[i][j]} {
				want := ask(t, ix, Query{Filters: Filters{FacetArea: {area}, FacetBody: {body}, FacetStatus: {string(status)}}}).Total
				if got != want {
					t.Errorf("%s, %s, %s: got %d, want %d", area, body, status, got, want)
				}
			}
		}
		want := Pair{InForce: ask(t, ix, Query{Filters: Filters{FacetArea: {area}, FacetStatus: {"in-force"}}}).Total,
			UnderDevelopment: ask(t, ix, Query{Filters: Filters{FacetArea: {area}, FacetStatus: {"under-development"}}}).Total}
		if diff := cmp.Diff(want, m.RowTotals[i]); diff != "" {
			t.Errorf("%s: %s", area, diff)
		}
	}
	if _, err := ix.Cross(Query{}, "colour", FacetBody); err == nil {
		t.Error("a facet that does not exist was crossed")
	}
}

func TestAMatrixOfTextsCountsTiedOnesOnce(t *testing.T) {
	ix := buildIndex(t, known)
	apart, err := ix.Cross(Query{}, FacetTopic, FacetBody)
	if err != nil {
		t.Fatal(err)
	}
	once, err := ix.Cross(Query{OneOfIdentical: true}, FacetTopic, FacetBody)
	if err != nil {
		t.Fatal(err)
	}
	// X.509 and X.1058 have ISO/IEC twins, TS 33.501 an ETSI one.
	if got, want := once.Total.InForce, apart.Total.InForce-3; got != want {
		t.Errorf("got %d texts in force, want %d", got, want)
	}
	if diff := cmp.Diff(apart.InForce, once.InForce); diff != "" {
		t.Errorf("twins of different bodies stay in the cells of each: %s", diff)
	}
}
