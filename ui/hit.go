package ui

import (
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// hitView is one found standard in a list.
type hitView struct {
	ID, Slug string
	// Title in the reader's language where the body has it; Original then is the
	// title in English.
	Title     []indexer.Piece
	TitleLang string
	Original  []indexer.Piece
	Status    standard.Status
	Successor successor
	// UnderWay is the work that changes the standard.
	UnderWay   []indexer.Link
	Type       string
	Published  string
	Expected   string
	Groups     []string
	MoreGroups int
	Areas      []areaLink
	Access     standard.Access
	Text       string
	Passage    []indexer.Piece
	Why        []string
}

// successor is what took the place of a standard.
type successor struct{ ID, Slug, Title string }

// areaLink leads to the page of a technology area; a Marked one is a
// reason why the standard was found.
type areaLink struct {
	Name, Href string
	Marked     bool
}

// groupsShown in a list; some standards name dozens.
const groupsShown = 3

func (f found) hit(h *indexer.Hit) hitView {
	d := h.Document
	v := hitView{ID: d.ID, Slug: d.Slug, TitleLang: "en", Title: pieces(h, "title", d.Title), Status: d.Status,
		Type: d.Type, Published: d.Published, Access: d.Access, Text: webAddress(d.Text), Passage: h.Highlights["abstract"]}
	if !f.hitTitle(d).Titled() {
		v.Title = nil
	}
	if translated := d.Titles[f.Code]; translated != "" && f.Code != "en" {
		v.Original, v.Title, v.TitleLang = v.Title, []indexer.Piece{{Text: translated}}, f.Code
	}
	if d.Status == standard.UnderDevelopment {
		v.Expected = d.Expected
	}
	v.Groups = d.Groups[:min(groupsShown, len(d.Groups))]
	v.MoreGroups = len(d.Groups) - len(v.Groups)
	for _, area := range d.Labels.Areas {
		v.Areas = append(v.Areas, areaLink{f.name(indexer.FacetArea, area), f.portraitOf(indexer.FacetArea, area),
			slices.Contains(h.Matched, "area:"+area)})
	}
	if successors := successorsOf(d); len(successors) > 0 {
		v.Successor = successors[0]
	}
	v.UnderWay = d.UnderWay()
	v.Why = f.why(h)
	return v
}

// pieces are a field with what matched marked.
func pieces(h *indexer.Hit, field, text string) []indexer.Piece {
	if marked := h.Highlights[field]; len(marked) > 0 {
		return marked
	}
	return []indexer.Piece{{Text: text}}
}

// why names the reasons for a hit whose title and identifier do not show them;
// marked areas and a marked passage speak for themselves.
func (f found) why(h *indexer.Hit) []string {
	var reasons []string
	if slices.Contains(h.Matched, "title") || slices.Contains(h.Matched, "identifier") {
		return nil
	}
	for _, matched := range h.Matched {
		facet, value, isLabel := strings.Cut(matched, ":")
		switch {
		case matched == "abstract", facet == indexer.FacetArea:
		case isLabel:
			reasons = append(reasons, f.name(facet, value))
		default:
			reasons = append(reasons, f.term("field", matched))
		}
	}
	return reasons
}

// successorsOf are the standards that took the place of a superseded one.
func successorsOf(d *indexer.Document) []successor {
	if d.Status != standard.Superseded && d.Status != standard.Withdrawn {
		return nil
	}
	var found []successor
	for _, l := range d.Relations {
		if (l.Kind == standard.SupersededBy || l.Kind == standard.ObsoletedBy) && l.Slug != "" {
			found = append(found, successor{l.ID, l.Slug, l.Title})
		}
	}
	return found
}
