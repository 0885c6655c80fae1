package proposal

import (
	"strings"

	"landscape/taxonomy"
	"landscape/text"
)

// phrasebook knows the names of areas, topics and concepts in one language by the
// stems of their words, so that a title may bend them: the rules of the taxonomy
// look for words as they are written.
type phrasebook struct {
	lang    string
	phrases map[string]named // by the stems
	longest int
}

// named is what a phrase is the name of.
type named struct{ facet, id, english string }

// match is a phrase found between two places of a text.
type match struct {
	named
	start, end int
}

func newPhrasebook(tax *taxonomy.Taxonomy, lang string) *phrasebook {
	b := &phrasebook{lang: lang, phrases: map[string]named{}}
	facets := []struct {
		name    string
		entries []taxonomy.Entry
	}{{taxonomy.Area, tax.Areas}, {taxonomy.Topic, tax.Topics}}
	for _, facet := range facets {
		for _, e := range facet.entries {
			b.add(e.Names[lang], named{facet.name, e.ID, e.Names[text.English]})
		}
	}
	for i := range tax.Concepts {
		c := &tax.Concepts[i]
		for _, label := range c.Written(lang) {
			b.add(label, named{taxonomy.Subject, c.ID, c.Name(text.English)})
		}
	}
	for _, facet := range facets {
		for _, e := range facet.entries {
			for _, term := range e.Terms[lang] {
				b.add(term, named{facet.name, e.ID, e.Names[text.English]})
			}
		}
	}
	return b
}

func (b *phrasebook) add(phrase string, n named) {
	stems := text.PhraseTerms(phrase, b.lang)
	for i := range stems {
		stems[i] = b.root(stems[i])
	}
	key := strings.Join(stems, " ")
	if _, known := b.phrases[key]; !known && key != "" {
		b.phrases[key] = n
	}
	b.longest = max(b.longest, len(stems))
}

// root stems a stem until nothing is left to cut, for the forms of a word do not
// all come to one stem at once: "системы" and "систем".
func (b *phrasebook) root(stem string) string {
	for {
		shorter := text.Stem(stem, b.lang)
		if shorter == stem {
			return stem
		}
		stem = shorter
	}
}

// in finds the longest names in a text, in their order.
func (b *phrasebook) in(s string) []match {
	var words []text.Token
	for _, w := range text.Analyze(s, b.lang) {
		if !w.Compound {
			words = append(words, w)
		}
	}
	var found []match
	for i := 0; i < len(words); i++ {
		for n := min(b.longest, len(words)-i); n > 0; n-- {
			stems := make([]string, n)
			for j := range stems {
				stems[j] = b.root(words[i+j].Term)
			}
			if known, ok := b.phrases[strings.Join(stems, " ")]; ok {
				found = append(found, match{known, words[i].Start, words[i+n-1].End})
				i += n - 1
				break
			}
		}
	}
	return found
}
