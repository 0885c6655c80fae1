package bodies

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

// draftState and draftGroup are named by address in every document.
type draftState struct {
	ID   int    `json:"id"`
	Slug string `json:"slug"`
	Name string `json:"name"`
	Type string `json:"type"`
	URI  string `json:"resource_uri"`
}

// kind is "draft", "draft-iesg", "draft-stream-ietf".
func (s draftState) kind() string { return lastSegment(s.Type) }

type draftStates map[string]draftState

// id finds the number of a state, "" when there is none.
func (states draftStates) id(kind, slug string) string {
	for _, s := range states {
		if s.kind() == kind && s.Slug == slug {
			return fmt.Sprint(s.ID)
		}
	}
	return ""
}

type draftGroup struct {
	Acronym string `json:"acronym"`
	Type    string `json:"type"`
	Parent  string `json:"parent"`
	URI     string `json:"resource_uri"`
}

// readNames reads the lists of states and groups once, instead of one page for
// each that a draft mentions.
func (d *drafts) readNames(ctx context.Context) error {
	d.states, d.groups = draftStates{}, map[string]draftGroup{}
	address := datatracker + "/api/v1/doc/state/?format=json&limit=1000"
	err := readList(ctx, d.visit, address, func(_ *pages.Page, s *draftState) { d.states[s.URI] = *s })
	if err != nil {
		return err
	}
	if d.states.id("draft", "active") == "" || d.states.id("draft", "rfc") == "" {
		return &pages.ShapeError{URL: address, Problem: fmt.Sprintf("expected the states active and rfc of drafts among %d states", len(d.states))}
	}
	for _, kind := range []string{"wg", "rg", "area"} {
		query := url.Values{"format": {"json"}, "limit": {fmt.Sprint(draftsPage)}, "offset": {"0"}, "type": {kind}}
		err := readList(ctx, d.visit, datatracker+"/api/v1/group/group/?"+query.Encode(), func(_ *pages.Page, g *draftGroup) { d.groups[g.URI] = *g })
		if err != nil {
			return err
		}
	}
	if len(d.groups) == 0 {
		return &pages.ShapeError{URL: datatracker + "/api/v1/group/group/", Problem: "expected working groups, found none"}
	}
	return nil
}

// groupNames are the group and the area it works in: "tls", "SEC area".
func (d *drafts) groupNames(uri string) []string {
	group, known := d.groups[uri]
	if !known {
		return nil
	}
	names := []string{group.Acronym}
	if area, known := d.groups[group.Parent]; known && lastSegment(area.Type) == "area" {
		names = append(names, strings.ToUpper(area.Acronym)+" area")
	}
	return names
}

// known tells whether an earlier crawl left drafts.
func (d *drafts) known() bool {
	for range d.visit.Earlier() {
		return true
	}
	return false
}

// keepEarlier hands over the drafts that no list showed. A draft that was
// active may have become an RFC, expired or been replaced: its own page says.
func (d *drafts) keepEarlier(ctx context.Context) error {
	left := 0
	for native := range d.visit.Earlier() {
		rec, known := d.visit.Previous(native)
		if !known || d.emitted[native] || rec.LastSeen != "" {
			continue
		}
		if rec.Status != standard.UnderDevelopment {
			d.visit.Emit(rec)
			continue
		}
		if left++; left > draftsLeaving {
			return fmt.Errorf("%s: more than %d active drafts left the list at once", datatracker, draftsLeaving)
		}
		page, err := d.visit.Get(ctx, datatracker+"/api/v1/doc/document/"+native+"/?format=json")
		if errors.Is(err, crawler.ErrMissing) {
			continue
		}
		if err != nil {
			return err
		}
		var doc draftDocument
		if err := page.JSON(&doc); err != nil {
			return err
		}
		if doc.Name != native {
			return page.Unexpected("expected the draft %s, found %q", native, doc.Name)
		}
		d.emit(page, &doc)
	}
	return ctx.Err()
}
