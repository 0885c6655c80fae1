package catalogue

import (
	"bytes"
	"iter"
	"testing"

	"landscape/standard"
)

func each(records ...standard.Record) iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		for _, rec := range records {
			if !yield(rec, nil) {
				return
			}
		}
	}
}

func snapshotOf(t *testing.T, records ...standard.Record) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	secure := func(rec *standard.Record) bool { return rec.Title != "Telephone cables" }
	if _, err := WriteSnapshot(&b, each(records...), secure); err != nil {
		t.Fatal(err)
	}
	return &b
}

func TestASnapshotHoldsFactsOfWantedRecordsOnly(t *testing.T) {
	controls := recommendation("X.1051", "Controls", standard.InForce, monday)
	controls.Abstract = "This Recommendation …"
	c := open(t, t.TempDir())
	if !c.Empty() {
		t.Error("a new catalogue is not empty")
	}
	if err := c.importSnapshot(snapshotOf(t, controls, recommendation("L.10", "Telephone cables", standard.InForce, monday))); err != nil {
		t.Fatal(err)
	}
	records := stored(t, c)
	if len(records) != 1 || records[0].Abstract != "" || records[0].Title != "Controls" {
		t.Errorf("imported %+v", records)
	}
	if err := c.ImportSnapshot(); err == nil {
		t.Error("a snapshot was imported over records")
	}
}

func TestTheFirstCrawlAfterASnapshotLogsOnlyWhatHappened(t *testing.T) {
	controls := recommendation("X.1051", "Controls", standard.InForce, monday)
	exchange := recommendation("X.1500", "Exchange", standard.InForce, monday)
	cables := recommendation("L.10", "Telephone cables", standard.InForce, monday)
	c := open(t, t.TempDir())
	if err := c.importSnapshot(snapshotOf(t, controls, exchange, cables)); err != nil {
		t.Fatal(err)
	}
	controls.Abstract = "what the snapshot leaves out"
	exchange.Status = standard.Superseded
	changes := store(t, c, tuesday, controls, exchange, cables)
	if len(changes) != 1 || changes[0].Kind != Status || changes[0].Title != "Exchange" {
		t.Errorf("logged %v", changes)
	}
	if rec := stored(t, c)[1]; rec.Abstract == "" {
		t.Error("the abstract was not taken over")
	}
	added := store(t, c, tuesday, controls, exchange, cables, recommendation("X.1600", "Clouds", standard.InForce, tuesday))
	if len(added) != 1 || added[0].Kind != Added {
		t.Errorf("after it, a new text was logged as %v", added)
	}
}

func TestAnInterruptedImportStartsAgain(t *testing.T) {
	c := open(t, t.TempDir())
	store(t, c, monday, recommendation("X.1051", "Controls", standard.InForce, monday))
	if err := WriteFile(c.importPath(), nil); err != nil {
		t.Fatal(err)
	}
	if !c.Empty() {
		t.Error("a half-imported catalogue is not taken for empty")
	}
	if err := c.importSnapshot(snapshotOf(t, recommendation("X.1500", "Exchange", standard.InForce, monday))); err != nil {
		t.Fatal(err)
	}
	if records := stored(t, c); len(records) != 1 || records[0].Title != "Exchange" || c.Empty() {
		t.Errorf("imported %+v", records)
	}
}

func TestTheBundledSnapshotCanBeImported(t *testing.T) {
	c := open(t, t.TempDir())
	if err := c.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
}
