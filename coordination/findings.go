package coordination

import (
	"fmt"
	"math"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// finding is one area crossed with one need, with what is known of it.
type finding struct {
	at             place
	query          indexer.Query // for what is counted here
	all, itu, free indexer.Pair
	usual          bool // that areas have something of it
	foreign        bool // to the ITU-T: it has it in no area
	gap            Gap  // as far as it is known
}

// gap judges one area and one need. What it finds first is what weighs most.
func (v *View) gap(s *survey, area string, n need, years int) (Gap, bool) {
	f, ok := v.finding(s, area, n)
	switch {
	case !ok || v.facts.NoGaps.cell(area, n.value):
		return Gap{}, false
	case f.all.InForce == 0 && f.all.UnderDevelopment > 0:
		return f.as(OnlyDrafts, 0.9, s.strongest(f.at, standard.UnderDevelopment)), true
	case f.all.InForce == 0:
		return s.unmet(f)
	case v.absentFromITU(s, &f) && f.foreign:
		return f.as(AbsentFromITU, 0.4, s.transposable(f.at)), true
	case f.gap.Figures.Bodies >= severalFrom:
		return f.as(AbsentFromITU, 0.8, s.transposable(f.at)), true
	case v.overtaken(s, &f, years):
		return f.as(Overtaken, 0.7, f.newer(s)), true
	case f.all.InForce >= several && f.free.InForce == 0:
		return f.as(OutOfReach, 0.6, s.strongest(f.at, standard.InForce)), true
	case f.all.InForce >= several && v.aged(s, &f, years):
		return f.as(Ageing, 0.5, s.strongest(f.at, standard.InForce)), true
	}
	return Gap{}, false
}

func (v *View) finding(s *survey, area string, n need) (finding, bool) {
	narrowed, okArea := with(s.query, indexer.FacetArea, area)
	narrowed, okNeed := with(narrowed, n.facet, n.value)
	at := place{area, n.label()}
	f := finding{at: at, query: narrowed, all: s.all[at], itu: s.itu[at], free: s.free[at]}
	share := float64(n.peers) / float64(len(s.areas))
	f.foreign = n.ofITU == 0
	f.usual = n.facet == indexer.FacetRequirement || share >= usualShare
	f.gap = Gap{Area: area, Facet: n.facet, Value: n.value, Weight: share * s.activity(area)}
	both, areaQuery := cell(narrowed, f.all), s.query
	if q, ok := with(s.query, indexer.FacetArea, area); ok {
		areaQuery = q
	}
	f.gap.Figures = Figures{InForce: both.InForce, Drafts: both.UnderDevelopment, Peers: n.peers, PeersOf: len(s.areas),
		Area: cell(areaQuery, s.total[area]).InForce}
	if itu, ok := with(narrowed, indexer.FacetBody, "ITU-T"); ok {
		f.gap.Figures.ITUT = cell(itu, f.itu).InForce
	}
	return f, okArea && okNeed
}

// as completes a finding. The factor says how much its kind matters beside the others.
func (f *finding) as(kind GapKind, factor float64, about []*card) Gap {
	g := f.gap
	g.Kind, g.Weight = kind, math.Round(100*g.Weight*factor)/100
	g.ID = strings.Join([]string{string(kind), g.Area, g.Value}, ":")
	g.Action = actions[kind]
	g.Candidates = entriesOf(about[:min(len(about), candidates)])
	return g
}

// actions are what could be done about a finding on a cell.
var actions = map[GapKind]Action{
	NeedUnmet: Start, OnlyDrafts: Liaise, AbsentFromITU: Liaise, Overtaken: Start, Ageing: Start, OutOfReach: Liaise, Untranslated: Liaise,
}

// unmet is a need that other areas meet and this one does not, unless several
// of its standards speak of it: then it is our labels that are wanting.
func (s *survey) unmet(f finding) (Gap, bool) {
	var near []*card
	for _, c := range s.inArea[f.at.area] {
		if c.speaksOf(f.at.label) {
			near = append(near, c)
		}
	}
	if !f.usual || len(near) > mentioning {
		return Gap{}, false
	}
	factor := 1.0
	if len(near) > 0 {
		factor = 0.6
	}
	return f.as(NeedUnmet, factor, near), true
}

// absentFromITU tells whether others have several and the ITU-T neither has nor
// plans any, nor speaks of it in what it has.
func (v *View) absentFromITU(s *survey, f *finding) bool {
	if _, asked := with(s.query, indexer.FacetBody, "ITU-T"); !asked || f.itu != (indexer.Pair{}) || f.all.InForce < several {
		return false
	}
	for _, c := range s.inArea[f.at.area] {
		if c.Body == "ITU-T" && c.speaksOf(f.at.label) {
			return false
		}
	}
	f.gap.Figures.Bodies = makers(s.strongest(f.at, standard.InForce))
	return f.gap.Figures.Bodies >= severalFrom
}

// makers counts the bodies that made texts, not those that took them over.
func makers(cards []*card) int {
	var own []*card
	for _, c := range cards {
		own = append(own, c.origin)
	}
	return bodies(own)
}

// overtaken tells whether the newest of the ITU-T is older than so many years,
// with nothing of its own under way, and others have published several since.
func (v *View) overtaken(s *survey, f *finding, years int) bool {
	if f.itu.InForce == 0 || f.itu.UnderDevelopment > 0 {
		return false
	}
	newest := ""
	for _, c := range s.cards[f.at] {
		if c.Body == "ITU-T" && c.Status == standard.InForce {
			newest = max(newest, c.Published)
		}
	}
	last := Entry{Published: newest}.year()
	if v.today.Year()-last <= years {
		return false
	}
	f.gap.Newest = newest
	since, ok := with(f.query, indexer.FacetYear, fmt.Sprintf("%d..%d", last+1, v.today.Year()))
	since, okStatus := withStatus(since, standard.InForce)
	if !ok || !okStatus {
		return false
	}
	f.gap.Figures.Newer = v.figure(since)
	return f.gap.Figures.Newer.Count >= several && makers(f.newer(s)) >= severalFrom
}

// newer are the standards published after the newest of the ITU-T.
func (f *finding) newer(s *survey) []*card {
	last := Entry{Published: f.gap.Newest}.year()
	var found []*card
	for _, c := range s.strongest(f.at, standard.InForce) {
		if year := c.year(); year > last && year != now {
			found = append(found, c)
		}
	}
	return found
}

// aged tells whether the newest standard in force is older than so many years.
func (v *View) aged(s *survey, f *finding, years int) bool {
	for _, c := range s.cards[f.at] {
		if c.Status == standard.InForce {
			f.gap.Newest = max(f.gap.Newest, c.Published)
		}
	}
	return v.today.Year()-Entry{Published: f.gap.Newest}.year() > years
}

// transposable are the standards that the ITU-T could take over first: free
// ones before paid ones, those most plainly on the subject before others.
func (s *survey) transposable(at place) []*card {
	var free, paid []*card
	for _, c := range s.strongest(at, standard.InForce) {
		if c.Access == standard.Free {
			free = append(free, c)
		} else {
			paid = append(paid, c)
		}
	}
	return append(free, paid...)
}

// untranslated are the areas of which nothing is in force in a language.
func (v *View) untranslated(s *survey, lang string) ([]Gap, error) {
	if lang == "" || lang == "en" {
		return nil, nil
	}
	spoken, ok := with(s.query, indexer.FacetLanguage, lang)
	if !ok {
		return nil, nil
	}
	total := map[string]indexer.Pair{}
	if err := v.cross(spoken, indexer.FacetTopic, map[place]indexer.Pair{}, total); err != nil {
		return nil, err
	}
	var found []Gap
	for _, area := range s.areas {
		if total[area].InForce > 0 {
			continue
		}
		inArea, _ := with(s.query, indexer.FacetArea, area)
		inBoth, _ := with(spoken, indexer.FacetArea, area)
		f := finding{gap: Gap{Area: area, Facet: indexer.FacetLanguage, Value: lang, Weight: s.activity(area),
			Figures: Figures{Area: cell(inArea, s.total[area]).InForce, InForce: cell(inBoth, indexer.Pair{}).InForce}}}
		found = append(found, f.as(Untranslated, 0.7, nil))
	}
	return found, nil
}

// outlived are the standards in force whose identical text another body has
// withdrawn or replaced.
func (v *View) outlived(q indexer.Query) []Gap {
	inForce, ok := withStatus(q, standard.InForce)
	if !ok {
		return nil
	}
	var found []Gap
	for _, c := range v.selected(inForce) {
		for _, l := range c.links {
			if l.Kind != standard.IdenticalTo || l.Status != standard.Withdrawn && l.Status != standard.Superseded {
				continue
			}
			g := Gap{Kind: Outlived, ID: string(Outlived) + ":" + c.Slug, Weight: 3, Action: Liaise, Candidates: []Entry{c.Entry}}
			if twin, ok := v.index.Get(l.Slug); ok {
				g.Candidates = append(g.Candidates, entry(twin))
			}
			if len(c.Areas) > 0 {
				g.Area = c.Areas[0]
			}
			if len(c.Topics) > 0 {
				g.Facet, g.Value = indexer.FacetTopic, c.Topics[0]
			}
			found = append(found, g)
			break
		}
	}
	return found
}
