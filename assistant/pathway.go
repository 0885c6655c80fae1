package assistant

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/searchsvc"
)

// PathwayInput names a pathway.
type PathwayInput struct {
	ID       string `json:"id,omitempty" jsonschema:"id of a pathway; without it they are listed"`
	Language string `json:"lang,omitempty" jsonschema:"en, fr, es, ar, ru or zh"`
}

// PathwayOutput is one pathway as the API gives it, or the list of all.
type PathwayOutput struct {
	Pathway  *searchsvc.PathwayAnswer `json:"pathway,omitempty"`
	Pathways []PathwayName            `json:"pathways,omitempty"`
	Address  string                   `json:"address"`
}

// PathwayName is a pathway in the list.
type PathwayName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	For  string `json:"for"`
}

func (d *desk) pathway(_ context.Context, ix *indexer.Index, in PathwayInput, out *PathwayOutput, words *text) error {
	all := d.service.Pathways(ix, FindingsInput{Language: in.Language}.lang())
	out.Address = d.site + "/pathways"
	for i, way := range all {
		if way.ID == in.ID {
			out.Pathway, out.Address = &all[i], out.Address+"/"+url.PathEscape(way.ID)
			d.steps(words, way, out.Address)
			return nil
		}
		out.Pathways = append(out.Pathways, PathwayName{way.ID, way.Name, way.For})
		words.say("- %s: %s. %s", way.ID, way.Name, way.For)
	}
	words.say("All: %s", out.Address)
	if in.ID != "" {
		return fmt.Errorf("there is no pathway %q; there are %s", in.ID, strings.Join(pathwayIDs(all), ", "))
	}
	return nil
}

func (d *desk) steps(words *text, way searchsvc.PathwayAnswer, address string) {
	words.say("%s. %s %s", way.Name, way.For, address)
	for i, step := range way.Steps {
		words.say("%d. %s: %s", i+1, step.Name, step.Why)
		for _, s := range slices.Concat(step.Standards, step.Conformity) {
			words.say("%s", Card{ID: s.ID, Title: s.Title, Status: s.Status, Access: s.Access, Address: d.address(s.Slug), URL: s.URL}.line())
		}
	}
}

func pathwayIDs(all []searchsvc.PathwayAnswer) []string {
	var ids []string
	for _, way := range all {
		ids = append(ids, way.ID)
	}
	return ids
}
