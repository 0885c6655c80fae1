package assistant

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/taxonomy"
)

// ConceptInput names a concept.
type ConceptInput struct {
	Concept  string `json:"concept" jsonschema:"id of a concept of the thesaurus, or words that mean it in any of the six languages"`
	Language string `json:"lang,omitempty" jsonschema:"en, fr, es, ar, ru or zh"`
}

// ConceptOutput is a concept as the API gives it.
type ConceptOutput struct {
	*searchsvc.ConceptAnswer
	Address string `json:"address"`
}

func (d *desk) concept(ctx context.Context, ix *indexer.Index, in ConceptInput, out *ConceptOutput, words *text) error {
	lang := FindingsInput{Language: in.Language}.lang()
	id, err := d.conceptID(ctx, ix, in.Concept)
	if err != nil {
		return err
	}
	answer, err := d.service.Concept(ctx, ix, id, lang)
	if err != nil {
		return err
	}
	*out = ConceptOutput{answer, d.conceptAddress(id)}
	words.say("%s: %s %s", answer.Label, answer.Definition, out.Address)
	for _, code := range taxonomy.Languages() {
		words.say("- %s: %s", code, strings.Join(answer.Labels[code], ", "))
	}
	words.say("%d standards in force, %d under development. At its core:", answer.Standards.InForce, answer.Standards.UnderDevelopment)
	for _, c := range answer.Core {
		words.say("%s", Card{ID: c.ID, Title: c.Title, Status: c.Status, Access: c.Access, Why: c.Why, Address: d.address(c.Slug)}.line())
	}
	for _, u := range answer.UnderWay {
		words.say("- under way: %s %s %s", u.ID, u.Title, d.address(u.Slug))
	}
	return nil
}

func (d *desk) conceptAddress(id string) string { return d.site + "/thesaurus/" + url.PathEscape(id) }

// labelled finds the concept that words are a label of, in any language.
func (d *desk) labelled(words string) (id string, ok bool) {
	concepts := d.service.Taxonomy().Concepts
	for i := range concepts {
		for _, lang := range taxonomy.Languages() {
			for _, label := range concepts[i].Written(lang) {
				if strings.EqualFold(label, words) {
					return concepts[i].ID, true
				}
			}
		}
	}
	return "", false
}

// conceptID finds the concept that words name, else the one they speak of most.
func (d *desk) conceptID(ctx context.Context, ix *indexer.Index, words string) (string, error) {
	if _, ok := d.service.Taxonomy().Concept(words); ok {
		return words, nil
	}
	if id, ok := d.labelled(strings.TrimSpace(words)); ok {
		return id, nil
	}
	found, err := ix.Search(ctx, indexer.Query{Text: words, Size: 1, Facets: []string{}})
	if err != nil {
		return "", err
	}
	best, share := "", 0.0
	for _, s := range found.Subjects {
		if s.Share > share {
			best, share = s.ID, s.Share
		}
	}
	if best == "" {
		return "", fmt.Errorf("there is no concept that means %q; all are at %s/thesaurus", words, d.site)
	}
	return best, nil
}
