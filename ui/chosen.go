package ui

import (
	"net/http"
	"net/url"
	"slices"

	"landscape/indexer"
)

// chosenStandards are those that an address names one by one: "?id=itu-t-x.1500&id=rfc-8446".
type chosenStandards struct {
	docs []*indexer.Document
	// unknown are names of standards that are not held; more tells that there are
	// more than are taken.
	unknown []string
	more    bool
}

// chosen reads the standards of an address, each once. An identifier in any
// spelling will do; what stands otherwise than in our own addresses leads to the
// tidy address, and ok is false.
func (v *visit) chosen(most int) (c chosenStandards, ok bool) {
	values := v.c.Request.URL.Query()
	tidied := []string{}
	for _, id := range values["id"] {
		d, held := v.ix.Get(id)
		switch {
		case id == "" || held && slices.Contains(tidied, d.Slug):
			continue
		case !held:
			c.unknown = append(c.unknown, id)
			tidied = append(tidied, id)
		default:
			tidied = append(tidied, d.Slug)
			if len(c.docs) == most {
				c.more = true
			} else {
				c.docs = append(c.docs, d)
			}
		}
	}
	if !slices.Equal(tidied, values["id"]) && (len(tidied) > 0 || len(values["id"]) > 0) {
		v.c.Redirect(http.StatusSeeOther, chosenAddress(v.path(v.here()), tidied...))
		return c, false
	}
	return c, true
}

func chosenAddress(path string, ids ...string) string { return address(path, url.Values{"id": ids}) }

// slugs of the standards, without one.
func (c chosenStandards) slugs(without string) []string {
	var all []string
	for _, d := range c.docs {
		if d.Slug != without {
			all = append(all, d.Slug)
		}
	}
	return all
}

// wrong says what is wrong with a choice, "" for nothing; many is what to say of
// too many.
func (c chosenStandards) wrong(r reader, many string) string {
	switch {
	case len(c.unknown) > 0:
		return r.pattern("compare.unknown", "id", r.value(c.unknown[0]))
	case c.more:
		return many
	}
	return ""
}
