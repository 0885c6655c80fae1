package assistant

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"landscape/coordination"
	"landscape/indexer"
)

// FindingsInput chooses gaps or overlaps.
type FindingsInput struct {
	Area     string `json:"area,omitempty" jsonschema:"only in this technology area, by its id: iot, cloud, …"`
	Topic    string `json:"topic,omitempty" jsonschema:"only on this security topic, by its id"`
	Question int    `json:"question,omitempty" jsonschema:"only on the subject of this Question of ITU-T Study Group 17"`
	Kind     string `json:"kind,omitempty" jsonschema:"only of this kind"`
	Most     int    `json:"size,omitempty" jsonschema:"how many to tell of; 10 when left out, 50 at most"`
	Language string `json:"lang,omitempty" jsonschema:"en, fr, es, ar, ru or zh"`
}

// values are the parameters of the API.
func (in FindingsInput) values() url.Values {
	values := url.Values{}
	for name, value := range map[string]string{"area": in.Area, "topic": in.Topic, "kind": in.Kind, "lang": in.Language} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if in.Question != 0 {
		values.Set("question", strconv.Itoa(in.Question))
	}
	return values
}

func (in FindingsInput) most(found int) int { return min(found, size(in.Most)) }

func (in FindingsInput) lang() string {
	if in.Language == "" {
		return "en"
	}
	return in.Language
}

// GapsOutput lists gaps, the weightiest first.
type GapsOutput struct {
	Total   int    `json:"total"`
	Gaps    []Gap  `json:"gaps"`
	Address string `json:"address"`
}

// Gap is one finding with the figures that it rests on.
type Gap struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Sentence   string `json:"sentence"`
	Why        string `json:"why" jsonschema:"why a rapporteur should care"`
	Advice     string `json:"advice" jsonschema:"what could be done: transpose, liaise, start or wait"`
	InForce    int    `json:"in_force"`
	Drafts     int    `json:"under_development"`
	Questions  []int  `json:"questions" jsonschema:"Questions of Study Group 17 whose subject it is"`
	Candidates []Card `json:"candidates,omitempty" jsonschema:"standards that could fill it, or that the finding is about"`
	Search     string `json:"search" jsonschema:"page with the standards that the figures count"`
}

func (d *desk) gaps(_ context.Context, ix *indexer.Index, in FindingsInput, out *GapsOutput, words *text) error {
	q, problem := d.service.ParseCoordination("gaps", in.values(), in.lang())
	if problem != nil {
		return problem
	}
	view := d.service.View(ix)
	found, err := view.Gaps(q.Query, q.Gaps)
	if err != nil {
		return err
	}
	*out = GapsOutput{Total: len(found), Gaps: []Gap{}, Address: d.site + "/coordination/gaps?" + in.values().Encode()}
	words.say("%d gaps. All: %s", out.Total, out.Address)
	for _, g := range found[:in.most(len(found))] {
		gap := d.gap(view, g, in.lang())
		out.Gaps = append(out.Gaps, gap)
		words.say("- %s %s %s", gap.Sentence, gap.Advice, gap.Search)
	}
	return nil
}

const candidatesMost = 3

func (d *desk) gap(view *coordination.View, g coordination.Gap, lang string) Gap {
	why, advice := view.Advice(lang, g)
	return Gap{ID: g.ID, Kind: string(g.Kind), Sentence: view.Sentence(lang, g), Why: why, Advice: advice, InForce: g.Figures.InForce.Count,
		Drafts: g.Figures.Drafts.Count, Questions: g.Questions, Candidates: d.entryCards(g.Candidates, candidatesMost),
		Search: d.search(g.Figures.InForce.Search)}
}

// OverlapsOutput lists overlaps, those where coordination helps most first.
type OverlapsOutput struct {
	Total    int       `json:"total"`
	Overlaps []Overlap `json:"overlaps"`
	Address  string    `json:"address"`
}

// Overlap is a group of standards of different bodies on one subject.
type Overlap struct {
	Kind      string   `json:"kind" jsonschema:"identical, transposed, superseding or similar"`
	Phase     string   `json:"phase"`
	Score     float64  `json:"score" jsonschema:"how alike, from 0 to 1"`
	Shared    []string `json:"shared_terms"`
	Standards []Card   `json:"standards"`
}

func (d *desk) overlaps(_ context.Context, ix *indexer.Index, in FindingsInput, out *OverlapsOutput, words *text) error {
	q, problem := d.service.ParseCoordination("overlaps", in.values(), in.lang())
	if problem != nil {
		return problem
	}
	found := d.service.View(ix).Overlaps(q.Query, q.Overlaps)
	*out = OverlapsOutput{Total: len(found), Overlaps: []Overlap{}, Address: d.site + "/coordination/overlaps?" + in.values().Encode()}
	words.say("%d overlaps. All: %s", out.Total, out.Address)
	for _, o := range found[:in.most(len(found))] {
		overlap := d.overlap(o)
		out.Overlaps = append(out.Overlaps, overlap)
		words.say("%s, %s:", overlap.Kind, overlap.Phase)
		words.cards(overlap.Standards)
	}
	return nil
}

func (d *desk) overlap(o coordination.Overlap) Overlap {
	return Overlap{Kind: string(o.Kind), Phase: string(o.Phase), Score: o.Score, Shared: o.Shared, Standards: d.entryCards(o.Entries, sizeUsual)}
}

// QuestionInput names a Question of Study Group 17.
type QuestionInput struct {
	Number   int    `json:"number" jsonschema:"number of the Question"`
	Language string `json:"lang,omitempty" jsonschema:"en, fr, es, ar, ru or zh"`
}

// QuestionOutput is the desk of a Question in short; the page has all of it.
type QuestionOutput struct {
	Question        string   `json:"question"`
	Title           string   `json:"title"`
	Recommendations Counted  `json:"recommendations"`
	WorkItems       Counted  `json:"work_items"`
	StudyGroups     []Others `json:"study_groups"`
	Bodies          []Others `json:"bodies" jsonschema:"at most ten"`
	// Liaisons are groups to write to.
	Liaisons []Liaison `json:"liaisons"`
	Gaps     []Gap     `json:"gaps" jsonschema:"the weightiest; the tools gaps and overlaps tell more"`
	Address  string    `json:"address"`
	Brief    string    `json:"brief" jsonschema:"the same as a document in DOCX"`
}

// Counted is a number of standards with the first of them.
type Counted struct {
	Total     int    `json:"total"`
	Standards []Card `json:"standards"`
}

// Others is what another group or body has on the subject.
type Others struct {
	Name    string `json:"name"`
	InForce int    `json:"in_force"`
	Drafts  int    `json:"under_development"`
	Nearest []Card `json:"nearest" jsonschema:"those nearest to the Question's own work"`
}

// Liaison is a group to write to.
type Liaison struct {
	Address string `json:"address"`
	Name    string `json:"name,omitempty"`
	InForce int    `json:"in_force"`
	Drafts  int    `json:"under_development"`
}

// How much of each a desk tells an assistant.
const (
	deskOwn, deskOthers, deskFindings = 10, 2, 5
)

func (d *desk) questionDesk(_ context.Context, ix *indexer.Index, in QuestionInput, out *QuestionOutput, words *text) error {
	lang := FindingsInput{Language: in.Language}.lang()
	view := d.service.View(ix)
	whole, err := d.service.Desk(view, strconv.Itoa(in.Number), time.Time{}, lang)
	if err != nil {
		return err
	}
	number := strconv.Itoa(in.Number)
	*out = QuestionOutput{Question: whole.Question.Name(), Title: whole.Question.Title,
		Recommendations: d.counted(whole.Recommendations, deskOwn), WorkItems: Counted{Total: whole.WorkItemsFigure.Count, Standards: []Card{}},
		StudyGroups: d.others(whole.StudyGroups), Bodies: d.others(whole.Bodies), Liaisons: []Liaison{}, Gaps: []Gap{},
		Address: d.site + "/coordination/questions/" + number, Brief: d.site + "/api/v1/coordination/questions/" + number + "/brief.docx"}
	for _, item := range whole.WorkItems[:min(len(whole.WorkItems), deskOwn)] {
		out.WorkItems.Standards = append(out.WorkItems.Standards, d.entryCards([]coordination.Entry{item.Entry}, 1)...)
	}
	for _, l := range whole.Liaisons {
		out.Liaisons = append(out.Liaisons, Liaison{l.Address, l.Name, l.InForce.Count, l.Drafts.Count})
	}
	for _, g := range whole.Gaps[:min(len(whole.Gaps), deskFindings)] {
		g.Candidates = nil
		out.Gaps = append(out.Gaps, d.gap(view, g, lang))
	}
	words.desk(out)
	return nil
}

func (d *desk) counted(l coordination.List, most int) Counted {
	return Counted{l.Count, d.entryCards(l.Entries, most)}
}

func (d *desk) others(all []coordination.Other) []Others {
	others := []Others{}
	for _, o := range all[:min(len(all), deskOwn)] {
		nearest := slices.Concat(d.entryCards(o.Drafts.Entries, 1), d.entryCards(o.InForce.Entries, deskOthers))
		others = append(others, Others{o.Name, o.InForce.Count, o.Drafts.Count, nearest[:min(len(nearest), deskOthers)]})
	}
	return others
}

func (t *text) desk(o *QuestionOutput) {
	t.say("%s %s. %s", o.Question, o.Title, o.Address)
	t.say("%d Recommendations in force:", o.Recommendations.Total)
	t.cards(o.Recommendations.Standards)
	t.say("%d work items:", o.WorkItems.Total)
	t.cards(o.WorkItems.Standards)
	for _, other := range slices.Concat(o.StudyGroups, o.Bodies) {
		t.say("- %s: %d in force, %d under development, nearest %s", other.Name, other.InForce, other.Drafts, linked(other.Nearest))
	}
	var groups []string
	for _, l := range o.Liaisons {
		groups = append(groups, l.Address)
	}
	t.say("Groups to write to: %s", strings.Join(groups, "; "))
	for _, g := range o.Gaps {
		t.say("- gap: %s %s", g.Sentence, g.Search)
	}
}

// linked names standards with their addresses.
func linked(cards []Card) string {
	var names []string
	for _, c := range cards {
		names = append(names, c.ID+" "+c.Address)
	}
	return strings.Join(names, ", ")
}
