package taxonomy

import (
	"math"
	"slices"
	"strings"

	"landscape/standard"
	"landscape/text"
)

// weighing collects the evidence on one record.
type weighing struct {
	record   *standard.Record
	tally    map[string]float64
	evidence []standard.Evidence
	// general waits until everything else has spoken: it counts for a facet
	// that has no label then.
	general map[string][]standard.Evidence
	// hints are the topics that keywords name: they count when nothing else
	// tells a topic.
	hints []standard.Evidence
}

func (w *weighing) note(label, rule, field, matched string, weight float64) {
	weight = math.Round(weight*100) / 100
	w.tally[label] += weight
	w.evidence = append(w.evidence, standard.Evidence{Label: label, Rule: rule, Field: field, Matched: matched, Weight: weight})
}

func (w *weighing) noteAll(g gives, rule, field, matched string) {
	for label, weight := range g {
		w.note(label, rule, field, matched, weight)
	}
}

// hint is what a keyword weighs that is a term of a topic.
const hint = .5

// hear takes in what words say: at once, or for when nothing narrower is found.
func (w *weighing) hear(m *meaning, e standard.Evidence) {
	switch {
	case e.Weight == 0:
	case m.Lacks != "":
		w.general[m.Lacks] = append(w.general[m.Lacks], e)
	default:
		w.note(e.Label, e.Rule, e.Field, e.Matched, e.Weight)
		if e.Field == "keywords" && e.Weight >= hint && strings.HasPrefix(e.Label, Topic+":") {
			w.hints = append(w.hints, e)
		}
	}
}

// noteGeneral lets what waited count, where nothing narrower was found.
func (w *weighing) noteGeneral() {
	var counts []standard.Evidence
	for facet, waiting := range w.general {
		if lacks(w.tally, facet) {
			counts = append(counts, waiting...)
		}
	}
	if len(counts) == 0 && lacks(w.tally, Topic) && w.hintsAgree() {
		counts = w.hints
	}
	for _, e := range counts {
		w.note(e.Label, e.Rule, e.Field, e.Matched, e.Weight)
	}
}

// hintsAgree tells whether the keywords name a topic or two: more say nothing.
func (w *weighing) hintsAgree() bool {
	topics := map[string]bool{}
	for _, e := range w.hints {
		topics[e.Label] = true
	}
	return len(topics) <= 2
}

// evidenceFor returns the evidence on chosen labels, in a stable order: by
// label, the strongest first.
func (w *weighing) evidenceFor(wanted func(label string) bool) []standard.Evidence {
	chosen := []standard.Evidence{}
	for _, e := range w.evidence {
		if wanted(e.Label) {
			chosen = append(chosen, e)
		}
	}
	slices.SortStableFunc(chosen, func(a, b standard.Evidence) int {
		if c := strings.Compare(a.Label, b.Label); c != 0 {
			return c
		}
		if a.Weight != b.Weight {
			if a.Weight > b.Weight {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Field+a.Matched, b.Field+b.Matched)
	})
	return chosen
}

// weigh lets every rule speak.
func (c *classifier) weigh(w *weighing) {
	r := w.record
	c.weighNumbers(w)
	c.weighGroups(w)
	for _, code := range r.ICS {
		for _, rule := range c.ics {
			if slices.ContainsFunc(rule.Codes, func(c string) bool { return strings.HasPrefix(code, c) }) {
				w.noteAll(rule.Gives, "ics", "ics", code)
			}
		}
	}
	c.weighText(w, "title", r.Title)
	c.weighText(w, "keywords", r.Keywords...)
	if !reached(w.tally[security] + fieldWeights["abstract"].most) {
		return // whatever its abstract says; most documents end here
	}
	c.weighText(w, "abstract", r.Abstract)
	w.noteGeneral()
	for _, rule := range c.implications {
		if rule.holds(w.tally) {
			w.noteAll(rule.Gives, "implied", "", rule.cause(w.tally))
		}
	}
}

// weighNumbers applies the rules for number series to the document, and to
// those it is identical to or a supplement of.
func (c *classifier) weighNumbers(w *weighing) {
	r := w.record
	c.weighNumber(w, r.ID, "number", r.ID.Number)
	if twin, ok := transposed(r.ID); ok {
		c.weighNumber(w, twin, "number", r.ID.Number)
	}
	if parent, ok := supplemented(r); ok {
		c.weighNumber(w, parent, "title", parent.Number)
	}
	for _, relation := range r.Relations {
		if relation.Kind == standard.IdenticalTo {
			c.weighNumber(w, relation.Target, "relations", relation.Target.String())
		}
	}
}

func (c *classifier) weighNumber(w *weighing, id standard.Identifier, field, matched string) {
	number := strings.ToUpper(id.Number)
	for _, rule := range c.series[id.Body] {
		if len(rule.Types) > 0 && !slices.Contains(rule.Types, id.Type) {
			continue
		}
		if slices.ContainsFunc(rule.ranges, func(r numberRange) bool { return r.covers(number) }) {
			w.noteAll(rule.Gives, "series", field, matched)
		}
	}
}

// weighGroups looks each group up by its name; an unknown one speaks through
// the words of its name.
func (c *classifier) weighGroups(w *weighing) {
	body, groups := w.record.ID.Body, w.record.Groups
	if body == "3GPP" && len(groups) > 1 {
		groups = groups[:1] // the first answers for the document, the others take part
	}
	var unknown []string
	for _, group := range groups {
		rules, known := c.groups[phraseKey(group)]
		used := false
		for _, rule := range rules {
			if len(rule.Bodies) == 0 || slices.Contains(rule.Bodies, body) {
				w.noteAll(rule.Gives, "group", "group", group)
				used = true
			}
		}
		if !known || !used {
			unknown = append(unknown, group)
		}
	}
	c.weighText(w, "group", unknown...)
}

// phraseKey brings the spellings of a phrase together.
func phraseKey(name string) string {
	var b strings.Builder
	for i, t := range text.Words(name) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Plain)
	}
	return b.String()
}

// few is how many keywords a document may have of which one tells what it is about.
const few = 5

// weighText finds phrases in the texts of one field. Each phrase counts once
// for a label, and a longer phrase instead of the shorter ones inside it.
func (c *classifier) weighText(w *weighing, field string, texts ...string) {
	added := map[string]float64{}
	said := map[saying]bool{}
	for _, s := range texts {
		tokens := text.Words(s)
		hits := c.relevant(c.phrases.find(s, tokens), w.record.ID, field)
		for i, h := range hits {
			m := &c.meanings[h.phrase]
			matched := s[tokens[h.from].Start:tokens[h.to-1].End]
			for label, weight := range m.Gives {
				saying := saying{h.words, label, m.Lacks, weight}
				if said[saying] || c.swallowed(hits, i, label) {
					continue
				}
				said[saying] = true
				if m.only(field) {
					weight *= min(1, few/float64(len(texts))) // each of many keywords says less
				} else {
					weight = fieldWeights[field].limit(weight, added[label])
					if m.Lacks == "" {
						added[label] += weight
					}
				}
				w.hear(m, standard.Evidence{Label: label, Rule: m.rule, Field: field, Matched: matched, Weight: weight})
			}
		}
	}
}

// saying is what a phrase said on a label.
type saying struct {
	words        int32
	label, lacks string
	weight       float64
}

// relevant keeps the hits that mean something for this document and field.
func (c *classifier) relevant(hits []hit, id standard.Identifier, field string) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool { return !c.meanings[h.phrase].applies(id, field) })
}

// swallowed tells whether a longer hit around hit i speaks on the same label,
// or hides what is inside it.
func (c *classifier) swallowed(hits []hit, i int, label string) bool {
	h := hits[i]
	for j, other := range hits {
		if j == i || other.from > h.from || other.to < h.to || other.to-other.from == h.to-h.from {
			continue
		}
		m := &c.meanings[other.phrase]
		if _, speaks := m.Gives[label]; speaks || m.Hides {
			return true
		}
	}
	return false
}
