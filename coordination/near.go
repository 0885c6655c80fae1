package coordination

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/standard"
)

// Subject is what somebody means to write a standard on. Title and scope are in
// English, as the titles that they are compared with.
type Subject struct {
	Title, Scope string
	Labels       standard.Labels
}

// Near is a standard with how near it is to a subject.
type Near struct {
	Entry
	// Maker is the body, or the study group of the ITU-T.
	Maker string
	// Same names the set of identical texts that it belongs to.
	Same string
	// Filed are the Questions of SG17 that keep it; none for the work of others.
	Filed []int
	// Alike tells that nothing but the kind of text sets the two titles apart.
	Alike bool
	// Score is the likeness as a whole, from 0 to 1; Words, Concepts and Labels are
	// that of the titles, of the concepts and of the areas and topics.
	Score, Words, Concepts, Labels float64
	// Ours and Theirs are the parts of the subject's title and of the standard's
	// that the other one says as well.
	Ours, Theirs float64
	// Shared are words that both have, the rarest first; Difference those of the
	// standard that the subject lacks, Lacking those of the subject.
	Shared, Difference, Lacking []string
	// Concepts in common.
	SharedConcepts []string
}

// What makes two texts near: the words of their titles, the concepts, the labels.
const (
	wordPart    = 0.55
	conceptPart = 0.30
	labelsPart  = 0.15
	// A word of the scope counts less than one of the title, and all of them
	// together no more than scopeMost of it.
	scopeWeight = 0.5
	scopeMost   = 0.6
	// leastNear is what is not worth showing.
	leastNear = 0.08
)

// Near lists the standards in force or under development that are near to a
// subject, the nearest first; identical texts each for itself.
func (v *View) Near(s Subject) []Near {
	r := v.register()
	own := r.subjectCard(s)
	rare := r.conceptRarity()
	var found []Near
	for _, c := range r.cards {
		if c.amends {
			continue
		}
		if n := nearTo(own, c, rare); n.Score >= leastNear {
			if c.maker == ownMaker {
				n.Filed = v.filed(c)
			}
			found = append(found, n)
		}
	}
	slices.SortStableFunc(found, func(a, b Near) int { return -cmp.Compare(a.Score, b.Score) })
	return found
}

// subject is a text to come with the weights of its words.
type subject struct {
	card
	scope     map[string]bool // words that only the scope has
	titleNorm float64         // of the title alone
}

func (r *register) subjectCard(s Subject) *subject {
	own := &subject{scope: map[string]bool{}}
	own.Areas, own.Topics, own.subjects = s.Labels.Areas, s.Labels.Topics, s.Labels.Subjects
	weigh := func(text string) (float64, float64) {
		w := math.Log(1 + float64(r.texts)/float64(1+len(r.holders[text])))
		if formWords[text] {
			w *= formWeight
		}
		return w, w
	}
	add := func(text string, scope bool) {
		if own.says(text) || scope && len(r.holders[text]) == 0 {
			return // a word of running text that no title has tells nothing
		}
		w := weighted{text: text, form: formWords[text], place: len(own.words)}
		w.weight, w.alone = weigh(text)
		own.tests = own.tests || !scope && testWords[text]
		own.words = append(own.words, w)
		own.scope[text] = scope
	}
	for _, w := range r.titles.read(s.Title) {
		add(w.text, false)
	}
	for _, w := range r.titles.acronyms.fold(plainWords(s.Scope)) {
		add(w, true)
	}
	own.settle()
	return own
}

// settle bounds what the scope counts beside the title.
func (s *subject) settle() {
	var title, scope float64
	for _, w := range s.words {
		if s.scope[w.text] {
			scope += w.alone * w.alone * scopeWeight * scopeWeight
		} else {
			title += w.alone * w.alone
		}
	}
	factor := scopeWeight
	if most := scopeMost * title; title > 0 && scope > most {
		factor *= math.Sqrt(most / scope)
	}
	for i := range s.words {
		w := &s.words[i]
		if s.scope[w.text] {
			w.weight = w.alone * factor
		}
		s.norm += w.weight * w.weight
	}
	s.norm, s.titleNorm = math.Sqrt(s.norm), title
}

// conceptRarity tells how much each concept says, by how many texts are about it.
func (r *register) conceptRarity() map[string]float64 {
	counts := map[string]int{}
	for _, c := range r.cards {
		for _, id := range c.subjects {
			counts[id]++
		}
	}
	rare := map[string]float64{}
	for id, n := range counts {
		rare[id] = math.Log(1 + float64(r.texts)/float64(1+n))
	}
	return rare
}

func nearTo(own *subject, c *card, rare map[string]float64) Near {
	n := Near{Entry: c.Entry, Maker: c.maker, Same: c.same, Alike: own.alike(c)}
	n.compareWords(own, c)
	n.Concepts, n.SharedConcepts = sharedConcepts(own.subjects, c.subjects, rare)
	if len(own.labels()) > 0 && len(c.labels()) > 0 {
		n.Labels = labelShare(&own.card, c)
	}
	n.Score = wordPart*n.Words + conceptPart*n.Concepts + labelsPart*n.Labels
	if apart(own.Areas, c.Areas) {
		n.Score *= otherArea
	}
	if own.tests != c.tests {
		n.Score *= otherForm
	}
	return n
}

func (n *Near) compareWords(own *subject, c *card) {
	var dot, ours, theirs float64
	for _, w := range own.words {
		at := slices.IndexFunc(c.words, func(o weighted) bool { return o.text == w.text })
		if at < 0 {
			if !own.scope[w.text] && !w.form {
				n.Lacking = append(n.Lacking, w.text)
			}
			continue
		}
		o := c.words[at]
		dot += w.weight * o.weight
		theirs += o.alone * o.alone
		if !own.scope[w.text] {
			ours += w.alone * w.alone
		}
		if !w.form {
			n.Shared = append(n.Shared, w.text)
		}
	}
	for _, o := range c.words {
		if !o.form && !own.says(o.text) {
			n.Difference = append(n.Difference, o.text)
		}
	}
	if own.norm > 0 && c.norm > 0 {
		n.Words = dot / (own.norm * c.norm)
		n.Theirs = theirs / (c.alone * c.alone)
	}
	if own.titleNorm > 0 {
		n.Ours = ours / own.titleNorm
	}
}

// alike tells whether two titles say the same words of a subject in one order.
func (s *subject) alike(c *card) bool {
	ours := []string{}
	for _, w := range s.words {
		if !s.scope[w.text] && !kindWords[w.text] {
			ours = append(ours, w.text)
		}
	}
	var inPlace []weighted
	for _, w := range c.words {
		if !w.only && !kindWords[w.text] {
			inPlace = append(inPlace, w)
		}
	}
	slices.SortFunc(inPlace, func(a, b weighted) int { return a.place - b.place })
	return len(ours) >= leastWords && slices.EqualFunc(ours, inPlace, func(text string, w weighted) bool { return text == w.text })
}

// kindWords tell the kind of text and nothing else.
var kindWords = set("guideline guidance guide framework requirement aspect measure consideration information technology specification")

// sharedConcepts compares two lists of concepts, the rarer the more.
func sharedConcepts(a, b []string, rare map[string]float64) (float64, []string) {
	var both, ofA, ofB float64
	var shared []string
	for _, id := range a {
		ofA += rare[id] * rare[id]
		if slices.Contains(b, id) {
			both += rare[id] * rare[id]
			shared = append(shared, id)
		}
	}
	for _, id := range b {
		ofB += rare[id] * rare[id]
	}
	if both == 0 {
		return 0, nil
	}
	return both / math.Sqrt(ofA*ofB), shared
}

// filed are the Questions that keep a text of SG17: as the ITU-T files it, else
// by its number.
func (v *View) filed(c *card) []int {
	numbers := []int{}
	for _, q := range v.facts.Questions {
		if slices.Contains(c.Groups, q.Name()) {
			numbers = append(numbers, q.Number)
		}
	}
	if s, ok := v.facts.SeriesOf(strings.TrimPrefix(c.ID, "ITU-T ")); ok && len(numbers) == 0 && s.Question != 0 {
		numbers = append(numbers, s.Question)
	}
	return numbers
}
