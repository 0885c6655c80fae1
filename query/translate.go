package query

import (
	"slices"

	"landscape/text"
)

// addGlossary adds the English words for common words of the other languages.
func (p *planning) addGlossary() {
	if p.lang == text.English {
		return
	}
	g := TheGlossary()
	for i := 0; i < len(p.words); i++ {
		for n := min(g.Longest(), len(p.words)-i); n > 0; n-- {
			english := g.English(p.lang, p.stems(i, i+n, p.lang))
			if english == nil {
				continue
			}
			p.translate(i, i+n, english)
			i += n - 1
			break
		}
	}
}

// joinHan makes words of the Chinese characters of a query, which stand there
// one by one: the longest that the glossary knows, and what is left between them.
func (p *planning) joinHan() {
	g := TheGlossary()
	var joined []Word
	unknown := false
	for i := 0; i < len(p.words); {
		n := 0
		if text.IsHan(p.words[i].Text) {
			for n = min(g.Longest(), len(p.words)-i); n > 0 && g.English("zh", p.stems(i, i+n, "zh")) == nil; n-- {
			}
		}
		w := p.words[i]
		w.end = p.words[i+max(n, 1)-1].end
		w.Text = p.plain[w.start:w.end]
		w.tokens = text.Tokenize(w.Text)
		last := len(joined) - 1
		if stray := n == 0 && text.IsHan(w.Text); stray && unknown && joined[last].end == w.start {
			joined[last].end = w.end
			joined[last].Text = p.plain[joined[last].start:w.end]
			joined[last].tokens = text.Tokenize(joined[last].Text)
		} else {
			joined = append(joined, w)
			unknown = stray
		}
		i += max(n, 1)
	}
	p.words = joined
}

// stems gives the terms of some words of the query.
func (p *planning) stems(from, to int, lang string) []string {
	var terms []string
	for _, w := range p.words[from:to] {
		terms = append(terms, text.PhraseTerms(w.Text, lang)...)
	}
	return terms
}

// translate lets some words be found by their English ones.
func (p *planning) translate(from, to int, english []string) {
	var variants []Variant
	small, carrier := true, true
	for _, e := range english {
		variants = append(variants, p.textVariants(e, 1, false)...)
		small = small && slices.Contains(smallQueryWords, e)
		carrier = carrier && slices.Contains(carrierWords, e)
	}
	for i := from; i < to; i++ {
		p.words[i].small, p.words[i].carrier, p.words[i].translated = small || p.words[i].small, carrier, true
	}
	p.share(p.words[from].start, p.words[to-1].end, variants)
}

// language guesses the language of the query. Latin letters are English unless
// small words, or words that English titles do not have, say otherwise.
func (p *planning) language() string {
	langs := text.LanguagesOf(p.plain)
	if len(langs) == 1 {
		return langs[0]
	}
	best, most := text.English, p.speaksFor(text.English)
	for _, lang := range langs[1:] {
		if n := p.speaksFor(lang); n > most {
			best, most = lang, n
		}
	}
	return best
}

// speaksFor counts the words that only this language has.
func (p *planning) speaksFor(lang string) int {
	n := 0
	for _, w := range p.words {
		term := text.Fold(w.Text)
		switch {
		case isName(w.Text):
		case slices.Contains(functionWords[lang], term):
			n++
		case lang != text.English && p.lexicon.count(term) == 0 && TheGlossary().English(lang, []string{text.Stem(term, lang)}) != nil:
			n++
		}
	}
	return n
}

// functionWords say nothing themselves; by them, languages with the same letters
// are told apart.
var functionWords = map[string][]string{
	"en": {"of", "the", "for", "and", "in", "to", "with", "how", "what", "is", "are", "by", "from", "my"},
	"fr": {"de", "des", "du", "la", "le", "les", "et", "pour", "sur", "dans", "aux", "au", "une", "un", "par", "avec", "en", "l", "d"},
	"es": {"de", "del", "la", "el", "los", "las", "y", "para", "por", "una", "un", "con", "en", "al", "que"},
	"ru": {"и", "в", "на", "для", "по", "с", "о", "об", "от", "к", "из", "при", "как"},
	"ar": {"في", "من", "علي", "الي", "عن", "مع", "و", "او"},
	"zh": {"的", "和", "与", "在", "及", "之"},
}
