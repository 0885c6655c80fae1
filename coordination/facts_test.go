package coordination

import (
	"slices"
	"testing"
)

func facts(t *testing.T) *Facts {
	t.Helper()
	f, err := LoadFacts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestEveryFactSaysHowSureItIs(t *testing.T) {
	f := facts(t)
	check := func(name string, c Certainty) {
		if !slices.Contains(Certainties(), c) {
			t.Errorf("%s: certainty %q is none of %v", name, c, Certainties())
		}
	}
	for _, q := range f.Questions {
		check(q.Name(), q.Certainty)
	}
	for _, g := range append(slices.Clone(f.StudyGroups), f.Groups...) {
		check(g.Address(), g.Certainty)
	}
	for _, s := range f.Series {
		if s.Heading != "printed" && s.Heading != "inferred" {
			t.Errorf("X.%d: heading %q", s.From, s.Heading)
		}
	}
}

func TestSeriesDoNotOverlapAndNameKnownQuestions(t *testing.T) {
	f := facts(t)
	for i, s := range f.Series {
		if s.From > s.To || i > 0 && f.Series[i-1].To >= s.From {
			t.Errorf("X.%d to X.%d is out of order", s.From, s.To)
		}
		if _, ok := f.Question(s.Question); s.Question != 0 && !ok {
			t.Errorf("X.%d: no Question %d", s.From, s.Question)
		}
	}
}

func TestTheSubjectOfARecommendationFollowsFromItsNumber(t *testing.T) {
	f := facts(t)
	for number, want := range map[string]string{
		"X.1352": "Internet of things security", "X.805": "Security of open systems interconnection",
		"X.1710": "Quantum key distribution networks", "Y.3800": "", "X.200": "",
	} {
		got, _ := f.SeriesOf(number)
		if got.Subject != want {
			t.Errorf("subject of %s = %q, want %q", number, got.Subject, want)
		}
	}
}

func TestAGroupIsAddressedWithItsBodyOnce(t *testing.T) {
	for want, g := range map[string]Group{
		"ETSI TC CYBER":       {Body: "ETSI", Group: "TC CYBER"},
		"ISO/IEC JTC 1/SC 27": {Body: "ISO/IEC", Group: "ISO/IEC JTC 1/SC 27"},
		"FIRST":               {Body: "FIRST"},
	} {
		if got := g.Address(); got != want {
			t.Errorf("address of %+v = %q, want %q", g, got, want)
		}
	}
}
