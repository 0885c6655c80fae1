package coordination

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"landscape/indexer"
	"landscape/standard"
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
	// Outlived: a standard in force has an identical text that its own body has taken back.
	Outlived GapKind = "outlived"
	// OutOfReach: everything in force has to be paid for.
	OutOfReach GapKind = "not-free"
	// Untranslated: nothing is in force in the reader's language.
	Untranslated GapKind = "not-in-language"
)

// GapKinds lists all kinds.
func GapKinds() []GapKind {
	return []GapKind{NeedUnmet, OnlyDrafts, AbsentFromITU, Ageing, Outlived, OutOfReach, Untranslated}
}

// Gap is one finding. It is stated by its figures, never by an empty search alone.
type Gap struct {
	// ID is stable from build to build: "need-unmet:iot:assess".
	ID   string  `json:"id"`
	Kind GapKind `json:"kind"`
	Area string  `json:"area,omitempty"`
	// Facet and Value are what the area is crossed with: "topic" and "metrics".
	Facet string `json:"facet,omitempty"`
	Value string `json:"value,omitempty"`
	// Weight ranks the findings: how active the area is, and how usual it is that areas have this.
	Weight  float64 `json:"weight"`
	Figures Figures `json:"figures"`
	// Newest is the date of the newest standard in force, for ageing ones.
	Newest string `json:"newest,omitempty"`
	// Candidates are standards that could fill the gap, or that the finding is about.
	Candidates []Entry `json:"candidates"`
	Questions  []int   `json:"questions"`
	// Marked by the reader, by an address parameter.
	Marked bool `json:"marked"`
}

// Figures are the numbers that a finding rests on.
type Figures struct {
	// Area is everything of the area in force.
	Area Figure `json:"area"`
	// InForce and Drafts are what the area has of the value.
	InForce Figure `json:"in_force"`
	Drafts  Figure `json:"under_development"`
	// ITUT is what the ITU-T has of it in force.
	ITUT Figure `json:"itu_t"`
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
}

// What makes a finding more than an empty cell.
const (
	activeArea  = 8    // standards in force that make an area active
	usualShare  = 0.75 // share of active areas that must have a topic before its absence is a finding
	several     = 3    // standards in force elsewhere before the ITU-T is missing
	severalFrom = 2    // bodies they must come from
	agedYears   = 8
	candidates  = 5
)

// Gaps finds what is missing among the standards of a query, the weightiest first.
func (v *View) Gaps(q indexer.Query, o GapOptions) ([]Gap, error) {
	o.Years = cmp.Or(o.Years, agedYears)
	s, err := v.survey(q)
	if err != nil {
		return nil, err
	}
	var found []Gap
	for _, a := range s.areas {
		found = append(found, v.areaGaps(s, a, o)...)
		for _, need := range s.needs {
			if g, ok := v.gap(s, a, need, o); ok {
				found = append(found, g)
			}
		}
	}
	found = append(found, v.outlived(q)...)
	return v.chosen(found, o), nil
}

// chosen keeps what the options ask for, ranks it and marks it.
func (v *View) chosen(found []Gap, o GapOptions) []Gap {
	kept := []Gap{}
	for _, g := range found {
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, g.Kind) {
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

// need is a value that areas are crossed with.
type need struct {
	facet, value string
	peers        int // active areas that have something in force of it
}

// survey holds the counts of one query that all findings are made from.
type survey struct {
	query indexer.Query
	areas []string // those active enough to be judged
	needs []need
	// by facet: areas × values, of all bodies, of the ITU-T, and free of charge.
	all, itu, free map[string]map[[2]string]indexer.Pair
	total          map[string]indexer.Pair
}

func (v *View) survey(q indexer.Query) (*survey, error) {
	s := &survey{query: q, total: map[string]indexer.Pair{},
		all: map[string]map[[2]string]indexer.Pair{}, itu: map[string]map[[2]string]indexer.Pair{}, free: map[string]map[[2]string]indexer.Pair{}}
	ituOnly, hasITU := with(q, indexer.FacetBody, "ITU-T")
	freeOnly, hasFree := with(q, indexer.FacetAccess, string(standard.Free))
	for _, facet := range []string{indexer.FacetTopic, indexer.FacetRequirement} {
		var err error
		if s.all[facet], err = v.cells(q, facet, s.total); err != nil {
			return nil, err
		}
		if hasITU {
			if s.itu[facet], err = v.cells(ituOnly, facet, nil); err != nil {
				return nil, err
			}
		}
		if hasFree {
			if s.free[facet], err = v.cells(freeOnly, facet, nil); err != nil {
				return nil, err
			}
		}
	}
	s.areas = v.activeAreas(s)
	s.needs = v.needs(s)
	return s, nil
}

// cells crosses areas with a facet; totals of the areas go into total.
func (v *View) cells(q indexer.Query, facet string, total map[string]indexer.Pair) (map[[2]string]indexer.Pair, error) {
	m, err := v.index.Cross(q, indexer.FacetArea, facet)
	if err != nil {
		return nil, err
	}
	cells := map[[2]string]indexer.Pair{}
	for r, area := range m.RowValues {
		if total != nil {
			total[area] = m.RowTotals[r]
		}
		for c, value := range m.ColValues {
			cells[[2]string{area, value}] = indexer.Pair{InForce: m.InForce[r][c], UnderDevelopment: m.UnderDevelopment[r][c]}
		}
	}
	return cells, nil
}

func (v *View) activeAreas(s *survey) []string {
	var active []string
	for _, a := range v.tax.Areas {
		_, possible := with(s.query, indexer.FacetArea, a.ID)
		if possible && s.total[a.ID].InForce >= activeArea {
			active = append(active, a.ID)
		}
	}
	return active
}

func (v *View) needs(s *survey) []need {
	var needs []need
	add := func(facet string, values []taxonomy.Entry) {
		for _, value := range values {
			n := need{facet: facet, value: value.ID}
			for _, a := range s.areas {
				if s.all[facet][[2]string{a, value.ID}].InForce > 0 {
					n.peers++
				}
			}
			needs = append(needs, n)
		}
	}
	add(indexer.FacetRequirement, v.tax.Requirements)
	add(indexer.FacetTopic, v.tax.Topics)
	return needs
}

// gap judges one area and one need. What it finds first is what weighs most.
func (v *View) gap(s *survey, area string, n need, o GapOptions) (Gap, bool) {
	narrowed, okArea := with(s.query, indexer.FacetArea, area)
	narrowed, okNeed := with(narrowed, n.facet, n.value)
	if !okArea || !okNeed {
		return Gap{}, false
	}
	at := [2]string{area, n.value}
	pair, itu, free := s.all[n.facet][at], s.itu[n.facet][at], s.free[n.facet][at]
	share := float64(n.peers) / float64(len(s.areas))
	g := Gap{Area: area, Facet: n.facet, Value: n.value, Weight: share * activity(s.total[area]), Figures: v.figures(s, area, narrowed, n, pair)}
	usual := n.facet == indexer.FacetRequirement || share >= usualShare
	switch {
	case pair.InForce == 0 && pair.UnderDevelopment > 0:
		return g.as(OnlyDrafts, 0.9, v.pick(narrowed, standard.UnderDevelopment)), true
	case pair.InForce == 0 && usual:
		return g.as(NeedUnmet, 1, nil), true
	case pair.InForce == 0:
		return Gap{}, false
	case v.absentFromITU(s, narrowed, pair, itu, &g):
		return g.as(AbsentFromITU, 0.8, v.transposable(narrowed)), true
	case pair.InForce >= several && free.InForce == 0:
		return g.as(OutOfReach, 0.6, v.pick(narrowed, standard.InForce)), true
	case pair.InForce >= several && v.aged(narrowed, o.Years, &g):
		return g.as(Ageing, 0.5, v.pick(narrowed, standard.InForce)), true
	}
	return Gap{}, false
}

// as completes a finding. The factor says how much its kind matters beside the others.
func (g Gap) as(kind GapKind, factor float64, docs []*indexer.Document) Gap {
	g.Kind, g.Weight = kind, math.Round(100*g.Weight*factor)/100
	g.ID = strings.Join([]string{string(kind), g.Area, g.Value}, ":")
	g.Candidates = entries(docs)
	return g
}

// activity grows with the standards of an area, but slowly: a hundredth
// standard says less than a tenth.
func activity(p indexer.Pair) float64 {
	return math.Log2(1 + float64(p.InForce) + 2*float64(p.UnderDevelopment))
}

func (v *View) figures(s *survey, area string, narrowed indexer.Query, n need, pair indexer.Pair) Figures {
	both := cell(narrowed, pair)
	areaQuery, _ := with(s.query, indexer.FacetArea, area)
	f := Figures{InForce: both.InForce, Drafts: both.UnderDevelopment, Peers: n.peers, PeersOf: len(s.areas),
		Area: cell(areaQuery, s.total[area]).InForce}
	if itu, ok := with(narrowed, indexer.FacetBody, "ITU-T"); ok {
		f.ITUT = cell(itu, s.itu[n.facet][[2]string{area, n.value}]).InForce
	}
	return f
}

// absentFromITU tells whether others have several and the ITU-T neither has nor plans any.
func (v *View) absentFromITU(s *survey, narrowed indexer.Query, all, itu indexer.Pair, g *Gap) bool {
	if _, asked := with(s.query, indexer.FacetBody, "ITU-T"); !asked || itu != (indexer.Pair{}) || all.InForce < several {
		return false
	}
	inForce, ok := withStatus(narrowed, standard.InForce)
	if !ok {
		return false
	}
	bodies := map[standard.Body]bool{}
	for _, d := range v.index.Select(inForce) {
		bodies[d.Body] = true
	}
	g.Figures.Bodies = len(bodies)
	return len(bodies) >= severalFrom
}

// aged tells whether the newest standard in force is older than so many years.
func (v *View) aged(narrowed indexer.Query, years int, g *Gap) bool {
	narrowed.Sort = indexer.Newest
	docs := v.pick(narrowed, standard.InForce)
	if len(docs) == 0 || len(docs[0].Published) < 4 {
		return false
	}
	g.Newest = docs[0].Published
	newest, err := strconv.Atoi(g.Newest[:4])
	return err == nil && v.today.Year()-newest > years
}

// pick takes the newest few standards of a query with one status.
func (v *View) pick(q indexer.Query, s standard.Status) []*indexer.Document {
	narrowed, ok := withStatus(q, s)
	if !ok {
		return nil
	}
	narrowed.Sort = indexer.Newest
	docs := v.index.Select(narrowed)
	return docs[:min(len(docs), candidates)]
}

// transposable are the standards that the ITU-T could take over first: free
// ones before paid ones, newest first.
func (v *View) transposable(q indexer.Query) []*indexer.Document {
	narrowed, ok := withStatus(q, standard.InForce)
	if !ok {
		return nil
	}
	narrowed.Sort = indexer.Newest
	docs := slices.Clone(v.index.Select(narrowed))
	slices.SortStableFunc(docs, func(a, b *indexer.Document) int {
		return cmp.Compare(b2i(b.Access == standard.Free), b2i(a.Access == standard.Free))
	})
	return docs[:min(len(docs), candidates)]
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// areaGaps are the findings on an area as a whole: whether anything is in the
// reader's language.
func (v *View) areaGaps(s *survey, area string, o GapOptions) []Gap {
	if o.Language == "" || o.Language == "en" {
		return nil
	}
	inArea, ok := with(s.query, indexer.FacetArea, area)
	spoken, okLanguage := with(inArea, indexer.FacetLanguage, o.Language)
	inForce, okStatus := withStatus(spoken, standard.InForce)
	if !ok || !okLanguage || !okStatus || v.count(inForce) > 0 {
		return nil
	}
	g := Gap{Area: area, Facet: indexer.FacetLanguage, Value: o.Language, Weight: activity(s.total[area]),
		Figures: Figures{Area: cell(inArea, s.total[area]).InForce, InForce: v.figure(inForce)}}
	return []Gap{g.as(Untranslated, 0.7, nil)}
}

// outlived are the standards in force whose identical text another body has
// withdrawn or replaced.
func (v *View) outlived(q indexer.Query) []Gap {
	inForce, ok := withStatus(q, standard.InForce)
	if !ok {
		return nil
	}
	var found []Gap
	for _, d := range v.index.Select(inForce) {
		for _, l := range d.Relations {
			if l.Kind != standard.IdenticalTo || l.Status != standard.Withdrawn && l.Status != standard.Superseded {
				continue
			}
			g := Gap{Kind: Outlived, ID: string(Outlived) + ":" + d.Slug, Weight: 3, Candidates: []Entry{entry(d)}}
			if twin, ok := v.index.Get(l.Slug); ok {
				g.Candidates = append(g.Candidates, entry(twin))
			}
			if len(d.Labels.Areas) > 0 {
				g.Area = d.Labels.Areas[0]
			}
			if len(d.Labels.Topics) > 0 {
				g.Facet, g.Value = indexer.FacetTopic, d.Labels.Topics[0]
			}
			found = append(found, g)
			break
		}
	}
	return found
}

// questionsOn are the Questions whose subject a finding falls under.
func (v *View) questionsOn(g Gap) []int {
	numbers := []int{}
	for _, q := range v.facts.Questions {
		topicFits := g.Facet != indexer.FacetTopic || meets(q.Topics, []string{g.Value})
		if meets(q.Areas, []string{g.Area}) && topicFits {
			numbers = append(numbers, q.Number)
		}
	}
	return numbers
}
