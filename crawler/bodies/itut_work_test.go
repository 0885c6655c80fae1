package bodies

import (
	"encoding/json"
	"strings"
	"testing"

	"landscape/standard"
)

func TestStatusesOfWorkItemsAreOurs(t *testing.T) {
	for wording, want := range map[string]struct {
		status   standard.Status
		approved string
	}{
		"Under study": {standard.UnderDevelopment, ""},
		"Under study [Issued from previous study period]": {standard.UnderDevelopment, ""},
		"Under study [Carried to next study period]":      {standard.UnderDevelopment, ""},
		"Consented":                {standard.UnderDevelopment, ""},
		"Determined on 2026-09-11": {standard.UnderDevelopment, ""},
		"Approved on 2026-06-10":   {standard.Superseded, "2026-06-10"},
		"Approved":                 {standard.Superseded, ""},
		"Agreed on 2026-04-02":     {standard.InForce, "2026-04-02"},
		"Deleted":                  {standard.Withdrawn, ""},
		"Resting":                  {standard.Unknown, ""},
		"":                         {standard.Unknown, ""},
	} {
		if status, approved := ituWorkStatus(wording); status != want.status || approved != want.approved {
			t.Errorf("%q is %s, approved %q; want %s, %q", wording, status, approved, want.status, want.approved)
		}
	}
}

func TestTimingsAreDates(t *testing.T) {
	for timing, want := range map[string]string{
		"2027-01": "2027-01", "2027-01 (Medium priority)": "2027-01", "Q2-2026": "2026-Q2", "2028-Q1": "2028-Q1",
		"Q4 2027": "2027-Q4", "2028": "2028", "": "", "soon": "",
	} {
		if got := ituTiming(timing); got != want {
			t.Errorf("ituTiming(%q) = %q, want %q", timing, got, want)
		}
	}
}

func TestWorkItemsKnowWhatTheyChange(t *testing.T) {
	for _, c := range []struct {
		name, version string
		kind          standard.RelationKind
		target        string
	}{
		{"X.1631rev", "Rev.", standard.Revises, "ITU-T X.1631"},
		{"X.1058", "Rev.", standard.Revises, "ITU-T X.1058"},
		{"X.509 (2019) Cor.9", "Rev.", standard.Corrects, "ITU-T X.509 (2019)"},
		{"X.secadef", "New", "", ""},
		{"TR.se-ai", "New", "", ""},
	} {
		item := ituWorkItem{name: c.name, version: c.version}
		relations := item.relations(standard.Identify("ITU-T " + c.name))
		switch {
		case c.target == "" && len(relations) > 0:
			t.Errorf("%s is new, but has %+v", c.name, relations)
		case c.target != "" && (len(relations) != 1 || relations[0].Kind != c.kind || relations[0].Target.String() != c.target):
			t.Errorf("%s has %+v, want %s %s", c.name, relations, c.kind, c.target)
		}
	}
}

func TestAnItemOfTwoStudyPeriodsIsOne(t *testing.T) {
	items := mergeITUItems([]ituWorkItem{{isn: 15305, name: "X.sgGenAI"}, {isn: 19305, name: "X.sgGenAI"}, {isn: 21670, name: "X.secadef"}})
	if len(items) != 2 || items[0].isn != 19305 {
		t.Errorf("merged into %+v", items)
	}
}

func TestTheWorkProgrammeKeepsNoPeople(t *testing.T) {
	_, records := crawlOnce(t, t.Context(), "itu-t-workprog", newPublisher(t, "itu-t-workprog"), openCatalogue(t))
	noPeople(t, records)
}

// noPeople looks for the person and the company that the captured pages name.
func noPeople(t *testing.T, records []standard.Record) {
	t.Helper()
	for _, rec := range records {
		text, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		for _, private := range []string{"Person", "Example Ltd.", "@"} {
			if strings.Contains(string(text), private) {
				t.Errorf("%s keeps %q", rec.ID, private)
			}
		}
	}
}
