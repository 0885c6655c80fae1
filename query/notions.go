package query

import (
	"slices"
	"strings"

	"landscape/taxonomy"
	"landscape/text"
)

// addNotions finds in the plain words what the taxonomy and the catalogue know
// under other names, in any of the six languages, and gives each word its share.
func (p *planning) addNotions() {
	from := 0
	expansions := p.taxonomy.Expand(p.plain)
	var narrower []namedLabel
	for _, e := range expansions {
		at := strings.Index(p.plain[from:], e.Matched)
		if at < 0 {
			continue
		}
		from += at // a concept and a label may begin at the same word
		e.Synonyms = outsideOthers(e, expansions)
		switch label := newNamedLabel(e, from); {
		case e.Facet == taxonomy.Subject:
			p.share(label.start, label.end, p.synonymVariants(e.Synonyms, synonymFactor))
		case e.Facet != taxonomy.Area && e.Facet != taxonomy.Topic:
			// What a document is for is said by its own words.
		case e.Narrower:
			narrower = append(narrower, label)
		default:
			p.share(label.start, label.end, append(p.synonymVariants(e.Synonyms, synonymFactor), label.variants(1)...))
		}
	}
	p.addGlossary()
	p.addNeighbours()
	for _, label := range narrower {
		p.addNarrower(label)
	}
}

func containsAll(list, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(w string) bool { return !slices.Contains(list, w) })
}

// namedLabel is an area or topic that words of the query speak of.
type namedLabel struct {
	name       string
	synonyms   []string
	start, end int
}

func newNamedLabel(e taxonomy.Expansion, start int) namedLabel {
	return namedLabel{name: e.Facet + ":" + e.ID, synonyms: e.Synonyms, start: start, end: start + len(e.Matched)}
}

// variants finds the documents with the label; better those whose title says so.
func (l namedLabel) variants(factor float32) []Variant {
	name := []string{l.name}
	return []Variant{{Field: FieldLabel, Terms: name, Weight: factor * labelWeight},
		{Field: FieldAbout, Terms: name, Weight: factor * aboutWeight}}
}

// addNarrower uses a term that names only a part of what a label covers: it
// speaks for the label. In another language, where its words have no English
// ones, the label and the words for it are all there is to look for.
func (p *planning) addNarrower(l namedLabel) {
	understood := p.lang == text.English
	for _, w := range p.words {
		if w.start < l.end && w.end > l.start && len(w.Shared) > 0 {
			understood = true
		}
	}
	if understood {
		p.hints = append(p.hints, Unit{Variants: l.variants(1), Optional: true, Hint: true})
		return
	}
	p.share(l.start, l.end, append(p.synonymVariants(l.synonyms, narrowerFactor*synonymFactor), l.variants(narrowerFactor)...))
}

// outsideOthers leaves out the synonyms of a term that are only a part of what
// another term beside it stands for: for "QKD key management", "key
// distribution" would find every QKD standard twice.
func outsideOthers(e taxonomy.Expansion, all []taxonomy.Expansion) []string {
	var kept []string
	for _, s := range e.Synonyms {
		if containsAll(text.PhraseTerms(s, text.English), text.PhraseTerms(e.Matched, text.English)) {
			continue // what has "network access control" has "access control"
		}
		inside := slices.ContainsFunc(all, func(other taxonomy.Expansion) bool {
			return !strings.Contains(other.Matched, e.Matched) && slices.ContainsFunc(other.Synonyms, func(o string) bool {
				return len(o) > len(s) && strings.Contains(text.Fold(o), text.Fold(s))
			})
		})
		if !inside {
			kept = append(kept, s)
		}
	}
	return kept
}

// share gives a concept to the words between two places of the plain text.
func (p *planning) share(start, end int, variants []Variant) {
	if len(variants) == 0 {
		return
	}
	first := slices.IndexFunc(p.words, func(w Word) bool { return w.end > start })
	last := first
	for last >= 0 && last < len(p.words) && p.words[last].start < end {
		last++
	}
	if first < 0 || last <= first {
		return
	}
	c := &Notion{Variants: uniqueVariants(variants)}
	for i := range p.words[first:last] {
		if w := &p.words[first+i]; last-first == 1 || !w.IsFunction() {
			w.Shared = append(w.Shared, c)
		}
	}
}

// synonymVariants looks for the other names of a notion.
func (p *planning) synonymVariants(synonyms []string, factor float32) []Variant {
	var variants []Variant
	for i, s := range synonyms {
		if i == maxSynonyms {
			break
		}
		variants = append(variants, p.textVariants(s, factor, false)...)
	}
	return variants
}

// addNeighbours looks at each few words that stand together: two that are also
// written as one, and those that an acronym stands for.
func (p *planning) addNeighbours() {
	lexicon := p.lexicon
	for i := range p.words {
		joined, spaced := text.Fold(p.words[i].Text), text.Fold(p.words[i].Text)
		for j := i + 1; j < min(len(p.words), i+6); j++ {
			next := text.Fold(p.words[j].Text)
			joined += next
			spaced += " " + next
			var variants []Variant
			if j == i+1 && lexicon.count(joined) > 0 && len(joined) > 4 {
				variants = p.textVariants(joined, 1, false)
			}
			for _, short := range p.abbreviations[spaced] {
				variants = append(variants, p.textVariants(short, synonymFactor, false)...)
			}
			p.share(p.words[i].start, p.words[j].end, variants)
		}
	}
}
