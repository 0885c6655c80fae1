package proposal

import (
	"fmt"
	"strings"

	"landscape/coordination"
)

// Justification fills the justification of a proposed work item, in the order of
// Recommendation ITU-T A.1, as far as facts exist. What only the proponents know
// is left to them as a marked place.
func Justification(p Proposal, r *Report) *coordination.Brief {
	lang := p.Lang
	w := &form{lang: lang, brief: &coordination.Brief{Lang: lang}}
	w.brief.Title = w.word("title", "title", p.Title)
	w.paragraph(w.word("made"))
	w.paragraph(r.Verdict)
	w.identity(p, r)
	for _, relation := range []Relation{Same, Overlaps, BuildsOn, Nearby} {
		w.standards(relation, r.Nearest)
	}
	w.liaisons(r.Liaisons)
	w.findings(r)
	return w.brief
}

type form struct {
	lang  string
	brief *coordination.Brief
}

func (w *form) word(key string, pairs ...string) string {
	return coordination.Word(w.lang, "a1."+key, pairs...)
}

func (w *form) paragraph(text string) {
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Paragraph: text})
}

func (w *form) table(heading string, head []string, rows [][]coordination.Text) {
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Heading: w.word(heading)})
	if len(rows) == 0 {
		w.paragraph(w.word("none"))
		return
	}
	for i := range head {
		head[i] = w.word(head[i])
	}
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Table: &coordination.Table{Head: head, Rows: rows}})
}

func cell(words string) coordination.Text { return coordination.Text{Words: words} }

// identity are the fields that the proposal and its proponents answer.
func (w *form) identity(p Proposal, r *Report) {
	open := w.word("open")
	question, reason := open, ""
	if len(r.Questions) > 0 {
		q := r.Questions[0]
		question = fmt.Sprintf("Q%d/17 – %s", q.Number, q.Title)
		reason = " (" + w.word("because", "why", strings.Join(q.Why, ", ")) + ")"
	}
	scope := p.Scope
	if scope == "" {
		scope = open
	}
	var rows [][]coordination.Text
	for _, row := range [][2]string{{"question", question + reason}, {"proposed-title", p.Title}, {"base-text", open}, {"editors", open}, {"approval", open},
		{"timing", open}, {"scope", scope}, {"summary", open}, {"members", open}} {
		rows = append(rows, []coordination.Text{cell(w.word(row[0])), cell(row[1])})
	}
	w.table("work-item", []string{"field", "answer"}, rows)
}

// standards are the relations to other texts, one table a relation.
func (w *form) standards(relation Relation, nearest []Nearest) {
	var rows [][]coordination.Text
	for _, n := range nearest {
		if n.Relation != relation {
			continue
		}
		state := n.Published
		if state == "" {
			state = w.word("under-way")
		}
		rows = append(rows, []coordination.Text{w.brief.Cite(n.ID, n.URL), cell(n.Title), cell(state),
			cell(strings.Join(n.Shared, ", ")), cell(strings.Join(n.Difference, ", "))})
	}
	if len(rows) > 0 {
		w.table("relation."+string(relation), []string{"standard", "standard-title", "date", "shared", "difference"}, rows)
	}
}

func (w *form) liaisons(liaisons []Liaison) {
	var rows [][]coordination.Text
	for _, l := range liaisons {
		why := append(append([]string{}, l.Standards...), l.Subjects...)
		rows = append(rows, []coordination.Text{cell(l.Address), cell(l.Name), cell(strings.Join(why, ", "))})
	}
	w.table("liaisons", []string{"group", "group-name", "why"}, rows)
}

// findings are the gap that it would close, and work that was given up.
func (w *form) findings(r *Report) {
	if r.Gap != nil {
		w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Heading: w.word("gap")})
		w.paragraph(r.Gap.Sentence)
	}
	var rows [][]coordination.Text
	for _, f := range r.Former {
		rows = append(rows, []coordination.Text{w.brief.Cite(f.ID, f.URL), cell(f.Title), cell(w.word("status." + string(f.Status))), cell(f.Withdrawn)})
	}
	if len(rows) > 0 {
		w.table("former", []string{"standard", "standard-title", "state", "date"}, rows)
	}
}
