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
	{"labelled.jsonl", map[string]float64{security: 0.99, Area: 0.98, Topic: 0.91, Requirement: 0.94}},
	// Drawn over all bodies and cut in two. Disagreements with the first half
	// may be read and mended, and more was drawn to learn from; those with the
	// second nobody looks at, so that it says how good the labels are of records
	// that no rule was made for.
	{"labelled-tuned.jsonl", map[string]float64{security: 0.99, Area: 0.98, Topic: 0.91, Requirement: 0.94}},
	{"labelled-untouched.jsonl", map[string]float64{security: 0.98, Area: 0.93, Topic: 0.84, Requirement: 0.92}},
}

// Every area and topic that this many records of a set have reaches this F1 there.
const (
	manyRecords = 5
	labelFloor  = 0.70
)

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

func (c tally) f1() float64 {
	if c.both == 0 {
		return 0
	}
	return 2 * float64(c.both) / float64(2*c.both+c.ours+c.theirs)
}

// positives is how many labels the person gave.
func (c tally) positives() int { return c.both + c.theirs }

// TestAgreementWithAPerson holds the classifier to what it reached. A fall
// means that a rule was broken; raise the floors when the rules get better.
func TestAgreementWithAPerson(t *testing.T) {
	tax := loaded(t)
	for _, set := range labelledSets {
		t.Run(set.file, func(t *testing.T) {
			for name, score := range agreement(tax, labelledRecords(t, set.file)) {
				floor, isFacet := set.floors[name]
				if isFacet {
					t.Logf("%-11s F1 %.3f (floor %.2f)", name, score.f1(), floor)
				} else if score.positives() >= manyRecords {
					floor = labelFloor
				}
				if score.f1() < floor {
					t.Errorf("%s: F1 fell to %.3f, below %.2f", name, score.f1(), floor)
				}
			}
		})
	}
}

// scores are by facet ("area") and by label ("area:iot").
type scores map[string]tally

// agreement counts how the classifier agrees with the person. Areas, topics and
// requirements are compared on what is about security.
func agreement(tax *Taxonomy, records []labelled) scores {
	s := scores{}
	decision := func(yes bool) []string {
		if yes {
			return []string{security}
		}
		return nil
	}
	for _, r := range records {
		got := tax.Classify(r.record())
		s.compare(security, decision(got.Security), decision(r.Labels.Security))
		if !r.Labels.Security {
			continue
		}
		s.compare(Area, got.Areas, r.Labels.Areas)
		s.compare(Topic, got.Topics, r.Labels.Topics)
		s.compare(Requirement, got.Requirements, r.Labels.Requirements)
	}
	return s
}

func (s scores) compare(facet string, ours, theirs []string) {
	for _, id := range ours {
		s.count(facet, id, true, slices.Contains(theirs, id))
	}
	for _, id := range theirs {
		if !slices.Contains(ours, id) {
			s.count(facet, id, false, true)
		}
	}
}

func (s scores) count(facet, id string, ours, theirs bool) {
	for _, name := range []string{facet, facet + ":" + id} {
		t := s[name]
		switch {
		case ours && theirs:
			t.both++
		case ours:
			t.ours++
		default:
			t.theirs++
		}
		s[name] = t
	}
}
