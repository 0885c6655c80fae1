// Package generate makes large catalogues for tests and benchmarks out of small
// real ones.
package generate

import (
	"fmt"
	"iter"
	"math/rand"
	"strings"

	"landscape/standard"
)

// Records makes n records after the manner of the given ones, each a standard
// of its own: body, groups and labels of one, whose title is followed by the
// end of another's. Statuses, years and ties of identical texts are drawn. The
// same seed gives the same records.
func Records(base []standard.Record, n int, seed int64) iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		random := rand.New(rand.NewSource(seed))
		var before standard.Identifier
		for i := range n {
			r := base[random.Intn(len(base))]
			other := base[random.Intn(len(base))]
			r.ID = standard.Identifier{Body: r.ID.Body, Number: fmt.Sprint(100_000 + i)}
			r.Native = fmt.Sprint("generated-", i)
			r.Title += " - " + secondHalf(other.Title)
			r.Status = statuses[random.Intn(len(statuses))]
			r.Published = fmt.Sprintf("%d-%02d", 1995+random.Intn(31), 1+random.Intn(12))
			r.Relations = nil
			if i > 0 && random.Intn(8) == 0 {
				r.Relations = []standard.Relation{{Kind: standard.IdenticalTo, Target: before}}
			}
			before = r.ID
			if !yield(r, nil) {
				return
			}
		}
	}
}

// statuses, as often as they are to come.
var statuses = []standard.Status{standard.InForce, standard.InForce, standard.InForce, standard.InForce,
	standard.UnderDevelopment, standard.Superseded, standard.Withdrawn, standard.Unknown}

func secondHalf(title string) string {
	words := strings.Fields(title)
	return strings.Join(words[len(words)/2:], " ")
}
