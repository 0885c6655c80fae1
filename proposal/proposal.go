// Package proposal checks a proposed work item against everyone's work: what it
// is about, what is near to it, which Question it belongs to, whom to write to.
// It keeps nothing of what it is given.
package proposal

import (
	"context"
	"slices"
	"strings"
	"sync"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// Checker checks proposals. It may be used by many goroutines.
type Checker struct {
	taxonomy *taxonomy.Taxonomy
	books    map[string]func() *phrasebook // by language, made on first use
}

// NewChecker makes a checker that knows the words of a taxonomy.
func NewChecker(tax *taxonomy.Taxonomy) *Checker {
	c := &Checker{taxonomy: tax, books: map[string]func() *phrasebook{}}
	for _, lang := range taxonomy.Languages() {
		c.books[lang] = sync.OnceValue(func() *phrasebook { return newPhrasebook(tax, lang) })
	}
	return c
}

// Proposal is a title and a scope in any of the six languages.
type Proposal struct {
	Title string `json:"title"`
	Scope string `json:"scope"`
	// Lang is the language of the proposal and of the answer; "" lets the words
	// tell the one, and English is the other.
	Lang string `json:"lang"`
	// Exclude names standards that are left out of what is found: the proposal's
	// own entry in the work programme, the text that it revises.
	Exclude []string `json:"exclude"`
}

// Report is what a proposal is checked to be.
type Report struct {
	Labels    standard.Labels `json:"labels"`
	Concepts  []Concept       `json:"concepts"`
	Nearest   []Nearest       `json:"nearest"`
	Questions []Question      `json:"questions"`
	Liaisons  []Liaison       `json:"liaisons"`
	// Gap is the weightiest finding that it would close, nil for none.
	Gap *Gap `json:"gap"`
	// Former is similar work that was withdrawn or superseded.
	Former []Former `json:"former"`
	// Outcome is the relation to the nearest work; New when nothing says the same
	// and nothing overlaps.
	Outcome Relation `json:"outcome"`
	Verdict string   `json:"verdict"`
}

// Concept is a notion of the thesaurus that the proposal speaks of.
type Concept struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Share float64 `json:"share"`
}

// Gap is a finding of the landscape, stated in the reader's language.
type Gap struct {
	coordination.Gap
	Sentence string `json:"sentence"`
}

// Bounds of what is read: more of a scope says nothing more.
const (
	mostTitle = 500
	mostScope = 8000
)

// Check checks a proposal against an index and the view of it. It fails only when
// the context ends or the disk does.
func (k *Checker) Check(ctx context.Context, ix *indexer.Index, v *coordination.View, p Proposal) (*Report, error) {
	p.Title, p.Scope = cut(p.Title, mostTitle), cut(p.Scope, mostScope)
	c := &check{Checker: k, index: ix, view: v, ctx: ctx, proposal: p, lang: languageOf(p), report: &Report{}}
	c.answer = p.Lang
	if !slices.Contains(taxonomy.Languages(), c.answer) {
		c.answer = c.lang
	}
	for _, step := range []func() error{c.readSubject, c.findNearest, c.findQuestions, c.findLiaisons, c.findGap, c.findFormer} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	c.conclude()
	return c.report, nil
}

// check is one check under way.
type check struct {
	*Checker
	index    *indexer.Index
	view     *coordination.View
	ctx      context.Context
	proposal Proposal
	lang     string // of the proposal
	answer   string // language of the answer
	subject  coordination.Subject
	worth    map[string]float64 // of documents at the core of its concepts, by slug
	near     []coordination.Near
	report   *Report
}

// FromText takes the first line of a text as the title and the rest as the scope.
func FromText(text string) Proposal {
	title, scope, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return Proposal{Title: strings.TrimSpace(strings.TrimLeft(title, "# ")), Scope: strings.TrimSpace(scope)}
}

func cut(text string, most int) string {
	text = strings.TrimSpace(strings.ToValidUTF8(text, " "))
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
