package indexer

import (
	"cmp"
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

// ISO's list still had the second edition in ballot when IEC's had it for sale.
func TestWorkOnAnEditionThatIsPublishedIsDone(t *testing.T) {
	kind := func(of string) detail { return func(r *standard.Record) { r.Type = of } }
	draft := func(id, date, of, kindOf string) standard.Record {
		return record(id, "Privacy management", status(standard.UnderDevelopment), edition(of), kind(kindOf),
			func(r *standard.Record) { r.Published = date })
	}
	final := func(id, of, kindOf string) standard.Record {
		return record(id, "Privacy management", edition(of), kind(kindOf))
	}
	for _, test := range []struct {
		name        string
		final, work standard.Record
		done        bool
	}{
		{"the edition is out", final("ISO/IEC 27701:2025", "2", "International Standard"), draft("ISO/IEC FDIS 27701", "", "2", "International Standard"), true},
		{"and is called like the work", final("ISO/IEC 27031:2025", "2", "International Standard"), draft("ISO/IEC 27031", "", "2", "International Standard"), true},
		{"the next edition", final("ISO/IEC 27017:2015", "1", "International Standard"), draft("ISO/IEC DIS 27017", "", "2", "International Standard"), false},
		{"the first edition as another kind", final("ISO/TR 14742:2010", "1", "Technical Report"), draft("ISO/DTS 14742", "", "1", "Technical Specification"), false},
		{"no editions, the draft is older", final("NIST SP 1800-43", "", "SP"), draft("NIST SP 1800-43 ipd", "2025-08-05", "", "SP"), true},
		{"no editions, the draft is newer", final("NIST SP 1800-44", "", "SP"), draft("NIST SP 1800-44 ipd", "2026-03-05", "", "SP"), false},
		{"a project without dates", final("IEEE 1619-2018", "", "Standard"), draft("IEEE P1619", "", "", "Standard"), false},
	} {
		test.final.Published = cmp.Or(test.final.Published, "2026-02-11")
		docs := folded(t, test.final, test.work)
		if len(docs) == 1 != test.done {
			t.Errorf("%s: got %d documents", test.name, len(docs))
		}
		for _, e := range docs[0].Editions {
			if test.done && e.Status == standard.UnderDevelopment {
				t.Errorf("%s: the edition %s is under development", test.name, e.ID)
			}
		}
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
