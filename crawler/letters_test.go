package crawler

import (
	"testing"
	"time"

	"landscape/standard"
)

func TestLettersLostToACharsetAreNoticed(t *testing.T) {
	cat := openCatalogue(t)
	known := standard.Record{Source: "ieee", Native: "IEEE 1-2020", ID: standard.Identify("IEEE 1-2020"), Title: "Foundational—Cybersecurity—Processes",
		Status: standard.InForce, Provenance: []standard.Provenance{{URL: "https://standards.ieee.org/"}}}
	if _, err := cat.Store("ieee", []standard.Record{known}, time.Now()); err != nil {
		t.Fatal(err)
	}
	earlier, err := cat.Lookup("ieee")
	if err != nil {
		t.Fatal(err)
	}
	defer earlier.Close()
	v := &Visit{earlier: earlier}
	for _, c := range []struct {
		native, title string
		lost          bool
	}{
		{"IEEE 1-2020", "Foundational—Cybersecurity—Processes", false},
		{"IEEE 1-2020", "Foundational?Cybersecurity?Processes", true},
		{"IEEE 1-2020", "What is cybersecurity?", false},
		{"IEEE 2-2020", "Foundational?Cybersecurity?Processes", false}, // never seen before: nobody can tell
		{"IEEE 2-2020", "Age assurance systems ? Framework", true},
	} {
		if err := v.LostLetters(&standard.Record{Native: c.native, Title: c.title}); (err != nil) != c.lost {
			t.Errorf("%s, %q: %v", c.native, c.title, err)
		}
	}
}
