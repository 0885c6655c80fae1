package indexer

import (
	"context"

	"landscape/query"
)

// The local engine answers term by term: the postings of each term are read from
// bleve once, from the first to the last, and added up per document in flat
// arrays. That is close to BM25F: a word in several fields, and its synonyms,
// count as one word, weighted by field, and saturate together.

// scratch is the working memory of one search, empty between searches. What the
// documents add up to stands close together, in the order in which they were met:
// a search walks it several times, and the memory of all documents is far away.
type scratch struct {
	sums   []sum
	places []uint32 // of each document, its place in sums and one, 0 for none
	inUnit []uint32 // places in sums that the unit at work touched
}

// sum is what one document has added up to.
type sum struct {
	doc    uint32
	score  float32 // of all units
	cover  float32 // weight of the units that match
	unit   float32 // of the unit at work
	known  float32 // what the document is worth for the concepts asked for
	merit  float32
	strict uint8 // strict units that match
	out    bool  // excluded
}

func newScratch(n int) *scratch { return &scratch{places: make([]uint32, n)} }

func (s *scratch) clear() {
	for i := range s.sums {
		s.places[s.sums[i].doc] = 0
	}
	s.sums, s.inUnit = s.sums[:0], s.inUnit[:0]
}

// matcher evaluates the units of one query.
type matcher struct {
	local *local
	units []query.Unit
	*scratch
	notions map[*query.Notion][]posting
	weights Weights
	counts  []int // per unit: the documents that match
	touched int
	answers bool // the worth of the concepts is noted
}

// Close gives the working memory back.
func (m *matcher) Close() {
	m.clear()
	m.local.scratches.Put(m.scratch)
}

func (m *matcher) Touched() int  { return m.touched }
func (m *matcher) Counts() []int { return m.counts }

// evaluate fills the scratch with the matches of all units.
func (m *matcher) evaluate(ctx context.Context) error {
	if err := m.findNotions(ctx); err != nil {
		return err
	}
	for i := range m.units {
		u := &m.units[i]
		if err := m.gather(ctx, u); err != nil {
			return err
		}
		m.counts = append(m.counts, len(m.inUnit))
		m.weights.add(u, len(m.inUnit), m.local.tables.len())
		if u.Excluded {
			for _, i := range m.inUnit {
				m.sums[i].out, m.sums[i].unit = true, 0
			}
		} else {
			m.addUp(i)
		}
		m.inUnit = m.inUnit[:0]
	}
	if onlyExclusions(m.units) {
		for d := range uint32(m.local.tables.len()) {
			m.touch(d)
		}
	}
	m.touched = len(m.sums)
	return nil
}

// addUp scores the documents of the unit at work.
func (m *matcher) addUp(i int) {
	rarity, covering, strict := m.weights.Rarity[i], m.weights.Covering[i], m.units[i].Strict
	for _, place := range m.inUnit {
		at := &m.sums[place]
		tf := at.unit
		at.unit = 0
		at.score += rarity * tf * (saturation + 1) / (tf + saturation)
		at.cover += covering
		if strict {
			at.strict++
		}
	}
}

// gather adds up all variants of a unit in m.unit.
func (m *matcher) gather(ctx context.Context, u *query.Unit) error {
	if err := m.addVariants(ctx, u.Variants); err != nil {
		return err
	}
	for _, c := range u.Shared {
		for _, p := range m.notions[c] {
			m.add(p.doc, p.weight)
		}
	}
	return nil
}

func (m *matcher) addVariants(ctx context.Context, variants []query.Variant) error {
	for _, v := range variants {
		list, err := m.local.read(ctx, v)
		if err != nil {
			return err
		}
		for _, p := range list {
			m.add(p.doc, v.Weight*p.weight)
		}
	}
	return nil
}

// touch gives the place of a document, a new one if it was not met before.
func (m *matcher) touch(doc uint32) uint32 {
	if m.places[doc] == 0 {
		m.sums = append(m.sums, sum{doc: doc, merit: m.local.tables.Merit[doc]})
		m.places[doc] = uint32(len(m.sums))
	}
	return m.places[doc] - 1
}

// inUnitAt gives the sum of a document that the unit at work touches.
func (m *matcher) inUnitAt(doc uint32) *sum {
	place := m.touch(doc)
	at := &m.sums[place]
	if at.unit == 0 {
		m.inUnit = append(m.inUnit, place)
	}
	return at
}

func (m *matcher) add(doc uint32, weight float32) {
	at := m.inUnitAt(doc)
	at.unit = combine(at.unit, weight)
}

// atLeast notes what a document is worth by one of several pieces of evidence, of
// which the strongest counts.
func (m *matcher) atLeast(doc uint32, worth float32) {
	at := m.inUnitAt(doc)
	at.unit = max(at.unit, worth)
}

// findNotions finds the documents of the notions in the query, each once.
func (m *matcher) findNotions(ctx context.Context) error {
	for _, u := range m.units {
		for _, c := range u.Shared {
			if _, done := m.notions[c]; done {
				continue
			}
			if err := m.addVariants(ctx, c.Variants); err != nil {
				return err
			}
			found := make([]posting, len(m.inUnit))
			for i, place := range m.inUnit {
				at := &m.sums[place]
				found[i] = posting{at.doc, at.unit}
				at.unit = 0
			}
			m.inUnit = m.inUnit[:0]
			if m.notions == nil {
				m.notions = map[*query.Notion][]posting{}
			}
			m.notions[c] = found
		}
	}
	return nil
}

// read finds the documents of one variant.
func (l *local) read(ctx context.Context, v query.Variant) ([]posting, error) {
	if len(v.Terms) > 1 {
		return l.phrasePostings(ctx, v.Field, v.Terms)
	}
	return l.postings(ctx, v.Field, v.Terms[0])
}
