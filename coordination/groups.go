package coordination

import (
	"cmp"
	"slices"
)

// alike are the groups of standards of different makers with one title or one
// scope. Likenesses are joined, the nearest first, as long as each standard of a
// group is like all those of the other makers in it.
func (r *register) alike(thisYear int) []Overlap {
	pairs := r.likenesses(thisYear)
	slices.SortStableFunc(pairs, func(a, b likeness) int {
		return cmp.Or(-cmp.Compare(truth(a.one), truth(b.one)), -cmp.Compare(a.score, b.score),
			cmp.Compare(a.a.at, b.a.at), cmp.Compare(a.b.at, b.b.at))
	})
	j := joiner{of: map[*card][]*scope{}}
	for _, l := range pairs {
		j.join(l)
	}
	found := make([]Overlap, len(j.scopes))
	for i, s := range j.scopes {
		found[i] = s.overlap()
	}
	return found
}

// scope is a subject that several makers have standards on.
type scope struct {
	cards []*card
	one   bool // the titles say the same
	links []likeness
}

type joiner struct {
	scopes []*scope
	of     map[*card][]*scope
}

// groupMost bounds a group: one that grows further is a field, not a subject.
const groupMost = 6

// join puts a pair into a scope that has one of the two, or makes a new one.
func (j *joiner) join(l likeness) {
	for _, c := range []*card{l.a, l.b} {
		for _, s := range j.of[c] {
			if s.has(l.a) && s.has(l.b) || s.take(l) {
				j.note(s)
				return
			}
		}
	}
	s := &scope{cards: []*card{l.a, l.b}, one: l.one, links: []likeness{l}}
	j.scopes = append(j.scopes, s)
	j.note(s)
}

func (j *joiner) note(s *scope) {
	for _, c := range s.cards {
		if !slices.Contains(j.of[c], s) {
			j.of[c] = append(j.of[c], s)
		}
	}
}

func (s *scope) has(c *card) bool { return slices.Contains(s.cards, c) }

// take adds the standard of a pair that the scope has not, if it fits.
func (s *scope) take(l likeness) bool {
	added := l.a
	if s.has(l.a) {
		added = l.b
	}
	if len(s.cards) == groupMost || s.one != l.one {
		return false
	}
	var links []likeness
	for _, c := range s.cards {
		if c.maker == added.maker {
			continue
		}
		link := compare(c, added)
		if link.score < alike {
			return false
		}
		links = append(links, link)
	}
	s.cards, s.links = append(s.cards, added), append(s.links, links...)
	return true
}

// overlap words a scope: its score is the mean of its pairs.
func (s *scope) overlap() Overlap {
	var sum float64
	for _, l := range s.links {
		sum += l.score
	}
	slices.SortStableFunc(s.cards, func(a, b *card) int { return cmp.Or(cmp.Compare(a.maker, b.maker), cmp.Compare(a.at, b.at)) })
	o := overlap(Similar, sum/float64(len(s.links)), s.cards...)
	if s.one {
		o.Kind, o.Score = Transposed, 1
	}
	for _, w := range s.cards[0].title.Words {
		everywhere := !slices.ContainsFunc(s.cards, func(c *card) bool { return !c.says(w.Text) })
		if everywhere {
			o.Shared = append(o.Shared, w.Text)
		}
	}
	for _, c := range s.cards {
		own := []string{}
		for _, w := range c.title.Words {
			if !w.Series && !slices.Contains(o.Shared, w.Text) {
				own = append(own, w.Text)
			}
		}
		o.Only = append(o.Only, own)
	}
	return o
}

func (c *card) says(word string) bool {
	return c.title.Says(word)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
