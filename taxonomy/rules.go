package taxonomy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"landscape/standard"
)

// gives is what a rule says: a weight for each label, negative to speak against
// it. A label is given when its weights reach 1. Files write the identifier
// alone ("iot"); resolve makes it a label ("area:iot").
type gives map[string]float64

// signal is evidence in words.
type signal struct {
	Terms []string `yaml:"terms"`
	Gives gives    `yaml:"gives"`
	// Bodies, Types and Fields limit where the words mean this; none means everywhere.
	Bodies []standard.Body `yaml:"bodies,omitempty"`
	Types  []string        `yaml:"types,omitempty"`
	Fields []string        `yaml:"fields,omitempty"`
	// Hides says that the words inside the phrase mean nothing on their own:
	// "message authentication" does not identify anybody.
	Hides bool `yaml:"hides,omitempty"`
	// Lacks names a facet of which nothing else may give a label: "security
	// aspects" is an architecture when no word tells a narrower topic.
	Lacks string `yaml:"lacks,omitempty"`
}

// applies tells whether the words count for this record in this field.
func (s *signal) applies(id standard.Identifier, field string) bool {
	return (len(s.Bodies) == 0 || slices.Contains(s.Bodies, id.Body)) &&
		(len(s.Types) == 0 || slices.Contains(s.Types, id.Type)) &&
		(len(s.Fields) == 0 || slices.Contains(s.Fields, field))
}

// only tells whether the words are meant for one field alone. What they give
// there counts as it is written, whatever words weigh in that field otherwise.
func (s *signal) only(field string) bool { return len(s.Fields) == 1 && s.Fields[0] == field }

// groupRule is evidence from who made the document.
type groupRule struct {
	// Names are all forms in which bodies write the group, without the body's
	// own prefix where Bodies says whose group it is.
	Names  []string        `yaml:"names"`
	Bodies []standard.Body `yaml:"bodies,omitempty"`
	Gives  gives           `yaml:"gives"`
}

// seriesRule is evidence from the number of the document.
type seriesRule struct {
	Body standard.Body `yaml:"body"`
	// Numbers are ranges "X.800..849" or starts "33." of the number.
	Numbers []string `yaml:"numbers"`
	// Types limits the rule to deliverables such as "SP"; none means all.
	Types []string `yaml:"types,omitempty"`
	Gives gives    `yaml:"gives"`
}

// icsRule is evidence from the International Classification for Standards.
type icsRule struct {
	Codes []string `yaml:"codes"` // "35.030" covers "35.030.10" too
	Gives gives    `yaml:"gives"`
}

// implication gives labels that follow from others. Why tells the reader of the
// file; the evidence shows the label that led to it, which a page can translate.
type implication struct {
	Why string `yaml:"why"`
	// All of If, at least one of Any (when there are some), and none of Without must hold.
	If      []string `yaml:"if,omitempty"`
	Any     []string `yaml:"any,omitempty"`
	Without []string `yaml:"without,omitempty"`
	// Lacks names a facet of which no label may be given yet.
	Lacks string `yaml:"lacks,omitempty"`
	Gives gives  `yaml:"gives"`
}

func (r implication) holds(tally map[string]float64) bool {
	given := func(label string) bool { return reached(tally[label]) }
	for _, label := range r.If {
		if !given(label) {
			return false
		}
	}
	if r.Lacks != "" && !lacks(tally, r.Lacks) {
		return false
	}
	return (len(r.Any) == 0 || slices.ContainsFunc(r.Any, given)) && !slices.ContainsFunc(r.Without, given)
}

// lacks tells whether no label of a facet is given.
func lacks(tally map[string]float64, facet string) bool {
	for label, weight := range tally {
		if strings.HasPrefix(label, facet+":") && reached(weight) {
			return false
		}
	}
	return true
}

// cause is the label that the implication follows from.
func (r implication) cause(tally map[string]float64) string {
	for _, label := range r.Any {
		if reached(tally[label]) {
			return label
		}
	}
	return r.If[len(r.If)-1]
}

// numberRange is a compiled entry of seriesRule.Numbers.
type numberRange struct {
	prefix   string
	from, to int // -1, -1 when the prefix alone decides
}

func parseNumberRange(s string) (numberRange, error) {
	low, high, isRange := strings.Cut(s, "..")
	if !isRange {
		return numberRange{strings.ToUpper(s), -1, -1}, nil
	}
	digits := len(low)
	for digits > 0 && low[digits-1] >= '0' && low[digits-1] <= '9' {
		digits--
	}
	from, err := strconv.Atoi(low[digits:])
	if err != nil {
		return numberRange{}, fmt.Errorf("number range %q has no first number", s)
	}
	to, err := strconv.Atoi(high)
	if err != nil || to < from {
		return numberRange{}, fmt.Errorf("number range %q has no last number", s)
	}
	return numberRange{strings.ToUpper(low[:digits]), from, to}, nil
}

// covers tells whether a number, in upper case, lies in the range: "X.1051"
// and "X.1051 Amd 1" in "X.1000..1999", but not "X.105".
func (r numberRange) covers(number string) bool {
	rest, ok := strings.CutPrefix(number, r.prefix)
	if !ok || r.from < 0 {
		return ok
	}
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(rest[:digits])
	return err == nil && n >= r.from && n <= r.to
}

// resolve turns the identifiers in all rules into labels.
func (s *source) resolve(labels map[string]string) error {
	for i := range s.Signals {
		if s.Signals[i].Hides && len(s.Signals[i].Gives) == 0 {
			continue
		}
		if s.Signals[i].only("abstract") {
			return fmt.Errorf("signals: %s: fields: an abstract alone decides nothing", strings.Join(s.Signals[i].Terms, ", "))
		}
		if err := s.Signals[i].Gives.resolve(labels); err != nil {
			return fmt.Errorf("signals: %s: %w", strings.Join(s.Signals[i].Terms, ", "), err)
		}
	}
	for i := range s.Groups {
		if err := s.Groups[i].Gives.resolve(labels); err != nil {
			return fmt.Errorf("groups.yaml: %s: %w", strings.Join(s.Groups[i].Names, ", "), err)
		}
	}
	for i := range s.Series {
		if err := s.Series[i].Gives.resolve(labels); err != nil {
			return fmt.Errorf("series.yaml: %s %s: %w", s.Series[i].Body, strings.Join(s.Series[i].Numbers, ", "), err)
		}
	}
	for i := range s.ICS {
		if err := s.ICS[i].Gives.resolve(labels); err != nil {
			return fmt.Errorf("ics.yaml: %s: %w", strings.Join(s.ICS[i].Codes, ", "), err)
		}
	}
	for i := range s.Implications {
		if err := s.Implications[i].resolve(labels); err != nil {
			return fmt.Errorf("implications.yaml: %s: %w", s.Implications[i].Why, err)
		}
	}
	return nil
}

func (g gives) resolve(labels map[string]string) error {
	if len(g) == 0 {
		return errors.New("gives is missing")
	}
	written := maps.Clone(g)
	clear(g)
	for id, weight := range written {
		label, ok := labels[id]
		if !ok {
			return fmt.Errorf("gives.%s: no such label", id)
		}
		g[label] = weight
	}
	return nil
}

func (r implication) resolve(labels map[string]string) error {
	for _, list := range [][]string{r.If, r.Any, r.Without} {
		for i, id := range list {
			label, ok := labels[id]
			if !ok {
				return fmt.Errorf("%s: no such label", id)
			}
			list[i] = label
		}
	}
	if len(r.If) == 0 && len(r.Any) == 0 {
		return errors.New("neither if nor any")
	}
	return r.Gives.resolve(labels)
}
