package searchsvc

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"landscape/standard"
)

func TestAProgramFollowsWhatChangesWithoutLossOrRepetition(t *testing.T) {
	w := newWorld(t)
	records := bySource()["itu-t"]
	for i := range 3 { // changes of one crawl bear one time
		for j := range records {
			records[j].Wording = fmt.Sprintf("wording %d", i)
		}
		if _, err := w.catalogue.Store("itu-t", records, crawled.Add(time.Duration(i+1)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	w.reindex(t)
	all := get200[FollowedAnswer](t, w, "/api/v1/changes/after?size=100")
	if len(all.Changes) < 3*len(records) || all.More {
		t.Fatalf("%d changes of %d records", len(all.Changes), len(records))
	}
	var seen []ChangeAnswer
	cursor := startOfLog
	for {
		part := get200[FollowedAnswer](t, w, "/api/v1/changes/after?size=2&after="+url.QueryEscape(cursor))
		seen, cursor = append(seen, part.Changes...), part.Next
		if !part.More {
			break
		}
	}
	if fmt.Sprint(seen) != fmt.Sprint(all.Changes) || cursor != all.Next {
		t.Errorf("in parts %d changes up to %s, at once %d up to %s", len(seen), cursor, len(all.Changes), all.Next)
	}
	if after := get200[FollowedAnswer](t, w, "/api/v1/changes/after?after="+cursor); len(after.Changes) != 0 || after.Next != cursor {
		t.Errorf("behind the end: %+v", after)
	}
	for _, wrong := range []string{"yesterday", "ffff-00000000", "10", ""} {
		if p := problemOf(t, w.ask(t, "/api/v1/changes/after?after="+wrong)); p.Status != 400 || p.Parameter != "after" {
			t.Errorf("%q: %+v", wrong, p)
		}
	}
}

// Between a crawl and the new index the log is ahead: the index does not know yet
// what is new, nor how it now stands.
func TestAFollowerLosesNothingBetweenACrawlAndTheNewIndex(t *testing.T) {
	w := newWorld(t)
	cursor := get200[FollowedAnswer](t, w, "/api/v1/changes/after?size=100").Next
	records := bySource()["itu-t"]
	added := records[0]
	added.ID, _ = standard.ParseIdentifier("ITU-T X.1999")
	added.Native, added.Relations = "ITU-T X.1999", nil
	if _, err := w.catalogue.Store("itu-t", append(records, added), crawled.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	before := get200[FollowedAnswer](t, w, "/api/v1/changes/after?after="+cursor)
	w.reindex(t)
	after := get200[FollowedAnswer](t, w, "/api/v1/changes/after?after="+before.Next)
	all := append(before.Changes, after.Changes...)
	if len(all) != 1 || all[0].ID != "ITU-T X.1999" || all[0].Kind != "added" {
		t.Errorf("told before %+v, after %+v", before, after)
	}
}
