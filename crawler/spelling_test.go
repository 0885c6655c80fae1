package crawler

import (
	"testing"

	"landscape/standard"
)

func TestTwoKeysThatDifferInSpellingOnlyStayTwo(t *testing.T) {
	cat := openCatalogue(t)
	var records []standard.Record
	for _, native := range []string{"ETSI EN 303 645 V2.1.1 (2020-06)", "X 1", "x1"} {
		records = append(records, standard.Record{Source: "body", Native: native, ID: standard.Identify(native), Title: "Security",
			Status: standard.InForce, Provenance: []standard.Provenance{{URL: bodyHost}}})
	}
	if _, err := cat.Store("body", records, testTime); err != nil {
		t.Fatal(err)
	}
	earlier, err := cat.Lookup("body")
	if err != nil {
		t.Fatal(err)
	}
	defer earlier.Close()
	known := spellingsOf(earlier)
	if got := known.known("ETSI\u00a0en 303 645 v2.1.1 (2020‑06)"); got != "ETSI EN 303 645 V2.1.1 (2020-06)" {
		t.Errorf("read as %q", got)
	}
	if got := known.known("x 1"); got != "x 1" {
		t.Errorf("a key that two records share was taken for %q", got)
	}
}
