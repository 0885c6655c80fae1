package coordination

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"landscape/indexer"
	"landscape/standard"
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
	// labelPart of the likeness is labels in common.
	labelPart = 0.25
	// What is left of it when they apply to different technologies, and when
	// one tests what the other specifies.
	otherArea = 0.8
	otherForm = 0.8
)

// likeness is how near two standards are in scope.
type likeness struct {
	a, b  *card
	score float64
	// one tells that the titles say the same.
	one    bool
	shared []weighted
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
		for _, w := range a.words {
			if len(r.holders[w.text]) > commonest || w.form {
				continue
			}
			for _, b := range r.holders[w.text] {
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

// meeting is what two titles have in common.
type meeting struct {
	dot, ofA, ofB float64 // the weight of it, together and in each
	subject       []weighted
	places        []int // of the words of the subject in the second title
	own           bool  // it is more than the name of a series
}

func meet(a, b *card, l *likeness) meeting {
	var m meeting
	for _, w := range a.words {
		at := slices.IndexFunc(b.words, func(o weighted) bool { return o.text == w.text })
		if at < 0 {
			continue
		}
		o := b.words[at]
		m.dot, m.ofA, m.ofB = m.dot+w.weight*o.weight, m.ofA+w.alone*w.alone, m.ofB+o.alone*o.alone
		l.shared = append(l.shared, w)
		m.own = m.own || !w.common && (!o.common || !a.serial) || !o.common && !b.serial
		if !w.form {
			m.subject, m.places = append(m.subject, w), append(m.places, o.place)
		}
	}
	return m
}

// enough tells whether two titles meet in more than the words of the field. Two
// words that stand together are one notion, "OpenID Connect", and have to be rare.
func (m *meeting) enough(partA, partB float64) bool {
	if len(m.subject) != leastWords {
		return len(m.subject) > leastWords
	}
	x, y := m.subject[0], m.subject[1]
	together := abs(x.place-y.place) == 1 && abs(m.places[0]-m.places[1]) == 1
	return max(partA, partB) >= wholeTitle && (!together || x.alone+y.alone >= rareNotion)
}

func abs(n int) int { return max(n, -n) }

// compare measures how alike two standards are: the words of their titles by
// weight, and their labels.
func compare(a, b *card) likeness {
	l := likeness{a: a, b: b}
	if tied(a, b) || a.norm == 0 || b.norm == 0 {
		return l
	}
	m := meet(a, b, &l)
	partA, partB := m.ofA/(a.alone*a.alone), m.ofB/(b.alone*b.alone)
	l.one = sameTitle(a, b) && min(partA, partB) >= mostOfIt
	if !m.own || len(m.subject) == 0 || !l.one && !m.enough(partA, partB) {
		return l
	}
	l.score = m.dot / (a.norm * b.norm) * (1 - labelPart + labelPart*labelShare(a, b))
	if apart(a.Areas, b.Areas) {
		l.score *= otherArea
	}
	if a.tests != b.tests {
		l.score *= otherForm
	}
	return l
}

// sameTitle tells whether nothing but the name of a series sets two titles apart,
// and neither their versions nor the time between them does.
func sameTitle(a, b *card) bool {
	years := a.year() - b.year()
	other := len(a.versions) > 0 && len(b.versions) > 0 && !slices.Equal(a.versions, b.versions)
	return !other && a.own == b.own && abs(years) <= takenOver
}

// apart tells whether two standards apply to different technologies.
func apart(a, b []string) bool {
	return (len(a) > 0 || len(b) > 0) && !slices.ContainsFunc(a, func(area string) bool { return slices.Contains(b, area) })
}

// labelShare is the share of areas and topics that both have, 1 for two without any.
func labelShare(a, b *card) float64 {
	la, lb := a.labels(), b.labels()
	both := 0
	for _, l := range la {
		if slices.Contains(lb, l) {
			both++
		}
	}
	union := len(la) + len(lb) - both
	if union == 0 {
		return 1
	}
	return float64(both) / float64(union)
}

func compareWeights(a, b weighted) int {
	return cmp.Or(cmp.Compare(a.weight, b.weight), -cmp.Compare(a.text, b.text))
}

func rounded(score float64) float64 { return math.Round(score*100) / 100 }
