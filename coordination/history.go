package coordination

import (
	"slices"
	"strconv"

	"landscape/indexer"
	"landscape/standard"
)

// history is what happened to one standard, with what trends are told by.
type history struct {
	same   string // names the set of identical texts
	events []event
	values [][]string // by TrendFacets
}

// readHistories reads every standard's, by slug: trends count them for each
// reader, and must not read all editions again for each.
func readHistories(index *indexer.Index) map[string]*history {
	histories, own := make(map[string]*history, index.Len()), texts{}
	for d := range read(index) {
		h := &history{same: own.text(d.Same), events: eventsOf(d)}
		for _, facet := range TrendFacets() {
			h.values = append(h.values, own.list(d.Values(facet)))
		}
		histories[own.text(d.Slug)] = h
	}
	return histories
}

// event is something that happened to a standard.
type event struct {
	year int
	what string
}

const (
	eventNew       = "new"
	eventRevised   = "revised"
	eventWithdrawn = "withdrawn"
	eventExpected  = "expected"
)

// eventsOf are what the dates of a standard's editions tell.
func eventsOf(d *indexer.Document) []event {
	var events []event
	years := []int{}
	for i := range d.Editions {
		e := &d.Editions[i]
		if e.ID.Supplement != "" {
			continue
		}
		if e.Status == standard.UnderDevelopment {
			events = addEvent(events, eventExpected, e.Expected)
			continue
		}
		if y := yearOf(e.Published); y > 0 && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	for i, y := range years {
		what := eventRevised
		if i == 0 {
			what = eventNew
		}
		events = append(events, event{y, what})
	}
	if d.Status == standard.Withdrawn && len(d.Editions) > 0 {
		events = addEvent(events, eventWithdrawn, d.Editions[0].Withdrawn)
	}
	return events
}

func addEvent(events []event, what, date string) []event {
	if y := yearOf(date); y > 0 {
		return append(events, event{y, what})
	}
	return events
}

// yearOf is the year of a date, 0 for none.
func yearOf(date string) int {
	y, err := strconv.Atoi(date[:min(len(date), 4)])
	if err != nil {
		return 0
	}
	return y
}
