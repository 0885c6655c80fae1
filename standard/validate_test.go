package standard

import (
	"strings"
	"testing"
)

func TestAGoodRecordIsValid(t *testing.T) {
	for name, change := range map[string]func(*Record){
		"as it is":              func(*Record) {},
		"only a year":           func(r *Record) { r.Published = "2020" },
		"a month":               func(r *Record) { r.Published = "2020-08" },
		"expected in a quarter": func(r *Record) { r.Expected = "2026-Q2" },
		"without a date":        func(r *Record) { r.Published = "" },
		"unknown status":        func(r *Record) { r.Status = Unknown },
	} {
		r := zeroTrust()
		change(&r)
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsWrongWithARecordIsTold(t *testing.T) {
	for want, change := range map[string]func(*Record){
		"no source":                         func(r *Record) { r.Source = "" },
		"no native key":                     func(r *Record) { r.Native = " " },
		"no identifier":                     func(r *Record) { r.ID = Identifier{} },
		"no title":                          func(r *Record) { r.Title = "\n" },
		`status "" is not known`:            func(r *Record) { r.Status = "" },
		`status "cancelled" is not known`:   func(r *Record) { r.Status = "cancelled" },
		`access "cheap" is not known`:       func(r *Record) { r.Access = "cheap" },
		`published date "13/2020"`:          func(r *Record) { r.Published = "13/2020" },
		`published date "2020-02-30"`:       func(r *Record) { r.Published = "2020-02-30" },
		`withdrawn date "2020-13"`:          func(r *Record) { r.Withdrawn = "2020-13" },
		`expected date "2026-Q5"`:           func(r *Record) { r.Expected = "2026-Q5" },
		`checked date "yesterday"`:          func(r *Record) { r.Checked = "yesterday" },
		`last seen date "2026-1-1"`:         func(r *Record) { r.LastSeen = "2026-1-1" },
		`relation "adores" is not known`:    func(r *Record) { r.Relations[0].Kind = "adores" },
		`relation "see-also" has no target`: func(r *Record) { r.Relations[0].Target = Identifier{} },
	} {
		r := zeroTrust()
		change(&r)
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if err := (Record{}).Validate(); err == nil || strings.Count(err.Error(), "\n") < 4 {
		t.Errorf("an empty record: %v, want everything that is wrong", err)
	}
}

func TestEveryRelationHasAnInverse(t *testing.T) {
	for _, k := range []RelationKind{
		Supersedes, SupersededBy, Amends, AmendedBy, Corrects, CorrectedBy, IdenticalTo, Updates, UpdatedBy,
		Obsoletes, ObsoletedBy, Revises, UnderRevision, PartOf, HasPart, SeeAlso,
	} {
		if inv := k.Inverse(); inv == "" || inv.Inverse() != k {
			t.Errorf("the inverse of %s is %q, and back %q", k, inv, inv.Inverse())
		}
	}
}

func TestEveryStatusIsValid(t *testing.T) {
	for _, s := range Statuses() {
		if !s.Valid() {
			t.Errorf("%s is listed and not valid", s)
		}
	}
	if Status("").Valid() || Status("published").Valid() {
		t.Error("a status that is not listed is valid")
	}
}
