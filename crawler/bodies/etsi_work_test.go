package bodies

import (
	"fmt"
	"strings"
	"testing"

	"landscape/standard"
)

const latin1 = "text/html; charset=iso-8859-1"

// workPage is a page of the work programme in its recorded shape.
func workPage(total, from int, stages ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><body>Found <b>%d</b> Items<table class="Table"><tr class="RowHead"><td class="RowHead">ID</td><td class="RowHead">Document</td><td class="RowHead">Title</td><td class="RowHead">Status</td></tr>`, total)
	for i, stage := range stages {
		n := from + i
		fmt.Fprintf(&b, `<tr><td>&nbsp;<!-- %d --></td><td><a href="Report_WorkItem.asp?WKI_ID=%[1]d&curItemNr=%[2]d&totalNrItems=%[3]d"><b>TS 104 %03[2]d V1.1.1</b></a><br>Ref. DTS/CYBER-%05[2]d</td><td><b>Cyber Security; Item %[2]d</b></td><td>%[4]s</td></tr>`, 70000+n, n, total, stage)
	}
	return b.String() + "</table></body></html>"
}

const drafting = "<b>Drafting Stage</b><br>Current Status: Start of work (2026-02-10)<br>Next Status: Stable draft (2026-11-30)"

func repeated(s string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = s
	}
	return all
}

func TestETSIWorkProgrammeIsReadToItsEnd(t *testing.T) {
	site := newSite(t, "etsi-work",
		answer{to: "qOFFSET=0", contentType: latin1, body: workPage(150, 1, repeated(drafting, 100)...)},
		answer{to: "SubmitNext=Next&qNB_TO_DISPLAY=100&qOFFSET=100", contentType: latin1, body: workPage(150, 101, repeated(drafting, 50)...)})
	report, records := crawlOnce(t, t.Context(), "etsi-work", site, openCatalogue(t))
	if !report.OK() || len(records) != 150 {
		t.Errorf("found %d of 150 items: %s", len(records), report.Failed)
	}
}

func TestETSIWorkProgrammeOfAnotherShapeFails(t *testing.T) {
	for because, page := range map[string]answer{
		"the label is not Latin-1":         {contentType: "text/html; charset=utf-8", body: workPage(1, 1, drafting)},
		"the filter is not honoured":       {contentType: latin1, body: workPage(61000, 1, repeated(drafting, 100)...)},
		"the page is another one":          {contentType: latin1, body: workPage(150, 101, repeated(drafting, 100)...)},
		"a page is cut":                    {contentType: latin1, body: workPage(50, 1, repeated(drafting, 20)...)},
		"the table has another class":      {contentType: latin1, body: strings.ReplaceAll(workPage(1, 1, drafting), `class="Table"`, `class="List"`)},
		"the portal says something else":   {contentType: latin1, body: "<html><body><p>Please log in</p></body></html>"},
		"nothing is under way at all":      {contentType: latin1, body: workPage(0, 1)},
		"no item has a status we can read": {contentType: latin1, body: workPage(1, 1, "<b>Drafting Stage</b>")},
	} {
		page.to = "qOFFSET"
		report, records := crawlOnce(t, t.Context(), "etsi-work", newSite(t, "etsi-work", page), openCatalogue(t))
		if report.OK() || len(records) > 0 {
			t.Errorf("%s, but %d records were stored", because, len(records))
		}
	}
}

func TestETSIWorkItemRecord(t *testing.T) {
	item := etsiWorkItem{number: "1", document: "EN 319 102-1 V1.5.1", reference: "REN/ESI-0019929v151", title: "AdES",
		stage: "Approval", current: "TB approval", since: "2026-06-15", next: "Publication", nextSince: "2026-12-15"}
	rec, err := item.record()
	if err != nil {
		t.Fatal(err)
	}
	if rec.Expected != "2026-12-15" || rec.Status != standard.UnderDevelopment || rec.ID.Key() != "etsien319-102-1" {
		t.Errorf("%s %s is expected %q", rec.ID.Key(), rec.Status, rec.Expected)
	}
	if len(rec.Relations) != 1 || rec.Relations[0].Kind != standard.Revises || rec.Relations[0].Target.String() != "ETSI EN 319 102-1" {
		t.Errorf("a revision should say what it revises: %v", rec.Relations)
	}
	item.next = "Stable draft"
	if rec, _ = item.record(); rec.Expected != "" {
		t.Errorf("a stable draft is no publication, but it is expected on %q", rec.Expected)
	}
	item.document = "something else"
	if _, err = item.record(); err == nil {
		t.Error("a document that is none of ETSI's was accepted")
	}
}

func TestETSIWorkItemGroups(t *testing.T) {
	for reference, want := range map[string]string{
		"DTS/CYBER-00123":        "TC CYBER",
		"REN/ESI-0019929v151":    "TC ESI",
		"RTS/TSGS-0333501vj40":   "SA3",
		"RTS/TSGC-0424301vj20":   "CT4",
		"DTR/ERM-TGUWB-0123":     "TC ERM",
		"RTS/3GPP SA 3-00":       "SA3",
		"DTS/NEWGROUP-001":       "NEWGROUP",
		"MI/BOARD-1":             "BOARD",
		"no reference of ETSI's": "",
	} {
		item := etsiWorkItem{reference: reference}
		got := strings.Join(item.groups(standard.Identifier{Type: "TS"}), " ")
		if got != want {
			t.Errorf("the group of %s is %q, want %q", reference, got, want)
		}
	}
}
