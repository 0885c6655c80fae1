package indexer

import (
	"context"

	"landscape/query"
)

// The local engine answers term by term: the postings of each term are read from
// bleve once, from the first to the last, and added up per document in flat
// arrays. That is close to BM25F: a word in several fields, and its synonyms,
// count as one word, weighted by field, and saturate together.

// scratch is the working memory of one search, zero between searches.
type scratch struct {
	score  []float32 // sum over units
	cover  []float32 // weight of the units that match
	unit   []float32 // of the unit at work
	known  []float32 // what the document is worth for the concepts asked for
	strict []uint8   // strict units that match
	out    []bool    // excluded
	docs   []uint32  // that any unit touched
	inUnit []uint32  // that the unit at work touched
	seen   []bool
}

func newScratch(n int) *scratch {
	return &scratch{score: make([]float32, n), cover: make([]float32, n), unit: make([]float32, n),
		known:  make([]float32, n),
		strict: make([]uint8, n), out: make([]bool, n), seen: make([]bool, n)}
}

// clear makes the touched parts zero again.
func (s *scratch) clear() {
	for _, d := range s.docs {
		s.score[d], s.cover[d], s.known[d], s.strict[d], s.out[d], s.seen[d] = 0, 0, 0, 0, false, false
	}
	for _, d := range s.inUnit {
		s.unit[d] = 0
	}
	s.docs, s.inUnit = s.docs[:0], s.inUnit[:0]
}

func (s *scratch) touch(doc uint32) {
	if !s.seen[doc] {
		s.seen[doc] = true
		s.docs = append(s.docs, doc)
	}
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
			for _, d := range m.inUnit {
				m.touch(d)
				m.out[d], m.unit[d] = true, 0
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
	m.touched = len(m.docs)
	return nil
}

// addUp scores the documents of the unit at work.
func (m *matcher) addUp(i int) {
	rarity, covering, strict := m.weights.Rarity[i], m.weights.Covering[i], m.units[i].Strict
	for _, d := range m.inUnit {
		tf := m.unit[d]
		m.unit[d] = 0
		m.touch(d)
		m.score[d] += rarity * tf * (saturation + 1) / (tf + saturation)
		m.cover[d] += covering
		if strict {
			m.strict[d]++
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

func (m *matcher) add(doc uint32, weight float32) {
	if m.unit[doc] == 0 {
		m.inUnit = append(m.inUnit, doc)
	}
	m.unit[doc] = combine(m.unit[doc], weight)
}

// atLeast notes what a document is worth by one of several pieces of evidence, of
// which the strongest counts.
func (m *matcher) atLeast(doc uint32, worth float32) {
	if m.unit[doc] == 0 {
		m.inUnit = append(m.inUnit, doc)
	}
	m.unit[doc] = max(m.unit[doc], worth)
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
			for i, d := range m.inUnit {
				found[i] = posting{d, m.unit[d]}
				m.unit[d] = 0
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
