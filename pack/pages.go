package pack

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// online is what makes no sense without the service: other languages, forms that
// it answers, lists that are shared by address, files that it makes.
const online = `script, noscript, link:not([rel=stylesheet]):not([rel=icon]), meta[name]:not([name=viewport]):not([name=description]),
	.languages, nav a[data-list], .foot nav, .printed, .pick, #picked, #completions, .exports, .meta details.menu, .actions .scripted, .forms,
	main form:not(.search), .pager, [data-copy], [data-print], a[href*="/compare"], a[href*="/embed"], a[href*="/api"], a[href*="/feeds/"], a[href*="/list?"]`

// policy lets the pages of a pack load its own files and nothing else: a
// publisher's text that carried a script could do nothing.
const policy = "default-src 'none'; script-src file: 'self'; style-src file: 'self'; img-src file: 'self' data:"

// answer keeps what the site answers.
type answer struct {
	bytes.Buffer
	header http.Header
	status int
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// ask gets what is at an address of the site.
func (p *packer) ask(address string) (*answer, error) {
	r, err := http.NewRequestWithContext(p.ctx, http.MethodGet, "http://localhost"+address, nil)
	if err != nil {
		return nil, err
	}
	r.RemoteAddr = "127.0.0.1:0" // this machine itself, which has no limit
	r.RequestURI = address
	a := &answer{header: http.Header{}}
	p.Handler.ServeHTTP(a, r)
	if err := p.ctx.Err(); err != nil {
		return nil, err
	}
	if a.status != 0 && a.status != http.StatusOK {
		return nil, fmt.Errorf("%s answers %d", address, a.status)
	}
	return a, nil
}

// page reads a page of the site in the language, without what needs the service.
func (p *packer) page(path string) (*goquery.Document, error) {
	address := p.Prefix + path
	if path == "/" && p.Prefix != "" {
		address = p.Prefix
	}
	a, err := p.ask(address)
	if err != nil {
		return nil, err
	}
	doc, err := goquery.NewDocumentFromReader(a)
	if err != nil {
		return nil, err
	}
	doc.Find(online).Remove()
	return doc, nil
}

// relink leads to the files of the pack, from a page that lies so many folders down.
func (p *packer) relink(within *goquery.Selection, down int) {
	up := strings.Repeat("../", down)
	for _, name := range []string{"href", "action"} {
		within.Find("[" + name + "]").Each(func(_ int, s *goquery.Selection) {
			address := s.AttrOr(name, "")
			to, ok := p.lead(address)
			switch {
			case !ok:
				s.RemoveAttr(name)
			case to != address:
				s.SetAttr(name, up+to)
			}
		})
	}
}

// stepsScript keeps which steps of a pathway are done, without the service.
const stepsScript = "/static/steps.js"

// assets are the style sheet and the icon of the site, and the one script of it
// that asks nothing.
func (p *packer) assets() error {
	doc, err := p.page("/search")
	if err != nil {
		return err
	}
	addresses := []string{stepsScript}
	for _, link := range doc.Find("link[href]").EachIter() {
		addresses = append(addresses, link.AttrOr("href", ""))
	}
	for _, address := range addresses {
		a, err := p.ask(address)
		if err != nil {
			return err
		}
		if err := p.write(assetFile(address), a.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func assetFile(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return "files" + path[strings.LastIndexByte(path, '/'):]
}

// single writes the pages that have files of their own.
func (p *packer) single() error {
	for _, path := range p.Paths {
		at := p.at[path]
		if at.shared || at.file == searchPage {
			continue
		}
		doc, err := p.page(path)
		if err != nil {
			return err
		}
		var scripts []string
		if doc.Find("[data-step]").Length() > 0 {
			scripts = []string{assetFile(stepsScript)}
		}
		if err := p.file(at.file, doc, scripts...); err != nil {
			return err
		}
	}
	return nil
}

// file writes a page as a file, with these scripts of the pack.
func (p *packer) file(name string, doc *goquery.Document, scripts ...string) error {
	down := strings.Count(name, "/")
	head := doc.Find("head")
	links := head.Find("link")
	links.Each(func(_ int, s *goquery.Selection) {
		s.SetAttr("href", strings.Repeat("../", down)+assetFile(s.AttrOr("href", "")))
	})
	links.Remove()
	p.relink(doc.Selection, down)
	head.AppendNodes(element("meta", "http-equiv", "Content-Security-Policy", "content", policy))
	head.AppendSelection(links)
	for _, script := range scripts {
		head.AppendNodes(element("script", "src", strings.Repeat("../", down)+script, "defer", ""))
	}
	note := element("p")
	note.AppendChild(&html.Node{Type: html.TextNode, Data: p.Note})
	doc.Find(".foot .page").AppendNodes(note)
	text, err := doc.Html()
	if err != nil {
		return err
	}
	return p.write(name, []byte(text))
}

// element makes one, with pairs of attribute and value.
func element(name string, pairs ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: pairs[i], Val: pairs[i+1]})
	}
	return n
}
