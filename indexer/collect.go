package indexer

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"landscape/standard"
)

// collector takes the documents that match the words of a query, one by one,
// and keeps what a result needs: how many there are, the counts of all facets,
// and the best ones.
type collector struct {
	tables *tables
	filter *Filter
	order  func(doc uint32, score float32) uint64
	// byScore says that a lower score is a later place.
	byScore bool
	// shown tells per status whether it is searched when no status was chosen.
	shown  []bool
	status int // number of the status facet
	// statusIDs are the places of the statuses among the facet values.
	statusIDs []uint32

	once bool // a set of identical texts counts as one
	tied []bool
	sets []Found // members of such sets, to be counted at the end
	// stamp tells per value the last set that was counted for it.
	stamp []uint32

	counting      bool
	counts        []uint32
	counted       []uint32 // documents that are not yet in the counts
	total, hidden int
	best          []Found
	keep          int
	// Once more than enough are found, what does not come before worst stays out.
	full  bool
	worst Found
}

func compareFound(a, b Found) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.Doc, b.Doc))
}

func newCollector(t *tables, w *Wanted) *collector {
	c := &collector{tables: t, filter: w.Filter, order: t.orderOf(w.Sort), status: facetNumber(FacetStatus), statusIDs: t.statusIDs,
		once: w.Once, tied: t.tied, counts: make([]uint32, len(t.Facets.Values)), keep: w.Keep, counting: w.Counting}
	c.byScore = w.Sort == "" || w.Sort == ByRelevance
	if c.once {
		c.stamp = make([]uint32, len(c.counts))
	}
	if w.Standing {
		for _, s := range standard.Statuses() {
			c.shown = append(c.shown, isCurrent(s))
		}
	}
	return c
}

// collected is what was found, at the end.
func (c *collector) collected() *Collected {
	best := c.finish()
	c.tables.Facets.count(c.counted, c.counts)
	return &Collected{Best: best, Total: c.total, Hidden: c.hidden, Counts: c.counts}
}

// orderOf gives the sort key of a document; equal keys stand in the order of identifiers.
func (t *tables) orderOf(sort Sort) func(doc uint32, score float32) uint64 {
	switch sort {
	case Newest:
		// Of one date the highest number is the newest: RFCs are dated to the month.
		return func(doc uint32, _ float32) uint64 { return uint64(^t.Dates[doc])<<32 | uint64(^doc) }
	case Oldest:
		return func(doc uint32, _ float32) uint64 { return uint64(t.Dates[doc] - 1) } // no date is last
	case ByIdentifier:
		return func(doc uint32, _ float32) uint64 { return uint64(doc) }
	case ByTitle:
		return func(doc uint32, _ float32) uint64 { return uint64(t.ByTitle[doc]) }
	}
	return func(doc uint32, score float32) uint64 {
		return uint64(^math.Float32bits(score))<<32 | uint64(^t.Dates[doc])
	}
}

// add takes one matching document. One that was asked for by its identifier
// shows in any status.
func (c *collector) add(f Found) {
	f.missing, f.Score = c.filter.missing(f.Doc), f.Words+f.Known+f.Place.Score
	if c.shown != nil && !f.Place.Exact && !c.shown[c.tables.Statuses[f.Doc]] {
		f.missing |= 1 << c.status
	}
	if c.once && c.tied[f.Doc] {
		c.sets = append(c.sets, f)
		return
	}
	c.count(f.missing, f.Doc)
	c.rank(f)
}

// count counts values of one document for every facet that it is not missing
// alone: the counts of a facet ignore the choices made in that same facet.
func (c *collector) count(missing uint16, doc uint32) {
	switch {
	case missing == 0:
		c.total++
		if c.counting {
			c.counted = append(c.counted, doc)
		}
	case missing == 1<<c.status && c.shown != nil:
		c.hidden++
		c.counts[c.statusIDs[c.tables.Statuses[doc]]]++
	case c.counting && missing&(missing-1) == 0:
		for _, id := range c.tables.Facets.within(doc, bits.TrailingZeros16(missing)) {
			c.counts[id]++
		}
	}
}

// rank keeps a document if it may be among the best.
func (c *collector) rank(f Found) {
	if f.missing != 0 || c.keep == 0 || c.full && c.byScore && f.Score < c.worst.Score {
		return
	}
	f.key = c.order(f.Doc, f.Score)
	if c.full && compareFound(f, c.worst) >= 0 {
		return
	}
	c.best = append(c.best, f)
	if len(c.best) >= 2*c.keep+16 {
		slices.SortFunc(c.best, compareFound)
		c.best = c.best[:c.keep]
		c.full, c.worst = true, c.best[c.keep-1]
	}
}

// finish counts the sets of identical texts and gives the best documents in order.
func (c *collector) finish() []Found {
	slices.SortStableFunc(c.sets, func(a, b Found) int {
		return cmp.Compare(c.tables.Same[a.Doc], c.tables.Same[b.Doc])
	})
	for from := 0; from < len(c.sets); {
		to := from + 1
		for to < len(c.sets) && c.tables.Same[c.sets[to].Doc] == c.tables.Same[c.sets[from].Doc] {
			to++
		}
		c.addSet(uint32(to), c.sets[from:to])
		from = to
	}
	slices.SortFunc(c.best, compareFound)
	return c.best[:min(c.keep, len(c.best))]
}

// addSet counts the members of one set as one document that carries the values
// of all of them; the best member stands for it.
func (c *collector) addSet(number uint32, members []Found) {
	best, visible, hidden := Found{}, false, false
	for _, m := range members {
		for _, sets := range c.tables.Facets.Sets {
			for _, id := range c.tables.Facets.set(sets[m.Doc]) {
				if m.missing&^(1<<c.tables.Facets.facet[id]) == 0 && c.stamp[id] != number {
					c.stamp[id] = number
					c.counts[id]++
				}
			}
		}
		m.key = c.order(m.Doc, m.Score)
		switch {
		case m.missing == 0 && (!visible || compareFound(m, best) < 0):
			best, visible = m, true
		case m.missing == 1<<c.status && c.shown != nil:
			hidden = true
		}
	}
	switch {
	case visible:
		c.total++
		c.rank(best)
	case hidden:
		c.hidden++
	}
}
