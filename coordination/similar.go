package coordination

import (
	"math"
	"slices"
	"strconv"

	"landscape/indexer"
	"landscape/standard"
	"landscape/text"
)

// How alike two standards must be. Set by reading the pairs around each number
// (doc/overlaps.md): below it, most share only the common words of the field.
const (
	alike = 0.6
	// Words of the subject that both titles must have; two of them that are one
	// notion must weigh rareNotion ("cloud computing" weighs less) and be all but
	// the rest of a title.
	leastWords = 2
	rareNotion = 9.5
	wholeTitle = 0.7
	// mostOfIt is the share of both titles that must be the same for one text.
	mostOfIt = 0.6
	// Years after which nobody coordinates, and within which a text is taken over.
	longAgo   = 15
	takenOver = 20
	// commonest is in how many titles a word may be that finds candidates.
	commonest = 200
)

// likeness is how near two standards are in scope.
type likeness struct {
	a, b  *card
	score float64
	// one tells that the titles say the same.
	one bool
}

// likenesses compares every standard with those of other makers that share a
// rare word of its title. One of each set of identical texts stands for all.
func (r *register) likenesses(thisYear int) []likeness {
	var found []likeness
	seen := make([]int, len(r.cards)) // by card, the last one it was compared with
	for _, a := range r.cards {
		if !a.stands {
			continue
		}
		for _, w := range a.title.Words {
			if len(r.holders[w.Text]) > commonest || w.Kind {
				continue
			}
			for _, b := range r.holders[w.Text] {
				if b.at <= a.at || seen[b.at] == a.at+1 {
					continue
				}
				seen[b.at] = a.at + 1
				if l := compare(a, b); l.score >= alike && !past(a, b, thisYear) {
					found = append(found, l)
				}
			}
		}
	}
	return found
}

// tied tells whether two are of one maker, or related by the bodies themselves;
// an amendment is about what it amends by its nature.
func tied(a, b *card) bool {
	unknown := a.Body == b.Body && (a.maker == string(a.Body) || b.maker == string(b.Body))
	return a.maker == b.maker || unknown || a.amends || b.amends ||
		slices.ContainsFunc(a.links, func(l indexer.Link) bool { return l.Slug == b.Slug })
}

// past tells whether both are so old that nobody can coordinate them any more.
func past(a, b *card, thisYear int) bool {
	return thisYear-a.year() > longAgo && thisYear-b.year() > longAgo
}

// now is the year of what is still under way, or says no date.
const now = 9999

// year of publication.
func (e Entry) year() int {
	year, err := strconv.Atoi(e.Published[:min(4, len(e.Published))])
	if err != nil || e.Status == standard.UnderDevelopment {
		return now
	}
	return year
}

// enough tells whether two titles have more in common than the words of the field.
// Two words that stand together are one notion, "OpenID Connect", and have to be rare.
func enough(c text.Common) bool {
	var subject []text.TitleWord
	var places []int // in the second title
	for i, w := range c.Words {
		if !w.Kind {
			subject, places = append(subject, w), append(places, c.Places[i])
		}
	}
	if len(subject) != leastWords {
		return len(subject) > leastWords
	}
	x, y := subject[0], subject[1]
	together := abs(x.Place-y.Place) == 1 && abs(places[0]-places[1]) == 1
	return max(c.OfFirst, c.OfSecond) >= wholeTitle && (!together || x.Alone+y.Alone >= rareNotion)
}

func abs(n int) int { return max(n, -n) }

// compare tells how alike two standards are, 0 for those that nobody has to
// coordinate: of one maker, related anyway, or with only the words of the field in common.
func compare(a, b *card) likeness {
	l := likeness{a: a, b: b}
	if tied(a, b) {
		return l
	}
	score, common := a.likeness(b)
	l.one = sameTitle(a, b) && min(common.OfFirst, common.OfSecond) >= mostOfIt
	subject := slices.ContainsFunc(common.Words, func(w text.TitleWord) bool { return !w.Kind })
	if common.Own && subject && (l.one || enough(common)) {
		l.score = score
	}
	return l
}

func (c *card) likeness(other *card) (float64, text.Common) {
	return indexer.Likeness(c.scope(), other.scope())
}

func (c *card) scope() indexer.Scope {
	return indexer.Scope{Title: c.title, Areas: c.Areas, Topics: c.Topics}
}

// sameTitle tells whether nothing but the name of a series sets two titles apart,
// and neither their versions nor the time between them does.
func sameTitle(a, b *card) bool {
	years := a.year() - b.year()
	other := len(a.versions) > 0 && len(b.versions) > 0 && !slices.Equal(a.versions, b.versions)
	return !other && a.title.Own == b.title.Own && abs(years) <= takenOver
}

func rounded(score float64) float64 { return math.Round(score*100) / 100 }
