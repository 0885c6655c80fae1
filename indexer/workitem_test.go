package indexer

import (
	"slices"
	"testing"

	"landscape/standard"
)

func TestWorkThatChangesAStandardIsAThingOfItsOwn(t *testing.T) {
	for _, test := range []struct {
		name, published, work, id string
		kind                      standard.RelationKind
	}{
		{"a revision", "ISO/IEC 27017:2015", "ISO/IEC DIS 27017", "ISO/IEC DIS 27017", standard.Revises},
		{"an amendment", "ISO/IEC 27001:2022", "ISO/IEC 27001:2022/DAmd 2", "ISO/IEC 27001:2022/DAmd 2", standard.Amends},
		{"a revision that is called like the standard", "NIST SP 800-61r2", "NIST SP 800-61r3 ipd", "NIST SP 800-61r3 ipd", standard.Revises},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := folded(t, record(test.published, "Information security controls"),
				record(test.work, "Information security controls", status(standard.UnderDevelopment), expectedOn("2027-01")))
			if len(docs) != 2 {
				t.Fatalf("got %d documents", len(docs))
			}
			at := slices.IndexFunc(docs, func(d *Document) bool { return d.isWork() })
			work, of := docs[at], docs[1-at]
			if work.ID != test.id || work.Status != standard.UnderDevelopment || work.Expected != "2027-01" || work.Changes.Kind != test.kind {
				t.Errorf("the work is %s, %s, %s, %+v", work.ID, work.Status, work.Expected, work.Changes)
			}
			if of.Status != standard.InForce || len(of.Editions) != 1 {
				t.Errorf("the standard is %s with %d editions", of.Status, len(of.Editions))
			}
			if under := of.UnderWay(); len(under) != 1 || under[0].Slug != work.Slug {
				t.Errorf("the standard names %+v as work under way", under)
			}
			if work.Slug == of.Slug || work.Key == of.Key || len(work.Relations) != 1 || work.Relations[0].ID != of.ID {
				t.Errorf("work %s, %s leads to %+v", work.Slug, work.Key, work.Relations)
			}
		})
	}
}

// Who asks for the number wants the standard; who asks for the draft, the draft.
func TestAStandardComesBeforeItsRevision(t *testing.T) {
	ix := buildIndex(t, []standard.Record{
		record("ISO/IEC 27017:2015", "Information security controls for cloud services"),
		record("ISO/IEC DIS 27017", "Information security controls for cloud services", status(standard.UnderDevelopment)),
	})
	for query, want := range map[string][]string{
		"ISO/IEC 27017":     {"ISO/IEC 27017", "ISO/IEC DIS 27017"},
		"27017":             {"ISO/IEC 27017", "ISO/IEC DIS 27017"},
		"ISO/IEC DIS 27017": {"ISO/IEC DIS 27017", "ISO/IEC 27017"},
		"cloud services":    {"ISO/IEC 27017", "ISO/IEC DIS 27017"},
	} {
		if got := foundIDs(ask(t, ix, Query{Text: query, Size: 10})); !slices.Equal(got, want) {
			t.Errorf("%q finds %v", query, got)
		}
	}
	if r := ask(t, ix, Query{Filters: Filters{FacetStatus: {string(standard.UnderDevelopment)}}}); r.Total != 1 {
		t.Errorf("%d are under development", r.Total)
	}
}
