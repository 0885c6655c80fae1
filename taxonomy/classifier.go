package taxonomy

import (
	"fmt"
	"slices"
	"strings"

	"landscape/standard"
)

// threshold is the weight from which a label is given.
const threshold = 1

// reached allows for the rounding of sums.
func reached(weight float64) bool { return weight >= threshold-1e-9 }

// security is the label of the security decision.
const security = "security"

// classifier is the compiled form of the rules.
type classifier struct {
	order        []string
	phrases      *matcher
	meanings     []meaning // by phrase
	groups       map[string][]groupRule
	series       map[standard.Body][]compiledSeries
	ics          []icsRule
	implications []implication
	pillars      []Entry
}

// meaning is what one phrase says.
type meaning struct {
	signal
	rule string
}

type compiledSeries struct {
	seriesRule
	ranges []numberRange
}

// fieldWeight tells how much words count by where they stand: times factor, and
// together at most most for one label.
type fieldWeight struct{ factor, most float64 }

// fieldWeights let keywords and abstract support a label, but not give it
// alone: a record without an abstract should fare no worse.
var fieldWeights = map[string]fieldWeight{
	"title":    {1, 3},
	"keywords": {.5, .6},
	"group":    {.6, .9},
	"abstract": {.3, .35},
}

// limit is what words of a weight still add to a label that has some already.
func (f fieldWeight) limit(weight, already float64) float64 {
	return min(weight*f.factor, f.most-already)
}

func newClassifier(s source, t *Taxonomy) (*classifier, error) {
	c := &classifier{order: t.order, phrases: newMatcher(false), groups: map[string][]groupRule{},
		series: map[standard.Body][]compiledSeries{}, ics: s.ICS, implications: s.Implications, pillars: s.Pillars}
	c.addTerms(Area, s.Areas)
	c.addTerms(Topic, s.Topics)
	c.addTerms(Requirement, s.Requirements)
	for _, signal := range s.Signals {
		c.addPhrases(signal.Terms, meaning{signal: signal, rule: "signal"})
	}
	c.addPhrases(s.Masks, meaning{signal: signal{Hides: true}})
	for _, rule := range s.Groups {
		for _, name := range rule.Names {
			c.groups[phraseKey(name)] = append(c.groups[phraseKey(name)], rule)
		}
	}
	return c, c.addSeries(s.Series)
}

// addTerms makes the terms of entries evidence for them.
func (c *classifier) addTerms(facet string, entries []Entry) {
	for _, entry := range entries {
		m := meaning{rule: "term", signal: signal{Gives: gives{facet + ":" + entry.ID: 1}}}
		if entry.Security != 0 {
			m.Gives[security] = entry.Security
		}
		for _, lang := range Languages() {
			c.addPhrases(entry.Terms[lang], m)
		}
	}
}

func (c *classifier) addPhrases(phrases []string, m meaning) {
	known := map[string]bool{}
	for _, phrase := range phrases {
		if key := phraseKey(phrase); known[key] {
			continue // another spelling that folds to the same words
		} else {
			known[key] = true
		}
		c.phrases.add(phrase, len(c.meanings))
		c.meanings = append(c.meanings, m)
	}
}

func (c *classifier) addSeries(rules []seriesRule) error {
	for i, rule := range rules {
		compiled := compiledSeries{seriesRule: rule}
		for _, number := range rule.Numbers {
			r, err := parseNumberRange(number)
			if err != nil {
				return fmt.Errorf("series.yaml: entry %d (%s): %w", i+1, rule.Body, err)
			}
			compiled.ranges = append(compiled.ranges, r)
		}
		c.series[rule.Body] = append(c.series[rule.Body], compiled)
	}
	return nil
}

// Classify says what a record is about. A record that is not about security
// gets no other labels; the evidence for that decision is still there.
func (t *Taxonomy) Classify(r *standard.Record) standard.Labels {
	w := &weighing{record: r, tally: map[string]float64{}, general: map[string][]standard.Evidence{}}
	t.classify.weigh(w)
	labels := standard.Labels{Security: reached(w.tally[security]), Areas: []string{}, Topics: []string{},
		Requirements: []string{}, Pillars: []string{}, Subjects: []string{}}
	if !labels.Security {
		labels.Evidence = w.evidenceFor(func(label string) bool { return label == security })
		return labels
	}
	given := map[string]bool{security: true}
	for _, label := range t.order {
		if !reached(w.tally[label]) {
			continue
		}
		given[label] = true
		facet, id, _ := strings.Cut(label, ":")
		switch facet {
		case Area:
			labels.Areas = append(labels.Areas, id)
		case Topic:
			labels.Topics = append(labels.Topics, id)
		case Requirement:
			labels.Requirements = append(labels.Requirements, id)
		}
	}
	labels.Pillars = t.classify.pillarsOf(labels.Topics, given, w)
	labels.Subjects = t.subjects.note(w)
	for _, id := range labels.Subjects {
		given[Subject+":"+id] = true
	}
	labels.Evidence = w.evidenceFor(func(label string) bool { return given[label] })
	return labels
}

// pillarsOf derives the pillars from the topics.
func (c *classifier) pillarsOf(topics []string, given map[string]bool, w *weighing) []string {
	pillars := []string{}
	for _, pillar := range c.pillars {
		for _, topic := range topics {
			if !slices.Contains(pillar.Topics, topic) {
				continue
			}
			label := Pillar + ":" + pillar.ID
			if !given[label] {
				given[label] = true
				pillars = append(pillars, pillar.ID)
			}
			w.note(label, "implied", "", Topic+":"+topic, threshold)
		}
	}
	return pillars
}
