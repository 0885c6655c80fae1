package indexer

import (
	"math"

	"landscape/query"
)

// Weights are what the units of a plan weigh, by how many documents have them.
// Every engine weighs by the same rules.
type Weights struct {
	// Rarity is what a full match of each unit is worth, Covering how much of the
	// query it is.
	Rarity, Covering []float32
	// All is the sum of what is covered: what the whole query is worth.
	All float32
	// Stricts is how many units must match.
	Stricts int
	// unknown says that some word is nowhere, anyWord that some word, and not only its
	// label, is somewhere.
	unknown, anyWord bool
}

// smallShare is what a word that says little counts for.
const smallShare = .4

// Weigh weighs all units of a plan.
func Weigh(units []query.Unit, counts []int, documents int) *Weights {
	w := &Weights{}
	for i := range units {
		w.add(&units[i], counts[i], documents)
	}
	return w
}

// add weighs the next unit, which so many of all documents match.
func (w *Weights) add(u *query.Unit, found, documents int) {
	var rarity, covering float32
	if !u.Excluded {
		rarity = rarityOf(found, documents)
		if u.Small {
			rarity *= smallShare
		}
		if u.Strict {
			w.Stricts++
		}
		switch {
		case found == 0:
			w.unknown = w.unknown || !u.Optional
		default:
			w.anyWord = w.anyWord || !u.Hint
			if !u.Optional && !u.Strict {
				covering = rarity
			}
		}
	}
	w.Rarity, w.Covering = append(w.Rarity, rarity), append(w.Covering, covering)
	w.All += covering
}

// rarityOf is the inverse document frequency of BM25.
func rarityOf(found, documents int) float32 {
	n, df := float64(documents), float64(found)
	return float32(math.Log(1 + (n-df+.5)/(df+.5)))
}

// What further evidence for a word counts. It saturates, and the strongest counts
// most, or bodies that give keywords would outrank those that do not.
const (
	saturation   = 1.2
	moreEvidence = .15
)

// Saturated is what the evidence for a word counts.
func Saturated(evidence float32) float32 {
	return evidence * (saturation + 1) / (evidence + saturation)
}

// combine adds further evidence for the same word.
func combine(a, b float32) float32 { return max(a, b) + moreEvidence*min(a, b) }

// levels are the shares of a query's weight that documents must match. With too
// few documents at one level, those of the next are shown too.
var levels = [...]struct {
	share float32
	few   int
}{{.999, enough}, {.6, 5}, {.4, 1}, {.2, 0}}

// enough is how many documents fill a page.
const enough = 10

// atLevels gives the weights of the levels.
func (w *Weights) atLevels() []float32 {
	list := make([]float32, len(levels))
	for i, l := range levels {
		list[i] = l.share * w.All
	}
	return list
}

// level chooses how much of the words a document must match: all of them, or the
// larger part when too few documents match all.
func level(covered []Covered) int {
	at := 0
	for i, l := range levels[:len(levels)-1] {
		if covered[i].Documents >= l.few {
			break
		}
		if covered[i+1].Documents > covered[at].Documents {
			at = i + 1
		}
	}
	return at
}
