package indexer

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// similarKind is the kind of a related document that no body says is related.
const similarKind = "similar"

// Related finds the standards near one: those that a body says are related,
// then similar ones of other bodies.
func (ix *Index) Related(d *Document, n int) []RelatedDocument {
	out := []RelatedDocument{}
	seen := map[string]bool{d.Key: true}
	for _, l := range d.Relations {
		doc, held := ix.bySlug[l.Slug]
		if !held || l.Slug == "" || len(out) == n {
			continue
		}
		if other, ok := ix.document(doc); ok && !seen[other.Key] {
			seen[other.Key] = true
			out = append(out, RelatedDocument{Document: other, Kind: string(l.Kind), Score: 1})
		}
	}
	return append(out, ix.alike(d, n-len(out), seen)...)
}

// alike finds up to n standards of other bodies that are alike in scope and not
// seen yet, of those that share rare words the nearest.
func (ix *Index) alike(d *Document, n int, seen map[string]bool) []RelatedDocument {
	var found []RelatedDocument
	own := ix.scopeOf(d)
	for _, other := range ix.candidates(d, candidatesEach*n, seen) {
		score, common := Likeness(own, ix.scopeOf(other))
		if score < leastSimilar {
			continue
		}
		r := RelatedDocument{Document: other, Kind: similarKind, Score: round3(score), Shared: sharedLabels(d, other)}
		for _, w := range common.Words[:min(mostShown, len(common.Words))] {
			r.Terms = append(r.Terms, w.Text)
		}
		found = append(found, r)
	}
	slices.SortStableFunc(found, func(a, b RelatedDocument) int { return cmp.Compare(b.Score, a.Score) })
	return found[:min(n, len(found))]
}

const (
	// leastSimilar is below what two titles share by chance.
	leastSimilar = .25
	// mostShown bounds the words that are shown of what two titles share.
	mostShown = 5
	// candidatesEach are read for each that is wanted.
	candidatesEach = 2
)

// candidates are the documents of other bodies in force or under development, one
// of each text, that share rare words and labels with one.
func (ix *Index) candidates(d *Document, n int, seen map[string]bool) []*Document {
	doc, known := ix.byKey(d.Key)
	if !known || n <= 0 {
		return nil
	}
	list, err := ix.similar(doc)
	ix.note(err)
	same := map[string]bool{d.Same: true}
	var found []*Document
	for _, s := range list {
		if len(found) == n {
			break
		}
		if !isCurrent(standard.Statuses()[ix.tables.Statuses[s.doc]]) {
			continue
		}
		if other, ok := ix.document(s.doc); ok && other.Body != d.Body && !seen[other.Key] && !same[other.Same] {
			same[other.Same] = true
			found = append(found, other)
		}
	}
	return found
}

func isCurrent(s standard.Status) bool {
	return s == standard.InForce || s == standard.UnderDevelopment
}

func round3(x float64) float64 { return math.Round(x*1000) / 1000 }

// neighbour is a document with how near it is by the tables alone.
type neighbour struct {
	doc        uint32
	similarity float32 // 0 to 1
}

const (
	titleShare    = .7 // of the similarity; the rest is labels in common
	maxSimilar    = 100
	maxCandidates = 2000
)

// similar lists the documents near one, the nearest first: rare words that both
// titles have, and areas and topics that both are labelled with.
func (ix *Index) similar(doc uint32) ([]neighbour, error) {
	t := &ix.tables.Sequences
	var terms []Weighted
	for _, term := range uniqueTerms(t.title(doc)) {
		w := ix.rarity.terms[term]
		if w != 0 && int(t.inTitles(term)) <= maxCandidates {
			terms = append(terms, Weighted{t.Terms[term], w * w})
		}
	}
	dots, err := ix.engine.Alike(context.Background(), terms)
	if err != nil {
		return nil, fmt.Errorf("find similar standards: %w", err)
	}
	delete(dots, doc)
	list := make([]neighbour, 0, len(dots))
	for other, dot := range dots {
		title := dot / (ix.rarity.titles[doc]*ix.rarity.titles[other] + 1e-6)
		list = append(list, neighbour{doc: other, similarity: titleShare*title + (1-titleShare)*ix.sharedShare(doc, other)})
	}
	slices.SortFunc(list, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.doc, b.doc))
	})
	return list[:min(maxSimilar, len(list))], nil
}

// rarity tells how much each word of the titles says, and the whole of each
// title: worked out once, since every page of an identifier asks for it.
type rarity struct {
	terms  []float32 // by term; 0 for those that say nothing
	titles []float32 // by document
}

func (ix *Index) weighTitles() rarity {
	t := &ix.tables.Sequences
	r := rarity{terms: make([]float32, len(t.Terms)), titles: make([]float32, ix.Len())}
	for term, text := range t.Terms {
		if len(text) > 1 && !query.SaysLittle(text) {
			r.terms[term] = float32(math.Log(float64(ix.Len()+1) / float64(t.inTitles(uint32(term))+1)))
		}
	}
	for doc := range r.titles {
		var sum float64
		for _, term := range uniqueTerms(t.title(uint32(doc))) {
			sum += float64(r.terms[term]) * float64(r.terms[term])
		}
		r.titles[doc] = float32(math.Sqrt(sum))
	}
	return r
}

func uniqueTerms(title []uint32) []uint32 {
	unique := make([]uint32, 0, len(title))
	for _, term := range title {
		if !slices.Contains(unique, term) {
			unique = append(unique, term)
		}
	}
	return unique
}

// sharedShare is the share of the areas and topics of two documents that both have.
func (ix *Index) sharedShare(a, b uint32) float32 {
	f := &ix.tables.Facets
	both, either := 0, 0
	for _, facet := range []int{facetNumber(FacetArea), facetNumber(FacetTopic)} {
		x, y := f.within(a, facet), f.within(b, facet)
		either += len(x) + len(y)
		for _, id := range x {
			if slices.Contains(y, id) {
				both++
				either--
			}
		}
	}
	if either == 0 {
		return 0
	}
	return float32(both) / float32(either)
}

func sharedLabels(a, b *Document) []string {
	var shared []string
	theirs := labelsOf(b)
	for _, l := range labelsOf(a) {
		if (strings.HasPrefix(l, FacetArea+":") || strings.HasPrefix(l, FacetTopic+":")) && slices.Contains(theirs, l) {
			shared = append(shared, l)
		}
	}
	return shared
}

// near lists what fills the page of an identifier: the most similar standards,
// and those that stand beside it in the numbers of its body, for ITU-T and ISO
// give neighbouring numbers to one subject.
func (ix *Index) near(doc uint32) ([]neighbour, error) {
	list, err := ix.similar(doc)
	if err != nil {
		return nil, err
	}
	for _, beside := range ix.sameTen(doc) {
		at := slices.IndexFunc(list, func(l neighbour) bool { return l.doc == beside })
		if at < 0 {
			at = len(list)
			list = append(list, neighbour{doc: beside})
		}
		list[at].similarity += neighbourBonus
	}
	slices.SortStableFunc(list, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.doc, b.doc))
	})
	return list, nil
}

// neighbourBonus is the likeness of two standards by their numbers alone.
const neighbourBonus = .25

// sameTen lists the standards of one body whose numbers differ in the last digit.
func (ix *Index) sameTen(doc uint32) []uint32 {
	key, _, _ := strings.Cut(ix.tables.Keys[doc], "-")
	if !strings.HasPrefix(key, "itut") && !strings.HasPrefix(key, "iso") || len(key) < 8 || !text.IsDigit(key[len(key)-1]) {
		return nil
	}
	prefix := key[:len(key)-1]
	var docs []uint32
	for at := ix.keysFrom(prefix); at < len(ix.keyOrder); at++ {
		other := ix.keyOrder[at]
		rest, ok := strings.CutPrefix(ix.tables.Keys[other], prefix)
		if !ok {
			break
		}
		if other != doc && len(rest) > 0 && text.IsDigit(rest[0]) && (len(rest) == 1 || rest[1] == '-') {
			docs = append(docs, other)
		}
	}
	return docs
}
