package reference

import (
	"slices"
	"testing"

	"landscape/standard"
)

// leastHeld is which share of what the landscape holds is found when a sentence
// names it.
const leastHeld = .98

// Every standard that the landscape holds is found in a sentence as itself, by its
// name and by the newest edition that has an identifier of its own.
func TestWhatTheLandscapeHoldsIsFoundInASentence(t *testing.T) {
	ix := bundled(t)
	found, asked := map[standard.Body]int{}, map[standard.Body]int{}
	for d, err := range ix.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		names := []string{d.ID}
		for _, e := range d.Editions {
			if id := e.ID.String(); id != d.ID && e.ID.Key() == d.Key {
				names = append(names, id)
				break
			}
		}
		for _, name := range names {
			asked[d.Body]++
			report := checked(t, ix, "as in "+name+", the system shall")
			if slices.ContainsFunc(report.References, func(r Reference) bool { return r.Slug == d.Slug }) {
				found[d.Body]++
			} else {
				t.Logf("%s is not found in %q: %+v", d.ID, name, report)
			}
		}
	}
	all, held := 0, 0
	for body, n := range asked {
		all, held = all+n, held+found[body]
		t.Logf("%s: %d of %d", body, found[body], n)
	}
	if share := float64(held) / float64(all); share < leastHeld {
		t.Errorf("%d of %d are found: %.3f, wanted %.2f", held, all, share, leastHeld)
	}
}
