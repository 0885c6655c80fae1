package coordination

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
)

// Desk is all that one Question's rapporteur should see.
type Desk struct {
	Question Question `json:"question"`
	// Recommendations of SG17 in force on the Question's subject, and the work
	// items that the ITU-T itself files under the Question.
	Recommendations List       `json:"recommendations"`
	WorkItems       []WorkItem `json:"work_items"`
	WorkItemsFigure Figure     `json:"work_items_figure"`
	// StudyGroups are the other study groups of the ITU-T, Bodies the other bodies.
	StudyGroups []Other            `json:"study_groups"`
	Bodies      []Other            `json:"bodies"`
	Liaisons    []Liaison          `json:"liaisons"`
	Gaps        []Gap              `json:"gaps"`
	Overlaps    []Overlap          `json:"overlaps"`
	Changes     []catalogue.Change `json:"changes"`
	Since       string             `json:"since,omitempty"`
	// Subject leads to the search for everything on the Question's subject.
	Subject Figure `json:"subject"`
}

// List is a figure with the standards that it counts.
type List struct {
	Figure
	Entries []Entry `json:"standards"`
}

// Other is what another group or body has on the Question's subject.
type Other struct {
	Name    string `json:"name"`
	InForce List   `json:"in_force"`
	Drafts  List   `json:"under_development"`
}

// Liaison is a group to write to, with what speaks for it.
type Liaison struct {
	Address  string `json:"address"`
	Body     string `json:"body"`
	Name     string `json:"name,omitempty"`
	InForce  Figure `json:"in_force"`
	Drafts   Figure `json:"under_development"`
	Overlaps int    `json:"overlaps"`
	// Known is the certainty of a liaison with SG17 that exists already, "" for none seen.
	Known Certainty `json:"known_liaison,omitempty"`
	// Charter tells that the group's own subject, in the facts, is the Question's.
	Charter bool    `json:"charter"`
	Score   float64 `json:"score"`
}

// How many of each a desk shows; the figures beside them count all.
const (
	deskEntries  = 25
	deskOthers   = 5
	deskFindings = 10
	deskLiaisons = 8
)

// Desk gathers the desk of a Question. Changes are those of the catalogue since
// a date; those on the Question's subject are kept.
func (v *View) Desk(question Question, since time.Time, changes []catalogue.Change) (*Desk, error) {
	subject, _ := question.subject(indexer.Query{})
	gaps, err := v.Gaps(indexer.Query{}, GapOptions{Question: question.Number})
	if err != nil {
		return nil, err
	}
	overlaps := v.Overlaps(subject, OverlapOptions{Kinds: []OverlapKind{Similar, Superseding}})
	d := &Desk{Question: question, Subject: v.figure(subject),
		Gaps: gaps[:min(len(gaps), deskFindings)], Overlaps: overlaps[:min(len(overlaps), deskFindings)]}
	own, _ := with(subject, indexer.FacetGroup, "SG17")
	own, _ = with(own, indexer.FacetBody, "ITU-T")
	d.Recommendations = v.list(own, standard.InForce, deskEntries)
	filed, _ := with(indexer.Query{}, indexer.FacetGroup, question.Name())
	programme := v.Programme(filed)
	d.WorkItems, d.WorkItemsFigure = programme.Items, programme.Total
	d.StudyGroups = v.studyGroups(subject)
	d.Bodies = v.otherBodies(subject)
	d.Liaisons = v.liaisons(question, subject, overlaps)
	if !since.IsZero() {
		d.Since, d.Changes = since.Format(time.DateOnly), v.changesOn(question, changes)
	}
	return d, nil
}

// list takes the newest standards of a query with one status, and counts all.
func (v *View) list(q indexer.Query, s standard.Status, most int) List {
	narrowed, ok := withStatus(q, s)
	if !ok {
		return List{Entries: []Entry{}}
	}
	narrowed.Sort = indexer.Newest
	docs := v.index.Select(narrowed)
	l := List{Figure: Figure{Count: len(docs), Search: address(narrowed)}}
	l.Entries = entries(docs[:min(len(docs), most)])
	return l
}

func (v *View) other(name string, q indexer.Query) Other {
	return Other{Name: name, InForce: v.list(q, standard.InForce, deskOthers), Drafts: v.list(q, standard.UnderDevelopment, deskOthers)}
}

// studyGroups are those of the ITU-T but SG17, with most standards first.
func (v *View) studyGroups(subject indexer.Query) []Other {
	itu, ok := with(subject, indexer.FacetBody, "ITU-T")
	if !ok {
		return nil
	}
	var groups []Other
	for _, c := range v.counts(itu, indexer.FacetGroup) {
		if !strings.HasPrefix(c.Value, "SG") || c.Value == "SG17" {
			continue
		}
		if narrowed, ok := with(itu, indexer.FacetGroup, c.Value); ok {
			groups = append(groups, v.other(c.Value, narrowed))
		}
	}
	return groups
}

func (v *View) otherBodies(subject indexer.Query) []Other {
	var others []Other
	for _, c := range v.counts(subject, indexer.FacetBody) {
		if c.Value == "ITU-T" {
			continue
		}
		if narrowed, ok := with(subject, indexer.FacetBody, c.Value); ok {
			others = append(others, v.other(c.Value, narrowed))
		}
	}
	return others
}

// counts are the values of a facet among the hits of a query, most first.
func (v *View) counts(q indexer.Query, facet string) []indexer.Count {
	q.Size, q.Facets = 0, []string{facet}
	r, err := v.index.Search(context.Background(), q)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(r.Facets[facet], func(c indexer.Count) bool { return c.Count == 0 })
}

// liaisons ranks the groups of other bodies by what they have on the subject:
// drafts count double, since there coordination still helps.
func (v *View) liaisons(question Question, subject indexer.Query, overlaps []Overlap) []Liaison {
	var ranked []Liaison
	for _, g := range append(slices.Clone(v.facts.Groups), v.facts.StudyGroups...) {
		l := v.liaison(g, question, subject, overlaps)
		if l.InForce.Count+l.Drafts.Count > 0 {
			ranked = append(ranked, l)
		}
	}
	slices.SortStableFunc(ranked, func(a, b Liaison) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Address, b.Address))
	})
	return ranked[:min(len(ranked), deskLiaisons)]
}

// What speaks for writing to a group. A charter on the same subject and a
// liaison that exists weigh as much as several standards.
const (
	draftWeight   = 2.0
	overlapWeight = 2.0
	charterFactor = 1.5
	knownFactor   = 1.5
)

func (v *View) liaison(g Group, question Question, subject indexer.Query, overlaps []Overlap) Liaison {
	l := Liaison{Address: g.Address(), Body: string(g.Body), Name: g.Name, Known: g.Liaison}
	q, ok := with(subject, indexer.FacetBody, string(g.Body))
	if g.Group != "" && ok {
		q, ok = with(q, indexer.FacetGroup, g.Group)
	}
	if !ok {
		return l
	}
	inForce, _ := withStatus(q, standard.InForce)
	drafts, _ := withStatus(q, standard.UnderDevelopment)
	l.InForce, l.Drafts = v.figure(inForce), v.figure(drafts)
	for _, o := range overlaps {
		if o.involves(g) {
			l.Overlaps++
		}
	}
	l.Charter = len(question.Areas) > 0 && slices.ContainsFunc(g.Areas, func(a string) bool { return slices.Contains(question.Areas, a) }) ||
		slices.ContainsFunc(g.Topics, func(t string) bool { return slices.Contains(question.Topics, t) })
	weight := float64(l.InForce.Count) + draftWeight*float64(l.Drafts.Count) + overlapWeight*float64(l.Overlaps)
	if l.Charter {
		weight *= charterFactor
	}
	if l.Known != "" {
		weight *= knownFactor
	}
	l.Score = math.Round(10*weight) / 10
	return l
}

// involves tells whether a group made one of the overlapping standards.
func (o Overlap) involves(g Group) bool {
	return slices.ContainsFunc(o.Entries, func(e Entry) bool {
		return e.Body == g.Body && (g.Group == "" || slices.Contains(e.Groups, g.Group))
	})
}

// changesOn keeps the changes of standards on the Question's subject.
func (v *View) changesOn(question Question, changes []catalogue.Change) []catalogue.Change {
	kept := []catalogue.Change{}
	for _, c := range changes {
		d, ok := v.index.Get(c.ID.Slug())
		if ok && slices.Contains(v.questionsOf(d), question.Number) {
			kept = append(kept, c)
		}
	}
	return kept
}
