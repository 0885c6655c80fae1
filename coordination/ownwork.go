package coordination

import (
	"cmp"
	"slices"
	"strings"

	"landscape/indexer"
)

// ownWork is what SG17 has under a Question. It tells how near the standards of
// others are to it.
type ownWork struct {
	question Question
	cards    []*card
	holders  map[string][]held
	near     map[*card]nearness
	// usual is the share of the own standards that carry a label, beside the
	// label that most of them carry.
	usual map[string]float64
}

// held is one own standard with what a word weighs in its title.
type held struct {
	at     int
	weight float64
}

// nearness is how like a standard is to the own one that it is likest to.
type nearness struct {
	score float64
	to    *card
}

func newOwnWork(question Question, cards []*card) ownWork {
	o := ownWork{question: question, cards: cards, holders: map[string][]held{}, near: map[*card]nearness{}, usual: map[string]float64{}}
	for at, c := range cards {
		for _, l := range c.labels() {
			o.usual[l]++
		}
		for _, w := range c.title.Words {
			o.holders[w.Text] = append(o.holders[w.Text], held{at, w.Weight / max(c.title.Norm, 1)})
		}
	}
	o.relate(indexer.FacetArea)
	o.relate(indexer.FacetTopic)
	return o
}

func (o *ownWork) has(c *card) bool { return slices.Contains(o.cards, c) }

// relate turns counts of labels of one facet into shares of the highest.
func (o *ownWork) relate(facet string) {
	most := 0.0
	for l, n := range o.usual {
		if strings.HasPrefix(l, facet+":") {
			most = max(most, n)
		}
	}
	for l := range o.usual {
		if strings.HasPrefix(l, facet+":") {
			o.usual[l] /= most
		}
	}
}

// kinship is how much a standard lies in the areas and on the topics that the
// own work is mostly about, from 0 to 1.
func (o *ownWork) kinship(c *card) float64 {
	area, topic := 0.0, 0.0
	if len(o.question.Areas) == 0 {
		area = 1
	}
	for _, l := range c.labels() {
		if strings.HasPrefix(l, indexer.FacetArea+":") {
			area = max(area, o.usual[l])
		} else {
			topic = max(topic, o.usual[l])
		}
	}
	return area * topic
}

// measure finds what a standard of another maker is nearest to.
func (o *ownWork) measure(c *card) {
	scores := map[int]float64{}
	for _, w := range c.title.Words {
		for _, h := range o.holders[w.Text] {
			scores[h.at] += w.Weight / max(c.title.Norm, 1) * h.weight
		}
	}
	var best nearness
	for at, score := range scores {
		own := o.cards[at]
		score *= indexer.LabelFactor(c.scope(), own.scope())
		if score > best.score || score == best.score && best.to != nil && own.at < best.to.at {
			best = nearness{score, own}
		}
	}
	o.near[c] = best
}

// rank puts the nearest first, and texts taken over from another body behind.
func (o *ownWork) rank(cards []*card) {
	slices.SortStableFunc(cards, func(a, b *card) int {
		return cmp.Or(truth(b.stands)-truth(a.stands), cmp.Compare(o.merit(b), o.merit(a)))
	})
}

// bearing is how much a standard bears on the own work: it is in the same areas
// and on the same topics, and all the more when its title is near to an own one.
func (o *ownWork) bearing(c *card) float64 {
	return o.kinship(c) * (kinPart + o.near[c].score)
}

const kinPart = 0.5

// merit is the place in a list: standards that set requirements come before
// reports, studies and tests that bear on the own work as much.
func (o *ownWork) merit(c *card) float64 {
	if c.title.Tests || c.studies() {
		return studyFactor * o.bearing(c)
	}
	return o.bearing(c)
}

const studyFactor = 0.75

// closely is from where a standard is plainly near to the own work.
const closely = 0.3

// nearest names the own standard that one is plainly near to, "" for none.
func (o *ownWork) nearest(c *card) string {
	if n := o.near[c]; n.score >= closely {
		return n.to.ID
	}
	return ""
}

// byCount gives the names with the highest counts first.
func byCount(counts map[string]int) []string {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return names
}
