package indexer

import (
	"slices"
	"testing"
)

// People have addresses in hand. Each that a body gives to a document leads back
// to it; a page that lists several leads to all of them.
func TestEveryAddressOfTheCatalogueLeadsBackToItsStandard(t *testing.T) {
	ix := bundledIndex(t)
	addresses, astray, shared := 0, 0, 0
	for d, err := range ix.Documents() {
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Editions {
			for _, address := range []string{e.URL, e.Text} {
				if address == "" {
					continue
				}
				addresses++
				docs := ix.at(address)
				if !slices.Contains(docs, ix.bySlug[d.Slug]) {
					if astray++; astray < 10 {
						t.Errorf("%s leads to %v and not to %s", address, docs, d.ID)
					}
				}
				if len(docs) > 1 {
					shared++
				}
			}
		}
	}
	t.Logf("%d addresses, %d astray, %d of pages that list several standards", addresses, astray, shared)
	if addresses < 10_000 {
		t.Errorf("only %d addresses: the test shows little", addresses)
	}
}

func TestAnAddressIsTheSameHoweverItIsWritten(t *testing.T) {
	ix := bundledIndex(t)
	for _, address := range []string{
		"https://csrc.nist.gov/pubs/sp/800/207/final", "http://csrc.nist.gov/pubs/sp/800/207/final/", "HTTPS://CSRC.NIST.GOV/pubs/sp/800/207/final#abstract",
	} {
		r := ask(t, ix, Query{Text: address, Size: 1})
		if len(r.Hits) == 0 || r.Hits[0].Document.ID != "NIST SP 800-207" {
			t.Errorf("%s: %v", address, foundIDs(r))
		}
	}
}
