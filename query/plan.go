package query

import (
	"slices"
	"strings"
	"unicode"

	"landscape/taxonomy"
	"landscape/text"
)

// Plan is what a query means: what is to be looked for, where, and how much it
// counts. It knows nothing of how documents are kept; an engine answers it.
type Plan struct {
	// Units are the clauses that were made explicit, labels that words speak for, and
	// last the plain words in their order.
	Units []Unit
	// Words are those of the query that are plain, in their order: what nearness
	// and highlighting go by.
	Words []Word
	// Alone says that the query is an identifier and nothing else.
	Alone bool
	// Subjects are the concepts that the query speaks of.
	Subjects []Subject
	Language string
}

// Unit is one word of a query, or one clause that the person made explicit.
type Unit struct {
	Variants []Variant
	// Shared are evidence of notions that this word is a part of.
	Shared   []*Notion
	Strict   bool // must match
	Excluded bool // must not match
	Optional bool // counts when it matches and is not missed when it does not
	Small    bool // counts little: every document is about it
	Hint     bool // is no word but a label that the words speak for
}

// Variant is one way for a unit to match.
type Variant struct {
	Field  string
	Terms  []string // one, or those of a phrase in their order
	Weight float32
}

// Notion is what several words of the query say together; what speaks for it
// speaks for each of them.
type Notion struct{ Variants []Variant }

// Catalogue is what a plan needs to know of the documents.
type Catalogue interface {
	// HasWords tells whether any document has words in a field.
	HasWords(field string) bool
	// Values lists the values of a facet that a text stands for.
	Values(facet, text string) []string
	// IsName tells whether a document goes by a word.
	IsName(word string) bool
}

// Span is a part of a text, from byte to byte.
type Span struct{ Start, End int }

// Planner understands the queries that are put to one catalogue.
type Planner struct {
	taxonomy      *taxonomy.Taxonomy
	thesaurus     *Thesaurus
	lexicon       *Lexicon
	abbreviations map[string][]string
	catalogue     Catalogue
}

// NewPlanner makes a planner of what is known of words and of the documents.
func NewPlanner(tax *taxonomy.Taxonomy, thesaurus *Thesaurus, lexicon *Lexicon, c Catalogue) *Planner {
	return &Planner{taxonomy: tax, thesaurus: thesaurus, lexicon: lexicon, abbreviations: lexicon.abbreviations(), catalogue: c}
}

// planning is the work on one query.
type planning struct {
	*Planner
	plain string // the plain words, one blank between them
	words []Word
	// hints are labels that the query speaks for without naming them.
	hints []Unit
	lang  string // the query is in
}

// Plan tells what a request means. Names finds the identifiers in its plain words,
// and tells whether these are one identifier and nothing else.
func (p *Planner) Plan(r Request, names func(plain string) (spans []Span, alone bool)) *Plan {
	w := planning{Planner: p}
	w.addPlainOf(r)
	w.lang = w.language()
	plan := &Plan{Language: w.lang}
	for _, c := range r.Clauses {
		if c.Excluded || c.Strict() {
			plan.Units = append(plan.Units, w.explicit(c))
		}
	}
	w.joinHan()
	for i := range w.words {
		w.words[i].small = !isName(w.words[i].Text) && IsStopWord(text.Fold(w.words[i].Text), w.lang)
	}
	w.addNotions()
	plan.Units = append(plan.Units, w.hints...)
	for i := range w.words {
		plan.Units = append(plan.Units, w.unitOf(&w.words[i]))
	}
	plan.Words = w.words
	spelledOut := len(w.words)+len(w.hints) < len(plan.Units)
	spans, alone := names(w.plain)
	if alone && !spelledOut && !w.isConcept(w.plain) {
		plan.Alone, plan.Units = true, []Unit{w.mentionOf(w.plain)}
		return plan
	}
	if !spelledOut { // who spells out what must match gets no more
		plan.Subjects = w.thesaurus.Subjects(w.plain, w.lang)
	}
	plan.forgive(spans)
	plan.requireSomething()
	return plan
}

// Mention is the plan to find what speaks of an identifier.
func (p *Planner) Mention(identifier string) *Plan {
	w := planning{Planner: p, lang: text.English}
	return &Plan{Units: []Unit{w.mentionOf(identifier)}, Language: text.English}
}

// isConcept tells that plain words are the name of a concept: "Post-Quantum
// Cryptography" is a report of ENISA, and more than that.
func (p *planning) isConcept(text string) bool {
	if strings.ContainsFunc(text, unicode.IsDigit) || !strings.ContainsAny(text, " -") {
		return false
	}
	subjects := p.thesaurus.Subjects(text, p.lang)
	return len(subjects) > 0 && subjects[0].IsNamed()
}

// WordUnits are the units of the plain words.
func (p *Plan) WordUnits() []Unit { return p.Units[max(0, len(p.Units)-len(p.Words)):] }

// forgive makes the words of identifiers optional: the documents that these name
// are known, and their titles do not repeat it.
func (p *Plan) forgive(names []Span) {
	units := p.WordUnits()
	for i, w := range p.Words {
		for _, n := range names {
			if w.start >= n.Start && w.end <= n.End {
				units[i].Optional = true
			}
		}
	}
}

// requireSomething makes words count when there are only small ones: the
// carriers, and without them all.
func (p *Plan) requireSomething() {
	required := func(u Unit) bool { return !u.Optional && !u.Excluded }
	words := p.WordUnits()
	if !slices.ContainsFunc(p.Units, required) {
		for i := range words {
			words[i].Optional = words[i].Optional && !p.Words[i].isCarrier()
		}
	}
	if slices.ContainsFunc(p.Units, required) {
		return
	}
	for i := range words {
		words[i].Optional, words[i].Small = false, false
	}
}
