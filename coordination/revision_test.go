package coordination

import (
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// A revision is work under way wherever work under way is shown or counted.
func TestARevisionIsWorkUnderWayEverywhere(t *testing.T) {
	v := view(t, append(world(t),
		rec(t, "ISO/IEC 27000:2018 | in-force | 2018-02 | ISO/IEC JTC 1/SC 27 | Information security management systems - Overview and vocabulary"),
		rec(t, "ISO/IEC DIS 27000 | under-development | 2027-06 | ISO/IEC JTC 1/SC 27 | Information security management systems - Overview",
			standard.Relation{Kind: standard.Revises, Target: standard.Identify("ISO/IEC 27000:2018")})))
	const revision = "ISO/IEC DIS 27000"

	programme := v.Programme(indexer.Query{Filters: indexer.Filters{indexer.FacetBody: {"ISO/IEC"}}})
	if !slices.ContainsFunc(programme.Items, func(w WorkItem) bool { return w.ID == revision }) {
		t.Error("it is not in the programme")
	}

	question, _ := v.facts.Question(3)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if at := slices.IndexFunc(d.Bodies, func(o Other) bool { return o.Name == "ISO/IEC" }); at < 0 || !holds(d.Bodies[at].Drafts.Entries, revision) {
		t.Errorf("it is not on the desk of the Question on management: %+v", d.Bodies)
	}

	for _, crossed := range [][2]string{{indexer.FacetTopic, indexer.FacetBody}, {FacetQuestion, indexer.FacetBody}} {
		m, err := v.Matrix(indexer.Query{OneOfIdentical: true}, crossed[0], crossed[1], 50)
		if err != nil {
			t.Fatal(err)
		}
		row := map[string]string{indexer.FacetTopic: "management", FacetQuestion: question.Name()}[crossed[0]]
		if n := cellOf(m, row, "ISO/IEC").UnderDevelopment.Count; n != 1 {
			t.Errorf("%s × %s counts %d drafts of ISO/IEC on management", crossed[0], crossed[1], n)
		}
	}
}

// A rapporteur is told where nothing was found, for that is a finding too.
func TestADeskNamesTheBodiesThatWereLookedAtInVain(t *testing.T) {
	v := view(t, world(t))
	question, _ := v.facts.Question(15)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Silent{{"ISO/IEC", 1}}; !slices.Equal(d.Silent, want) {
		t.Errorf("looked at in vain: %v, want %v, whose draft is on the Internet of things", d.Silent, want)
	}
	if got := d.SilentSentence("en"); !strings.Contains(got, "ISO/IEC (1)") {
		t.Errorf("it says %q", got)
	}
}

func cellOf(m *Matrix, row, col string) Cell {
	at := slices.IndexFunc(m.Heads, func(h Head) bool { return h.Value == col })
	for _, l := range m.Lines {
		if l.Value == row && at >= 0 {
			return l.Cells[at]
		}
	}
	return Cell{}
}

// That nothing is under way is not said of a body whose drafts are not held.
func TestADeskSaysWhatNoDraftsMean(t *testing.T) {
	v := view(t, world(t))
	question, _ := v.facts.Question(15)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range d.Bodies {
		if o.Name == "ETSI" && (o.DraftsHeld != 0 || !strings.Contains(o.Undrafted("en"), "Nothing that ETSI has under way is held")) {
			t.Errorf("of ETSI it says %q", o.Undrafted("en"))
		}
	}
	if got := (Other{Name: "IETF", DraftsHeld: 216}).Undrafted("en"); !strings.Contains(got, "216") {
		t.Errorf("of a body with drafts on other subjects it says %q", got)
	}
	if got := (Other{Name: "IETF", Drafts: List{Figure: Figure{Count: 2}}, DraftsHeld: 216}).Undrafted("en"); got != "" {
		t.Errorf("of a body with drafts on the subject it says %q", got)
	}
}
