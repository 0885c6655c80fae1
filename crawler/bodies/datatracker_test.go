package bodies

import (
	"encoding/json"
	"strings"
	"testing"

	"landscape/standard"

	"github.com/google/go-cmp/cmp"
)

// draftNames are the states and one group, as in the captured pages.
func draftNames() *drafts {
	state := func(id int, kind, slug, name string) draftState {
		return draftState{ID: id, Slug: slug, Name: name, Type: "/api/v1/doc/statetype/" + kind + "/"}
	}
	return &drafts{
		states: draftStates{
			"active": state(1, "draft", "active", "Active"), "expired": state(2, "draft", "expired", "Expired"),
			"rfc": state(3, "draft", "rfc", "RFC"), "repl": state(6, "draft", "repl", "Replaced"),
			"iesg": state(7, "draft-iesg", "iesg-eva", "IESG Evaluation"),
		},
		groups: map[string]draftGroup{"tls": {Acronym: "tls", Parent: "sec"}, "sec": {Acronym: "sec", Type: "/api/v1/name/grouptypename/area/"}},
	}
}

func TestStatusOfDrafts(t *testing.T) {
	tests := []struct {
		because string
		doc     draftDocument
		status  standard.Status
		wording string
	}{
		{"an active draft is work in progress", draftDocument{States: []string{"active", "iesg"}, Expires: "2027-01-10T00:00:00Z"}, standard.UnderDevelopment, "Active; IESG Evaluation; expires 2027-01-10"},
		{"an expired one is not", draftDocument{States: []string{"expired"}}, standard.Withdrawn, "Expired"},
		{"an RFC takes its place", draftDocument{States: []string{"rfc"}}, standard.Superseded, "RFC"},
		{"an RFC takes its place though its state lags behind", draftDocument{States: []string{"active"}, RFC: 9999}, standard.Superseded, "Active"},
		{"another draft takes its place", draftDocument{States: []string{"repl"}}, standard.Superseded, "Replaced"},
		{"a state that we do not know", draftDocument{States: []string{"/api/v1/doc/state/999/"}}, standard.Unknown, ""},
	}
	for _, test := range tests {
		if status, wording := draftNames().standing(&test.doc); status != test.status || wording != test.wording {
			t.Errorf("%s: found %s, %q", test.because, status, wording)
		}
	}
}

func TestDraftRecord(t *testing.T) {
	doc := draftDocument{Name: "draft-songlee-aes-cmac-96", Rev: "04", Title: "The AES-CMAC-96 Algorithm", Group: "tls",
		States: []string{"rfc"}, RFC: 4494, Intended: "/api/v1/name/intendedstdlevelname/ps/", Keywords: `["aes", "mac"]`}
	rec, err := draftNames().record(&doc)
	if err != nil {
		t.Fatal(err)
	}
	rfc := standard.Identifier{Body: "IETF", Type: "RFC", Number: "4494"}
	want := standard.Record{
		Native: doc.Name, ID: standard.Identifier{Body: "IETF", Number: doc.Name, Edition: "-04"}, Title: doc.Title,
		Type: "Internet-Draft (Proposed Standard)", Status: standard.Superseded, Wording: "RFC", Edition: "04",
		Groups: []string{"tls", "SEC area"}, Keywords: []string{"aes", "mac"}, Languages: []string{"en"}, Access: standard.Free,
		URL:       "https://datatracker.ietf.org/doc/draft-songlee-aes-cmac-96/",
		Text:      "https://www.ietf.org/archive/id/draft-songlee-aes-cmac-96-04.txt",
		Relations: []standard.Relation{{Kind: standard.SupersededBy, Target: rfc}},
	}
	if d := cmp.Diff(want, rec); d != "" {
		t.Errorf("record (-want +got):\n%s", d)
	}
	for _, bad := range []draftDocument{{Name: "rfc4494", Rev: "00"}, {Name: "draft-a-b", Rev: ""}, {Name: "draft-a-b/../c", Rev: "00"}} {
		if _, err := draftNames().record(&bad); err == nil {
			t.Errorf("%q revision %q was accepted", bad.Name, bad.Rev)
		}
	}
}

// oneDraft is a list of the API with one document, or that document alone.
func oneDraft(t *testing.T, doc map[string]any, alone bool) string {
	t.Helper()
	var value any = doc
	if !alone {
		value = map[string]any{"meta": map[string]any{"limit": 250, "next": nil, "offset": 0, "total_count": 1}, "objects": []any{doc}}
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A draft that leaves the list of active ones is asked what became of it.
func TestDraftThatLeavesTheActiveList(t *testing.T) {
	gone := "draft-ietf-lamps-pq-composite-sigs"
	doc := func(state string, rfc any) map[string]any {
		return map[string]any{"name": gone, "rev": "12", "title": "Composite ML-DSA for use in X.509 Public Key Infrastructure",
			"group": "/api/v1/group/group/1858/", "states": []string{"/api/v1/doc/state/" + state + "/"}, "rfc_number": rfc}
	}
	active := strings.Replace(capturedText(t, "ietf-drafts/active-wg-1.json"), `"next": "/api/v1/doc/document/?format=json&group__type=wg&limit=250&offset=250&states=1&type=draft"`, `"next": null`, 1)
	active = strings.Replace(active, `"total_count": 2`, `"total_count": 1`, 1)
	tests := []struct {
		because string
		own     answer
		want    standard.Status
	}{
		{"it became an RFC", answer{contentType: "application/json", body: oneDraft(t, doc("3", 10001), true)}, standard.Superseded},
		{"it expired", answer{contentType: "application/json", body: oneDraft(t, doc("2", nil), true)}, standard.Withdrawn},
		{"its page is gone", answer{}, standard.Unknown},
	}
	for _, test := range tests {
		cat := openCatalogue(t)
		crawlOnce(t, t.Context(), "ietf-drafts", newSite(t, "ietf-drafts"), cat)
		test.own.to = "/document/" + gone
		site := newSite(t, "ietf-drafts", test.own, answer{to: "group__type=wg&limit=250&offset=0&states=1", contentType: "application/json", body: active})
		report, records := crawlOnce(t, t.Context(), "ietf-drafts", site, cat)
		if rec := record(t, records, gone); rec.Status != test.want {
			t.Errorf("%s, and it is %s: %s", test.because, rec.Status, report.Failed)
		}
		if rec := record(t, records, "draft-ietf-tls-tls13"); rec.Status != standard.Superseded || rec.LastSeen != "" {
			t.Errorf("a draft that had become an RFC before is %s, last seen %q", rec.Status, rec.LastSeen)
		}
		for _, asked := range site.asked {
			if strings.Contains(asked, "states=3") {
				t.Errorf("a later crawl asked for all drafts that became RFCs: %s", asked)
			}
		}
	}
}

func TestDraftListsOfAnotherShapeFail(t *testing.T) {
	for because, a := range map[string]answer{
		"there are no groups":     {to: "/group/group/", contentType: "application/json", body: `{"meta":{"next":null,"total_count":0},"objects":[]}`},
		"a state is missing":      {to: "/doc/state/", contentType: "application/json", body: `{"meta":{"next":null,"total_count":0},"objects":[]}`},
		"a list ends too early":   {to: "states=1", contentType: "application/json", body: `{"meta":{"next":null,"total_count":600},"objects":[]}`},
		"a list leads elsewhere":  {to: "states=1", contentType: "application/json", body: `{"meta":{"next":"https://example.org/","total_count":1},"objects":[{}]}`},
		"a list never comes on":   {to: "states=1", contentType: "application/json", body: `{"meta":{"next":"/api/v1/doc/document/?states=1","total_count":1},"objects":[]}`},
		"the fields have changed": {to: "states=1", contentType: "application/json", body: `{"v2_meta":{},"v2_objects":[]}`},
	} {
		report, records := crawlOnce(t, t.Context(), "ietf-drafts", newSite(t, "ietf-drafts", a), openCatalogue(t))
		if report.OK() || len(records) > 0 {
			t.Errorf("%s, but %d records were stored", because, len(records))
		}
	}
}
