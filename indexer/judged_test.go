package indexer

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// leastGain is the mean nDCG@10 below which a change of ranking lost what people
// ask for, by the kind of query.
var leastGain = map[string]float64{
	"identifiers": .75, "topics in English": .6, "acronyms and synonyms": .5, "other languages": .5, "problems in plain words": .3,
}

// TestJudgedQueries measures the ranking against the ideal order of the held
// documents that we named for each query before we looked at any result.
func TestJudgedQueries(t *testing.T) {
	ix := bundledIndex(t)
	for _, file := range []string{"judged.txt", "unseen.txt", "fresh.txt"} {
		gains := map[string][]float64{}
		for _, q := range readJudged(t, "testdata/relevance/"+file) {
			if gain, held := q.gain(t, ix); held {
				gains[q.kind] = append(gains[q.kind], gain)
			}
		}
		for kind, least := range leastGain {
			sum := 0.
			for _, g := range gains[kind] {
				sum += g
			}
			mean := sum / float64(len(gains[kind]))
			t.Logf("%-10s %-26s %3d queries, nDCG@10 %.3f", file, kind, len(gains[kind]), mean)
			if mean < least {
				t.Errorf("%s: %s: nDCG@10 is %.3f, less than %.2f", file, kind, mean, least)
			}
		}
	}
}

// judged is a query with the grades of the documents that answer it.
type judged struct {
	kind, text string
	grades     map[string]int
}

// readJudged reads lines as "SIM swap | 3: NIST SP 800-63B, ITU-T X.1150; 2: GSMA FS.11".
func readJudged(t *testing.T, file string) []judged {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kind, list := "", []judged(nil)
	for _, line := range strings.Split(string(text), "\n") {
		if letter, name, ok := strings.Cut(strings.TrimPrefix(line, "# "), " "); ok && len(letter) == 1 && line[0] == '#' {
			kind = name
		}
		question, answers, ok := strings.Cut(line, " | ")
		if !ok || line[0] == '#' {
			continue
		}
		q := judged{kind: kind, text: question, grades: map[string]int{}}
		for _, part := range strings.Split(answers, "; ") {
			grade, ids, _ := strings.Cut(part, ": ")
			for _, id := range strings.Split(ids, ", ") {
				q.grades[id] = int(grade[0] - '0')
			}
		}
		list = append(list, q)
	}
	return list
}

// gain is nDCG@10 against the ideal of the documents held; false when none is.
func (q judged) gain(t *testing.T, ix *Index) (float64, bool) {
	grades, ideal := map[string]int{}, []int(nil)
	for id, grade := range q.grades {
		docs := ix.named(id)
		if len(docs) == 0 {
			continue
		}
		if d, ok := ix.document(docs[0]); ok {
			grades[d.ID] = grade
			ideal = append(ideal, grade)
		}
	}
	slices.SortFunc(ideal, func(a, b int) int { return b - a })
	var found []int
	for _, id := range foundIDs(ask(t, ix, Query{Text: q.text, Size: enough})) {
		found = append(found, grades[id])
	}
	best := discounted(ideal)
	return discounted(found) / max(best, 1e-9), best > 0
}

func discounted(grades []int) float64 {
	sum := 0.
	for i, grade := range grades[:min(len(grades), enough)] {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}
