package coordination

import (
	"fmt"
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
	StudyGroups []Other `json:"study_groups"`
	Bodies      []Other `json:"bodies"`
	// Silent are the bodies that hold work under way and have nothing on the subject.
	Silent   []Silent           `json:"silent"`
	Liaisons []Liaison          `json:"liaisons"`
	Gaps     []Gap              `json:"gaps"`
	Overlaps []Overlap          `json:"overlaps"`
	Changes  []catalogue.Change `json:"changes"`
	Since    string             `json:"since,omitempty"`
	// Initiatives are those that concern the subject most; the API words them in
	// the reader's language.
	Initiatives []Initiative `json:"-"`
	// Subject leads to the search for everything on the Question's subject.
	Subject Figure `json:"subject"`
}

// List is a figure with the standards that it counts.
type List struct {
	Figure
	Entries []Entry `json:"standards"`
}

// Other is what another group or body has on the Question's subject; what is
// nearest to the Question's own work comes first.
type Other struct {
	Name    string `json:"name"`
	InForce List   `json:"in_force"`
	Drafts  List   `json:"under_development"`
	// DraftsHeld is how much work under way the landscape holds of it on any
	// subject: with 0, nothing is known of what it is drafting.
	DraftsHeld int `json:"drafts_held"`
}

// Silent is a body that was looked at and has nothing on the subject.
type Silent struct {
	Name string `json:"name"`
	// DraftsHeld is how much work under way of it the landscape holds.
	DraftsHeld int `json:"drafts_held"`
}

// Undrafted says what no drafts on the subject mean, "" when there are some.
func (o Other) Undrafted(lang string) string {
	switch {
	case o.Drafts.Count > 0:
		return ""
	case o.DraftsHeld == 0:
		return Word(lang, "desk.not-held", "name", o.Name)
	}
	return Word(lang, "desk.none-of", "name", o.Name, "held", fmt.Sprint(o.DraftsHeld))
}

// How many of each a desk shows; the figures beside them count all.
const (
	deskEntries  = 25
	deskOthers   = 8
	deskFindings = 10
	deskLiaisons = 10
	// deskInitiatives is as many as a rapporteur would write to.
	deskInitiatives = 6
)

// field is the Question's subject with all that is on it.
type field struct {
	question Question
	query    indexer.Query
	cards    []*card
	own      ownWork
	overlaps []Overlap
	drafts   []*card // under way on any subject
}

// Desk gathers the desk of a Question. Changes are those of the catalogue since
// a date; those on the Question's subject are kept.
func (v *View) Desk(question Question, since time.Time, changes []catalogue.Change) (*Desk, error) {
	once := indexer.Query{OneOfIdentical: true}
	gaps, err := v.Gaps(once, GapOptions{Question: question.Number})
	if err != nil {
		return nil, err
	}
	f := v.field(question)
	d := &Desk{Question: question, Subject: v.figure(f.query),
		Gaps: gaps[:min(len(gaps), deskFindings)], Overlaps: f.overlaps[:min(len(f.overlaps), deskFindings)]}
	d.Recommendations = v.recommendations(f)
	programme := v.Programme(filedUnder(question))
	d.WorkItems, d.WorkItemsFigure = programme.Items, programme.Total
	d.StudyGroups = v.studyGroups(f)
	d.Bodies = v.otherBodies(f)
	d.Silent = f.silent()
	d.Liaisons = v.liaisons(f)
	concerning := v.facts.Concerning(question)
	d.Initiatives = concerning[:min(len(concerning), deskInitiatives)]
	if !since.IsZero() {
		d.Since, d.Changes = since.Format(time.DateOnly), v.ChangesOn(question, changes)
	}
	return d, nil
}

// filedUnder asks for what the ITU-T itself files under a Question.
func filedUnder(q Question) indexer.Query {
	return indexer.Query{Filters: indexer.Filters{indexer.FacetGroup: {q.Name()}}}
}

// Filed counts the work items that the ITU-T files under a Question.
func (v *View) Filed(q Question) Figure {
	return v.Count(filedUnder(q), standard.UnderDevelopment)
}

// field gathers what is on the subject of a Question.
func (v *View) field(question Question) *field {
	subject, _ := question.subject(indexer.Query{OneOfIdentical: true})
	all := subject
	all.OneOfIdentical, all.Sort = false, indexer.Newest
	f := &field{question: question, query: subject, cards: v.selected(all)}
	f.own = newOwnWork(question, v.ownOf(f))
	for _, c := range f.cards {
		if c.maker != ownMaker {
			f.own.measure(c)
		}
	}
	for _, c := range v.register().cards {
		if c.Status == standard.UnderDevelopment {
			f.drafts = append(f.drafts, c)
		}
	}
	f.overlaps = v.Overlaps(subject, OverlapOptions{Kinds: []OverlapKind{Similar, Superseding}})
	return f
}

// ownMaker is the study group whose desks these are.
const ownMaker = "ITU-T SG17"

// ownOf is what SG17 has under the Question: by the number range that the
// Question keeps or the name that the ITU-T files it under; when nothing is
// known so, all that SG17 has on the subject.
func (v *View) ownOf(f *field) []*card {
	var own, onSubject []*card
	for _, c := range f.cards {
		if c.maker != ownMaker {
			continue
		}
		onSubject = append(onSubject, c)
		if v.keeps(f.question, c) {
			own = append(own, c)
		}
	}
	if len(own) == 0 {
		return onSubject
	}
	return own
}

func (v *View) keeps(q Question, c *card) bool {
	series, ok := v.facts.SeriesOf(strings.TrimPrefix(c.ID, "ITU-T "))
	return ok && series.Question == q.Number || slices.Contains(c.Groups, q.Name())
}

// recommendations are those of SG17, the Question's own before the rest.
func (v *View) recommendations(f *field) List {
	q, _ := with(f.query, indexer.FacetGroup, "SG17")
	q, _ = with(q, indexer.FacetBody, "ITU-T")
	l := v.list(f, q, standard.InForce, func(c *card) bool { return c.Body == "ITU-T" && slices.Contains(c.Groups, "SG17") }, nil)
	slices.SortStableFunc(l.cards, func(a, b *card) int {
		return truth(v.keeps(f.question, b)) - truth(v.keeps(f.question, a))
	})
	return l.entries(deskEntries, nil)
}

// listed is a list before it is cut to what is shown.
type listed struct {
	figure Figure
	cards  []*card
}

// list takes those of a field that a test lets through, and counts what the
// search for them finds.
func (v *View) list(f *field, q indexer.Query, s standard.Status, let func(*card) bool, own *ownWork) listed {
	narrowed, ok := withStatus(q, s)
	if !ok {
		return listed{}
	}
	l := listed{}
	texts := map[string]bool{}
	for _, c := range f.cards {
		if c.Status == s && let(c) {
			texts[c.same] = true
			l.cards = append(l.cards, c)
		}
	}
	l.figure = Figure{Count: len(texts), Search: address(narrowed)}
	if own != nil {
		own.rank(l.cards)
	}
	return l
}

// entries are the first of a list, with what each is nearest to.
func (l listed) entries(most int, own *ownWork) List {
	shown := l.cards[:min(len(l.cards), most)]
	list := List{Figure: l.figure, Entries: entriesOf(shown)}
	for i, c := range shown {
		if own != nil {
			list.Entries[i].Nearest = own.nearest(c)
		}
	}
	return list
}

func (v *View) other(name string, f *field, q indexer.Query, let func(*card) bool) Other {
	o := Other{Name: name,
		InForce: v.list(f, q, standard.InForce, let, &f.own).entries(deskOthers, &f.own),
		Drafts:  v.list(f, q, standard.UnderDevelopment, let, &f.own).entries(deskOthers, &f.own)}
	for _, c := range f.drafts {
		o.DraftsHeld += truth(let(c))
	}
	return o
}

// studyGroups are those of the ITU-T but SG17, with most standards first.
func (v *View) studyGroups(f *field) []Other {
	itu, _ := with(f.query, indexer.FacetBody, "ITU-T")
	var groups []Other
	for _, name := range f.names(func(c *card) []string { return c.studyGroups() }) {
		narrowed, _ := with(itu, indexer.FacetGroup, name)
		groups = append(groups, v.other(name, f, narrowed, func(c *card) bool { return c.Body == "ITU-T" && slices.Contains(c.Groups, name) }))
	}
	return groups
}

func (c *card) studyGroups() []string {
	if c.Body != "ITU-T" {
		return nil
	}
	var names []string
	for _, g := range c.Groups {
		if strings.HasPrefix(g, "SG") && g != "SG17" {
			names = append(names, g)
		}
	}
	return names
}

func (v *View) otherBodies(f *field) []Other {
	var others []Other
	for _, name := range f.names(func(c *card) []string { return []string{string(c.Body)} }) {
		if name == "ITU-T" {
			continue
		}
		narrowed, _ := with(f.query, indexer.FacetBody, name)
		others = append(others, v.other(name, f, narrowed, func(c *card) bool { return string(c.Body) == name }))
	}
	return others
}

// silent are the bodies with work under way and nothing on the subject, those of
// which most is held first.
func (f *field) silent() []Silent {
	held := map[string]int{}
	for _, c := range f.drafts {
		held[string(c.Body)]++
	}
	for _, c := range f.cards {
		delete(held, string(c.Body))
	}
	delete(held, "ITU-T")
	silent := make([]Silent, 0, len(held))
	for _, name := range byCount(held) {
		silent = append(silent, Silent{name, held[name]})
	}
	return silent
}

// SilentSentence names the bodies that were looked at in vain, "" for none.
func (d *Desk) SilentSentence(lang string) string {
	if len(d.Silent) == 0 {
		return ""
	}
	names := make([]string, len(d.Silent))
	for i, s := range d.Silent {
		names[i] = fmt.Sprintf("%s (%d)", s.Name, s.DraftsHeld)
	}
	return Word(lang, "desk.silent", "names", isolatedList(lang, names))
}

// names lists names of the standards of a field, that of most first.
func (f *field) names(of func(*card) []string) []string {
	counts := map[string]int{}
	for _, c := range f.cards {
		for _, name := range of(c) {
			counts[name]++
		}
	}
	return byCount(counts)
}

// ChangesOn keeps the changes of standards on the Question's subject.
func (v *View) ChangesOn(question Question, changes []catalogue.Change) []catalogue.Change {
	kept := []catalogue.Change{}
	for _, c := range changes {
		d, ok := v.index.Get(c.ID.Slug())
		if ok && slices.Contains(v.facts.questionsOf(d), question.Number) {
			kept = append(kept, c)
		}
	}
	return kept
}
