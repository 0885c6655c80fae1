package proposal

import (
	"slices"

	"landscape/coordination"
)

// conclude states in one sentence how the proposal stands, and how sure that is.
func (c *check) conclude() {
	r := c.report
	r.Outcome = New
	for _, relation := range []Relation{Same, Overlaps, BuildsOn} {
		if slices.ContainsFunc(r.Nearest, func(n Nearest) bool { return n.Relation == relation }) {
			r.Outcome = relation
			break
		}
	}
	first := ""
	for _, n := range r.Nearest {
		if n.Relation == r.Outcome || r.Outcome == New {
			first = n.ID
			break
		}
	}
	key := string(r.Outcome)
	if first == "" {
		key = "nothing"
	}
	r.Verdict = coordination.Word(c.answer, "check.verdict."+key, "first", first) + " " +
		coordination.Word(c.answer, "check.sure."+c.certainty())
}

// certainty is how sure the verdict is: what words say in several ways is sure,
// what little was understood is not.
func (c *check) certainty() string {
	labels := c.subject.Labels
	understood := len(labels.Areas)+len(labels.Topics) > 0
	switch {
	case c.report.Outcome == Same && understood:
		return "high"
	case !understood || len(c.report.Concepts) == 0:
		return "low"
	}
	return "medium"
}
