package assistant

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"landscape/coordination"
	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
)

// Card names a standard in an answer: what to cite, where to link, how it stands.
type Card struct {
	ID    string `json:"id" jsonschema:"the identifier to cite"`
	Title string `json:"title"`
	Body  string `json:"body,omitempty"`
	// Status is "in-force", "under-development", "superseded", "withdrawn" or "unknown".
	Status    standard.Status `json:"status,omitempty" jsonschema:"in-force, under-development, superseded, withdrawn or unknown"`
	Published string          `json:"published,omitempty" jsonschema:"ISO 8601, as precise as the body is"`
	Expected  string          `json:"expected,omitempty" jsonschema:"when work under development is planned to be done"`
	Access    standard.Access `json:"access,omitempty" jsonschema:"free or paid; absent when unknown"`
	Address   string          `json:"address,omitempty" jsonschema:"page of the landscape to link"`
	URL       string          `json:"url,omitempty" jsonschema:"the body's own page"`
	// ReplacedBy and Why are told where they apply.
	ReplacedBy []string `json:"replaced_by,omitempty"`
	Why        string   `json:"why,omitempty" jsonschema:"why it is in this answer"`
}

// address is our page of a standard, "" for one that is not held.
func (d *desk) address(slug string) string {
	if slug == "" {
		return ""
	}
	return d.site + "/standards/" + url.PathEscape(slug)
}

// search is the page of a search, from what stands behind its "?".
func (d *desk) search(query string) string { return d.site + "/search?" + query }

func (d *desk) card(doc *indexer.Document) Card {
	c := Card{ID: doc.ID, Title: doc.Title, Body: string(doc.Body), Status: doc.Status, Published: doc.Published,
		Access: doc.Access, Address: d.address(doc.Slug), URL: doc.URL}
	if doc.Status == standard.UnderDevelopment {
		c.Expected = doc.Expected
	}
	for _, l := range doc.Relations {
		if l.Kind == standard.SupersededBy || l.Kind == standard.ObsoletedBy {
			c.ReplacedBy = append(c.ReplacedBy, l.ID)
		}
	}
	return c
}

// editionCard is a card that names the edition that speaks for a standard.
func (d *desk) editionCard(doc *indexer.Document) Card {
	c := d.card(doc)
	c.ID = export.Cite(doc).Number
	return c
}

func (d *desk) entryCards(entries []coordination.Entry, most int) []Card {
	cards := []Card{}
	for _, e := range entries[:min(len(entries), most)] {
		cards = append(cards, Card{ID: e.ID, Title: e.Title, Body: string(e.Body), Status: e.Status, Published: e.Published,
			Expected: e.Expected, Access: e.Access, Address: d.address(e.Slug), URL: e.URL})
	}
	return cards
}

// line is a card in one line of text.
func (c Card) line() string {
	parts := []string{c.ID, c.Title, string(c.Status), cmp.Or(c.Published, c.Expected), string(c.Access)}
	if len(c.ReplacedBy) > 0 {
		parts = append(parts, "replaced by "+strings.Join(c.ReplacedBy, ", "))
	}
	parts = append(parts, c.Why, cmp.Or(c.Address, c.URL))
	given := parts[:0]
	for _, p := range parts {
		if p != "" {
			given = append(given, p)
		}
	}
	return "- " + strings.Join(given, " · ")
}

// text puts an answer in words: assistants that read no structured answers get
// the same facts in fewer words.
type text struct{ strings.Builder }

func (t *text) say(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *text) cards(cards []Card) {
	for _, c := range cards {
		t.say("%s", c.line())
	}
}
