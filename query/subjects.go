package query

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/taxonomy"
	"landscape/text"
)

// Subject is a concept that a query speaks of.
type Subject struct {
	Concept *taxonomy.Concept
	// Number is its place in the thesaurus.
	Number int
	// Share tells from 0 to 1 how surely and how fully the query speaks of it.
	Share float32
	// terms of the query that speak for it; said are those in its names and
	// questions, written those in names that stand in the query word for word.
	terms, said, written map[string]bool
}

// IsNamed tells that the query is a name of the concept, word for word.
func (s *Subject) IsNamed() bool { return len(s.written) > 0 && s.Share > .999 }

// Says tells whether a word of the query speaks for the concept.
func (s *Subject) Says(word string) bool {
	for _, lang := range text.LanguagesOf(word) {
		if slices.ContainsFunc(contentTerms(word, lang, never), func(term string) bool { return s.terms[term] }) {
			return true
		}
	}
	return false
}

// weigh gives the rarity of each term of a query and their sum.
func (t *Thesaurus) weigh(terms []string) (weights map[string]float32, sum float32) {
	weights = map[string]float32{}
	for _, term := range terms {
		w, ok := t.rarity[term]
		if !ok {
			w = t.unknown
		}
		weights[term] = w
		sum += w
	}
	return weights, sum
}

// Least shares: of a concept to be spoken of at all, and beside a better one.
const (
	leastShare   = .3
	besideBest   = .8
	mostSubjects = 4
	// freshShare is the part of a query that a further concept must speak of alone.
	freshShare = .2
)

// Subjects finds the concepts that a text speaks of, the surest first. A few
// words tell little of their language, so all that the text may be in are tried;
// lang is the likeliest.
func (t *Thesaurus) Subjects(s, lang string) []Subject {
	best := t.in(s, lang)
	for _, other := range text.LanguagesOf(s) {
		if other == lang || len(best) > 0 && best[0].Share >= 1-otherLanguage {
			continue
		}
		if list := t.in(s, other); len(list) > 0 && (len(best) == 0 || list[0].Share > best[0].Share+otherLanguage) {
			best = list
		}
	}
	return best
}

// otherLanguage is how much more surely a text must speak of a concept in
// another language than that which it seems to be in.
const otherLanguage = .1

// in finds the concepts that a text in a language speaks of.
func (t *Thesaurus) in(s, lang string) []Subject {
	terms := contentTerms(s, lang, t.known)
	if lang != text.English {
		t.asInEnglish(terms)
	}
	t.singular(terms)
	weights, sum := t.weigh(terms)
	if sum == 0 {
		return nil
	}
	found := t.byPhrases(terms, weights, sum, wordForWord(s, lang))
	if len(terms) > 1 {
		t.addBags(found, terms, weights, sum)
	}
	return choose(found, weights, sum)
}

// asInEnglish takes names and acronyms that are known in English only.
func (t *Thesaurus) asInEnglish(terms []string) {
	for i, term := range terms {
		if english := text.English + term[2:]; !t.known(term) && t.known(english) {
			terms[i] = english
		}
	}
}

// singular reads "CRLs" as "CRL" where only that is known.
func (t *Thesaurus) singular(terms []string) {
	for i, term := range terms {
		one, plural := strings.CutSuffix(term, "s")
		if plural && !t.known(term) && t.known(one) {
			terms[i] = one
		}
	}
}

// byPhrases scores the concepts by the phrase that fits the query best.
func (t *Thesaurus) byPhrases(terms []string, weights map[string]float32, sum float32, written string) map[int32]*Subject {
	common := map[int32]float32{}
	for _, term := range terms {
		for _, p := range t.byTerm[term] {
			common[p] += weights[term]
		}
	}
	found := map[int32]*Subject{}
	for number, weight := range common {
		p := &t.phrases[number]
		ofQuery, ofPhrase := weight/sum, weight/p.weight
		share := sqrt(ofQuery * ofPhrase)
		switch {
		case ofPhrase < .999 && len(terms) == 1:
			continue // one word that names nothing is just a word
		case p.name && ofPhrase < .999:
			share *= partOfName
		case !p.name:
			share *= askedShare
		}
		if _, named := weights[p.head]; !named {
			share *= withoutHead
		}
		s := t.subject(found, p.concept)
		s.Share = max(s.Share, share)
		literally := p.name && ofPhrase >= .999 && strings.Contains(written, p.written)
		for _, term := range p.terms {
			if _, asked := weights[term]; asked {
				s.terms[term], s.said[term] = true, true
				if literally {
					s.written[term] = true
				}
			}
		}
	}
	return found
}

// What a name counts of which the query has only a part, and a question beside
// a name.
const (
	partOfName = .8
	askedShare = .95
	// withoutHead is what a phrase counts without the word that says most in it.
	withoutHead = .9
)

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func (t *Thesaurus) subject(found map[int32]*Subject, concept int32) *Subject {
	s := found[concept]
	if s == nil {
		s = &Subject{Concept: &t.concepts[concept], Number: int(concept), terms: map[string]bool{}, said: map[string]bool{}, written: map[string]bool{}}
		found[concept] = s
	}
	return s
}

// bagShare is what the words of a concept count that no single phrase has
// together.
const bagShare = .5

// addBags lets all words of a concept speak for it.
func (t *Thesaurus) addBags(found map[int32]*Subject, terms []string, weights map[string]float32, sum float32) {
	bags := map[int32]float32{}
	for _, term := range terms {
		for _, s := range t.bags[term] {
			bags[s.concept] += s.weight * weights[term]
			t.subject(found, s.concept).terms[term] = true
		}
	}
	for concept, weight := range bags {
		s := t.subject(found, concept)
		s.Share += (1 - s.Share) * bagShare * weight / sum
	}
}

// choose keeps the best concepts, and those that speak of other words of the
// query.
func choose(found map[int32]*Subject, weights map[string]float32, sum float32) []Subject {
	var list []Subject
	for _, s := range found {
		if s.Share >= leastShare {
			list = append(list, *s)
		}
	}
	slices.SortFunc(list, func(a, b Subject) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(len(b.written), len(a.written)), cmp.Compare(a.Number, b.Number))
	})
	var kept []Subject
	spoken := map[string]bool{}
	for _, s := range list {
		if len(kept) == mostSubjects {
			break
		}
		var fresh float32
		for term := range s.terms {
			if !spoken[term] {
				fresh += weights[term]
			}
		}
		if len(kept) > 0 && s.Share < besideBest*kept[0].Share && fresh < freshShare*sum || s.givesWay(kept) {
			continue
		}
		kept = append(kept, s)
		for term := range s.said {
			spoken[term] = true
		}
	}
	return kept
}

// givesWay tells that the words that speak for a concept are those of another
// one, which has them as they are written: "certificate" is no certification.
func (s *Subject) givesWay(kept []Subject) bool {
	return len(s.written) == 0 && slices.ContainsFunc(kept, func(k Subject) bool { return subset(s.said, k.written) })
}

func subset(part, whole map[string]bool) bool {
	for term := range part {
		if !whole[term] {
			return false
		}
	}
	return true
}

// wordForWord writes the words of a text that say something as they are, folded
// only, with a blank around each.
func wordForWord(s, lang string) string {
	words := []string{}
	for _, w := range text.Tokenize(s) {
		if !w.Compound && !IsStopWord(w.Term, lang) {
			words = append(words, w.Term)
		}
	}
	return " " + strings.Join(words, " ") + " "
}
