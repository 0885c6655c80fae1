package query

import (
	"slices"
	"strings"

	"landscape/standard"
	"landscape/text"
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

// explicit makes the unit of a clause that the person spelled out.
func (p *planning) explicit(c Clause) Unit {
	u := Unit{Strict: !c.Excluded, Excluded: c.Excluded}
	for _, a := range c.Any {
		u.Variants = append(u.Variants, p.atomVariants(a)...)
	}
	return u
}

func (p *planning) atomVariants(a Atom) []Variant {
	if a.Field != "" && a.Field != FieldTitle {
		return p.facetVariants(a.Field, a.Text)
	}
	if a.Prefix {
		return p.prefixVariants(a)
	}
	return p.typedVariants(a.Text, a.Field == FieldTitle)
}

// facetVariants finds the documents with a value of a facet.
func (p *planning) facetVariants(facet, text string) []Variant {
	var variants []Variant
	for _, value := range p.catalogue.Values(facet, text) {
		variants = append(variants, Variant{Field: FieldLabel, Terms: []string{facet + ":" + value}, Weight: labelWeight})
	}
	return variants
}

// prefixVariants expands "crypto*" to the most frequent words that begin so.
func (p *planning) prefixVariants(a Atom) []Variant {
	var variants []Variant
	for _, w := range p.lexicon.withPrefix(text.Fold(a.Text), maxSynonyms) {
		variants = append(variants, p.textVariants(w, 1, a.Field == FieldTitle)...)
	}
	return variants
}

// typedVariants looks for a word or phrase as it was typed, also in the titles
// of other languages where it may be in one.
func (p *planning) typedVariants(s string, titleOnly bool) []Variant {
	var variants []Variant
	for _, lang := range p.foreign(s) {
		field := TitleField(lang)
		if terms := text.PhraseTerms(s, lang); p.catalogue.HasWords(field) && len(terms) > 0 {
			variants = append(variants, Variant{Field: field, Terms: terms, Weight: foreignWeight})
		}
	}
	return append(variants, p.textVariants(s, 1, titleOnly)...)
}

// foreign lists the languages other than English that a text may be in: that of
// the query, or any of its script for words that English titles do not have.
func (p *planning) foreign(s string) []string {
	if p.lang != text.English {
		return []string{p.lang}
	}
	for _, t := range text.Tokenize(s) {
		if p.lexicon.count(t.Term) == 0 {
			return slices.DeleteFunc(text.LanguagesOf(s), func(lang string) bool { return lang == text.English })
		}
	}
	return nil
}

// textVariants looks for one word or phrase in the English text fields.
func (p *planning) textVariants(s string, factor float32, titleOnly bool) []Variant {
	var variants []Variant
	terms := text.PhraseTerms(s, text.English)
	if len(terms) == 0 {
		return nil
	}
	add := func(field string, weight float32) {
		if p.catalogue.HasWords(field) {
			variants = append(variants, Variant{Field: field, Terms: terms, Weight: weight * factor})
		}
	}
	add(FieldTitle, titleWeight)
	add(FieldSeries, seriesWeight)
	if !titleOnly {
		add(FieldKeywords, keywordWeight)
		add(FieldOrigin, originWeight)
		add(FieldAbstract, abstractWeight)
	}
	return variants
}

func uniqueVariants(variants []Variant) []Variant {
	var out []Variant
	for _, v := range variants {
		same := func(o Variant) bool { return o.Field == v.Field && slices.Equal(o.Terms, v.Terms) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, v)
		}
	}
	return out
}

// unitOf makes the unit of a plain word: the word itself, written in one or in
// two, and what it abbreviates.
func (p *planning) unitOf(w *Word) Unit {
	u := Unit{Shared: w.Shared, Optional: w.IsSmall() || w.isCarrier(), Small: w.IsSmall()}
	u.Variants = p.typedVariants(w.Text, false)
	if w.translated {
		u.Variants = slices.DeleteFunc(u.Variants, func(v Variant) bool { return !strings.HasPrefix(v.Field, FieldTitle+"_") })
		return u
	}
	for _, t := range w.tokens {
		if t.Compound {
			u.Variants = append(u.Variants, p.textVariants(t.Term, 1, false)...)
		}
	}
	lexicon := p.lexicon
	whole := text.Fold(w.Text)
	if pair := lexicon.Compounds[whole]; pair != "" {
		u.Variants = append(u.Variants, p.textVariants(pair, 1, false)...)
	}
	if remote := "tele" + whole; lexicon.count(remote) > 0 {
		// ITU-T's telebiometrics are biometrics over a distance.
		u.Variants = append(u.Variants, p.textVariants(remote, synonymFactor, false)...)
	}
	for _, long := range lexicon.longForms(whole) {
		u.Variants = append(u.Variants, p.textVariants(long, synonymFactor, false)...)
		u.Variants = append(u.Variants, p.textVariants(long+" "+whole, definitionFactor, false)...)
	}
	u.Variants = uniqueVariants(u.Variants)
	return u
}

// mentionOf looks for documents that speak of an identifier: "X.805" in the
// title of another one.
func (p *planning) mentionOf(identifier string) Unit {
	if id, err := standard.ParseIdentifier(identifier); err == nil && id.Number != "" {
		identifier = id.Number
	}
	u := Unit{Variants: p.textVariants(identifier, 1, false), Optional: true}
	if whole := standard.Fold(identifier); len(whole) > 2 {
		u.Variants = append(u.Variants, p.textVariants(whole, 1, false)...)
	}
	u.Variants = slices.DeleteFunc(uniqueVariants(u.Variants), func(v Variant) bool { return v.Field == FieldOrigin })
	return u
}
