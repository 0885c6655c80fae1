package coordination

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
	"landscape/text"
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
	inScope   map[string]bool // words that only the scope has
	titleNorm float64         // of the title alone
}

func (r *register) subjectCard(s Subject) *subject {
	own := &subject{inScope: map[string]bool{}}
	own.title = r.titles.Read(s.Title)
	slices.SortFunc(own.title.Words, inOrder)
	own.Areas, own.Topics, own.subjects = s.Labels.Areas, s.Labels.Topics, s.Labels.Subjects
	for i := range own.title.Words {
		w := &own.title.Words[i]
		w.Weight = w.Alone // of the only text of its kind nothing is the name of a series
	}
	for _, word := range r.titles.Words(s.Scope) {
		if own.says(word) || r.titles.Holders[word] == 0 {
			continue // a word of running text that no title has tells nothing
		}
		w := r.titles.Word(word)
		w.Place = len(own.title.Words)
		own.title.Words = append(own.title.Words, w)
		own.inScope[word] = true
	}
	own.settle()
	return own
}

// settle bounds what the scope counts beside the title.
func (s *subject) settle() {
	s.title.Norm = 0
	var title, scope float64
	for _, w := range s.title.Words {
		if s.inScope[w.Text] {
			scope += w.Alone * w.Alone * scopeWeight * scopeWeight
		} else {
			title += w.Alone * w.Alone
		}
	}
	factor := scopeWeight
	if most := scopeMost * title; title > 0 && scope > most {
		factor *= math.Sqrt(most / scope)
	}
	for i := range s.title.Words {
		w := &s.title.Words[i]
		if s.inScope[w.Text] {
			w.Weight = w.Alone * factor
		}
		s.title.Norm += w.Weight * w.Weight
	}
	s.title.Norm, s.titleNorm = math.Sqrt(s.title.Norm), title
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
	ours, theirs := own.scope(), c.scope()
	if ours.HasLabels() && theirs.HasLabels() {
		n.Labels = indexer.LabelShare(ours, theirs)
	}
	n.Score = (wordPart*n.Words + conceptPart*n.Concepts + labelsPart*n.Labels) * indexer.Distance(ours, theirs)
	return n
}

func (n *Near) compareWords(own *subject, c *card) {
	var dot, ours, theirs float64
	for _, w := range own.title.Words {
		at := slices.IndexFunc(c.title.Words, func(o text.TitleWord) bool { return o.Text == w.Text })
		if at < 0 {
			if !own.inScope[w.Text] && !w.Kind {
				n.Lacking = append(n.Lacking, w.Text)
			}
			continue
		}
		o := c.title.Words[at]
		dot += w.Weight * o.Weight
		theirs += o.Alone * o.Alone
		if !own.inScope[w.Text] {
			ours += w.Alone * w.Alone
		}
		if !w.Kind {
			n.Shared = append(n.Shared, w.Text)
		}
	}
	for _, o := range c.title.Words {
		if !o.Kind && !own.says(o.Text) {
			n.Difference = append(n.Difference, o.Text)
		}
	}
	if own.title.Norm > 0 && c.title.Norm > 0 {
		n.Words = dot / (own.title.Norm * c.title.Norm)
		n.Theirs = theirs / (c.title.Alone * c.title.Alone)
	}
	if own.titleNorm > 0 {
		n.Ours = ours / own.titleNorm
	}
}

// alike tells whether two titles say the same words of a subject in one order.
func (s *subject) alike(c *card) bool {
	ours := []string{}
	for _, w := range s.title.Words {
		if !s.inScope[w.Text] && !kindWords[w.Text] {
			ours = append(ours, w.Text)
		}
	}
	var inPlace []text.TitleWord
	for _, w := range c.title.Words {
		if !w.Only && !kindWords[w.Text] {
			inPlace = append(inPlace, w)
		}
	}
	slices.SortFunc(inPlace, inOrder)
	return len(ours) >= leastWords && slices.EqualFunc(ours, inPlace, func(word string, w text.TitleWord) bool { return word == w.Text })
}

func inOrder(a, b text.TitleWord) int { return a.Place - b.Place }

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
