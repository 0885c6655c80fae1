package searchsvc

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
)

// Before anything was crawled no change was seen. What dates and statuses tell
// of the last year stands in for that, and is marked.

// published is the kind of a change that only a date tells.
const published = "published"

// datedSince is how far back dates are told.
const datedSince = 365 * 24 * time.Hour

// dated lists what happened to the standards of an index by their dates, newest first.
func dated(ix *indexer.Index) ([]toldChange, error) {
	all := []toldChange{}
	for d, err := range ix.Documents() {
		if err != nil {
			return nil, err
		}
		if change, ok := datedChange(ix, d); ok {
			all = append(all, change)
		}
	}
	slices.SortStableFunc(all, func(a, b toldChange) int {
		return cmp.Or(strings.Compare(b.date, a.date), strings.Compare(a.slug, b.slug))
	})
	return all, nil
}

// datedChange is what the dates of a standard tell: when it was published, and
// when it went or another took its place.
func datedChange(ix *indexer.Index, d *indexer.Document) (toldChange, bool) {
	if len(d.Editions) == 0 {
		return toldChange{}, false
	}
	kind, date := published, d.Published
	switch d.Status {
	case standard.InForce:
	case standard.Superseded, standard.Withdrawn:
		kind, date = string(d.Status), wentOn(ix, d)
	default:
		return toldChange{}, false
	}
	at, known := firstDay(date)
	edition := &d.Editions[0]
	for i := range d.Editions {
		if d.Editions[i].Status == d.Status {
			edition = &d.Editions[i]
			break
		}
	}
	change := catalogue.Change{Source: edition.Source, ID: edition.ID, Kind: catalogue.ChangeKind(kind), At: at, Title: edition.Title, URL: edition.URL}
	return toldChange{Change: change, kind: kind, slug: d.Slug, date: date}, known
}

// wentOn is the date at which a standard went: its own, else that on which what
// replaced it was published, "" when neither is known.
func wentOn(ix *indexer.Index, d *indexer.Document) string {
	for i := range d.Editions {
		if on := d.Editions[i].Withdrawn; on != "" {
			return on
		}
	}
	for _, l := range d.Relations {
		if l.Kind != standard.SupersededBy && l.Kind != standard.ObsoletedBy {
			continue
		}
		if by, held := ix.Get(l.Slug); held && by.Status == standard.InForce {
			return by.Published
		}
	}
	return ""
}

// firstDay is the first day that a date may mean. A year alone says too little.
func firstDay(date string) (time.Time, bool) {
	for _, form := range []string{time.DateOnly, "2006-01"} {
		if at, err := time.Parse(form, date); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// inDates are the changes by date that a query asks for.
func (s *Service) inDates(ix *indexer.Index, q changeQuery, wanted func(slug string) bool, asked bool) ([]toldChange, time.Time, error) {
	all, err := s.dates.Of(ix, func() ([]toldChange, error) { return dated(ix) })
	if err != nil {
		return nil, time.Time{}, err
	}
	now := time.Now().UTC()
	since := q.since
	if !asked {
		since = now.Add(-datedSince).Truncate(time.Second)
	}
	found := slices.DeleteFunc(slices.Clone(all), func(c toldChange) bool {
		return c.At.Before(since) || c.At.After(now) || !wanted(c.slug) || len(q.kinds) > 0 && !slices.Contains(q.kinds, c.kind)
	})
	return found, since, nil
}
