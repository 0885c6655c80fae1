package indexer

import (
	"slices"
	"strings"

	"landscape/query"
	"landscape/taxonomy"
)

// addConcepts finds in the plain words what the taxonomy and the catalogue know
// under other names, in any of the six languages, and gives each word its share.
func (p *planner) addConcepts() {
	from := 0
	expansions := p.ix.taxonomy.Expand(p.plain)
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
func (l namedLabel) variants(factor float32) []variant {
	name := []string{l.name}
	return []variant{{field: fieldLabel, terms: name, weight: factor * labelWeight},
		{field: fieldAbout, terms: name, weight: factor * aboutWeight}}
}

// addNarrower uses a term that names only a part of what a label covers: it
// speaks for the label. In another language, where its words have no English
// ones, the label and the words for it are all there is to look for.
func (p *planner) addNarrower(l namedLabel) {
	understood := p.lang == query.English
	for _, w := range p.words {
		if w.start < l.end && w.end > l.start && len(w.shared) > 0 {
			understood = true
		}
	}
	if understood {
		p.hints = append(p.hints, unit{variants: l.variants(1), optional: true, hint: true})
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
		if containsAll(query.PhraseTerms(s, query.English), query.PhraseTerms(e.Matched, query.English)) {
			continue // what has "network access control" has "access control"
		}
		inside := slices.ContainsFunc(all, func(other taxonomy.Expansion) bool {
			return !strings.Contains(other.Matched, e.Matched) && slices.ContainsFunc(other.Synonyms, func(o string) bool {
				return len(o) > len(s) && strings.Contains(query.Fold(o), query.Fold(s))
			})
		})
		if !inside {
			kept = append(kept, s)
		}
	}
	return kept
}

// share gives a concept to the words between two places of the plain text.
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
	c := &concept{variants: uniqueVariants(variants)}
	for i := range p.words[first:last] {
		if w := &p.words[first+i]; last-first == 1 || !isFunctionWord(w) {
			w.shared = append(w.shared, c)
		}
	}
}

// synonymVariants looks for the other names of a notion.
func (p *planner) synonymVariants(synonyms []string, factor float32) []variant {
	var variants []variant
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
func (p *planner) addNeighbours() {
	lexicon := &p.ix.tables.Words
	for i := range p.words {
		joined, spaced := query.Fold(p.words[i].text), query.Fold(p.words[i].text)
		for j := i + 1; j < min(len(p.words), i+6); j++ {
			next := query.Fold(p.words[j].text)
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
	return w.small || len(w.tokens) == 1 && slices.Contains(smallQueryWords, w.tokens[0].Term) && !isName(w.text)
}

// isFunctionWord tells whether a word is an article, preposition or conjunction.
func isFunctionWord(w *word) bool {
	for _, words := range functionWords {
		if len(w.tokens) == 1 && slices.Contains(words, w.tokens[0].Term) && !isName(w.text) {
			return true
		}
	}
	return false
}

// isCarrier tells whether a word carries another one, as in "5G network" and
// "payment system": it adds to what is found, and is not missed.
func isCarrier(w *word) bool {
	return w.carrier || len(w.tokens) == 1 && slices.Contains(carrierWords, w.tokens[0].Term) && !isName(w.text)
}

var carrierWords = []string{"network", "networks", "system", "systems", "technology", "technologies", "service", "services"}

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
