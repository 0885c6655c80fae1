package catalogue

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"landscape/standard"
)

// Whoever goes on from the last place sees every change once, also those that
// were logged at one time.
func TestWhoFollowsTheLogLosesNothingAndSeesNothingTwice(t *testing.T) {
	c, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	store := func(n int) {
		t.Helper()
		var records []standard.Record
		for i := range n {
			id, err := standard.ParseIdentifier(fmt.Sprintf("RFC %d", 8000+i))
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, standard.Record{Source: "ietf", Native: id.String(), ID: id, Title: "T", Status: standard.InForce,
				Provenance: []standard.Provenance{{URL: "https://example.org/", Fetched: at}}})
		}
		if _, err := c.Store("ietf", records, at); err != nil {
			t.Fatal(err)
		}
	}
	store(1) // the first crawl of a source is no news
	var seen []string
	var place Place
	for _, n := range []int{3, 3, 7, 40} {
		store(n)
		for { // in small pieces
			found, err := c.Follow(place)
			if err != nil {
				t.Fatal(err)
			}
			if len(found) == 0 {
				break
			}
			for _, change := range found[:min(2, len(found))] {
				seen, place = append(seen, change.ID.String()), change.Next
			}
		}
	}
	all, err := c.Changes(time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, change := range all {
		want = append(want, change.ID.String())
	}
	if len(want) < 39 || !slices.Equal(seen, want) {
		t.Errorf("seen %v\nlogged %v", seen, want)
	}
}

func TestAPlaceInAnotherLogIsRefused(t *testing.T) {
	c, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []Place{{Offset: 10}, {Offset: -1}, {Sum: 7}} {
		if _, err := c.Follow(p); !errors.Is(err, ErrPlace) {
			t.Errorf("%+v: %v", p, err)
		}
	}
	if found, err := c.Follow(Place{}); err != nil || len(found) != 0 {
		t.Errorf("an empty log: %v %v", found, err)
	}
}
