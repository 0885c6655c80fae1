package indexer

import (
	"context"
	"math"

	"landscape/query"
)

// A query is answered term by term: the postings of each term are read from
// bleve once, from the first to the last, and added up per document in flat
// arrays. That is close to BM25F: a word in several fields, and its synonyms,
// count as one word, weighted by field, and saturate together.

// saturation is how fast further evidence for a word stops to count.
const saturation = 1.2

// smallShare is what a word that says little counts for.
const smallShare = .4

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
	ix *Index
	*scratch
	notions map[*query.Notion][]posting
	all     float32 // the sum of weights: what covering the whole query is worth
	matches []int   // per unit: the documents that match
	stricts uint8
	unknown bool // some word is nowhere
	anyWord bool // some word, and not only its label, is somewhere
	// excludesOnly says that the query tells only what is not wanted.
	excludesOnly bool
}

// evaluate fills the scratch with the matches of all units.
func (m *matcher) evaluate(ctx context.Context, units []query.Unit) error {
	if err := m.findNotions(ctx, units); err != nil {
		return err
	}
	for i := range units {
		u := &units[i]
		if err := m.gather(ctx, u); err != nil {
			return err
		}
		weight := float32(0)
		m.matches = append(m.matches, len(m.inUnit))
		switch {
		case u.Excluded:
			for _, d := range m.inUnit {
				m.touch(d)
				m.out[d], m.unit[d] = true, 0
			}
		default:
			weight = m.addUp(u)
		}
		m.inUnit = m.inUnit[:0]
		m.all += weight
	}
	return nil
}

// addUp scores the documents of the unit at work and returns its weight.
func (m *matcher) addUp(u *query.Unit) float32 {
	rarity := m.rarity(len(m.inUnit))
	if u.Small {
		rarity *= smallShare
	}
	covering := rarity
	if u.Optional || u.Strict {
		covering = 0
	}
	if u.Strict {
		m.stricts++
	}
	for _, d := range m.inUnit {
		tf := m.unit[d]
		m.unit[d] = 0
		m.touch(d)
		m.score[d] += rarity * tf * (saturation + 1) / (tf + saturation)
		m.cover[d] += covering
		if u.Strict {
			m.strict[d]++
		}
	}
	if len(m.inUnit) == 0 {
		m.unknown = m.unknown || !u.Optional
		return 0
	}
	m.anyWord = m.anyWord || !u.Hint
	return covering
}

// rarity is the inverse document frequency of BM25.
func (m *matcher) rarity(documents int) float32 {
	n, df := float64(m.ix.store.len()), float64(documents)
	return float32(math.Log(1 + (n-df+.5)/(df+.5)))
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
		list, err := m.ix.read(ctx, v)
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

// combine adds further evidence for the same word: the strongest counts, the
// rest a little, or bodies that give keywords would outrank those that do not.
func combine(a, b float32) float32 { return max(a, b) + moreEvidence*min(a, b) }

const moreEvidence = .15

// findNotions finds the documents of the notions in the query, each once.
func (m *matcher) findNotions(ctx context.Context, units []query.Unit) error {
	for _, u := range units {
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
func (ix *Index) read(ctx context.Context, v query.Variant) ([]posting, error) {
	if len(v.Terms) > 1 {
		return ix.phrasePostings(ctx, v.Field, v.Terms)
	}
	return ix.postings(ctx, v.Field, v.Terms[0])
}
