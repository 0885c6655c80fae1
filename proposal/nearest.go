package proposal

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
	"landscape/text"
)

// Relation is how a standard stands to the proposal.
type Relation string

const (
	Same     Relation = "same"      // says the same: adopt or transpose it instead
	Overlaps Relation = "overlaps"  // coordinate with those who make it
	BuildsOn Relation = "builds-on" // refer to it
	Nearby   Relation = "near"
	New      Relation = "new" // only as an outcome
)

// Nearest is a standard near to the proposal.
type Nearest struct {
	ID         string          `json:"id"`
	Slug       string          `json:"slug"`
	Title      string          `json:"title"`
	Body       standard.Body   `json:"body"`
	Group      string          `json:"group"`
	Status     standard.Status `json:"status"`
	Published  string          `json:"published"`
	Expected   string          `json:"expected"`
	Access     standard.Access `json:"access"`
	URL        string          `json:"url"`
	Relation   Relation        `json:"relation"`
	Score      float64         `json:"score"`
	Shared     []string        `json:"shared"`
	Difference []string        `json:"difference"`
	// Lacking are words of the proposal that the standard does not have.
	Lacking []string `json:"lacking"`
}

const (
	mostNearest = 20
	mostWords   = 8
	// firstOfMaker is how many of one maker are shown before those of others.
	firstOfMaker = 2
	// What the rank in a search and the core of a concept add.
	searchPart = 0.25
	corePart   = 0.35
	searched   = 40
)

// findNearest ranks by likeness, by what a search for the title finds, and by
// what the thesaurus knows to be at the core of the concepts.
func (c *check) findNearest() error {
	extra, err := c.searchWorth()
	if err != nil {
		return err
	}
	c.noteCore(extra)
	excluded := c.excluded()
	for _, n := range c.view.Near(c.subject) {
		if excluded[n.Slug] {
			continue
		}
		n.Score += extra[n.Slug]
		c.near = append(c.near, n)
	}
	slices.SortStableFunc(c.near, func(a, b coordination.Near) int { return -cmp.Compare(a.Score, b.Score) })
	c.report.Nearest = []Nearest{}
	for _, n := range spread(c.near) {
		c.report.Nearest = append(c.report.Nearest, c.nearest(n))
	}
	return nil
}

func (c *check) excluded() map[string]bool {
	excluded := map[string]bool{}
	for _, id := range c.proposal.Exclude {
		if d, ok := c.index.Get(id); ok {
			excluded[d.Slug] = true
		}
	}
	return excluded
}

func (c *check) searchWorth() (map[string]float64, error) {
	worth := map[string]float64{}
	for _, text := range []string{c.proposal.Title, c.subject.Title} {
		r, err := c.index.Search(c.ctx, indexer.Query{Text: text, Size: searched, Facets: []string{}})
		if err != nil {
			return nil, err
		}
		for i, hit := range r.Hits {
			if hit.Score == 0 {
				break // without words to find, all standards are found alike
			}
			w := searchPart * (1 - float64(i)/float64(searched)) * hit.Score / r.Hits[0].Score
			worth[hit.Document.Slug] = max(worth[hit.Document.Slug], w)
		}
		if text == c.subject.Title {
			break
		}
	}
	return worth, nil
}

// noteCore adds what documents at the core of the proposal's concepts are worth.
func (c *check) noteCore(extra map[string]float64) {
	c.worth = map[string]float64{}
	for _, spoken := range c.report.Concepts {
		concept, ok := c.taxonomy.Concept(spoken.ID)
		if !ok {
			continue
		}
		for place, core := range concept.Core {
			if d, ok := c.index.Get(core.ID); ok {
				w := spoken.Share / (1 + 0.15*float64(place))
				c.worth[d.Slug] = max(c.worth[d.Slug], w)
			}
		}
	}
	for slug, w := range c.worth {
		extra[slug] += corePart * w
	}
}

// spread takes the nearest, one of each set of identical texts. No maker has more
// than two among the first before others have had their turn: whoever proposes
// looks for work elsewhere.
func spread(near []coordination.Near) []coordination.Near {
	var first, later []coordination.Near
	made, texts := map[string]int{}, map[string]bool{}
	for _, n := range near {
		if texts[n.Same] {
			continue
		}
		texts[n.Same] = true
		if made[n.Maker]++; made[n.Maker] <= firstOfMaker || n.Alike {
			first = append(first, n)
		} else {
			later = append(later, n)
		}
		if len(texts) == 3*mostNearest {
			break
		}
	}
	head := min(len(first), 6)
	rest := append(slices.Clone(first[head:]), later...)
	slices.SortStableFunc(rest, func(a, b coordination.Near) int { return -cmp.Compare(a.Score, b.Score) })
	all := append(first[:head:head], rest...)
	return all[:min(len(all), mostNearest)]
}

func (c *check) nearest(n coordination.Near) Nearest {
	group := ""
	if len(n.Groups) > 0 {
		group = n.Groups[0]
	}
	shared := list(n.Shared)
	for _, id := range n.SharedConcepts {
		if concept, ok := c.taxonomy.Concept(id); ok && !saysAlready(shared, concept.Name(text.English)) {
			shared = append(shared, concept.Name(c.answer))
		}
	}
	return Nearest{ID: n.ID, Slug: n.Slug, Title: n.Title, Body: n.Body, Group: group, Status: n.Status, Published: n.Published,
		Expected: n.Expected, Access: n.Access, URL: n.URL, Relation: c.relationOf(n), Score: shown(n.Score),
		Shared: shared, Difference: list(n.Difference), Lacking: list(n.Lacking)}
}

// saysAlready tells whether the name of a concept adds no word to those in common.
func saysAlready(shared []string, name string) bool {
	return !slices.ContainsFunc(strings.Fields(text.Fold(name)), func(word string) bool {
		return !slices.ContainsFunc(shared, func(s string) bool { return text.Fold(s) == word })
	})
}

func list(words []string) []string {
	return append([]string{}, words[:min(len(words), mostWords)]...)
}

// shown brings what speaks for a standard to a number from 0 to 1.
func shown(worth float64) float64 { return math.Round(100*(1-math.Exp(-steep*worth))) / 100 }

const steep = 1.4

// How much two titles must say of one another to overlap, and how much a
// standard must be at the core of a concept to be built on.
const (
	overlapWords  = 0.50
	overlapTitle  = 0.45
	overlapLeast  = 2
	buildsOnWorth = 0.5
	// buildsOnAlone is how much without a word in common: the first texts of a
	// concept that the proposal names.
	buildsOnAlone = 0.75
)

// relationOf judges a standard by what both titles say.
func (c *check) relationOf(n coordination.Near) Relation {
	core := c.worth[n.Slug]
	switch {
	case n.Alike, text.Fold(n.Titles[c.lang]) == text.Fold(c.proposal.Title):
		return Same
	case n.Words >= overlapWords && n.Ours >= overlapTitle && len(n.Shared) >= overlapLeast:
		return Overlaps
	case n.Status == standard.InForce && (core >= buildsOnAlone || core >= buildsOnWorth && len(n.Shared) > 0):
		return BuildsOn
	}
	return Nearby
}
