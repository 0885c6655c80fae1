package taxonomy

import (
	"bufio"
	"encoding/json"
	"os"
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

func labelledRecords(t testing.TB) []labelled {
	t.Helper()
	file, err := os.Open("testdata/labelled.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var records []labelled
	for lines := bufio.NewScanner(file); lines.Scan(); {
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
	scores := map[string]*tally{security: {}, Area: {}, Topic: {}, Requirement: {}}
	decision := func(yes bool) []string {
		if yes {
			return []string{security}
		}
		return nil
	}
	for _, r := range labelledRecords(t) {
		got := tax.Classify(r.record())
		scores[security].add(decision(got.Security), decision(r.Labels.Security))
		if !r.Labels.Security {
			continue
		}
		scores[Area].add(got.Areas, r.Labels.Areas)
		scores[Topic].add(got.Topics, r.Labels.Topics)
		scores[Requirement].add(got.Requirements, r.Labels.Requirements)
	}
	for facet, floor := range map[string]float64{security: 0.98, Area: 0.95, Topic: 0.89, Requirement: 0.92} {
		t.Logf("%-11s F1 %.3f (floor %.2f)", facet, scores[facet].f1(), floor)
		if scores[facet].f1() < floor {
			t.Errorf("%s: F1 fell to %.3f, below %.2f", facet, scores[facet].f1(), floor)
		}
	}
}
