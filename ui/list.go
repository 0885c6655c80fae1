package ui

import (
	"iter"
	"net/http"
	"strings"

	"landscape/export"
	"landscape/indexer"
)

// listPage shows the standards that a reader chose. The list is kept in the
// reader's browser, by the script; its address holds it whole.
type listPage struct {
	frame
	Wrong string
	Hits  []hitView
	// Address is where the list can be seen by anybody, Compare compares the
	// standards when they are few enough.
	Address, Compare string
	Exports          []form
}

// listMost bounds a list so that its address fits any mail program and browser.
const listMost = 200

// list shows GET /list?id=…&id=….
func (s *site) list(v *visit) error {
	chosen, ok := v.chosen(listMost)
	if !ok {
		return nil
	}
	p := &listPage{Wrong: chosen.wrong(v.reader, v.pattern("lists.many", "n", v.number(listMost)))}
	p.Title, p.NoIndex, p.Box = v.term("lists", "title"), true, true
	f := found{reader: v.reader}
	for _, d := range chosen.docs {
		p.Hits = append(p.Hits, f.hit(&indexer.Hit{Document: d}))
	}
	slugs := chosen.slugs("")
	if len(slugs) > 0 {
		p.Address = s.service.PublicURL(v.c.Request) + chosenAddress(v.path("/list"), slugs...)
		for _, f := range export.Formats() {
			mediaType, _, _ := strings.Cut(f.ContentType, ";")
			p.Exports = append(p.Exports, form{f.Title, mediaType, chosenAddress(v.path("/list."+f.Extension), slugs...)})
		}
	}
	if len(slugs) > 1 && len(slugs) <= comparedMost {
		p.Compare = chosenAddress(v.path("/compare"), slugs...)
	}
	if p.Wrong != "" {
		return v.showAs(http.StatusBadRequest, "list", p)
	}
	return v.show("list", p)
}

// exportList answers GET /list.bib?id=…&id=… and its like.
func (s *site) exportList(format export.Format) handler {
	return func(v *visit) error {
		chosen, ok := v.chosen(listMost)
		if !ok {
			return nil
		}
		v.c.Header("Content-Type", format.ContentType)
		v.c.Header("Content-Disposition", `attachment; filename="standards.`+format.Extension+`"`)
		return format.Write(v.c.Writer, all(chosen.docs), v.exportReader(s.service.PublicURL(v.c.Request)))
	}
}

func all(docs []*indexer.Document) iter.Seq2[*indexer.Document, error] {
	return func(yield func(*indexer.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}
