package indexer

import (
	"bytes"
	_ "embed" // the glossary
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"landscape/query"
)

//go:embed glossary.yaml
var glossaryText []byte

// glossary translates common words of titles into English, by language and by
// the stems of the words.
type glossary struct {
	english map[string]map[string][]string
	longest int // words in an entry
}

// theGlossary is read once; it is part of the program, so it cannot fail but by a mistake in it.
var theGlossary = sync.OnceValue(func() *glossary {
	g, err := readGlossary(glossaryText)
	if err != nil {
		panic("indexer: " + err.Error())
	}
	return g
})

func readGlossary(text []byte) (*glossary, error) {
	var entries []map[string][]string
	if err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&entries); err != nil {
		return nil, fmt.Errorf("read glossary: %w", err)
	}
	g := &glossary{english: map[string]map[string][]string{}}
	for i, e := range entries {
		for lang, words := range e {
			if !slices.Contains(query.Languages(), lang) {
				return nil, fmt.Errorf("read glossary: entry %d: %q is no language of ours", i+1, lang)
			}
			if lang == query.English {
				continue
			}
			for _, w := range words {
				g.add(lang, w, e[query.English])
			}
		}
	}
	return g, nil
}

func (g *glossary) add(lang, words string, english []string) {
	if g.english[lang] == nil {
		g.english[lang] = map[string][]string{}
	}
	terms := query.PhraseTerms(words, lang)
	g.longest = max(g.longest, len(terms))
	key := strings.Join(terms, " ")
	for _, e := range english {
		if !slices.Contains(g.english[lang][key], e) {
			g.english[lang][key] = append(g.english[lang][key], e)
		}
	}
}

// addGlossary adds the English words for common words of the other languages.
func (p *planner) addGlossary() {
	if p.lang == query.English {
		return
	}
	g := theGlossary()
	for i := 0; i < len(p.words); i++ {
		for n := min(g.longest, len(p.words)-i); n > 0; n-- {
			english := g.english[p.lang][p.stems(i, i+n, p.lang)]
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
func (p *planner) joinHan() {
	known := theGlossary().english["zh"]
	var joined []word
	unknown := false
	for i := 0; i < len(p.words); {
		n := 0
		if query.IsHan(p.words[i].text) {
			for n = min(theGlossary().longest, len(p.words)-i); n > 0 && known[p.stems(i, i+n, "zh")] == nil; n-- {
			}
		}
		w := p.words[i]
		w.end = p.words[i+max(n, 1)-1].end
		w.text = p.plain[w.start:w.end]
		w.tokens = query.Tokenize(w.text)
		last := len(joined) - 1
		if stray := n == 0 && query.IsHan(w.text); stray && unknown && joined[last].end == w.start {
			joined[last].end = w.end
			joined[last].text = p.plain[joined[last].start:w.end]
			joined[last].tokens = query.Tokenize(joined[last].text)
		} else {
			joined = append(joined, w)
			unknown = stray
		}
		i += max(n, 1)
	}
	p.words = joined
}

// stems joins the terms of some words of the query.
func (p *planner) stems(from, to int, lang string) string {
	var terms []string
	for _, w := range p.words[from:to] {
		terms = append(terms, query.PhraseTerms(w.text, lang)...)
	}
	return strings.Join(terms, " ")
}

// translate lets some words be found by their English ones.
func (p *planner) translate(from, to int, english []string) {
	var variants []variant
	small, carrier := true, true
	for _, e := range english {
		variants = append(variants, p.textVariants(e, 1, false)...)
		small = small && slices.Contains(smallQueryWords, e)
		carrier = carrier && slices.Contains(carrierWords, e)
	}
	for i := from; i < to; i++ {
		p.words[i].small, p.words[i].carrier, p.words[i].translated = small, carrier, true
	}
	p.share(p.words[from].start, p.words[to-1].end, variants)
}

// language guesses the language of the query. Latin letters are English unless
// small words, or words that English titles do not have, say otherwise.
func (p *planner) language() string {
	langs := query.LanguagesOf(p.plain)
	if len(langs) == 1 {
		return langs[0]
	}
	best, most := query.English, p.speaksFor(query.English)
	for _, lang := range langs[1:] {
		if n := p.speaksFor(lang); n > most {
			best, most = lang, n
		}
	}
	return best
}

// speaksFor counts the words that only this language has.
func (p *planner) speaksFor(lang string) int {
	n := 0
	for _, w := range p.words {
		term := query.Fold(w.text)
		switch {
		case isName(w.text):
		case slices.Contains(functionWords[lang], term):
			n++
		case lang != query.English && p.ix.tables.Words.count(term) == 0 && theGlossary().english[lang][query.Stem(term, lang)] != nil:
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
