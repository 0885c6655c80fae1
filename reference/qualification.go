package reference

import (
	"slices"
	"strings"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/standard"
)

// Qualification fills the information that Recommendation ITU-T A.5 asks for, one
// form for each normative reference to a text of another organization; for every
// one, when the text has no clause of references. Judgements are left to the editor.
func Qualification(ix *indexer.Index, report Report, lang string) *coordination.Brief {
	w := &forms{lang: lang, brief: &coordination.Brief{Lang: lang}}
	w.brief.Title = w.word("title")
	w.paragraph(w.word("made"))
	normative := slices.ContainsFunc(report.References, func(r Reference) bool { return r.Place == Normative })
	written := map[string]bool{}
	for _, r := range report.References {
		d, ok := ix.Get(r.Slug)
		if !ok || d.Body == "ITU-T" || normative && r.Place != Normative || written[r.ID+r.Edition] {
			continue
		}
		written[r.ID+r.Edition] = true
		w.form(r, d)
	}
	if len(written) == 0 {
		w.paragraph(w.word("none"))
	}
	return w.brief
}

type forms struct {
	lang  string
	brief *coordination.Brief
}

func (w *forms) word(key string) string { return coordination.Word(w.lang, "a5."+key) }

func (w *forms) paragraph(text string) {
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Paragraph: text})
}

// form is the table of one reference.
func (w *forms) form(r Reference, d *indexer.Document) {
	name, cited := r.ID, citedEdition(r, d)
	if r.Edition != "" {
		name = r.Edition
	}
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Heading: name})
	open := coordination.Text{Words: w.word("open")}
	text := func(words ...string) coordination.Text {
		words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
		return coordination.Text{Words: strings.Join(words, "; ")}
	}
	rows := [][]coordination.Text{}
	for _, field := range []struct {
		key    string
		answer coordination.Text
	}{
		{"description", w.brief.Cite(name+" – "+cited.Title, cited.URL)},
		{"approval", text(w.status(r.Status), cited.Wording)},
		{"justification", open},
		{"rights", open},
		{"quality", text(d.Type, w.dated("published", cited.Published), w.outdated(r))},
		{"relations", text(w.relations(d)...)},
		{"explicit", open},
		{"organization", text(string(d.Body), strings.Join(d.Groups, ", "))},
		{"availability", w.brief.Cite(w.access(d.Access), cited.Text)},
	} {
		rows = append(rows, []coordination.Text{{Words: w.word(field.key)}, field.answer})
	}
	w.brief.Blocks = append(w.brief.Blocks, coordination.Block{Table: &coordination.Table{Head: []string{w.word("field"), w.word("answer")}, Rows: rows}})
}

// citedEdition is the edition that a reference names; the standard as it stands
// when it names none.
func citedEdition(r Reference, d *indexer.Document) standard.Record {
	for _, e := range d.Editions {
		if r.Edition != "" && e.ID.String() == r.Edition {
			return e
		}
	}
	return standard.Record{Title: d.Title, URL: d.URL, Wording: d.Wording, Published: d.Published, Text: d.Text}
}

func (w *forms) status(s standard.Status) string { return w.word("status." + string(s)) }

func (w *forms) access(a standard.Access) string {
	if a == "" {
		return w.word("open")
	}
	return w.word("access." + string(a))
}

func (w *forms) dated(key, date string) string {
	if date == "" {
		return ""
	}
	return coordination.Word(w.lang, "a5."+key, "date", date)
}

// outdated tells which edition is in force, when another one is cited.
func (w *forms) outdated(r Reference) string {
	if !r.Outdated {
		return ""
	}
	return coordination.Word(w.lang, "a5.outdated", "current", r.Current)
}

// relations are those that the catalogue knows, each kind once with all that it
// leads to: some texts update a hundred.
func (w *forms) relations(d *indexer.Document) []string {
	var lines []string
	at := map[standard.RelationKind]int{}
	for _, l := range d.Relations {
		if i, known := at[l.Kind]; known {
			lines[i] += ", " + l.ID
			continue
		}
		at[l.Kind] = len(lines)
		lines = append(lines, w.word("relation."+string(l.Kind))+" "+l.ID)
	}
	if len(lines) == 0 {
		return []string{w.word("no-relations")}
	}
	return lines
}
