package coordination

import (
	"cmp"
	"math"
	"slices"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// need is a value that areas are crossed with.
type need struct {
	facet, value string
	peers        int // active areas that have something in force of it
	ofITU        int // and those in which the ITU-T has
}

// label names the value as cards know it: "topic:metrics".
func (n need) label() string { return n.facet + ":" + n.value }

// place is one area crossed with one value: "iot" and "topic:metrics".
type place struct{ area, label string }

// survey holds what all findings of one query are made from.
type survey struct {
	query indexer.Query
	areas []string // those active enough to be judged
	needs []need
	// Counts of all bodies, of the ITU-T, and of what is free of charge.
	all, itu, free map[place]indexer.Pair
	total          map[string]indexer.Pair // by area
	cards          map[place][]*card       // the standards that the counts are of
	inArea         map[string][]*card
	remit          map[string]bool // areas that a Question of SG17 has
}

func (v *View) survey(q indexer.Query) (*survey, error) {
	s := &survey{query: q, total: map[string]indexer.Pair{}, all: map[place]indexer.Pair{}, itu: map[place]indexer.Pair{},
		free: map[place]indexer.Pair{}, cards: map[place][]*card{}, inArea: map[string][]*card{}, remit: map[string]bool{}}
	for _, facet := range []string{indexer.FacetTopic, indexer.FacetRequirement} {
		if err := v.count3(s, facet); err != nil {
			return nil, err
		}
	}
	for _, c := range v.selected(q) {
		s.note(c)
	}
	for _, question := range v.facts.Questions {
		for _, area := range question.Areas {
			s.remit[area] = true
		}
	}
	s.areas = v.activeAreas(s)
	s.addNeeds(indexer.FacetRequirement, v.tax.Requirements)
	s.addNeeds(indexer.FacetTopic, v.tax.Topics)
	return s, nil
}

// count3 counts areas by a facet: all, those of the ITU-T, those free of charge.
func (v *View) count3(s *survey, facet string) error {
	if err := v.cross(s.query, facet, s.all, s.total); err != nil {
		return err
	}
	if q, ok := with(s.query, indexer.FacetBody, "ITU-T"); ok {
		if err := v.cross(q, facet, s.itu, nil); err != nil {
			return err
		}
	}
	if q, ok := with(s.query, indexer.FacetAccess, string(standard.Free)); ok {
		return v.cross(q, facet, s.free, nil)
	}
	return nil
}

// cross counts areas by a facet; the totals of the areas go into total.
func (v *View) cross(q indexer.Query, facet string, into map[place]indexer.Pair, total map[string]indexer.Pair) error {
	m, err := v.index.Cross(q, indexer.FacetArea, facet)
	if err != nil {
		return err
	}
	for r, area := range m.RowValues {
		if total != nil {
			total[area] = m.RowTotals[r]
		}
		for c, value := range m.ColValues {
			into[place{area, facet + ":" + value}] = indexer.Pair{InForce: m.InForce[r][c], UnderDevelopment: m.UnderDevelopment[r][c]}
		}
	}
	return nil
}

func (s *survey) note(c *card) {
	for _, area := range c.Areas {
		s.inArea[area] = append(s.inArea[area], c)
		for _, label := range c.needs {
			at := place{area, label}
			s.cards[at] = append(s.cards[at], c)
		}
	}
}

func (v *View) activeAreas(s *survey) []string {
	var active []string
	for _, a := range v.tax.Areas {
		_, possible := with(s.query, indexer.FacetArea, a.ID)
		if possible && s.total[a.ID].InForce >= activeArea {
			active = append(active, a.ID)
		}
	}
	return active
}

// addNeeds adds the values of a facet, but for one that nearly all standards
// carry together with one that is there: certification is the topic of most
// that meet the need to assess.
func (s *survey) addNeeds(facet string, values []taxonomy.Entry) {
	for _, value := range values {
		n := need{facet: facet, value: value.ID}
		for _, a := range s.areas {
			if s.all[place{a, n.label()}].InForce > 0 {
				n.peers++
			}
			if s.itu[place{a, n.label()}].InForce > 0 {
				n.ofITU++
			}
		}
		if !slices.ContainsFunc(s.needs, func(other need) bool { return s.together(n, other) >= oneNeed }) {
			s.needs = append(s.needs, n)
		}
	}
}

// together is the share of the standards with either need that have both.
func (s *survey) together(a, b need) float64 {
	both, either := 0, 0
	for _, area := range s.areas {
		with, more := s.cards[place{area, a.label()}], s.cards[place{area, b.label()}]
		either += len(with) + len(more)
		for _, c := range with {
			if slices.Contains(c.needs, b.label()) {
				both++
				either--
			}
		}
	}
	return float64(both) / float64(max(either, 1))
}

// activity grows with the standards of an area, but slowly: a hundredth
// standard says less than a tenth. What SG17 has no Question on weighs less.
func (s *survey) activity(area string) float64 {
	p := s.total[area]
	grown := math.Log2(1 + float64(p.InForce) + 2*float64(p.UnderDevelopment))
	if !s.remit[area] {
		grown *= outOfRemit
	}
	return grown
}

// strongest are the few standards at a place with one status that are most
// plainly about it: what sets requirements before studies and tests, by the
// evidence for both labels, and the newest of equals.
func (s *survey) strongest(at place, status standard.Status) []*card {
	var found []*card
	for _, c := range s.cards[at] {
		if c.Status == status {
			found = append(found, c)
		}
	}
	strength := func(c *card) float64 {
		return min(c.strengthOf(indexer.FacetArea+":"+at.area), sure) + min(c.strengthOf(at.label), sure)
	}
	slices.SortStableFunc(found, func(a, b *card) int {
		return cmp.Or(truth(b.stands)-truth(a.stands), truth(a.studies() || a.title.Tests)-truth(b.studies() || b.title.Tests), cmp.Compare(strength(b), strength(a)), cmp.Compare(b.Published, a.Published))
	})
	return found
}

const (
	// sure is the strength of evidence above which more says nothing.
	sure = 2.0
	// oneNeed is the share of standards in common from which two needs are one.
	oneNeed = 0.75
)
