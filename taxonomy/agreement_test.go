package taxonomy

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"landscape/standard"
)

// labelled is a record that a person labelled, without looking at what the
// classifier says. Facts only: no abstract.
type labelled struct {
	line
	Labels standard.Labels `json:"labels"`
}

// labelledSets are the records of testdata and how well the rules have to agree
// with them: F1 of the security decision, and of the labels of each facet.
var labelledSets = []struct {
	file   string
	floors map[string]float64
}{
	{"labelled.jsonl", map[string]float64{security: 0.99, Area: 0.96, Topic: 0.91, Requirement: 0.94}},
	// Drawn over all bodies and cut in two. Disagreements with the first half
	// may be read and mended; those with the second nobody looks at, so that it
	// says how good the labels are of records that no rule was made for.
	{"labelled-tuned.jsonl", map[string]float64{security: 0.98, Area: 0.96, Topic: 0.89, Requirement: 0.93}},
	{"labelled-untouched.jsonl", map[string]float64{security: 0.98, Area: 0.91, Topic: 0.84, Requirement: 0.92}},
}

func labelledRecords(t testing.TB, file string) []labelled {
	t.Helper()
	text, err := os.Open(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	var records []labelled
	for lines := bufio.NewScanner(text); lines.Scan(); {
		var r labelled
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	return records
}

// tally counts agreement on labels.
type tally struct{ both, ours, theirs int }

func (c *tally) add(ours, theirs []string) {
	for _, label := range ours {
		if slices.Contains(theirs, label) {
			c.both++
		} else {
			c.ours++
		}
	}
	for _, label := range theirs {
		if !slices.Contains(ours, label) {
			c.theirs++
		}
	}
}

func (c tally) f1() float64 {
	if c.both == 0 {
		return 0
	}
	return 2 * float64(c.both) / float64(2*c.both+c.ours+c.theirs)
}

// TestAgreementWithAPerson holds the classifier to what it reached. A fall
// means that a rule was broken; raise the floors when the rules get better.
func TestAgreementWithAPerson(t *testing.T) {
	tax := loaded(t)
	for _, set := range labelledSets {
		t.Run(set.file, func(t *testing.T) {
			scores := agreement(tax, labelledRecords(t, set.file))
			for facet, floor := range set.floors {
				t.Logf("%-11s F1 %.3f (floor %.2f)", facet, scores[facet].f1(), floor)
				if scores[facet].f1() < floor {
					t.Errorf("%s: F1 fell to %.3f, below %.2f", facet, scores[facet].f1(), floor)
				}
			}
		})
	}
}

// agreement counts by facet. Areas, topics and requirements are compared on
// what is about security.
func agreement(tax *Taxonomy, records []labelled) map[string]*tally {
	scores := map[string]*tally{security: {}, Area: {}, Topic: {}, Requirement: {}}
	decision := func(yes bool) []string {
		if yes {
			return []string{security}
		}
		return nil
	}
	for _, r := range records {
		got := tax.Classify(r.record())
		scores[security].add(decision(got.Security), decision(r.Labels.Security))
		if !r.Labels.Security {
			continue
		}
		scores[Area].add(got.Areas, r.Labels.Areas)
		scores[Topic].add(got.Topics, r.Labels.Topics)
		scores[Requirement].add(got.Requirements, r.Labels.Requirements)
	}
	return scores
}
