package indexer

import (
	"slices"
	"strings"

	"landscape/taxonomy"
)

// addConcepts finds in the plain words what the taxonomy and the catalogue know
// under other names, in any of the six languages, and gives each word its share.
func (p *planner) addConcepts(lang string) {
	from := 0
	expansions := p.ix.taxonomy.Expand(p.plain)
	for _, e := range expansions {
		at := strings.Index(p.plain[from:], e.Matched)
		if at < 0 {
			continue
		}
		from += at // a concept and a label may begin at the same word
		e.Synonyms = outsideOthers(e, expansions)
		p.addExpansion(e, from, from+len(e.Matched), lang)
	}
	p.addGlossary(lang)
	p.addNeighbours()
}

// outsideOthers leaves out the synonyms of a term that are only a part of what
// another term of the query stands for: for "QKD key management", "key
// distribution" would find every QKD standard twice.
func outsideOthers(e taxonomy.Expansion, all []taxonomy.Expansion) []string {
	var kept []string
	for _, s := range e.Synonyms {
		inside := slices.ContainsFunc(all, func(other taxonomy.Expansion) bool {
			return other.Matched != e.Matched && slices.ContainsFunc(other.Synonyms, func(o string) bool {
				return len(o) > len(s) && strings.Contains(foldWord(o), foldWord(s))
			})
		})
		if !inside {
			kept = append(kept, s)
		}
	}
	return kept
}

// addExpansion uses a term of the taxonomy. A concept is found by its other
// names, and an area or topic also by what is labelled so. A narrower term only
// speaks for the label, but in another language there is nothing better.
func (p *planner) addExpansion(e taxonomy.Expansion, start, end int, lang string) {
	variants := p.synonymVariants(e.Synonyms)
	if e.Facet == taxonomy.Area || e.Facet == taxonomy.Topic {
		name := []string{e.Facet + ":" + e.ID}
		label := []variant{{field: fieldLabel, terms: name, weight: labelWeight}, {field: fieldAbout, terms: name, weight: aboutWeight}}
		if e.Narrower && lang == languages[0] {
			p.hints = append(p.hints, unit{variants: label, optional: true})
			return
		}
		variants = append(variants, label...)
	} else if e.Facet != taxonomy.Concepts {
		return // what a document is for is said by its own words
	}
	p.share(start, end, variants)
}

// share gives a concept to the words between two places of the plain text.
// Chinese characters that it covers become one word.
func (p *planner) share(start, end int, variants []variant) {
	if len(variants) == 0 {
		return
	}
	first := slices.IndexFunc(p.words, func(w word) bool { return w.end > start })
	last := first
	for last >= 0 && last < len(p.words) && p.words[last].start < end {
		last++
	}
	if first < 0 || last <= first {
		return
	}
	if last-first > 1 && isHan(p.words[first].text) {
		p.words[first].text = p.plain[p.words[first].start:p.words[last-1].end]
		p.words[first].end = p.words[last-1].end
		p.words[first].tokens = tokenize(p.words[first].text)
		p.words = slices.Delete(p.words, first+1, last)
		last = first + 1
	}
	c := &concept{variants: uniqueVariants(variants)}
	for i := first; i < last; i++ {
		p.words[i].shared = append(p.words[i].shared, c)
	}
}

// synonymVariants looks for the other names of a notion.
func (p *planner) synonymVariants(synonyms []string) []variant {
	var variants []variant
	for i, s := range synonyms {
		if i == maxSynonyms {
			break
		}
		variants = append(variants, p.textVariants(s, synonymFactor, false)...)
	}
	return variants
}

// addNeighbours looks at each few words that stand together: two that are also
// written as one, and those that an acronym stands for.
func (p *planner) addNeighbours() {
	lexicon := &p.ix.tables.Words
	for i := range p.words {
		joined, spaced := foldWord(p.words[i].text), foldWord(p.words[i].text)
		for j := i + 1; j < min(len(p.words), i+6); j++ {
			next := foldWord(p.words[j].text)
			joined += next
			spaced += " " + next
			var variants []variant
			if j == i+1 && lexicon.count(joined) > 0 && len(joined) > 4 {
				variants = p.textVariants(joined, 1, false)
			}
			for _, short := range p.ix.acronymOf[spaced] {
				variants = append(variants, p.textVariants(short, synonymFactor, false)...)
			}
			p.share(p.words[i].start, p.words[j].end, variants)
		}
	}
}

// isSmall tells whether a word says little: an article or preposition, or what
// every document here is about.
func isSmall(w *word) bool {
	return w.small || len(w.tokens) == 1 && slices.Contains(smallQueryWords, w.tokens[0].term) && !isName(w.text)
}

// isName tells "IT" and "ITS" from "it" and "its".
func isName(text string) bool { return len(text) > 1 && text == strings.ToUpper(text) }

var smallQueryWords = strings.Fields(`a an and are as at be by can do does for from how i in into is it its me my
	of on or our that the their them these this to using via vs we what when where which who why with within you your
	standard standards recommendation recommendations specification specifications document documents
	security secure cybersecurity cyber
	de des du la le les l d et en un une pour sur dans aux au par avec est que qui
	el los las y del con para por una uno lo se
	и в на для по с о об от к из при как
	في من على إلى الى عن مع و او أو
	的 和 与 在 及 之`)
