package coordination

import (
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// texts keeps one copy of every text that is to outlive its document: what an
// index hands out shares the memory of its whole document, and one word of it
// would hold all of that.
type texts map[string]string

func (t texts) text(s string) string {
	if kept, ok := t[s]; ok {
		return kept
	}
	s = strings.Clone(s)
	t[s] = s
	return s
}

func (t texts) list(values []string) []string {
	own := make([]string, len(values))
	for i, v := range values {
		own[i] = t.text(v)
	}
	return own
}

// document is a document with what a card keeps of it, and no more.
func (t texts) document(d *indexer.Document) *indexer.Document {
	own := &indexer.Document{ID: t.text(d.ID), Slug: t.text(d.Slug), Title: t.text(d.Title), Body: standard.Body(t.text(string(d.Body))),
		Type: t.text(d.Type), Status: standard.Status(t.text(string(d.Status))), Wording: t.text(d.Wording), Published: t.text(d.Published),
		Expected: t.text(d.Expected), Groups: t.list(d.Groups), Languages: t.list(d.Languages), Access: standard.Access(t.text(string(d.Access))),
		URL: t.text(d.URL), Same: t.text(d.Same), Changes: d.Changes}
	own.Labels.Areas, own.Labels.Topics = t.list(d.Labels.Areas), t.list(d.Labels.Topics)
	own.Labels.Requirements, own.Labels.Subjects = t.list(d.Labels.Requirements), t.list(d.Labels.Subjects)
	for language, title := range d.Titles {
		if own.Titles == nil {
			own.Titles = map[string]string{}
		}
		own.Titles[t.text(language)] = t.text(title)
	}
	for _, e := range d.Labels.Evidence {
		e.Label, e.Field = t.text(e.Label), t.text(e.Field)
		own.Labels.Evidence = append(own.Labels.Evidence, e)
	}
	for _, l := range d.Relations {
		if l.Slug != "" {
			own.Relations = append(own.Relations, indexer.Link{Kind: standard.RelationKind(t.text(string(l.Kind))), ID: t.text(l.ID), Slug: t.text(l.Slug),
				Status: standard.Status(t.text(string(l.Status))), Inferred: t.text(l.Inferred)})
		}
	}
	return own
}
