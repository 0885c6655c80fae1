package catalogue

import (
	"testing"
	"time"

	"landscape/standard"
)

// 3GPP's file has no status: that a version is superseded is concluded from
// the next one.
func TestConclusionsAreNotNews(t *testing.T) {
	cat, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	version := func(number string, status standard.Status) standard.Record {
		return standard.Record{Source: "3gpp", Native: "33.501 " + number, Title: "Security architecture and procedures for 5G System",
			ID:     standard.Identifier{Body: "3GPP", Type: "TS", Number: "33.501", Edition: "V" + number},
			Status: status, Inferred: []string{"status"}, Provenance: []standard.Provenance{{URL: "https://www.3gpp.org/"}}}
	}
	day := time.Date(2026, 9, 14, 3, 0, 0, 0, time.UTC)
	if _, err := cat.Store("3gpp", []standard.Record{version("19.4.0", standard.InForce)}, day); err != nil {
		t.Fatal(err)
	}
	changes, err := cat.Store("3gpp", []standard.Record{version("19.4.0", standard.Superseded), version("19.5.0", standard.InForce)}, day.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) != 1 || changes[0].Kind != Added || changes[0].Native != "33.501 19.5.0" {
		t.Errorf("the log should hold only the new version, found %+v", changes)
	}
	for rec, err := range cat.Records("3gpp") {
		if want := map[string]standard.Status{"33.501 19.4.0": standard.Superseded, "33.501 19.5.0": standard.InForce}[rec.Native]; err != nil || rec.Status != want {
			t.Errorf("%s is %s (%v), want %s", rec.Native, rec.Status, err, want)
		}
	}
}
