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
	for _, l := range ix.relatedTo(d, n) {
		other, ok := ix.document(l.doc)
		if !ok {
			continue
		}
		r := RelatedDocument{Document: other, Kind: l.kind, Score: 1}
		if l.kind == similarKind {
			doc, _ := ix.byKey(d.Key)
			r.Score, r.Shared, r.Terms = round3(l.similarity), sharedLabels(d, other), ix.sharedWords(d, doc, l.doc)
		}
		out = append(out, r)
	}
	return out
}

// relatedTo chooses up to n documents by the tables alone.
func (ix *Index) relatedTo(d *Document, n int) []likeness {
	var chosen []likeness
	doc, known := ix.byKey(d.Key)
	seen := map[uint32]bool{}
	if known {
		seen[doc] = true
	}
	for _, l := range d.Relations {
		if i, ok := ix.bySlug[l.Slug]; ok && l.Slug != "" && len(chosen) < n && !seen[i] {
			seen[i] = true
			chosen = append(chosen, likeness{doc: i, kind: string(l.Kind)})
		}
	}
	if !known {
		return chosen
	}
	t := ix.tables
	body := t.Facets.within(doc, facetNumber(FacetBody))
	same := map[uint32]bool{t.Same[doc]: true}
	list, err := ix.similar(doc)
	ix.note(err)
	for _, s := range list {
		if len(chosen) >= n || s.similarity < leastSimilar {
			break
		}
		sameBody := slices.Equal(t.Facets.within(s.doc, facetNumber(FacetBody)), body)
		if seen[s.doc] || sameBody || same[t.Same[s.doc]] || !isCurrent(standard.Statuses()[t.Statuses[s.doc]]) {
			continue
		}
		same[t.Same[s.doc]] = true
		chosen = append(chosen, s)
	}
	return chosen
}

func isCurrent(s standard.Status) bool {
	return s == standard.InForce || s == standard.UnderDevelopment
}

func round3(x float32) float64 { return math.Round(float64(x)*1000) / 1000 }

// likeness is how near another document is.
type likeness struct {
	doc        uint32
	similarity float32 // 0 to 1
	kind       string  // of relation, or similarKind
}

const (
	leastSimilar  = .25 // below, two titles share a word by chance
	titleShare    = .7  // of the similarity; the rest is labels in common
	maxSimilar    = 100
	maxCandidates = 2000
)

// similar lists the documents near one, the nearest first: rare words that both
// titles have, and areas and topics that both are labelled with.
func (ix *Index) similar(doc uint32) ([]likeness, error) {
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
	list := make([]likeness, 0, len(dots))
	for other, dot := range dots {
		title := dot / (ix.rarity.titles[doc]*ix.rarity.titles[other] + 1e-6)
		list = append(list, likeness{doc: other, kind: similarKind, similarity: titleShare*title + (1-titleShare)*ix.sharedShare(doc, other)})
	}
	slices.SortFunc(list, func(a, b likeness) int {
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

// sharedTerms are the words that two titles have in common and that say something.
func (ix *Index) sharedTerms(a, b uint32) []uint32 {
	t := &ix.tables.Sequences
	theirs := t.title(b)
	return slices.DeleteFunc(uniqueTerms(t.title(a)), func(term uint32) bool {
		return ix.rarity.terms[term] == 0 || !slices.Contains(theirs, term)
	})
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

// sharedWords gives the words that two titles share, as the first title has
// them, the rarest first.
func (ix *Index) sharedWords(d *Document, doc, other uint32) []string {
	t := &ix.tables.Sequences
	terms := ix.sharedTerms(doc, other)
	slices.SortFunc(terms, func(a, b uint32) int { return cmp.Or(cmp.Compare(t.inTitles(a), t.inTitles(b)), cmp.Compare(a, b)) })
	var words []string
	for _, term := range terms {
		for _, token := range text.Analyze(d.Title, text.English) {
			if token.Term == t.Terms[term] && !token.Compound {
				words = append(words, d.Title[token.Start:token.End])
				break
			}
		}
	}
	return words[:min(5, len(words))]
}

// near lists what fills the page of an identifier: the most similar standards,
// and those that stand beside it in the numbers of its body, for ITU-T and ISO
// give neighbouring numbers to one subject.
func (ix *Index) near(doc uint32) ([]likeness, error) {
	list, err := ix.similar(doc)
	if err != nil {
		return nil, err
	}
	for _, neighbour := range ix.sameTen(doc) {
		at := slices.IndexFunc(list, func(l likeness) bool { return l.doc == neighbour })
		if at < 0 {
			at = len(list)
			list = append(list, likeness{doc: neighbour})
		}
		list[at].similarity += neighbourBonus
	}
	slices.SortStableFunc(list, func(a, b likeness) int {
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
