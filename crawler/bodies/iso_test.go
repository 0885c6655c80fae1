package bodies

import (
	"testing"

	"landscape/crawler/pages"
	"landscape/standard"
)

func TestISOStagesAreStatuses(t *testing.T) {
	for _, c := range []struct {
		stage int
		want  standard.Status
		why   string
	}{
		{0, standard.UnderDevelopment, "a preliminary item"},
		{1099, standard.UnderDevelopment, "an approved proposal"},
		{2000, standard.UnderDevelopment, "a working draft"},
		{3098, standard.Withdrawn, "a project that was deleted"},
		{4060, standard.UnderDevelopment, "a DIS after its ballot"},
		{5098, standard.Withdrawn, "a project deleted at its approval"},
		{6000, standard.UnderDevelopment, "a standard under publication"},
		{6060, standard.InForce, "a published standard"},
		{9020, standard.InForce, "a standard under review"},
		{9060, standard.InForce, "a review that has closed"},
		{9092, standard.InForce, "a standard to be revised"},
		{9093, standard.InForce, "a confirmed standard"},
		{9099, standard.InForce, "a withdrawal that is only proposed"},
		{9520, standard.InForce, "a withdrawal that is balloted"},
		{9599, standard.Withdrawn, "a withdrawn standard"},
		{7777, standard.Unknown, "a stage that ISO does not have"},
	} {
		if got := isoStatus(&c.stage); got != c.want {
			t.Errorf("%s (%d) is %s, want %s", c.why, c.stage, got, c.want)
		}
	}
	if got := isoStatus(nil); got != standard.Unknown {
		t.Errorf("no stage is %s, want unknown", got)
	}
}

func TestSupplementsKnowTheirParent(t *testing.T) {
	for reference, want := range map[string]struct {
		kind   standard.RelationKind
		parent string
	}{
		"ISO/IEC 27001:2022/Amd 1:2024":              {standard.Amends, "ISO/IEC 27001:2022"},
		"ISO/IEC 27001:2022/AMD1:2024":               {standard.Amends, "ISO/IEC 27001:2022"},
		"ISO/IEC 27001:2013/Cor 2:2015":              {standard.Corrects, "ISO/IEC 27001:2013"},
		"IEC 62351-3:2014/COR1:2016":                 {standard.Corrects, "IEC 62351-3:2014"},
		"ISO/IEC 29192-1:2012/DAM 1":                 {standard.Amends, "ISO/IEC 29192-1:2012"},
		"ISO/IEC 14888-3:2018/CD Amd 1":              {standard.Amends, "ISO/IEC 14888-3:2018"},
		"ISO/IEC 9797-1:2011/FDAM 1":                 {standard.Amends, "ISO/IEC 9797-1:2011"},
		"ISO/IEC 10118-3:2004/Amd 1:2006/Cor 1:2007": {standard.Corrects, "ISO/IEC 10118-3:2004/Amd 1:2006"},
		"IEC 60050-191:1990/ISH1:1995":               {standard.Amends, "IEC 60050-191:1990"},
	} {
		kind, parent, ok := parentOf(reference)
		if !ok || kind != want.kind || parent != want.parent {
			t.Errorf("%s %s %q (%v), want %s %q", reference, kind, parent, ok, want.kind, want.parent)
		}
	}
	for _, reference := range []string{"ISO/IEC 27001:2022", "ISO/IEC DIS 27028", "ISO/IEC/IEEE 8802-1AE:2020", "IEC/TR 62443-3-1:2009"} {
		if _, parent, ok := parentOf(reference); ok {
			t.Errorf("%s is no supplement, but belongs to %q", reference, parent)
		}
	}
}

func TestTheYearOfAParentIsNoPlannedDate(t *testing.T) {
	for _, c := range []struct{ reference, published, want string }{
		{"ISO/IEC 18033-2:2006/DAM 2", "2006-01-01", ""},
		{"ISO/IEC 39794-2:2023/DAM 1", "2023-01-01", ""},
		{"ISO/IEC 39794-2:2023/DAM 1", "2026-05-01", "2026-05-01"},
		{"ISO/IEC DIS 27000", "2027-01-01", "2027-01-01"},
	} {
		d := isoDeliverable{isoProject: isoProject{Reference: c.reference}, Published: c.published}
		if got := d.planned(); got != c.want {
			t.Errorf("%s of %s is planned for %q, want %q", c.reference, c.published, got, c.want)
		}
	}
}

func TestScopesBecomePlainText(t *testing.T) {
	for fragment, want := range map[string]string{
		"plain words":                                    "plain words",
		"<p>one</p><p>two</p>":                           "one two",
		"a <em>stressed</em> word &amp; more":            "a stressed word & more",
		"<!-- [if !supportLists]-->kept<!--[endif]-->":   "kept",
		"before<script>alert(1)</script><br/>after":      "before after",
		"<ul><li>first</li><li>second</li></ul>":         "first second",
		"less &lt;b&gt; is a text, not a tag":            "less <b> is a text, not a tag",
		"<style>p{}</style>":                             "",
		"a tag that never ends <p class=\"MsoBodyText\"": "a tag that never ends",
	} {
		if got := pages.PlainText(fragment); got != want {
			t.Errorf("pages.PlainText(%q) = %q, want %q", fragment, got, want)
		}
	}
}

// ISO names a few projects like the standard that is in force.
func TestAProjectIsNotNamedLikeTheStandardInForce(t *testing.T) {
	at := func(stage int) *int { return &stage }
	for want, d := range map[string]isoDeliverable{
		"ISO/FDIS 9564-2":    {isoProject: isoProject{Reference: "ISO 9564-2", Stage: at(5000)}, Type: "IS"},
		"ISO/IEC DIS 27000":  {isoProject: isoProject{Reference: "ISO/IEC DIS 27000", Stage: at(4000)}, Type: "IS"},
		"ISO/IEC CD 9798-7":  {isoProject: isoProject{Reference: "ISO/IEC 9798-7", Stage: at(3020)}, Type: "IS"},
		"ISO/IEC DTS 27103":  {isoProject: isoProject{Reference: "ISO/IEC DTS 27103", Stage: at(5000)}, Type: "TS"},
		"ISO/IEC 27001:2022": {isoProject: isoProject{Reference: "ISO/IEC 27001:2022", Stage: at(6060)}, Type: "IS"},
	} {
		if got := d.record(&isoProjects{}).ID.String(); got != want {
			t.Errorf("%s at %d is called %s", d.Reference, *d.Stage, got)
		}
	}
}
