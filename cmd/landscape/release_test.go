package main

import "testing"

func TestAReleaseIsTheSameEveryTime(t *testing.T) {
	first, err := release()
	if err != nil || len(first) != 12 {
		t.Fatalf("%q, %v", first, err)
	}
	if again, err := release(); err != nil || again != first {
		t.Errorf("%q, then %q, %v", first, again, err)
	}
}
