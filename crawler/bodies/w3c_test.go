package bodies

import (
	"slices"
	"strings"
	"testing"

	"landscape/standard"

	"github.com/google/go-cmp/cmp"
)

func TestEveryW3CStatusIsMapped(t *testing.T) {
	for wording, want := range map[string]standard.Status{
		"Recommendation": standard.InForce, "Statement": standard.InForce, "Registry": standard.InForce, "Note": standard.InForce,
		"Proposed Recommendation": standard.UnderDevelopment, "Candidate Recommendation Snapshot": standard.UnderDevelopment,
		"Candidate Recommendation Draft": standard.UnderDevelopment, "Working Draft": standard.UnderDevelopment,
		"First Public Working Draft": standard.UnderDevelopment, "Draft Note": standard.UnderDevelopment, "Draft Registry": standard.UnderDevelopment,
		"Retired": standard.Withdrawn, "Discontinued Draft": standard.Withdrawn, "Rescinded Recommendation": standard.Withdrawn,
		"Superseded Recommendation": standard.Superseded,
	} {
		if got := w3cStatuses[wording].standing; got != want {
			t.Errorf("%s is %q, want %q", wording, got, want)
		}
	}
}

func TestW3CVersionAddresses(t *testing.T) {
	rec, err := w3cVersion("webauthn-3", "https://api.w3.org/specifications/webauthn-3/versions/20260113")
	if err != nil || rec.Native != "webauthn-3/20260113" || rec.Published != "2026-01-13" {
		t.Errorf("found %+v, %v", rec, err)
	}
	for _, href := range []string{"", "https://api.w3.org/specifications/webauthn-2/versions/20260113", "https://api.w3.org/specifications/webauthn-3/versions/2026"} {
		if _, err := w3cVersion("webauthn-3", href); err == nil {
			t.Errorf("%q was taken for a version of webauthn-3", href)
		}
	}
}

const hal = "application/hal+json;version=1.0"

// W3C's list shows only the newest version of each specification; the ones
// before it stay.
func TestW3CNewVersion(t *testing.T) {
	cat := openCatalogue(t)
	crawlOnce(t, t.Context(), "w3c", newSite(t, "w3c"), cat)
	day2 := func(page string) string {
		page = strings.Replace(page, "png-3/versions/20250624", "png-3/versions/20260915", 1)
		page = strings.Replace(page, `"title": "Recommendation"`, `"title": "Working Draft"`, 1)
		return strings.Replace(page, "html5/versions/20180327", "html5/versions/20260915", 1)
	}
	site := newSite(t, "w3c", answer{to: "page=1&", contentType: hal, body: day2(capturedText(t, "w3c/specifications-1.json"))})
	report, records := crawlOnce(t, t.Context(), "w3c", site, cat)
	if !report.OK() || report.New != 2 || report.Gone != 0 {
		t.Errorf("two new versions should be all that happened: %+v", report)
	}
	want := map[string]standard.Status{
		"png-3/20250624": standard.InForce, // its successor is a draft
		"png-3/20260915": standard.UnderDevelopment,
		"html5/20180327": standard.Withdrawn,
		"html5/20260915": standard.Withdrawn,
	}
	got := statuses(records)
	for native := range got {
		if _, asked := want[native]; !asked {
			delete(got, native)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("statuses (-want +got):\n%s", d)
	}
	for _, asked := range site.asked {
		if !strings.Contains(asked, "/specifications?") {
			t.Errorf("nothing on security changed, but it asked for %s", asked)
		}
	}
}

func TestW3CVersionsOfSecuritySpecifications(t *testing.T) {
	_, records := crawlOnce(t, t.Context(), "w3c", newSite(t, "w3c"), openCatalogue(t))
	newest := record(t, records, "trusted-types/20260224")
	if !slices.Equal(newest.Groups, []string{"Web Application Security Working Group"}) {
		t.Errorf("only the group tells that Trusted Types is on security: %v", newest.Groups)
	}
	old := record(t, records, "trusted-types/20240531")
	if old.Status != standard.Superseded || !slices.Contains(old.Inferred, "status") || old.Wording != "" {
		t.Errorf("an older version is %s (%q), inferred %v", old.Status, old.Wording, old.Inferred)
	}
	if len(newest.Relations) != 0 {
		t.Errorf("Trusted Types has one level, but is related to %v", newest.Relations)
	}
	first := record(t, records, "webauthn-3/20210427")
	if first.Wording != "First Public Working Draft" {
		t.Errorf("the first version was a %q", first.Wording)
	}
}

func TestW3CListsOfAnotherShapeFail(t *testing.T) {
	for because, body := range map[string]string{
		"nothing is embedded":     `{"page":1,"limit":100,"pages":2,"total":5,"_links":{"specifications":[]}}`,
		"the list is empty":       `{"page":1,"limit":100,"pages":1,"total":0,"_embedded":{"specifications":[]}}`,
		"the fields have changed": `{"v2_page":1,"v2_embedded":{}}`,
	} {
		site := newSite(t, "w3c", answer{to: "/specifications?", contentType: hal, body: body})
		if report, records := crawlOnce(t, t.Context(), "w3c", site, openCatalogue(t)); report.OK() || len(records) > 0 {
			t.Errorf("%s, but %d records were stored", because, len(records))
		}
	}
}

func TestW3CSpecificationWithoutVersionIsSetAside(t *testing.T) {
	page := strings.Replace(capturedText(t, "w3c/specifications-1.json"), "png-3/versions/20250624", "png-3/versions/soon", 1)
	site := newSite(t, "w3c", answer{to: "page=1&", contentType: hal, body: page})
	report, records := crawlOnce(t, t.Context(), "w3c", site, openCatalogue(t))
	if report.Rejected != 1 || len(records) == 0 {
		t.Errorf("%d set aside, %d stored: %s", report.Rejected, len(records), report.Failed)
	}
}
