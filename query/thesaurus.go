package query

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"landscape/taxonomy"
)

// Thesaurus tells which concepts a query speaks of: by their names, by what
// people ask who do not know the name, and by the words around both.
type Thesaurus struct {
	concepts []taxonomy.Concept
	phrases  []phrase
	byTerm   map[string][]int32 // phrases that have a term
	bags     map[string][]said  // concepts that a term speaks for, in any of their phrases
	rarity   map[string]float32
	unknown  float32 // the rarity of a word that is nowhere
}

// phrase is one way to speak of a concept.
type phrase struct {
	concept int32
	name    bool // a label, and not what people ask
	terms   []string
	weight  float32 // of all its terms
	head    string  // the term that says most
}

// said is how much a term speaks for a concept.
type said struct {
	concept int32
	weight  float32
}

// Subject is a concept that a query speaks of.
type Subject struct {
	Concept *taxonomy.Concept
	// Number is its place in the thesaurus.
	Number int
	// Share tells from 0 to 1 how surely and how fully the query speaks of it.
	Share float32
	// terms of the query that speak for it.
	terms map[string]bool
}

// Says tells whether a word of the query speaks for the concept.
func (s *Subject) Says(word string) bool {
	for _, lang := range LanguagesOf(word) {
		if slices.ContainsFunc(contentTerms(word, lang, never), func(term string) bool { return s.terms[term] }) {
			return true
		}
	}
	return false
}

// What the words of a definition count beside those of names and questions.
const definitionWeight = .4

// unknownShare is the rarity of a word that is in no concept, beside the rarest:
// in a sentence it is mostly there by the way.
const unknownShare = .35

// NewThesaurus makes the concepts of a taxonomy findable.
func NewThesaurus(concepts []taxonomy.Concept) *Thesaurus {
	t := &Thesaurus{concepts: concepts, byTerm: map[string][]int32{}, bags: map[string][]said{}, rarity: map[string]float32{}}
	for i := range concepts {
		t.learn(int32(i), &concepts[i])
	}
	for term, list := range t.bags {
		n, df := float64(len(concepts)), float64(len(list))
		t.rarity[term] = float32(math.Log(1 + n/df))
	}
	t.unknown = unknownShare * float32(math.Log(1+float64(len(concepts))))
	for i := range t.phrases {
		p := &t.phrases[i]
		for _, term := range p.terms {
			p.weight += t.rarity[term]
			if p.head == "" || t.rarity[term] > t.rarity[p.head] {
				p.head = term
			}
			t.byTerm[term] = append(t.byTerm[term], int32(i))
		}
	}
	return t
}

// learn takes the phrases of one concept.
func (t *Thesaurus) learn(number int32, c *taxonomy.Concept) {
	bag := map[string]float32{}
	add := func(text, lang string, name bool) {
		text = strings.TrimPrefix(text, "=")
		apart, whole := contentTerms(text, lang, never), contentTerms(text, lang, always)
		for _, terms := range [][]string{apart, whole} {
			if len(terms) == 0 {
				continue
			}
			t.phrases = append(t.phrases, phrase{concept: number, name: name, terms: terms})
			for _, term := range terms {
				bag[term] = 1
			}
			if slices.Equal(apart, whole) {
				break
			}
		}
	}
	for _, lang := range languages {
		for _, label := range c.Labels[lang] {
			add(label, lang, true)
		}
		for _, question := range c.Asked[lang] {
			add(question, lang, false)
		}
	}
	for _, hidden := range c.Hidden {
		add(hidden, LanguagesOf(hidden)[0], true)
	}
	for _, term := range contentTerms(c.Definition, English, never) {
		bag[term] = max(bag[term], definitionWeight)
	}
	for term, weight := range bag {
		t.bags[term] = append(t.bags[term], said{number, weight})
	}
}

// contentTerms gives the terms of a text that say something, each once. Words
// that the glossary knows are the English ones in any language, so that a
// question in one is understood by what was written in another; others keep
// their language: "fr:mot". A compound is one word where whole says so: "Wi-Fi"
// as "wifi".
func contentTerms(text, lang string, whole func(term string) bool) []string {
	words := simpleWords(text, lang, whole)
	terms := make([]string, 0, len(words))
	add := func(lang, term string) {
		if term = lang + ":" + term; utf8.RuneCountInString(term) > len("en:x") && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	for i := 0; i < len(words); {
		english, n := translated(words[i:], lang)
		for _, term := range english {
			add(English, term)
		}
		switch w := words[i]; {
		case n > 0:
			i += n
			continue
		case IsHan(w.Term):
			if i+1 < len(words) && words[i+1].Start == w.End && IsHan(words[i+1].Term) {
				add(lang, w.Term+words[i+1].Term)
			}
		case !IsStopWord(Fold(text[w.Start:w.End]), lang):
			add(lang, w.Term)
		}
		i++
	}
	return terms
}

// simpleWords are the words of a text, compounds instead of their parts where
// whole says so.
func simpleWords(text, lang string, whole func(term string) bool) []Token {
	all := Analyze(text, lang)
	isWhole := func(w Token) bool { return w.Compound && !IsHan(w.Term) && whole(lang+":"+w.Term) }
	words := slices.DeleteFunc(slices.Clone(all), func(w Token) bool {
		if w.Compound {
			return !isWhole(w)
		}
		return slices.ContainsFunc(all, func(c Token) bool { return isWhole(c) && c.Start <= w.Start && c.End >= w.End })
	})
	slices.SortStableFunc(words, func(a, b Token) int { return cmp.Compare(a.Start, b.Start) })
	return words
}

// translated gives the English terms of the words that a text begins with, and
// how many words these are.
func translated(words []Token, lang string) (english []string, n int) {
	if lang == English {
		return nil, 0
	}
	g := TheGlossary()
	terms := make([]string, 0, g.longest)
	for _, w := range words[:min(g.longest, len(words))] {
		terms = append(terms, w.Term)
	}
	for n = len(terms); n > 0; n-- {
		if list := g.English(lang, terms[:n]); list != nil {
			return withoutPrefixes(contentTerms(list[0], English, never)), n
		}
	}
	return nil, 0
}

func withoutPrefixes(terms []string) []string {
	for i := range terms {
		terms[i] = terms[i][len("en:"):]
	}
	return terms
}

// always and never tell whether compounds are one word.
func always(string) bool { return true }
func never(string) bool  { return false }

// Knows tells whether any concept has a word.
func (t *Thesaurus) Knows(word string) bool {
	for _, lang := range LanguagesOf(word) {
		if slices.ContainsFunc(contentTerms(word, lang, t.known), t.known) {
			return true
		}
	}
	return false
}

// known tells whether the thesaurus has a term.
func (t *Thesaurus) known(term string) bool { return len(t.bags[term]) > 0 }

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
func (t *Thesaurus) Subjects(text, lang string) []Subject {
	best := t.in(text, lang)
	for _, other := range LanguagesOf(text) {
		if other == lang || len(best) > 0 && best[0].Share >= 1-otherLanguage {
			continue
		}
		if list := t.in(text, other); len(list) > 0 && (len(best) == 0 || list[0].Share > best[0].Share+otherLanguage) {
			best = list
		}
	}
	return best
}

// otherLanguage is how much more surely a text must speak of a concept in
// another language than that which it seems to be in.
const otherLanguage = .1

// in finds the concepts that a text in a language speaks of.
func (t *Thesaurus) in(text, lang string) []Subject {
	terms := contentTerms(text, lang, t.known)
	if lang != English {
		t.asInEnglish(terms)
	}
	t.singular(terms)
	weights, sum := t.weigh(terms)
	if sum == 0 {
		return nil
	}
	found := t.byPhrases(terms, weights, sum)
	if len(terms) > 1 {
		t.addBags(found, terms, weights, sum)
	}
	return choose(found, weights, sum)
}

// asInEnglish takes names and acronyms that are known in English only.
func (t *Thesaurus) asInEnglish(terms []string) {
	for i, term := range terms {
		if english := English + term[2:]; !t.known(term) && t.known(english) {
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
func (t *Thesaurus) byPhrases(terms []string, weights map[string]float32, sum float32) map[int32]*Subject {
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
		for _, term := range p.terms {
			if _, asked := weights[term]; asked {
				s.terms[term] = true
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
		s = &Subject{Concept: &t.concepts[concept], Number: int(concept), terms: map[string]bool{}}
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
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Number, b.Number))
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
		if len(kept) > 0 && s.Share < besideBest*kept[0].Share && fresh < freshShare*sum {
			continue
		}
		kept = append(kept, s)
		for term := range s.terms {
			spoken[term] = true
		}
	}
	return kept
}
