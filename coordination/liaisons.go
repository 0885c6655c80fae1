package coordination

import (
	"cmp"
	"math"
	"slices"

	"landscape/indexer"
	"landscape/standard"
)

// Liaison is a group to write to, with what speaks for it.
type Liaison struct {
	Address string `json:"address"`
	Body    string `json:"body"`
	Name    string `json:"name,omitempty"`
	InForce Figure `json:"in_force"`
	Drafts  Figure `json:"under_development"`
	// Close counts those of its standards that are near to the Question's own work.
	Close    int `json:"close"`
	Overlaps int `json:"overlaps"`
	// Known is the certainty of a liaison with SG17 that exists already, "" for none seen.
	Known Certainty `json:"known_liaison,omitempty"`
	// Charter tells that the group's own subject, in the facts, is the Question's.
	Charter bool    `json:"charter"`
	Score   float64 `json:"score"`

	first bool // of those to write to first
}

// What speaks for writing to a group: standards that bear on the own work, and
// twice so drafts, since there coordination still helps; a charter on the subject,
// most of all on what the Question names first; a liaison that exists. Numbers
// speak less the higher they are.
const (
	draftWeight   = 2.0
	overlapWeight = 1.0
	coreFactor    = 2.0
	charterFactor = 1.2
	knownFactor   = 1.5
)

// liaisons ranks the groups of other bodies and of the ITU-T that something
// speaks for: those first whose own subject the Question's is, then by what they have.
func (v *View) liaisons(f *field) []Liaison {
	var ranked []Liaison
	for _, g := range append(slices.Clone(v.facts.Groups), v.facts.StudyGroups...) {
		l := v.liaison(g, f)
		speaks := l.Charter || l.Close+l.Overlaps > 0
		if speaks && l.InForce.Count+l.Drafts.Count > 0 {
			ranked = append(ranked, l)
		}
	}
	slices.SortStableFunc(ranked, func(a, b Liaison) int {
		return cmp.Or(truth(b.first)-truth(a.first), -cmp.Compare(a.Score, b.Score), cmp.Compare(a.Address, b.Address))
	})
	return ranked[:min(len(ranked), deskLiaisons)]
}

func (v *View) liaison(g Group, f *field) Liaison {
	l := Liaison{Address: g.Address(), Body: string(g.Body), Name: g.Name, Known: g.Liaison}
	q, _ := with(f.query, indexer.FacetBody, string(g.Body))
	if g.Group != "" {
		q, _ = with(q, indexer.FacetGroup, g.Group)
	}
	inForce := v.list(f, q, standard.InForce, g.made, nil)
	drafts := v.list(f, q, standard.UnderDevelopment, g.made, nil)
	l.InForce, l.Drafts = inForce.figure, drafts.figure
	var weight float64
	for _, c := range append(inForce.cards, drafts.cards...) {
		l.Close += truth(f.own.near[c].score >= closely)
		speaks := f.own.bearing(c)
		if c.Status == standard.UnderDevelopment {
			speaks *= draftWeight
		}
		weight += speaks
	}
	for _, o := range f.overlaps {
		l.Overlaps += truth(slices.ContainsFunc(o.cards, g.made) && slices.ContainsFunc(o.cards, f.own.has))
	}
	charter := g.charter(f.question)
	l.Charter = charter > 1
	weight = charter * math.Log2(1+weight+overlapWeight*float64(l.Overlaps))
	if l.Known != "" {
		weight *= knownFactor
	}
	l.Score = math.Round(10*weight) / 10
	l.first = charter >= coreFactor && l.Score >= 1
	return l
}

// made tells whether the group made a standard.
func (g Group) made(c *card) bool {
	return c.Body == g.Body && (g.Group == "" || slices.Contains(c.Groups, g.Group))
}

// charter weighs whether a Question's subject is the group's own by the facts:
// security at large, what the Question names first, or another part of it.
func (g Group) charter(q Question) float64 {
	subject, own := q.Areas, g.Areas
	if len(subject) == 0 {
		subject, own = q.Topics, g.Topics
	}
	switch {
	case len(g.Areas) == 0 && len(g.Topics) >= atLarge, slices.Contains(own, subject[0]):
		return coreFactor
	case slices.ContainsFunc(own, func(o string) bool { return slices.Contains(subject, o) }):
		return charterFactor
	}
	return 1
}

// atLarge is how many topics a group without an area has that works on security as a whole.
const atLarge = 5
