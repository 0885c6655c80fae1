package indexer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/taxonomy"
)

// understood is a concept of the thesaurus that a query speaks of.
type understood struct {
	concept *taxonomy.Concept
	core    []uint32 // its core documents, in order
	// strength is how much of the query it explains, from 0 to 1.
	strength float32
	terms    []string // of the query that speak for it
	named    bool     // by a label, not by a question
}

// How sure it is that a query speaks of a concept, by what it has of it.
const (
	askedQuality = .95 // all words of a question in plain words
	bagQuality   = .85 // words from several of its names and questions
	leastFit     = .5  // of a question must be there
	leastHeard   = .2  // a weaker concept is not heard, though it is named
	mostHeard    = 4   // concepts in one query
)

// hearing knows by which words people ask for the concepts of the thesaurus.
type hearing struct {
	concepts []heard
	phrases  []heardPhrase
	byTerm   map[string][]int32 // phrases that have a term
	concept  map[string][]int32 // concepts that have a term in any phrase
	// titled tells whether titles of standards have a term.
	titled func(term string) bool
}

type heard struct {
	*taxonomy.Concept
	core []uint32
}

// heardPhrase is one name of a concept, or one question for it.
type heardPhrase struct {
	concept int32
	terms   []string
	weight  float32
	label   bool
}

// newHearing reads the thesaurus; find gives the document of an identifier.
func newHearing(concepts []taxonomy.Concept, find func(id string) (uint32, bool), titled func(term string) bool) *hearing {
	h := &hearing{byTerm: map[string][]int32{}, concept: map[string][]int32{}, titled: titled}
	for i := range concepts {
		c := &concepts[i]
		number := int32(len(h.concepts))
		entry := heard{Concept: c}
		for _, core := range c.Core {
			if doc, ok := find(core.ID); ok && !slices.Contains(entry.core, doc) {
				entry.core = append(entry.core, doc)
			}
		}
		h.concepts = append(h.concepts, entry)
		for _, lang := range languages {
			for _, label := range c.Labels[lang] {
				h.addText(number, strings.TrimPrefix(label, "="), lang, true)
			}
			for _, question := range c.Asked[lang] {
				h.addText(number, question, lang, false)
			}
		}
		for _, hidden := range c.Hidden {
			h.addText(number, hidden, languages[0], true)
		}
	}
	h.weigh()
	return h
}

// addText adds a text as it may be written: "Wi-Fi", "wifi" and "wi fi".
func (h *hearing) addText(concept int32, text, lang string, label bool) {
	parts, whole := heardTerms(text, lang, never), heardTerms(text, lang, always)
	h.add(concept, parts, label)
	if !slices.Equal(parts, whole) {
		h.add(concept, whole, label)
	}
}

func (h *hearing) add(concept int32, terms []string, label bool) {
	if len(terms) == 0 {
		return
	}
	number := int32(len(h.phrases))
	h.phrases = append(h.phrases, heardPhrase{concept: concept, terms: terms, label: label})
	for _, t := range terms {
		h.byTerm[t] = append(h.byTerm[t], number)
		if list := h.concept[t]; len(list) == 0 || list[len(list)-1] != concept {
			h.concept[t] = append(list, concept)
		}
	}
}

func (h *hearing) weigh() {
	for i := range h.phrases {
		p := &h.phrases[i]
		p.weight = h.weightOf(p.terms)
	}
}

// weightOf is what some terms say together: the fewer concepts have a term, the
// more it says.
func (h *hearing) weightOf(terms []string) float32 {
	var sum float32
	for _, t := range terms {
		sum += h.rarity(t)
	}
	return sum
}

func (h *hearing) rarity(term string) float32 {
	n, df := float64(len(h.concepts)), float64(len(h.concept[term]))
	switch {
	case df == 0 && isHan(term):
		return strangePair
	case df == 0 && h.titled(term):
		return titledWord
	case df == 0:
		return strangeWord
	}
	return float32(math.Log(1 + n/(df+1)))
}

// What a word says that no concept has. One that titles have carries the need:
// "printers". Others tell of the circumstances: "in our ministry". Pairs of
// Chinese characters are mostly no words.
const (
	titledWord  = 5
	strangeWord = 1
	strangePair = .3
)

// heardTerms are the terms of a name or question that say something, each once.
// What is written with a hyphen counts as one word where whole says so, else as
// its parts.
func heardTerms(text, lang string, whole func(compound string) bool) []string {
	tokens := analyze(text, lang)
	var terms []string
	for _, t := range tokens {
		switch {
		case lang == "zh" && isHan(t.term):
			if !t.compound {
				continue // pairs tell words apart, single characters do not
			}
		case t.compound && !whole(t.term), !t.compound && insideWhole(tokens, t, whole):
			continue
		}
		if term := singular(text[t.start:t.end], t.term); !saysNothing(text[t.start:t.end], term, lang) && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	return terms
}

// insideWhole tells whether a word is a part of a compound that counts as one.
func insideWhole(tokens []token, part token, whole func(string) bool) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		return t.compound && t.start <= part.start && t.end >= part.end && whole(t.term)
	})
}

// singular takes the plural off an acronym: "OTPs".
func singular(text, term string) string {
	if short, ok := strings.CutSuffix(text, "s"); ok && isName(short) {
		return foldWord(short)
	}
	return term
}

func always(string) bool { return true }
func never(string) bool  { return false }

func saysNothing(text, term, lang string) bool {
	word := foldWord(text)
	return !isName(text) && (slices.Contains(functionWords[lang], word) || slices.Contains(smallQueryWords, word) || slices.Contains(askingWords, word)) ||
		slices.Contains(smallQueryWords, term)
}

// askingWords are those that questions are made of beside function words.
var askingWords = strings.Fields(`am was were been be have has had having get got getting make made making need needs needed
	want wants wanted should shall must may might could would will let lets use used using someone somebody something anyone
	people person everybody everyone there here not no any some all more most much many very too so if then than when while
	after before out up down over under again other another own same such only just also his her him she he they we us our ours
	yours your mine keep keeps kept set setting put do does did done doing best good way ways help please tell show find about
	without on off into onto about also each every old new still really already only always never today now yes
	problem problems question help safe safely secure securely security good bad right wrong enough
	sûr sûre sécurisé sécurisée sécurité sécuriser seguro segura seguros seguras seguridad forma manera sin son sont été être qu a un
	est sans avec chez leur leurs sa ses son aux dont où безопасно безопасный безопасность безопасности
	je tu il elle on nous vous ils mon ma mes notre nos votre vos ce cette ces comment quoi quel quelle quels quelles faire
	fait faut dois doit doivent pouvoir peut comme plus très
	yo tu su sus mi mis nos nuestro nuestra nuestros nuestras este esta estos estas como cual cuales hacer hace debe debo
	deben puede puedo más muy se me te cómo qué
	я ты он она оно мы вы они мой моя мои наш наша наше наши что это этот эта эти какие какой какая каким нужно надо можно
	должен должны сделать делать если не ни за до без у
	هل ما ماذا كيف لماذا هذا هذه ذلك نحن انا لنا يجب يمكن هي هو
	怎么 如何 什么 我们 我 你`)

// listen finds the concepts that a text in one of the languages speaks of, the
// strongest first.
func (h *hearing) listen(text string, langs []string) []understood {
	var best []understood
	for _, lang := range langs {
		for _, u := range h.listenIn(text, lang) {
			i := slices.IndexFunc(best, func(b understood) bool { return b.concept == u.concept })
			switch {
			case i < 0:
				best = append(best, u)
			case best[i].strength < u.strength:
				best[i] = u
			}
		}
	}
	slices.SortStableFunc(best, func(a, b understood) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.concept.ID, b.concept.ID))
	})
	return best[:min(len(best), mostHeard)]
}

func (h *hearing) listenIn(text, lang string) []understood {
	query := heardTerms(text, lang, func(compound string) bool { return len(h.concept[compound]) > 0 })
	whole := h.weightOf(query)
	if len(query) == 0 || whole == 0 {
		return nil
	}
	found := map[int32]understood{}
	hear := func(concept int32, strength float32, terms []string, named bool) {
		if old, ok := found[concept]; !ok || old.strength < strength {
			c := h.concepts[concept]
			found[concept] = understood{concept: c.Concept, core: c.core, strength: strength, terms: terms, named: named}
		}
	}
	for number := range h.candidates(query) {
		p := &h.phrases[number]
		had := intersection(query, p.terms)
		fit, share := h.weightOf(had)/p.weight, h.weightOf(had)/whole
		switch {
		case p.label && len(had) == len(p.terms):
			hear(p.concept, share, had, true)
		case !p.label && fit >= leastFit && (len(had) > 1 || len(p.terms) == 1):
			hear(p.concept, askedQuality*fit*share, had, false)
		}
	}
	if len(query) == 1 {
		return audible(found) // one word that names nothing is just a word
	}
	for concept, had := range h.bags(query) {
		share := bagQuality * h.weightOf(had) / whole
		if len(had) == 1 {
			share *= bagQuality * bagQuality // one word may be there by chance
		}
		hear(concept, share, had, false)
	}
	return audible(found)
}

// candidates are the phrases with any term of a query.
func (h *hearing) candidates(query []string) map[int32]bool {
	set := map[int32]bool{}
	for _, t := range query {
		for _, number := range h.byTerm[t] {
			set[number] = true
		}
	}
	return set
}

// bags collects for each concept the terms of a query that any of its names and
// questions has.
func (h *hearing) bags(query []string) map[int32][]string {
	bags := map[int32][]string{}
	for _, t := range query {
		for _, concept := range h.concept[t] {
			bags[concept] = append(bags[concept], t)
		}
	}
	return bags
}

func intersection(a, b []string) []string {
	var both []string
	for _, x := range a {
		if slices.Contains(b, x) {
			both = append(both, x)
		}
	}
	return both
}

// audible leaves out what is too weak, and weakens a concept that rests on a part
// of the words of a stronger one: "phishing" in "SMS phishing".
func audible(found map[int32]understood) []understood {
	var list []understood
	for _, u := range found {
		if u.strength >= sure || u.named && u.strength >= leastHeard {
			list = append(list, u)
		}
	}
	slices.SortFunc(list, func(a, b understood) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.concept.ID, b.concept.ID))
	})
	for i := range list {
		for j := range i {
			if len(list[j].terms) > len(list[i].terms) && containsAll(list[j].terms, list[i].terms) {
				list[i].strength /= 2
				break
			}
		}
	}
	// What is named is meant; questions are for those who do not know the name.
	var named float32
	for _, u := range list {
		if u.named {
			named = max(named, u.strength)
		}
	}
	list = slices.DeleteFunc(list, func(u understood) bool { return !u.named && u.strength < named })
	return slices.DeleteFunc(list, func(u understood) bool {
		return u.strength < leastHeard || u.strength < list[0].strength/3 || !u.named && u.strength < list[0].strength/2
	})
}

// What a core document gains at most, in scores of the best hit by words, and how
// much less each next one.
const (
	coreShare  = 1.3
	askedShare = 1.9 // when the words of the query are not those of titles
	coreStep   = .07
)

// coreGains tells what the core documents of the concepts in a query gain.
func coreGains(concepts []understood, best float32) map[uint32]float32 {
	gains := map[uint32]float32{}
	for _, u := range concepts {
		for i, doc := range u.core {
			share := float32(coreShare)
			if !u.named {
				share = askedShare
			}
			gains[doc] += share * best * u.strength * (1 - coreStep*float32(i))
		}
	}
	return gains
}

// heardLanguages are those that a text may be in: the one it seems to be in, and
// those with the same letters, for few words tell little of their language.
func heardLanguages(text, lang string) []string {
	langs := languagesOf(text)
	if !slices.Contains(langs, lang) {
		langs = append(langs, lang)
	}
	if !slices.Contains(langs, languages[0]) {
		langs = append(langs, languages[0]) // acronyms stay English in all
	}
	return langs
}

// sure is how strong a concept must be to stand for the words that ask for it.
const sure = .33

// hear sorts the concepts in a query.
func (p *plan) hear(concepts []understood) {
	for _, u := range concepts {
		if u.named {
			p.concepts = append(p.concepts, u)
		} else if len(u.core) > 0 {
			p.asked = append(p.asked, u)
		}
	}
}

// speakInstead is the plan for plain words that no standard has: the concept that
// they ask for stands for them. Its names are searched, and the words of the
// question, which titles have by chance, are not.
func (p *plan) speakInstead() *plan {
	top := p.asked[0]
	instead := *p
	instead.concepts, instead.asked = append(slices.Clone(p.asked), p.concepts...), nil
	instead.units = slices.Clone(p.units)
	first := len(p.units) - len(p.words)
	for i, w := range p.words {
		u := &instead.units[first+i]
		if terms := heardTerms(w.text, p.language, never); len(terms) == 0 || containsAll(top.terms, terms) {
			u.variants, u.shared = nil, nil
		}
		u.optional = true
	}
	names := unit{hint: true}
	for _, label := range top.concept.Labels[languages[0]] {
		names.variants = append(names.variants, p.planner.textVariants(strings.TrimPrefix(label, "="), synonymFactor, false)...)
	}
	names.variants = uniqueVariants(names.variants)
	instead.units = slices.Insert(instead.units, first, names)
	return &instead
}

// understood tells that the query surely speaks of a concept with core documents.
func (p *plan) understood() bool {
	return len(p.concepts) > 0 && p.concepts[0].strength >= sure && len(p.concepts[0].core) > 0
}
