package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// many writes the pages that share files, each as a pair of its title and what
// stands in its main part, and the page that shows them.
func (p *packer) many() error {
	onShelf := map[uint32][]string{}
	first := ""
	for _, path := range p.Paths {
		if p.at[path].shared {
			name := strings.TrimPrefix(path, "/")
			n := p.shelf(name)
			onShelf[n] = append(onShelf[n], name)
			if first == "" {
				first = path
			}
		}
	}
	for n := range p.shelves {
		names := onShelf[n]
		slices.Sort(names) // like beside like takes less room
		if err := p.fill(n, names); err != nil {
			return err
		}
	}
	if first == "" {
		return nil
	}
	doc, err := p.page(first)
	if err != nil {
		return err
	}
	doc.Find("main").Empty()
	doc.Find("title").SetText("…")
	return p.file(manyPage, doc, "files/take.js", "files/data.js", "files/page.js")
}

// fill writes a file of shared pages.
func (p *packer) fill(n uint32, names []string) error {
	pages := make(map[string][2]string, len(names))
	for _, name := range names {
		doc, err := p.page("/" + name)
		if err != nil {
			return err
		}
		content, err := p.part(doc.Find("main"))
		if err != nil {
			return err
		}
		pages[name] = [2]string{doc.Find("title").Text(), content}
	}
	return p.data(fmt.Sprintf("pages/%d.js", n), pages)
}

// bulky is what a reader without a network can do without: the drawing, whose
// lists stand beside it, the rules behind each label, and what is less similar.
const bulky = ".drawing:has(.graph), .labels .scroll, [aria-labelledby=labels] > .quiet, [aria-labelledby=related] .more"

// part is what stands in an element, leading to the files of the pack.
func (p *packer) part(s *goquery.Selection) (string, error) {
	s.Find(bulky).Remove()
	p.relink(s, 0)
	text, err := s.Html()
	return strings.TrimSpace(text), err
}

// data writes a script that hands a value over: a page from a file cannot fetch one.
func (p *packer) data(file string, value any) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "take(%q,", file)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the file is a script, and no part of a page
	if err := e.Encode(value); err != nil {
		return err
	}
	b.WriteString(")\n")
	return p.write(file, b.Bytes())
}
