package indexer

import (
	"slices"

	"landscape/text"
)

// Scope is what a standard is about, as far as it is compared.
type Scope struct {
	Title         *text.Title
	Areas, Topics []string
}

// What makes two standards alike beside the words of their titles (doc/overlaps.md).
const (
	labelPart = 0.25 // of the likeness is labels in common
	// What is left of it when they apply to different technologies, and when one
	// tests what the other specifies.
	otherArea  = 0.8
	otherTests = 0.8
)

// Likeness tells how alike two standards are in scope, from 0 to 1, with what
// their titles have in common. Whoever tells a reader that two are alike asks here.
func Likeness(a, b Scope) (float64, text.Common) {
	common := a.Title.With(b.Title)
	return common.Likeness * LabelFactor(a, b) * Distance(a, b), common
}

// LabelFactor is what is left of a likeness of titles by the labels.
func LabelFactor(a, b Scope) float64 {
	if !a.HasLabels() && !b.HasLabels() {
		return 1
	}
	return 1 - labelPart + labelPart*LabelShare(a, b)
}

// Distance is what is left of a likeness when two standards apply to different
// technologies or one of them tests.
func Distance(a, b Scope) float64 {
	left := 1.0
	if len(a.Areas)+len(b.Areas) > 0 && inBoth(a.Areas, b.Areas) == 0 {
		left *= otherArea
	}
	if a.Title.Tests != b.Title.Tests {
		left *= otherTests
	}
	return left
}

// HasLabels tells whether a standard has an area or topic.
func (s Scope) HasLabels() bool { return len(s.Areas)+len(s.Topics) > 0 }

// LabelShare is the share of areas and topics that both have.
func LabelShare(a, b Scope) float64 {
	both := inBoth(a.Areas, b.Areas) + inBoth(a.Topics, b.Topics)
	return float64(both) / float64(len(a.Areas)+len(a.Topics)+len(b.Areas)+len(b.Topics)-both)
}

func inBoth(a, b []string) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// Reading is how titles are read in this index.
func (ix *Index) Reading() *text.Titles { return ix.tables.Reading }

// newReading learns from all titles. How rare a word is say those in force or
// under development, one for each set of identical texts.
func newReading(docs []*Document) *text.Titles {
	t := text.LearnTitles(func(yield func(string) bool) {
		for _, d := range docs {
			if !yield(d.Title) {
				return
			}
		}
	})
	counted := map[string]bool{}
	for _, d := range docs {
		if isCurrent(d.Status) && !counted[d.Same] {
			counted[d.Same] = true
			t.Add(d.Title)
		}
	}
	return t
}

// scopeOf reads what a document is about.
func (ix *Index) scopeOf(d *Document) Scope {
	return Scope{Title: ix.Reading().Read(d.Title), Areas: d.Labels.Areas, Topics: d.Labels.Topics}
}
