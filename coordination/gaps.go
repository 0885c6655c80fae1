package coordination

import (
	"cmp"
	"slices"

	"landscape/indexer"
	"landscape/taxonomy"
)

// GapKind is what is missing.
type GapKind string

const (
	// NeedUnmet: nothing is in force or under development for a need that other areas meet.
	NeedUnmet GapKind = "need-unmet"
	// OnlyDrafts: nothing is in force, something is under development.
	OnlyDrafts GapKind = "only-under-development"
	// AbsentFromITU: several other bodies have standards in force, the ITU-T has none and plans none.
	AbsentFromITU GapKind = "absent-from-itu-t"
	// Ageing: the newest standard in force is old.
	Ageing GapKind = "ageing"
	// Overtaken: the newest of the ITU-T is old, and others have published several since.
	Overtaken GapKind = "overtaken"
	// Outlived: a standard in force has an identical text that its own body has taken back.
	Outlived GapKind = "outlived"
	// OutOfReach: everything in force has to be paid for.
	OutOfReach GapKind = "not-free"
	// Untranslated: nothing is in force in the reader's language.
	Untranslated GapKind = "not-in-language"
	// Emerging: other bodies have new work on a concept, the ITU-T has nothing on it.
	Emerging GapKind = "emerging"
	// InUse: a concept is served by texts of others, and the ITU-T has nothing on it.
	InUse GapKind = "in-use"
	// Needed: a step of a pathway has nothing that serves.
	Needed GapKind = "needed"
)

// GapKinds lists all kinds.
func GapKinds() []GapKind {
	return []GapKind{Emerging, InUse, Needed, NeedUnmet, OnlyDrafts, AbsentFromITU, Overtaken, Ageing, Outlived, OutOfReach, Untranslated}
}

// Gap is one finding. It is stated by its figures, never by an empty search alone.
type Gap struct {
	// ID is stable from build to build: "need-unmet:iot:assess".
	ID   string  `json:"id"`
	Kind GapKind `json:"kind"`
	Area string  `json:"area,omitempty"`
	// Facet and Value are what the area is crossed with, "topic" and "metrics", or
	// the concept, "subject" and "attestation".
	Facet string `json:"facet,omitempty"`
	Value string `json:"value,omitempty"`
	// Weight ranks the findings: how active the area is, and how usual it is that areas have this.
	Weight  float64 `json:"weight"`
	Figures Figures `json:"figures"`
	// Newest is the date of the newest standard in force, for ageing ones; of the
	// newest of the ITU-T, for overtaken ones.
	Newest string `json:"newest,omitempty"`
	// Candidates are standards that could fill the gap, or that the finding is
	// about; for a need unmet those that mention it.
	Candidates []Entry `json:"candidates"`
	Questions  []int   `json:"questions"`
	// Action is what could be done about it; Precedent a Recommendation that shows
	// that it was done before.
	Action    Action `json:"action"`
	Precedent string `json:"precedent,omitempty"`
	// Step is the step of a pathway that something is needed for.
	Step *Step `json:"step,omitempty"`
	// Marked by the reader, by an address parameter.
	Marked bool `json:"marked"`

	concept *taxonomy.Concept // nil for findings on cells
}

// Action is what a study group could do about a finding.
type Action string

const (
	// Transpose a text of another body into a Recommendation.
	Transpose Action = "transpose"
	// Liaise with those who work on it.
	Liaise Action = "liaise"
	// Start a work item.
	Start Action = "start"
	// Wait for what is under way.
	Wait Action = "wait"
)

// Figures are the numbers that a finding rests on.
type Figures struct {
	// Area is everything of the area in force.
	Area Figure `json:"area"`
	// InForce and Drafts are what the area has of the value.
	InForce Figure `json:"in_force"`
	Drafts  Figure `json:"under_development"`
	// ITUT is what the ITU-T has of it in force.
	ITUT Figure `json:"itu_t"`
	// Newer is what all bodies have published since the newest of the ITU-T, for overtaken ones.
	Newer Figure `json:"newer"`
	// Peers is how many areas have something in force of the value, of PeersOf.
	Peers   int `json:"peers,omitempty"`
	PeersOf int `json:"peers_of,omitempty"`
	Bodies  int `json:"bodies,omitempty"`
}

// GapOptions choose and tune the findings.
type GapOptions struct {
	// Kinds to look for, all when empty.
	Kinds []GapKind
	// Question keeps the findings on the subject of one Question, 0 for all.
	Question int
	// Years after which the newest standard in force counts as ageing; 0 for 8.
	Years int
	// Language of the reader, "" for one whose language everything is in.
	Language string
	// Mark names findings by ID to be marked.
	Mark []string

	// subject keeps the findings on chosen areas and topics.
	subject indexer.Filters
}

// What makes a finding more than an empty cell.
const (
	activeArea  = 8    // standards in force that make an area active
	outOfRemit  = 0.6  // what an area weighs that no Question of SG17 has
	mentioning  = 2    // standards that may mention a need that is still unmet
	usualShare  = 0.75 // share of active areas that must have a topic before its absence is a finding
	several     = 3    // standards in force elsewhere before the ITU-T is missing
	severalFrom = 2    // bodies they must come from
	agedYears   = 8
	candidates  = 5
)

// Gaps finds what is missing among the standards of a query, the weightiest first.
func (v *View) Gaps(q indexer.Query, o GapOptions) ([]Gap, error) {
	o.Years = cmp.Or(o.Years, agedYears)
	q, o.subject = withoutSubject(q)
	all := everything(q)
	read := v.everySurvey // worked out once, and so is what follows from it
	if !all {
		read = func() (*survey, error) { return v.survey(q) }
	}
	s, err := read()
	if err != nil {
		return nil, err
	}
	var found []Gap
	if all && o.Years == agedYears {
		found = slices.Clone(v.everyGap())
	} else {
		found = v.findGaps(s, o.Years)
	}
	spoken, err := v.untranslated(s, o.Language)
	if err != nil {
		return nil, err
	}
	found = append(found, spoken...)
	if o.Language != "" && o.Language != "en" {
		found = append(found, v.untranslatedSteps(q, o.Language)...)
	}
	return v.chosen(found, o), nil
}

func (v *View) findGaps(s *survey, years int) []Gap {
	var found []Gap
	for _, a := range s.areas {
		for _, need := range s.needs {
			if g, ok := v.gap(s, a, need, years); ok {
				found = append(found, g)
			}
		}
	}
	return slices.Concat(found, v.outlived(s.query), v.conceptGaps(s.query), v.neededGaps(s.query))
}

// withoutSubject takes the choice of areas, topics and needs out of a query. Those
// choose findings; what a finding rests on is what all areas have.
func withoutSubject(q indexer.Query) (indexer.Query, indexer.Filters) {
	rest, subject := indexer.Filters{}, indexer.Filters{}
	for facet, values := range q.Filters {
		switch {
		case len(values) == 0:
		case facet == indexer.FacetArea || facet == indexer.FacetTopic || facet == indexer.FacetRequirement:
			subject[facet] = values
		default:
			rest[facet] = values
		}
	}
	q.Filters = rest
	return q, subject
}

// within tells whether a finding is on the areas, and on the topics or needs,
// that were chosen.
func (g *Gap) within(subject indexer.Filters) bool {
	areas, facet, values := g.place()
	topics, needs := subject[indexer.FacetTopic], subject[indexer.FacetRequirement]
	onValue := len(topics)+len(needs) == 0 ||
		facet == indexer.FacetTopic && len(topics) > 0 && meets(topics, values) ||
		facet == indexer.FacetRequirement && len(needs) > 0 && meets(needs, values)
	return onValue && meets(subject[indexer.FacetArea], areas)
}

// place is where a finding belongs: its areas, and its topics or needs.
func (g *Gap) place() (areas []string, facet string, values []string) {
	switch {
	case g.concept != nil:
		return g.concept.Areas, indexer.FacetTopic, g.concept.Topics
	case g.Kind == Needed:
		return g.Step.Areas, indexer.FacetTopic, g.Step.Topics
	case g.Kind == Outlived:
		return g.Candidates[0].Areas, g.Facet, g.Candidates[0].Topics
	}
	return []string{g.Area}, g.Facet, []string{g.Value}
}

// chosen keeps what the options ask for, ranks it and marks it.
func (v *View) chosen(found []Gap, o GapOptions) []Gap {
	kept := []Gap{}
	for _, g := range found {
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, g.Kind) || !g.within(o.subject) {
			continue
		}
		g.Questions = v.questionsOn(g)
		if o.Question != 0 && !slices.Contains(g.Questions, o.Question) {
			continue
		}
		g.Marked = slices.Contains(o.Mark, g.ID)
		g.Candidates = append([]Entry{}, g.Candidates...)
		kept = append(kept, g)
	}
	slices.SortStableFunc(kept, func(a, b Gap) int {
		return cmp.Or(-cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.ID, b.ID))
	})
	return kept
}

// questionsOn are the Questions whose subject a finding falls under: its area
// and, where the Question has topics, its topic.
func (v *View) questionsOn(g Gap) []int {
	if g.concept != nil {
		return v.facts.scope(g.concept)
	}
	numbers := []int{}
	for _, q := range v.facts.Questions {
		if g.Kind == Needed {
			if meets(q.Areas, g.Step.Areas) && meets(q.Topics, g.Step.Topics) {
				numbers = append(numbers, q.Number)
			}
			continue
		}
		onTopic := g.Facet == indexer.FacetTopic && slices.Contains(q.Topics, g.Value)
		fits := onTopic || len(q.Areas) > 0 && (len(q.Topics) == 0 || g.Facet != indexer.FacetTopic)
		if fits && meets(q.Areas, []string{g.Area}) {
			numbers = append(numbers, q.Number)
		}
	}
	return numbers
}
