// Package indexer turns the catalogue into something that answers: it folds
// the records of one standard into one Document, has an engine keep and find them,
// counts facets from a flat table in memory, completes and relates.
package indexer

import "landscape/standard"

// Document is one standard as a user thinks of it: "ITU-T X.1051", "3GPP TS
// 33.501". Its title and status are those of the edition now in force, else of
// the furthest one.
type Document struct {
	// ID is the body's own form without edition: "ISO/IEC TS 27100".
	ID   string `json:"id"`
	Slug string `json:"slug"`
	Key  string `json:"key"`

	Title  string            `json:"title"`
	Titles map[string]string `json:"titles,omitempty"`
	Body   standard.Body     `json:"body"`
	Type   string            `json:"type"`

	Status    standard.Status `json:"status"`
	Wording   string          `json:"status_wording"`
	Published string          `json:"published"`
	Expected  string          `json:"expected,omitempty"`

	Groups    []string        `json:"groups"`
	Keywords  []string        `json:"keywords,omitempty"`
	ICS       []string        `json:"ics,omitempty"`
	Languages []string        `json:"languages"`
	Access    standard.Access `json:"access"`
	URL       string          `json:"url"`
	Text      string          `json:"text,omitempty"`
	Aliases   []string        `json:"aliases,omitempty"`

	Labels standard.Labels `json:"labels"`

	// Editions holds every record of the standard, newest first; amendments,
	// corrigenda and a revision under way are among them.
	Editions []standard.Record `json:"editions"`
	// Changes says which published standard this work under way changes; empty for
	// standards and for work on new texts.
	Changes Change `json:"changes,omitzero"`
	// Relations to other Documents, both ends linked.
	Relations []Link `json:"relations"`
	// Same names the set of identical texts that this Document belongs to: the
	// Key of its first member, or its own Key when it stands alone.
	Same string `json:"same"`
}

// Link is a relation to another standard, resolved against the index.
type Link struct {
	Kind standard.RelationKind `json:"kind"`
	// ID of the other end; Slug is "" when the catalogue does not hold it.
	ID     string          `json:"id"`
	Slug   string          `json:"slug,omitempty"`
	Title  string          `json:"title,omitempty"`
	Status standard.Status `json:"status,omitempty"`
	// Inferred says why we believe it when no body says it.
	Inferred string `json:"inferred,omitempty"`
}
