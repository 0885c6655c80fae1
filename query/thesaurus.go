package query

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"landscape/taxonomy"
	"landscape/text"
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
	written string  // the label word for word
}

// said is how much a term speaks for a concept.
type said struct {
	concept int32
	weight  float32
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
			t.phrases = append(t.phrases, phrase{concept: number, name: name, terms: terms, written: wordForWord(text, lang)})
			for _, term := range terms {
				bag[term] = 1
			}
			if slices.Equal(apart, whole) {
				break
			}
		}
	}
	for _, lang := range text.Languages() {
		for _, label := range c.Labels[lang] {
			add(label, lang, true)
		}
		for _, question := range c.Asked[lang] {
			add(question, lang, false)
		}
	}
	for _, hidden := range c.Hidden {
		add(hidden, text.LanguagesOf(hidden)[0], true)
	}
	for _, term := range contentTerms(c.Definition, text.English, never) {
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
func contentTerms(s, lang string, whole func(term string) bool) []string {
	words := simpleWords(s, lang, whole)
	terms := make([]string, 0, len(words))
	add := func(lang, term string) {
		if term = lang + ":" + term; utf8.RuneCountInString(term) > len("en:x") && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	for i := 0; i < len(words); {
		english, n := translated(words[i:], lang)
		for _, term := range english {
			add(text.English, term)
		}
		switch w := words[i]; {
		case n > 0:
			i += n
			continue
		case text.IsHan(w.Term):
			if i+1 < len(words) && words[i+1].Start == w.End && text.IsHan(words[i+1].Term) {
				add(lang, w.Term+words[i+1].Term)
			}
		case !IsStopWord(text.Fold(s[w.Start:w.End]), lang):
			add(lang, w.Term)
		}
		i++
	}
	return terms
}

// simpleWords are the words of a text, compounds instead of their parts where
// whole says so.
func simpleWords(s, lang string, whole func(term string) bool) []text.Token {
	all := text.Analyze(s, lang)
	isWhole := func(w text.Token) bool { return w.Compound && !text.IsHan(w.Term) && whole(lang+":"+w.Term) }
	words := slices.DeleteFunc(slices.Clone(all), func(w text.Token) bool {
		if w.Compound {
			return !isWhole(w)
		}
		return slices.ContainsFunc(all, func(c text.Token) bool { return isWhole(c) && c.Start <= w.Start && c.End >= w.End })
	})
	slices.SortStableFunc(words, func(a, b text.Token) int { return cmp.Compare(a.Start, b.Start) })
	return words
}

// translated gives the English terms of the words that a text begins with, and
// how many words these are.
func translated(words []text.Token, lang string) (english []string, n int) {
	if lang == text.English {
		return nil, 0
	}
	g := TheGlossary()
	terms := make([]string, 0, g.longest)
	for _, w := range words[:min(g.longest, len(words))] {
		terms = append(terms, w.Term)
	}
	for n = len(terms); n > 0; n-- {
		if list := g.English(lang, terms[:n]); list != nil {
			return withoutPrefixes(contentTerms(list[0], text.English, never)), n
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
	for _, lang := range text.LanguagesOf(word) {
		if slices.ContainsFunc(contentTerms(word, lang, t.known), t.known) {
			return true
		}
	}
	return false
}

// known tells whether the thesaurus has a term.
func (t *Thesaurus) known(term string) bool { return len(t.bags[term]) > 0 }
