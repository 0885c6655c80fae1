package coordination

import (
	"fmt"
	"landscape/standard"
	"slices"
	"strings"
	"time"
)

// Brief is a document for a study group: headings, paragraphs and tables with
// numbered sources. Markdown and DOCX are two ways to write it.
type Brief struct {
	Title   string
	Lang    string
	Blocks  []Block
	Sources []string // addresses; source n is Sources[n-1]
}

// Block is a heading, a paragraph or a table: the one that is set.
type Block struct {
	Heading   string
	Paragraph string
	Table     *Table
}

// Table has a head and rows of as many cells; a row of one cell is a heading
// within the table.
type Table struct {
	Head []string
	Rows [][]Text
}

// Text is a cell: words, and the number of the source they come from, 0 for none.
type Text struct {
	Words  string
	Source int
}

// Brief writes the desk of a Question as a document in a language.
func (v *View) Brief(lang string, d *Desk) *Brief {
	w := &briefWriter{view: v, lang: lang, brief: &Brief{Lang: lang,
		Title: Word(lang, "desk.title", "question", d.Question.Name(), "title", d.Question.Title)}}
	w.opening(d)
	w.recommendations(d)
	w.workItems(d)
	w.others("desk.study-groups", d.StudyGroups)
	w.others("desk.bodies", d.Bodies)
	if silent := d.SilentSentence(w.lang); silent != "" {
		w.paragraph(silent)
	}
	w.liaisons(d)
	w.initiatives(d)
	w.gaps(d)
	w.overlaps(d)
	w.changes(d)
	return w.brief
}

type briefWriter struct {
	view  *View
	lang  string
	brief *Brief
}

func (w *briefWriter) word(key string, pairs ...string) string { return Word(w.lang, key, pairs...) }

func (w *briefWriter) heading(key string, pairs ...string) {
	w.brief.Blocks = append(w.brief.Blocks, Block{Heading: w.word(key, pairs...)})
}

func (w *briefWriter) paragraph(text string) {
	w.brief.Blocks = append(w.brief.Blocks, Block{Paragraph: text})
}

// table adds a table, or says that there is nothing.
func (w *briefWriter) table(head []string, rows [][]Text) {
	if len(rows) == 0 {
		w.paragraph(w.word("desk.none"))
		return
	}
	for i := range head {
		head[i] = w.word("column." + head[i])
	}
	w.brief.Blocks = append(w.brief.Blocks, Block{Table: &Table{Head: head, Rows: rows}})
}

// cited is text with the number of its source.
func (w *briefWriter) cited(words, address string) Text {
	return w.brief.Cite(words, address)
}

// Cite is text with the number of its source, which is added to the sources where
// it is new; without an address it is text alone.
func (b *Brief) Cite(words, address string) Text {
	if address == "" {
		return Text{Words: words}
	}
	at := slices.Index(b.Sources, address)
	if at < 0 {
		at = len(b.Sources)
		b.Sources = append(b.Sources, address)
	}
	return Text{Words: words, Source: at + 1}
}

func plain(words ...string) []Text {
	cells := make([]Text, len(words))
	for i, text := range words {
		cells[i].Words = text
	}
	return cells
}

func (w *briefWriter) opening(d *Desk) {
	w.paragraph(w.word("desk.made", "date", w.view.today.Format(time.DateOnly)))
	w.paragraph(w.word("desk.subject", "subject", w.view.Subject(w.lang, d.Question), "count", fmt.Sprint(d.Subject.Count)))
	if d.Question.Certainty != Read {
		w.paragraph(w.word("desk.unverified"))
	}
}

func (w *briefWriter) recommendations(d *Desk) {
	w.heading("desk.recommendations")
	var rows [][]Text
	for _, e := range d.Recommendations.Entries {
		rows = append(rows, append([]Text{w.cited(e.ID, e.URL)}, plain(e.Title, e.Published)...))
	}
	w.table([]string{"standard", "title", "published"}, rows)
	if more := d.Recommendations.Count - len(d.Recommendations.Entries); more > 0 {
		w.paragraph(w.word("desk.more", "count", fmt.Sprint(more)))
	}
}

// stage says how far an item has come in our words, and in those of its body.
func (w *briefWriter) stage(item WorkItem) string {
	if item.Stage == standard.NoStageTold {
		return item.Wording
	}
	return w.word("stage."+string(item.Stage)) + " (" + item.Wording + ")"
}

func (w *briefWriter) workItems(d *Desk) {
	w.heading("desk.work-items")
	var rows [][]Text
	for _, item := range d.WorkItems {
		expected := item.Expected
		if item.Due == Late {
			expected += " (" + w.word("due.late") + ")"
		}
		rows = append(rows, append([]Text{w.cited(item.ID, item.URL)}, plain(item.Title, w.stage(item), expected)...))
	}
	w.table([]string{"standard", "title", "stage", "expected"}, rows)
}

// Of each other group or body a brief names a few standards, of the smaller ones
// only how many there are.
const (
	briefOthers  = 8
	briefEntries = 5
)

func (w *briefWriter) others(key string, others []Other) {
	w.heading(key)
	var rows [][]Text
	for i, o := range others {
		counts := o.Name + ": " + w.word("desk.counts", "in_force", fmt.Sprint(o.InForce.Count), "drafts", fmt.Sprint(o.Drafts.Count))
		if none := o.Undrafted(w.lang); none != "" {
			counts += ". " + none
		}
		rows = append(rows, []Text{{Words: counts}})
		if i >= briefOthers {
			continue
		}
		for _, e := range slices.Concat(first(o.Drafts.Entries, briefEntries), first(o.InForce.Entries, briefEntries)) {
			rows = append(rows, append([]Text{w.cited(e.ID, e.URL)}, plain(e.Title, e.when())...))
		}
	}
	w.table([]string{"standard", "title", "published"}, rows)
}

func first(entries []Entry, most int) []Entry { return entries[:min(len(entries), most)] }

// when is the date of a published standard, the expected one of another.
func (e Entry) when() string {
	if e.Published != "" {
		return e.Published
	}
	return e.Expected
}

func (w *briefWriter) liaisons(d *Desk) {
	w.heading("desk.liaisons")
	var rows [][]Text
	for _, l := range d.Liaisons {
		var evidence []string
		if l.Charter {
			evidence = append(evidence, w.word("evidence.charter"))
		}
		if l.Known != "" {
			evidence = append(evidence, w.word("evidence.known"))
		}
		rows = append(rows, plain(l.Address, fmt.Sprint(l.InForce.Count), fmt.Sprint(l.Drafts.Count), fmt.Sprint(l.Overlaps), strings.Join(evidence, ", ")))
	}
	w.table([]string{"group", "in-force", "drafts", "overlaps", "evidence"}, rows)
}

func (w *briefWriter) initiatives(d *Desk) {
	w.heading("desk.initiatives")
	var rows [][]Text
	for _, i := range d.Initiatives {
		name, _ := i.Name(w.lang)
		mandate := i.Mandate[w.lang]
		if i.Certainty != Read {
			mandate += " (" + w.word("certainty."+string(i.Certainty)) + ")"
		}
		rows = append(rows, append([]Text{w.cited(name, i.Address)}, plain(w.word("initiative."+string(i.Kind)), mandate)...))
	}
	w.table([]string{"initiative", "kind", "mandate"}, rows)
}

func (w *briefWriter) gaps(d *Desk) {
	w.heading("desk.gaps")
	var rows [][]Text
	for _, g := range d.Gaps {
		why, advice := w.view.Advice(w.lang, g)
		finding := Text{Words: w.view.Sentence(w.lang, g) + " " + why + " " + advice}
		if len(g.Candidates) > 0 {
			finding = w.cited(finding.Words, g.Candidates[0].URL)
		}
		rows = append(rows, []Text{{Words: w.word("kind." + string(g.Kind))}, finding})
	}
	w.table([]string{"kind", "finding"}, rows)
}

func (w *briefWriter) overlaps(d *Desk) {
	w.heading("desk.overlaps")
	var rows [][]Text
	for _, o := range d.Overlaps {
		score := fmt.Sprintf("%.2f", o.Score)
		for _, e := range o.Entries {
			rows = append(rows, []Text{{Words: score}, w.cited(e.ID, e.URL), {Words: e.Title}, {Words: e.when()}})
			score = ""
		}
	}
	w.table([]string{"score", "standard", "title", "published"}, rows)
}

func (w *briefWriter) changes(d *Desk) {
	if d.Since == "" {
		return
	}
	w.heading("desk.changes", "date", d.Since)
	var rows [][]Text
	for _, c := range d.Changes {
		rows = append(rows, append([]Text{w.cited(c.ID.String(), c.URL)}, plain(c.Title, string(c.Kind))...))
	}
	w.table([]string{"standard", "title", "change"}, rows)
}

// Markdown writes the brief for a wiki or a mail.
func (b *Brief) Markdown() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", escape(b.Title))
	for _, block := range b.Blocks {
		switch {
		case block.Heading != "":
			fmt.Fprintf(&out, "\n## %s\n", escape(block.Heading))
		case block.Table != nil:
			block.Table.markdown(&out)
		default:
			fmt.Fprintf(&out, "\n%s\n", escape(block.Paragraph))
		}
	}
	if len(b.Sources) > 0 {
		fmt.Fprintf(&out, "\n## %s\n\n", escape(Word(b.Lang, "desk.sources")))
	}
	for i, address := range b.Sources {
		fmt.Fprintf(&out, "%d. <%s>\n", i+1, address)
	}
	return out.String()
}

func (t *Table) markdown(out *strings.Builder) {
	out.WriteString("\n| ")
	out.WriteString(strings.Join(t.Head, " | "))
	out.WriteString(" |\n|" + strings.Repeat(" --- |", len(t.Head)) + "\n")
	for _, row := range t.Rows {
		for _, cell := range row {
			out.WriteString("| " + escape(cell.Words))
			if cell.Source > 0 {
				fmt.Fprintf(out, " [%d]", cell.Source)
			}
			out.WriteString(" ")
		}
		out.WriteString(strings.Repeat("| ", len(t.Head)-len(row)) + "|\n")
	}
}

// escape keeps the words of a title from being read as Markdown.
var escape = strings.NewReplacer("\n", " ", "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`", "[", `\[`, "]", `\]`).Replace
