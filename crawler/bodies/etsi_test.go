package bodies

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"landscape/standard"

	"github.com/google/go-cmp/cmp"
)

func TestETSIGroups(t *testing.T) {
	tests := []struct {
		because, deliverable, title, body string
		want                              []string
	}{
		{"the body has a short name", "ETSI EN 303 645 V3.1.3 (2024-09)", "CYBER; Cyber Security for Consumer Internet of Things", "Cyber Security", []string{"TC CYBER"}},
		{"a committee was renamed", "ETSI TS 101 733 V2.2.1 (2013-04)", "Electronic Signatures and Infrastructures (ESI); CAdES", "Electronic Signatures and Infrastructures", []string{"TC ESI"}},
		{"the number of a Group Specification names the group", "ETSI GS QKD 014 V1.1.1 (2019-02)", "Quantum Key Distribution (QKD); API", "Quantum Key Distribution", []string{"ISG QKD"}},
		{"a group has groups of its own", "ETSI GS NFV-SEC 023 V5.4.1 (2026-04)", "Network Functions Virtualisation (NFV); Security", "Security", []string{"ISG NFV", "NFV SEC"}},
		{"Security is SA3 where the text is 3GPP's", "ETSI TS 133 501 V17.7.0 (2022-10)", "5G; Security architecture (3GPP TS 33.501 version 17.7.0 Release 17)", "Security", []string{"SA3"}},
		{"Security is a working group of the ITS committee", "ETSI TS 102 940 V2.1.1 (2021-07)", "Intelligent Transport Systems (ITS); Security", "Security", []string{"TC ITS"}},
		{"Security once was a committee", "ETSI ES 201 733 V1.1.3 (2000-05)", "Electronic Signature Formats", "Security", []string{"TC SEC"}},
		{"Codec is SA4 only where the text is 3GPP's", "ETSI TS 103 000 V1.1.1 (2020-01)", "Something else", "Codec", []string{"Codec"}},
		{"a working group is told by its committee's acronym", "ETSI TS 187 001 V3.9.1 (2014-06)", "TISPAN; NGN Security", "TISPAN Security", []string{"TC TISPAN"}},
		{"smart cards moved from SCP to SET", "ETSI TS 102 221 V18.3.0 (2025-01)", "Smart Cards; UICC-Terminal interface", "SET-TEC", []string{"TC SET"}},
		{"an unknown body keeps its name", "ETSI ES 203 915 V1.1.1 (2005-01)", "Something", "Peer-to-Peer Control Protocol (PTPCP)", []string{"Peer-to-Peer Control Protocol (PTPCP)"}},
	}
	for _, test := range tests {
		id, err := standard.ParseIdentifier(test.deliverable)
		if err != nil {
			t.Fatal(err)
		}
		if got := etsiGroups(id, test.title, test.body); !slices.Equal(got, test.want) {
			t.Errorf("%s: the groups of %s are %v, want %v", test.because, test.deliverable, got, test.want)
		}
	}
}

func TestETSIRelations(t *testing.T) {
	tests := []struct{ deliverable, title, want string }{
		{"ETSI TS 133 501 V17.7.0 (2022-10)", "5G; Security (3GPP TS 33.501 version 17.7.0 Release 17)", "identical-to 3GPP TS 33.501"},
		{"ETSI TS 129 198-5 V5.10.0 (2005-06)", "OSA API (3GPP TS 29.198-05 version 5.10.0 Release 5)", "identical-to 3GPP TS 29.198-05"},
		{"ETSI TS 100 929 V8.6.0 (2008-01)", "Security related network functions (3GPP TS 03.20 version 8.6.0 Release 1999)", "identical-to 3GPP TS 03.20"},
		{"ETSI TR 133 901 V3.0.0 (2000-01)", "3G Security; Criteria (3G TR 33.901 version 3.0.0 Release 1999)", "identical-to 3GPP TR 33.901"},
		{"ETSI TS 133 999 V1.0.0 (2030-01)", "A title that does not say it", "identical-to 3GPP TS 33.999 inferred"},
		{"ETSI TS 118 103 V4.7.1 (2026-03)", "oneM2M; Security Solutions (oneM2M TS-0003 version 4.7.1 Release 4)", "identical-to oneM2M TS-0003"},
		{"ETSI TR 118 508 V1.0.0 (2014-07)", "Analysis of Security Solutions for the oneM2M System", "identical-to oneM2M TR-0008 inferred"},
		{"ETSI TS 182 007 V2.1.1 (2008-10)", "Voice Call Continuity [3GPP TS 23.507 Release 8, modified]", ""},
		{"ETSI EN 303 645 V3.1.3 (2024-09)", "CYBER; Consumer IoT", ""},
		{"ETSI EN 133 501 V1.1.1 (2024-09)", "A European Standard of such a number is nobody else's", ""},
	}
	for _, test := range tests {
		id, err := standard.ParseIdentifier(test.deliverable)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range etsiRelations(id, test.title) {
			got = fmt.Sprint(r.Kind, " ", r.Target)
			if r.Inferred != "" {
				got += " inferred"
			}
		}
		if got != test.want {
			t.Errorf("%s is %q, want %q", test.deliverable, got, test.want)
		}
	}
}

func TestETSIStatusOfJSONRows(t *testing.T) {
	tests := []struct {
		code, action, superseded, wording string
		want                              standard.Status
	}{
		{"12", "PU", "0", "Published", standard.InForce},
		{"12", "PU", "1", "Published", standard.Superseded},
		{"12", "WD", "0", "Withdrawn", standard.Withdrawn},
		{"13", "PU", "0", "Historical", standard.Withdrawn},
		{"8", "AP", "0", "On Approval", standard.UnderDevelopment},
		{"77", "", "0", "STATUS_CODE 77", standard.Unknown},
	}
	for _, test := range tests {
		row := (&etsiJSONRow{Code: test.code, Action: test.action, Superseded: test.superseded}).row()
		if row.status != test.wording || row.standing() != test.want {
			t.Errorf("code %s, action %s: %q is %s, want %q, %s", test.code, test.action, row.status, row.standing(), test.wording, test.want)
		}
	}
}

func TestETSIVersionsCompareAsNumbers(t *testing.T) {
	if !etsiNewer("ETSI TS 102 232-1 V3.36.1 (2026-03)", "ETSI TS 102 232-1 V3.9.1 (2015-01)") {
		t.Error("V3.36.1 should be newer than V3.9.1")
	}
}

// The filter for superseded versions is a checkbox of the search page; should
// it stop working, newer versions tell.
func TestETSIConcludesSupersededVersions(t *testing.T) {
	site := newSite(t, "etsi", answer{to: "superseded=0", contentType: "text/csv", body: capturedText(t, "etsi/export.csv")})
	report, records := crawlOnce(t, t.Context(), "etsi", site, openCatalogue(t))
	old := record(t, records, "ETSI EN 303 645 V2.1.1 (2020-06)")
	if old.Status != standard.Superseded || !slices.Contains(old.Inferred, "status") {
		t.Errorf("the older version is %s, inferred %v", old.Status, old.Inferred)
	}
	if now := record(t, records, "ETSI EN 303 645 V3.1.3 (2024-09)"); now.Status != standard.InForce {
		t.Errorf("the newest version is %s", now.Status)
	}
	if len(report.Notes) != 1 {
		t.Errorf("the report should say so: %q", report.Notes)
	}
}

// jsonPage is a page of the JSON answer in its recorded shape.
func jsonPage(total int, deliverables ...string) string {
	var rows []string
	for i, d := range deliverables {
		rows = append(rows, fmt.Sprintf(`{"RowNum":"%d","total_count":"%d","wki_id":"%d","TITLE":"Title of %s","EDSpathname":"etsi_x/",`+
			`"EDSPDFfilename":"x.pdf","ETSI_DELIVERABLE":"%s","STATUS_CODE":"12","ACTION_TYPE":"PU","IsCurrent":"1","superseded":"0","ReviewDate":null,"TB":"Cyber Security","Keywords":""}`,
			i+1, total, 1000+i, d, d))
	}
	return "[" + strings.Join(rows, ",") + "]"
}

// Without an export the pages are read; a publication meanwhile shifts them by
// one, and the search now and then says "Array".
func TestETSIReadsPagesWithoutExport(t *testing.T) {
	a, b, c := "ETSI TS 103 001 V1.1.1 (2020-01)", "ETSI TS 103 002 V1.1.1 (2020-01)", "ETSI TS 103 003 V1.1.1 (2020-01)"
	site := newSite(t, "etsi",
		answer{to: "format=csv"},
		answer{to: "page=2&", contentType: "text/html", body: "Array", times: 1},
		answer{to: "page=1&", contentType: "application/json", body: jsonPage(3, a, b)},
		answer{to: "page=2&", contentType: "application/json", body: jsonPage(4, b, c)},
		answer{to: "page=3&", contentType: "application/json", body: "[]"})
	report, records := crawlOnce(t, t.Context(), "etsi", site, openCatalogue(t))
	want := map[string]standard.Status{a: standard.InForce, b: standard.InForce, c: standard.InForce}
	if d := cmp.Diff(want, statuses(records)); d != "" || report.Rejected != 0 {
		t.Errorf("%d rejected, records (-want +got):\n%s", report.Rejected, d)
	}
}

func TestETSIExportThatIsCutShortIsNotBelieved(t *testing.T) {
	export := capturedText(t, "etsi/export.csv")
	cut := export[:strings.Index(export, `"31003"`)] // at the end of a line
	site := newSite(t, "etsi", answer{to: "format=csv", contentType: "text/csv", body: cut},
		answer{to: "page=2&", contentType: "application/json", body: "[]"})
	report, records := crawlOnce(t, t.Context(), "etsi", site, openCatalogue(t))
	if report.OK() || len(records) != 0 {
		t.Errorf("5 of 11 deliverables were taken for all: %+v", report)
	}
}
