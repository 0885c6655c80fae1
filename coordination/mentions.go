package coordination

import (
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/taxonomy"
	"landscape/text"
)

// mentions find the standards that speak of a need without carrying its label:
// before a need is called unmet, these have to be ruled out.
type mentions struct {
	phrases map[string][]phrase // by first word
}

// phrase is the name of a label.
type phrase struct {
	words []string
	label string
}

// newMentions reads the names of topics and requirements. Words that every
// security standard has say nothing here: of "data security", "data" counts.
func newMentions(tax *taxonomy.Taxonomy) mentions {
	m := mentions{map[string][]phrase{}}
	for facet, entries := range map[string][]taxonomy.Entry{indexer.FacetTopic: tax.Topics, indexer.FacetRequirement: tax.Requirements} {
		for _, e := range entries {
			for _, name := range append([]string{e.Names["en"]}, e.Same...) {
				words := slices.DeleteFunc(text.TitleWords(name), func(w string) bool { return everywhere[w] })
				if len(words) > 0 {
					m.phrases[words[0]] = append(m.phrases[words[0]], phrase{words, facet + ":" + e.ID})
				}
			}
		}
	}
	return m
}

// everywhere are the words that security standards of all kinds are full of.
var everywhere = set("security information management protection life cycle cyber design secure default measuring")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// of lists the labels whose names a standard mentions in its title, keywords or abstract.
func (m mentions) of(d *indexer.Document) []string {
	var found []string
	for _, said := range append([]string{d.Title, abstractOf(d)}, d.Keywords...) {
		words := text.TitleWords(said)
		for i := range words {
			for _, p := range m.phrases[words[i]] {
				if len(p.words) <= len(words)-i && slices.Equal(p.words, words[i:i+len(p.words)]) && !slices.Contains(found, p.label) {
					found = append(found, p.label)
				}
			}
		}
	}
	return found
}

// abstractOf is the newest abstract that a body gives.
func abstractOf(d *indexer.Document) string {
	for _, e := range d.Editions {
		if strings.TrimSpace(e.Abstract) != "" {
			return e.Abstract
		}
	}
	return ""
}
