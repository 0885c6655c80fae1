package query

import (
	"bytes"
	_ "embed" // the glossary
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"landscape/text"
)

//go:embed glossary.yaml
var glossaryText []byte

// Glossary translates common words of titles and questions into English, by language and by
// the stems of the words.
type Glossary struct {
	english map[string]map[string][]string
	longest int // terms in an entry
}

// TheGlossary is read once; it is part of the program, so it cannot fail but by a mistake in it.
var TheGlossary = sync.OnceValue(func() *Glossary {
	g, err := readGlossary(glossaryText)
	if err != nil {
		panic("query: " + err.Error())
	}
	return g
})

func readGlossary(s []byte) (*Glossary, error) {
	var entries []map[string][]string
	if err := yaml.NewDecoder(bytes.NewReader(s)).Decode(&entries); err != nil {
		return nil, fmt.Errorf("read glossary: %w", err)
	}
	g := &Glossary{english: map[string]map[string][]string{}}
	for i, e := range entries {
		for lang, words := range e {
			if !slices.Contains(text.Languages(), lang) {
				return nil, fmt.Errorf("read glossary: entry %d: %q is no language of ours", i+1, lang)
			}
			if lang == text.English {
				continue
			}
			for _, w := range words {
				g.add(lang, w, e[text.English])
			}
		}
	}
	return g, nil
}

func (g *Glossary) add(lang, words string, english []string) {
	if g.english[lang] == nil {
		g.english[lang] = map[string][]string{}
	}
	terms := text.PhraseTerms(words, lang)
	g.longest = max(g.longest, len(terms))
	key := strings.Join(terms, " ")
	for _, e := range english {
		if !slices.Contains(g.english[lang][key], e) {
			g.english[lang][key] = append(g.english[lang][key], e)
		}
	}
}

// English gives the English words for the terms of a text in a language, nil for
// none.
func (g *Glossary) English(lang string, terms []string) []string {
	return g.english[lang][strings.Join(terms, " ")]
}

// Longest is how many terms an entry has at most.
func (g *Glossary) Longest() int { return g.longest }

// InEnglish writes a text in the English words that the glossary has for it;
// words in Latin letters that it does not know stay, for most of them are names.
func InEnglish(s, lang string) string {
	if lang == text.English {
		return s
	}
	g := TheGlossary()
	words := slices.DeleteFunc(text.Analyze(s, lang), func(t text.Token) bool { return t.Compound && !text.IsHan(t.Term) })
	var out []string
	for i := 0; i < len(words); i++ {
		if lang == "zh" && words[i].Compound {
			continue
		}
		if english, n := g.longestAt(words[i:], lang); n > 0 {
			out = append(out, english)
			i += n - 1
			continue
		}
		if word := s[words[i].Start:words[i].End]; text.LanguagesOf(word)[0] == text.English && (lang == "ar" || lang == "zh" || lang == "ru" || word == strings.ToUpper(word)) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// longestAt translates the most words that a text begins with.
func (g *Glossary) longestAt(words []text.Token, lang string) (english string, n int) {
	var terms []string
	var ends []int
	for i, w := range words {
		if w.Compound {
			continue // in Chinese, the pair stands behind its first character
		}
		if terms, ends = append(terms, w.Term), append(ends, i+1); len(terms) == g.longest {
			break
		}
	}
	for n := len(terms); n > 0; n-- {
		if list := g.English(lang, terms[:n]); list != nil {
			return list[0], ends[n-1]
		}
	}
	return "", 0
}
