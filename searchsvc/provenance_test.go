package searchsvc

import (
	"testing"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

func TestAFieldIsTracedToTheEditionThatTellsIt(t *testing.T) {
	list := standard.Provenance{URL: "https://example.org/list", Fetched: crawled}
	detail := standard.Provenance{URL: "https://example.org/detail", Fetched: crawled.Add(time.Hour), Fields: []string{"groups", "wording"}}
	d := &indexer.Document{Title: "New", Status: standard.InForce, Published: "2024", Editions: []standard.Record{
		{Title: "Draft", Status: standard.UnderDevelopment, Expected: "2027", Provenance: []standard.Provenance{{URL: "https://example.org/work"}}},
		{Title: "New", Status: standard.InForce, Published: "2024", Wording: "In force", Groups: []string{"SG17"}, Inferred: []string{"status"},
			Provenance: []standard.Provenance{list, detail}},
		{Title: "Old", Status: standard.Superseded, Published: "2016", Keywords: []string{"pki"}, Text: "https://example.org/old.pdf",
			Provenance: []standard.Provenance{{URL: "https://example.org/old"}}},
	}}
	got := FieldSources(d)
	for field, want := range map[string]string{
		"title":          "https://example.org/list",
		"published":      "https://example.org/list",
		"groups":         "https://example.org/detail", // a later entry names it
		"status_wording": "https://example.org/detail",
		"expected":       "https://example.org/work", // of the revision under way
		"keywords":       "https://example.org/old",  // the edition in force has none
	} {
		if got[field].URL != want {
			t.Errorf("%s was read at %q, want %q", field, got[field].URL, want)
		}
	}
	if _, ok := got["text"]; ok {
		t.Error("the text of an old edition is not the text of the standard")
	}
	if !got["status"].Inferred || got["title"].Inferred {
		t.Errorf("status %+v, title %+v", got["status"], got["title"])
	}
}
