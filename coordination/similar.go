package coordination

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"landscape/indexer"
	"landscape/standard"
)

// How alike two titles must be. Set by reading the pairs around the threshold:
// below it, most share only the common words of the field.
const (
	alike      = 0.60
	leastWords = 2   // informative words that both must have
	rareWords  = 4   // words of a title that are looked up for candidates
	commonest  = 150 // a word in more titles than this finds no candidates
)

// sketch is one standard as the comparison sees it.
type sketch struct {
	doc    *indexer.Document
	bodies []standard.Body // all that publish the same text
	words  []string        // sorted
	weight map[string]float64
	norm   float64
}

// similarPairs finds standards of different bodies alike in title and labels.
// One of each set of identical texts stands for all of them.
func similarPairs(docs []*indexer.Document) []Overlap {
	sketches := makeSketches(docs)
	holders := map[string][]int{}
	for i, s := range sketches {
		for _, w := range s.words {
			holders[w] = append(holders[w], i)
		}
	}
	for i := range sketches {
		sketches[i].weigh(holders, len(sketches))
	}
	var found []Overlap
	for i := range sketches {
		for _, j := range candidatesOf(sketches, i, holders) {
			if o, ok := compare(&sketches[i], &sketches[j]); ok {
				found = append(found, o)
			}
		}
	}
	return found
}

func makeSketches(docs []*indexer.Document) []sketch {
	at := map[string]int{}
	var sketches []sketch
	for _, d := range docs {
		i, seen := at[d.Same]
		if !seen {
			at[d.Same] = len(sketches)
			sketches = append(sketches, sketch{doc: d, bodies: []standard.Body{d.Body}, words: titleWords(d.Title)})
			continue
		}
		s := &sketches[i]
		s.bodies = append(s.bodies, d.Body)
		// The shorter title says the subject with fewer words of the series around it.
		if words := titleWords(d.Title); len(words) < len(s.words) {
			s.doc, s.words = d, words
		}
	}
	return sketches
}

func (s *sketch) weigh(holders map[string][]int, total int) {
	s.weight = map[string]float64{}
	for _, w := range s.words {
		idf := math.Log(1 + float64(total)/float64(len(holders[w])))
		s.weight[w] = idf
		s.norm += idf * idf
	}
	s.norm = math.Sqrt(s.norm)
}

// candidatesOf are the later standards that share one of the rarest words.
func candidatesOf(sketches []sketch, i int, holders map[string][]int) []int {
	rare := slices.Clone(sketches[i].words)
	slices.SortFunc(rare, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(holders[a]), len(holders[b])), cmp.Compare(a, b))
	})
	seen := map[int]bool{}
	var found []int
	for _, w := range rare[:min(len(rare), rareWords)] {
		if len(holders[w]) > commonest {
			break
		}
		for _, j := range holders[w] {
			if j > i && !seen[j] {
				seen[j] = true
				found = append(found, j)
			}
		}
	}
	return found
}

func compare(a, b *sketch) (Overlap, bool) {
	if slices.ContainsFunc(a.bodies, func(x standard.Body) bool { return slices.Contains(b.bodies, x) }) {
		return Overlap{}, false
	}
	if tied(a.doc, b.doc) {
		return Overlap{}, false
	}
	var dot float64
	var shared []string
	for _, w := range a.words {
		if weight, ok := b.weight[w]; ok {
			dot += weight * a.weight[w]
			shared = append(shared, w)
		}
	}
	if len(shared) < leastWords || a.norm == 0 || b.norm == 0 {
		return Overlap{}, false
	}
	score := dot / (a.norm * b.norm) * (0.7 + 0.3*labelShare(a.doc, b.doc))
	if score < alike {
		return Overlap{}, false
	}
	o := overlap(Similar, math.Round(score*100)/100, a.doc, b.doc)
	o.Shared = byWeight(shared, a.weight)
	o.Only = [][]string{only(a, b), only(b, a)}
	return o, true
}

// tied tells whether the bodies themselves relate the two in some way.
func tied(a, b *indexer.Document) bool {
	return slices.ContainsFunc(a.Relations, func(l indexer.Link) bool { return l.Slug == b.Slug })
}

// labelShare is the share of areas and topics that both have, 1 for two without any.
func labelShare(a, b *indexer.Document) float64 {
	la, lb := labelsOf(a), labelsOf(b)
	both := 0
	for _, l := range la {
		if slices.Contains(lb, l) {
			both++
		}
	}
	union := len(la) + len(lb) - both
	if union == 0 {
		return 1
	}
	return float64(both) / float64(union)
}

func only(a, b *sketch) []string {
	var words []string
	for _, w := range a.words {
		if _, ok := b.weight[w]; !ok {
			words = append(words, w)
		}
	}
	return byWeight(words, a.weight)
}

func byWeight(words []string, weight map[string]float64) []string {
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(-cmp.Compare(weight[a], weight[b]), cmp.Compare(a, b))
	})
	return orEmpty(words)
}

// titleWords are the different words of a title in one form, sorted.
func titleWords(title string) []string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	kept := words[:0]
	for _, w := range words {
		if w = singular(w); !empty[w] {
			kept = append(kept, w)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}

// singular takes the English plural off, so that "networks" meets "network".
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// empty words say nothing about the subject of a standard.
var empty = set("a an the of for and or in on to with by from at as is its using use based part general introduction overview via between")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
