package indexer

import (
	"slices"
	"strings"
	"unicode"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
)

// How much a match counts by where it is: a word in the title is worth 1.
const (
	titleWeight    = 1
	foreignWeight  = .8 // titles in other languages
	seriesWeight   = .4
	keywordWeight  = .6
	originWeight   = .5
	abstractWeight = .3
	synonymFactor  = .85 // what another word for it is worth
	// definitionFactor is for "Transport Layer Security (TLS)": the title that
	// spells an acronym out is the one that is about it.
	definitionFactor = 1.2
	labelWeight      = .4  // a label of the taxonomy that the query names
	aboutWeight      = .65 // the same, when the title says so
	narrowerFactor   = .5  // of that, when it names only a part of what is labelled so
	maxSynonyms      = 24
)

// plan is a query ready to be evaluated.
type plan struct {
	units []unit
	// words are those of the query that are plain, in their order: what nearness
	// and highlighting go by.
	words []word
	// named are the documents that the query names by identifier.
	named []naming
	// alone says that the query is an identifier and nothing else.
	alone bool
	// subjects are the concepts that the query speaks of.
	subjects []query.Subject
	// unused are the words that nothing was done with.
	unused   []string
	language string
}

// word is one plain word of the query.
type word struct {
	text       string // as typed
	start, end int    // in the plain text
	tokens     []query.Token
	shared     []*concept
	small      bool // it or its translation says little
	carrier    bool // its translation is a carrier
	translated bool // its letters mean another thing in English
}

// planner makes the plan of one query.
type planner struct {
	ix    *Index
	plain string // the plain words, one blank between them
	words []word
	// hints are labels that the query speaks for without naming them.
	hints []unit
	lang  string // the query is in
}

func (ix *Index) newPlan(r query.Request) *plan {
	p := planner{ix: ix}
	shouted := r.Shouted()
	for _, c := range r.Clauses {
		switch {
		case c.Excluded || c.Strict():
		case shouted:
			p.addPlain(strings.ToLower(c.Any[0].Text))
		default:
			p.addPlain(c.Any[0].Text)
		}
	}
	p.lang = p.language()
	result := &plan{language: p.lang}
	for _, c := range r.Clauses {
		if c.Excluded || c.Strict() {
			result.units = append(result.units, p.explicit(c))
		}
	}
	p.joinHan()
	for i := range p.words {
		p.words[i].small = !isName(p.words[i].text) && query.IsStopWord(query.Fold(p.words[i].text), p.lang)
	}
	p.addConcepts()
	result.units = append(result.units, p.hints...)
	for i := range p.words {
		result.units = append(result.units, p.unitOf(&p.words[i]))
	}
	result.words = p.words
	result.named, result.alone = ix.namings(p.plain)
	result.alone = result.alone && !ix.isConcept(p.plain, p.lang)
	if result.alone && len(p.words)+len(p.hints) == len(result.units) {
		result.units = []unit{p.mentionOf(p.plain)}
		return result
	}
	result.alone = false
	if len(p.words)+len(p.hints) == len(result.units) { // who spells out what must match gets no more
		result.subjects = p.ix.thesaurus.Subjects(p.plain, p.lang)
	}
	result.forgiveNamed()
	result.requireSomething()
	return result
}

// queryFields are those that field:value knows: the title and every facet.
func queryFields() []string { return append([]string{fieldTitle}, Facets()...) }

// mentionOf looks for documents that speak of an identifier: "X.805" in the
// title of another one.
func (p *planner) mentionOf(identifier string) unit {
	if id, err := standard.ParseIdentifier(identifier); err == nil && id.Number != "" {
		identifier = id.Number
	}
	u := unit{variants: p.textVariants(identifier, 1, false), optional: true}
	if whole := standard.Fold(identifier); len(whole) > 2 {
		u.variants = append(u.variants, p.textVariants(whole, 1, false)...)
	}
	u.variants = slices.DeleteFunc(uniqueVariants(u.variants), func(v variant) bool { return v.field == fieldOrigin })
	return u
}

// forgiveNamed makes the words of an identifier optional: the documents it names
// are known, and their titles do not repeat it.
func (p *plan) forgiveNamed() {
	first := len(p.units) - len(p.words)
	for i, w := range p.words {
		for _, n := range p.named {
			if w.start >= n.start && w.end <= n.end {
				p.units[first+i].optional = true
			}
		}
	}
}

// addPlain appends a word; a run of Chinese is cut later, where terms are found in it.
func (p *planner) addPlain(text string) {
	if p.plain != "" {
		p.plain += " "
	}
	start := len(p.plain)
	p.plain += text
	for _, part := range cutScripts(text) {
		p.words = append(p.words, word{text: text[part[0]:part[1]], start: start + part[0], end: start + part[1],
			tokens: query.Tokenize(text[part[0]:part[1]])})
	}
}

// cutScripts cuts "5G网络安全" where Chinese begins and ends, and each Chinese
// character from the next.
func cutScripts(text string) [][2]int {
	var parts [][2]int
	start := 0
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		previous := i > start && unicode.Is(unicode.Han, query.FirstRune(text[start:]))
		if i > start && (han || previous) {
			parts = append(parts, [2]int{start, i})
			start = i
		}
	}
	return append(parts, [2]int{start, len(text)})
}

// explicit makes the unit of a clause that the person spelled out.
func (p *planner) explicit(c query.Clause) unit {
	u := unit{strict: !c.Excluded, excluded: c.Excluded}
	for _, a := range c.Any {
		u.variants = append(u.variants, p.atomVariants(a)...)
	}
	return u
}

func (p *planner) atomVariants(a query.Atom) []variant {
	if facet := facetNumber(a.Field); facet >= 0 {
		return p.facetVariants(facet, a.Text)
	}
	if a.Prefix {
		return p.prefixVariants(a)
	}
	return p.typedVariants(a.Text, a.Field == fieldTitle)
}

// facetVariants finds a facet value by itself, or by its name in any language.
func (p *planner) facetVariants(facet int, value string) []variant {
	t := &p.ix.tables.Facets
	ids := t.match(facet, value)
	if len(ids) == 0 {
		for id := t.Base[facet]; id < t.Base[facet+1]; id++ {
			entry, ok := p.ix.taxonomy.Entry(Facets()[facet], t.Values[id])
			if ok && named(entry, value) || !ok && strings.Contains(strings.ToLower(t.Values[id]), strings.ToLower(value)) {
				ids = append(ids, id)
			}
		}
	}
	var variants []variant
	for _, id := range ids {
		variants = append(variants, variant{field: fieldLabel, terms: []string{Facets()[facet] + ":" + t.Values[id]}, weight: labelWeight})
	}
	return variants
}

func named(entry taxonomy.Entry, value string) bool {
	for _, name := range entry.Names {
		if strings.EqualFold(name, value) {
			return true
		}
	}
	return false
}

// prefixVariants expands "crypto*" to the most frequent words that begin so.
func (p *planner) prefixVariants(a query.Atom) []variant {
	var variants []variant
	for _, w := range p.ix.tables.Words.withPrefix(query.Fold(a.Text), maxSynonyms) {
		variants = append(variants, p.textVariants(w, 1, a.Field == fieldTitle)...)
	}
	return variants
}

// typedVariants looks for a word or phrase as it was typed, also in the titles
// of other languages where it may be in one.
func (p *planner) typedVariants(text string, titleOnly bool) []variant {
	var variants []variant
	for _, lang := range p.foreign(text) {
		field := titleField(lang)
		if terms := query.PhraseTerms(text, lang); p.ix.averageLength(field) > 0 && len(terms) > 0 {
			variants = append(variants, variant{field: field, terms: terms, weight: foreignWeight})
		}
	}
	return append(variants, p.textVariants(text, 1, titleOnly)...)
}

// foreign lists the languages other than English that a text may be in: that of
// the query, or any of its script for words that English titles do not have.
func (p *planner) foreign(text string) []string {
	if p.lang != query.English {
		return []string{p.lang}
	}
	for _, t := range query.Tokenize(text) {
		if p.ix.tables.Words.count(t.Term) == 0 {
			return slices.DeleteFunc(query.LanguagesOf(text), func(lang string) bool { return lang == query.English })
		}
	}
	return nil
}

// textVariants looks for one word or phrase in the English text fields.
func (p *planner) textVariants(text string, factor float32, titleOnly bool) []variant {
	var variants []variant
	terms := query.PhraseTerms(text, query.English)
	if len(terms) == 0 {
		return nil
	}
	add := func(field string, weight float32) {
		if p.ix.averageLength(field) > 0 {
			variants = append(variants, variant{field: field, terms: terms, weight: weight * factor})
		}
	}
	add(fieldTitle, titleWeight)
	add(fieldSeries, seriesWeight)
	if !titleOnly {
		add(fieldKeywords, keywordWeight)
		add(fieldOrigin, originWeight)
		add(fieldAbstract, abstractWeight)
	}
	return variants
}

func uniqueVariants(variants []variant) []variant {
	var out []variant
	for _, v := range variants {
		same := func(o variant) bool { return o.field == v.field && slices.Equal(o.terms, v.terms) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, v)
		}
	}
	return out
}

// unitOf makes the unit of a plain word: the word itself, written in one or in
// two, and what it abbreviates.
func (p *planner) unitOf(w *word) unit {
	u := unit{shared: w.shared, optional: isSmall(w) || isCarrier(w), small: isSmall(w)}
	u.variants = p.typedVariants(w.text, false)
	if w.translated {
		u.variants = slices.DeleteFunc(u.variants, func(v variant) bool { return !strings.HasPrefix(v.field, fieldTitle+"_") })
		return u
	}
	for _, t := range w.tokens {
		if t.Compound {
			u.variants = append(u.variants, p.textVariants(t.Term, 1, false)...)
		}
	}
	lexicon := &p.ix.tables.Words
	whole := query.Fold(w.text)
	if pair := lexicon.Compounds[whole]; pair != "" {
		u.variants = append(u.variants, p.textVariants(pair, 1, false)...)
	}
	if remote := "tele" + whole; lexicon.count(remote) > 0 {
		// ITU-T's telebiometrics are biometrics over a distance.
		u.variants = append(u.variants, p.textVariants(remote, synonymFactor, false)...)
	}
	for _, long := range lexicon.Acronyms[whole] {
		u.variants = append(u.variants, p.textVariants(long, synonymFactor, false)...)
		u.variants = append(u.variants, p.textVariants(long+" "+whole, definitionFactor, false)...)
	}
	u.variants = uniqueVariants(u.variants)
	return u
}

// requireSomething makes words count when there are only small ones: the
// carriers, and without them all.
func (p *plan) requireSomething() {
	required := func(u unit) bool { return !u.optional && !u.excluded }
	words := p.units[len(p.units)-len(p.words):]
	if !slices.ContainsFunc(p.units, required) {
		for i := range words {
			words[i].optional = words[i].optional && !isCarrier(&p.words[i])
		}
	}
	if slices.ContainsFunc(p.units, required) {
		return
	}
	for i := range words {
		words[i].optional, words[i].small = false, false
	}
}
