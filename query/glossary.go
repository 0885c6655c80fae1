package query

import (
	"bytes"
	_ "embed" // the glossary
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
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

func readGlossary(text []byte) (*Glossary, error) {
	var entries []map[string][]string
	if err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&entries); err != nil {
		return nil, fmt.Errorf("read glossary: %w", err)
	}
	g := &Glossary{english: map[string]map[string][]string{}}
	for i, e := range entries {
		for lang, words := range e {
			if !slices.Contains(Languages(), lang) {
				return nil, fmt.Errorf("read glossary: entry %d: %q is no language of ours", i+1, lang)
			}
			if lang == English {
				continue
			}
			for _, w := range words {
				g.add(lang, w, e[English])
			}
		}
	}
	return g, nil
}

func (g *Glossary) add(lang, words string, english []string) {
	if g.english[lang] == nil {
		g.english[lang] = map[string][]string{}
	}
	terms := PhraseTerms(words, lang)
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
