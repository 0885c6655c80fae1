package indexer

import (
	"errors"
	"testing"
)

func TestWhatIsMadeOfAnIndexLivesAsLongAsTheIndex(t *testing.T) {
	var lengths Derived[int]
	old, fresh := buildIndex(t, known[:5]), buildIndex(t, known)
	worked := 0
	of := func(ix *Index) int {
		n, err := lengths.Of(ix, func() (int, error) { worked++; return ix.Len(), nil })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	live := NewLive(old)
	under, release := live.Acquire()
	live.Swap(fresh)
	for range 3 { // while both are in use, as right after a change-over
		if of(under) != old.Len() || of(fresh) != fresh.Len() {
			t.Error("one index is given what was made of the other")
		}
	}
	if worked != 2 {
		t.Errorf("worked out %d times for two indexes", worked)
	}
	release()
	if len(lengths.made) != 1 {
		t.Errorf("%d are kept when one index is open", len(lengths.made))
	}
	live.Swap(nil)
	if len(lengths.made) != 0 {
		t.Error("what was made of a closed index is kept")
	}
}

func TestWhatFailedIsTriedAgain(t *testing.T) {
	var lengths Derived[int]
	ix := buildIndex(t, known[:5])
	if _, err := lengths.Of(ix, func() (int, error) { return 0, errors.New("the disk fails") }); err == nil {
		t.Error("the error is lost")
	}
	if n, err := lengths.Of(ix, func() (int, error) { return 5, nil }); n != 5 || err != nil {
		t.Errorf("then got %d, %v", n, err)
	}
}
