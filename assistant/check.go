package assistant

import (
	"context"
	"fmt"
	"strings"

	"landscape/indexer"
	"landscape/reference"
	"landscape/searchsvc"
)

// ReplacesInput names standards, each perhaps with an edition.
type ReplacesInput struct {
	Identifiers []string `json:"identifiers" jsonschema:"one to fifty identifiers in any spelling, with or without edition"`
}

// ReplacesOutput has one entry for each identifier, in the same order.
type ReplacesOutput struct {
	Results []Replaced `json:"results"`
}

// Replaced is what the API's lookup tells of one identifier, with the addresses
// of what took its place.
type Replaced struct {
	searchsvc.LookupAnswer
	Address      string `json:"address,omitempty"`
	Replacements []Card `json:"replacements" jsonschema:"what replaces it, with the edition to cite"`
}

const identifiersMost = 50

func (d *desk) replaces(_ context.Context, ix *indexer.Index, in ReplacesInput, out *ReplacesOutput, words *text) error {
	if n := len(in.Identifiers); n == 0 || n > identifiersMost {
		return fmt.Errorf("identifiers: %d given, 1..%d are accepted", n, identifiersMost)
	}
	out.Results = []Replaced{}
	for _, given := range in.Identifiers {
		r := d.replaced(ix, given)
		out.Results = append(out.Results, r)
		words.replaced(r)
	}
	return nil
}

func (d *desk) replaced(ix *indexer.Index, given string) Replaced {
	r := Replaced{LookupAnswer: searchsvc.LookUp(ix, given), Replacements: []Card{}}
	if r.Standard == nil {
		return r
	}
	r.Address = d.address(r.Standard.Slug)
	ids := r.Standard.ReplacedBy
	switch a := r.Asked; {
	case a != nil && a.Edition != nil && len(a.Edition.ReplacedBy) > 0:
		ids = a.Edition.ReplacedBy
	case a != nil && len(a.ReplacedBy) > 0:
		ids = a.ReplacedBy
	}
	for _, id := range ids {
		if doc, ok := ix.Get(id); ok {
			r.Replacements = append(r.Replacements, d.editionCard(doc))
		} else {
			r.Replacements = append(r.Replacements, Card{ID: id})
		}
	}
	return r
}

func (t *text) replaced(r Replaced) {
	if r.Standard == nil {
		t.say("%q: %s", r.Given, strings.ReplaceAll(r.Reason, "-", " "))
		return
	}
	t.say("%s: %s, %s. %s", r.Given, r.Standard.ID, r.Standard.Status, r.Address)
	t.asked(r.Asked)
	if len(r.Replacements) > 0 {
		t.say("Replaced by:")
		t.cards(r.Replacements)
	}
}

// ReferencesInput is a text whose references are checked.
type ReferencesInput struct {
	Text string `json:"text" jsonschema:"plain text or Markdown, up to 5 MB"`
}

func (d *desk) references(_ context.Context, ix *indexer.Index, in ReferencesInput, out *reference.Report, words *text) error {
	if len(in.Text) > reference.MostBytes {
		return reference.ErrTooLarge
	}
	report, err := reference.Check(ix, reference.Pasted(in.Text))
	if err != nil {
		return err
	}
	*out = report
	words.say("%d references to standards held, %d to others.", len(out.References), len(out.Unknown))
	for _, r := range out.References {
		note := string(r.Status)
		if r.Outdated {
			note += ", outdated: current is " + r.Current
		}
		if len(r.ReplacedBy) > 0 {
			note += ", replaced by " + strings.Join(r.ReplacedBy, ", ")
		}
		words.say("- %s: %s (%s) %s", r.Cited, r.ID, note, d.address(r.Slug))
	}
	for _, u := range out.Unknown {
		words.say("- %s: not held %s", u.Cited, u.URL)
	}
	return nil
}
