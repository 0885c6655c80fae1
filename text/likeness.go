package text

import (
	"cmp"
	"math"
	"slices"
)

// Title is a title that was read for comparison.
type Title struct {
	Words []TitleWord // the weightiest first
	// Own are the words beside the name of its series, in their order.
	Own string
	// Norm is the length of the title by the weights of its words, Alone the same
	// without the discount for the name of its series.
	Norm, Alone float64
	// Tests tells that the text says how to test what another one specifies, Serial
	// that its title begins with the name of a series.
	Tests, Serial bool
}

// tests are words of a text that says how to test what another one specifies.
var tests = set(`test testing conformance pics tss ats pixit`)

// Read reads a title and weighs its words.
func (t *Titles) Read(title string) *Title {
	read := &Title{Words: t.read(title)}
	for i := range read.Words {
		w := &read.Words[i]
		if w.Series {
			read.Serial = true
		} else {
			read.Own += " " + w.Text
		}
		read.Tests = read.Tests || tests[w.Text]
		w.Alone = t.weight(w.Text)
		w.Weight = w.Alone
		if w.Only {
			w.Weight *= seriesWeight
		}
		read.Norm += w.Weight * w.Weight
		read.Alone += w.Alone * w.Alone
	}
	read.Norm, read.Alone = math.Sqrt(read.Norm), math.Sqrt(read.Alone)
	slices.SortStableFunc(read.Words, func(a, b TitleWord) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	return read
}

// Says tells whether a title has a word.
func (a *Title) Says(word string) bool {
	return slices.ContainsFunc(a.Words, func(w TitleWord) bool { return w.Text == word })
}

// Common is what two titles have in common.
type Common struct {
	// Likeness is how alike they are, from 0 to 1; OfFirst and OfSecond are the
	// parts of each that the other says as well.
	Likeness, OfFirst, OfSecond float64
	Words                       []TitleWord // of the first, the weightiest first
	Places                      []int       // of these in the second
	// Own tells that it is more than the name of a series.
	Own bool
}

// With compares two titles by their words, the rarer the more.
func (a *Title) With(b *Title) Common {
	var c Common
	for _, w := range a.Words {
		at := slices.IndexFunc(b.Words, func(o TitleWord) bool { return o.Text == w.Text })
		if at < 0 {
			continue
		}
		o := b.Words[at]
		c.Likeness += w.Weight * o.Weight
		c.OfFirst += w.Alone * w.Alone
		c.OfSecond += o.Alone * o.Alone
		c.Words, c.Places = append(c.Words, w), append(c.Places, o.Place)
		c.Own = c.Own || !w.Series && (!o.Series || !a.Serial) || !o.Series && !b.Serial
	}
	if len(c.Words) > 0 {
		c.Likeness /= a.Norm * b.Norm
		c.OfFirst /= a.Alone * a.Alone
		c.OfSecond /= b.Alone * b.Alone
	}
	return c
}
