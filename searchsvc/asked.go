package searchsvc

import (
	"landscape/indexer"
	"landscape/standard"
)

// AskedAnswer tells of one identifier that somebody asked for.
type AskedAnswer struct {
	// ID is the identifier as its body writes it.
	ID   string        `json:"id"`
	Body standard.Body `json:"body"`
	// Held tells whether the landscape has the standard. It has security standards
	// that their bodies list; a standard on other things exists all the same.
	Held bool `json:"held"`
	// Astray: the query is an address that leads to no standard that is known.
	Astray bool `json:"astray,omitempty"`
	// Existence says how it is known that a standard which is not held exists:
	// "listed" by its body and not on security, "related" to standards that are held,
	// "numbered" below the newest; "unheard" is a number above that. None: unknown.
	Existence indexer.Existence `json:"existence,omitempty"`
	// URL is the body's own page of it, where it can be told.
	URL string `json:"url,omitempty"`
	// Near are standards that name one which is not held.
	Near []NearAnswer `json:"near,omitempty"`
	// Edition is the one that was asked for; when EditionKnown is false it is not
	// among those that are held, and where EditionsComplete is set it never was.
	Edition          *EditionAnswer `json:"edition,omitempty"`
	EditionKnown     *bool          `json:"edition_known,omitempty"`
	Editions         []string       `json:"editions,omitempty"`
	EditionsComplete bool           `json:"editions_complete,omitempty"`
	// ReplacedBy is the edition in force, when one was asked for that is not known and
	// that would have come before it.
	ReplacedBy []string `json:"replaced_by,omitempty"`
}

// NearAnswer names a standard.
type NearAnswer struct {
	ID    string `json:"id"`
	Slug  string `json:"slug"`
	Title string `json:"title"`
}

// EditionAnswer is one edition of a standard.
type EditionAnswer struct {
	ID            string          `json:"id"`
	Status        standard.Status `json:"status"`
	StatusWording string          `json:"status_wording"`
	Published     string          `json:"published"`
	// ReplacedBy is what took its place: a later edition, or another standard.
	ReplacedBy []string `json:"replaced_by,omitempty"`
}

// NewAskedAnswer words what is to be said of the identifier in a query, nil for
// nothing.
func NewAskedAnswer(r *indexer.Result) *AskedAnswer {
	if r.Asked == nil {
		return nil
	}
	a := askedAnswer(r.Asked)
	if r.Asked.Held && len(r.Hits) > 0 && a.Edition != nil {
		a.Edition.ReplacedBy = replacements(r.Asked.Edition, r.Hits[0].Document)
	}
	return a
}

func askedAnswer(asked *indexer.Asked) *AskedAnswer {
	a := &AskedAnswer{ID: asked.ID, Body: asked.Body, Held: asked.Held, Astray: asked.Astray, Existence: asked.Existence, URL: asked.URL,
		Editions: asked.Editions, EditionsComplete: asked.Complete}
	for _, d := range asked.Near {
		a.Near = append(a.Near, NearAnswer{d.ID, d.Slug, d.Title})
	}
	if e := asked.Edition; e != nil {
		a.Edition = &EditionAnswer{ID: e.ID.String(), Status: e.Status, StatusWording: e.Wording, Published: e.Published}
	}
	if asked.Later != nil {
		a.ReplacedBy = []string{asked.Later.ID.String()}
	}
	if asked.Missing || asked.Edition != nil {
		known := asked.Edition != nil
		a.EditionKnown = &known
	}
	return a
}

// replacements are what took the place of an edition that is no longer in force:
// the edition of the same standard that is, else what the standard's body says
// replaced it.
func replacements(e *standard.Record, d *indexer.Document) []string {
	if e.Status == standard.InForce || e.Status == standard.UnderDevelopment {
		return nil
	}
	for i := range d.Editions {
		if other := &d.Editions[i]; other.Status == standard.InForce && other.ID.Supplement == "" {
			return []string{other.ID.String()}
		}
	}
	return successors(d)
}

// successors are the standards that took the place of one.
func successors(d *indexer.Document) []string {
	var ids []string
	for _, l := range d.Relations {
		if l.Kind == standard.SupersededBy || l.Kind == standard.ObsoletedBy {
			ids = append(ids, l.ID)
		}
	}
	return ids
}
