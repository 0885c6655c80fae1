package searchsvc

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// oaiEntry is one standard in the list that is harvested.
type oaiEntry struct {
	slug  string
	stamp string // when its facts were last read
	sets  []string
}

// oaiList is every standard in the order of addresses, which stays when the
// index changes: who goes on with a token neither loses nor repeats one.
type oaiList struct {
	entries  []oaiEntry
	earliest string
	bodies   []standard.Body
}

func newOAIList(ix *indexer.Index) (*oaiList, error) {
	documents, err := ix.Select(context.Background(), indexer.Query{AnyStatus: true, Facets: []string{}})
	if err != nil {
		return nil, err
	}
	list := &oaiList{}
	for d, err := range documents {
		if err != nil {
			return nil, err
		}
		e := oaiEntry{d.Slug, oaiStamp(d), oaiSetsOf(d)}
		list.entries = append(list.entries, e)
		if list.earliest == "" || e.stamp < list.earliest {
			list.earliest = e.stamp
		}
		if !slices.Contains(list.bodies, d.Body) {
			list.bodies = append(list.bodies, d.Body)
		}
	}
	slices.SortFunc(list.entries, func(a, b oaiEntry) int { return strings.Compare(a.slug, b.slug) })
	slices.Sort(list.bodies)
	return list, nil
}

// oaiStamp is when the facts of a standard were last read.
func oaiStamp(d *indexer.Document) string {
	var newest time.Time
	for i := range d.Editions {
		for _, from := range d.Editions[i].Provenance {
			if from.Fetched.After(newest) {
				newest = from.Fetched
			}
		}
	}
	if newest.IsZero() {
		newest = time.Unix(0, 0)
	}
	return newest.UTC().Format(time.RFC3339)
}

// oaiSetsOf are the sets of a standard: its body and its areas.
func oaiSetsOf(d *indexer.Document) []string {
	sets := []string{bodySet(d.Body)}
	for _, area := range d.Labels.Areas {
		sets = append(sets, "area:"+area)
	}
	return sets
}

// bodySet is the set of a body: "body:iso-iec".
func bodySet(b standard.Body) string {
	return "body:" + strings.NewReplacer("/", "-", " ", "-").Replace(strings.ToLower(string(b)))
}

// oaiSelection is what of the list is asked for, and behind which standard to go on.
type oaiSelection struct {
	Prefix string `json:"p"`
	Set    string `json:"s,omitempty"`
	From   string `json:"f,omitempty"`
	Until  string `json:"u,omitempty"`
	After  string `json:"a,omitempty"`
	Cursor int    `json:"c,omitempty"`
}

func (s oaiSelection) token() string {
	text, err := json.Marshal(s)
	if err != nil {
		panic("a token of strings and numbers is refused: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func readOAIToken(text string) (oaiSelection, bool) {
	var s oaiSelection
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || json.Unmarshal(decoded, &s) != nil || s.Prefix != oaiPrefix || s.After == "" || s.Cursor < 0 {
		return s, false
	}
	return s, true
}

func (s oaiSelection) takes(e *oaiEntry) bool {
	in := s.Set == "" || slices.ContainsFunc(e.sets, func(set string) bool { return set == s.Set || strings.HasPrefix(set, s.Set+":") })
	return in && e.stamp >= s.From && (s.Until == "" || e.stamp <= s.Until)
}

// oaiPage is how many standards one answer lists.
const oaiPage = 200

// page is the next part of the list, with the token of what follows: nil for a
// list that is whole, empty at the end of one that was not.
func (l *oaiList) page(s oaiSelection) ([]*oaiEntry, *oaiToken) {
	var found []*oaiEntry
	size, more := 0, false
	for i := range l.entries {
		e := &l.entries[i]
		if !s.takes(e) {
			continue
		}
		size++
		switch {
		case e.slug <= s.After:
		case len(found) < oaiPage:
			found = append(found, e)
		default:
			more = true
		}
	}
	token := &oaiToken{Size: size, Cursor: s.Cursor}
	if more {
		s.After, s.Cursor = found[len(found)-1].slug, s.Cursor+len(found)
		token.Text = s.token()
	} else if s.After == "" {
		token = nil
	}
	return found, token
}
