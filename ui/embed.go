package ui

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
)

// Pieces of the landscape on other sites: plain HTML and pictures, without a
// script, so that any content policy can let them in.

// embeddable lets other sites frame a page or show a picture, which for the
// rest of the site is forbidden.
func embeddable(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", strings.Replace(contentPolicy, "frame-ancestors 'none'", "frame-ancestors *", 1))
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Del("Cross-Origin-Opener-Policy")
}

// cardPage is a standard in short.
type cardPage struct {
	hitTitle
	Lang, Dir, Address        string
	Status                    standard.Status
	Type, Published, Expected string
	Access                    standard.Access
	Successors                []successor
}

// Size of a card in a page.
const cardWidth, cardHeight = 480, 200

// embedded finds the standard of the address; without one the answer is given.
func (v *visit) embedded() (*indexer.Document, error) {
	asked := v.c.Param("slug")
	d, ok := v.ix.Get(asked)
	if !ok {
		return nil, v.absent("no-standard", wantedIn(asked))
	}
	return d, nil
}

// card shows GET /embed/card/{slug}.
func (s *site) card(v *visit) error {
	d, err := v.embedded()
	if d == nil {
		return err
	}
	embeddable(v.c)
	p := cardPage{hitTitle: v.hitTitle(d), Lang: v.Code, Dir: v.Dir, Address: v.absolute(d),
		Status: d.Status, Type: d.Type, Published: d.Published, Access: d.Access, Successors: successorsOf(d)}
	if d.Status == standard.UnderDevelopment {
		p.Expected = d.Expected
	}
	v.c.Header("Content-Type", "text/html; charset=utf-8")
	return s.renderer.write(v.c.Writer, v.Code, "card", p)
}

// absolute is the address of a standard's page for readers elsewhere.
func (v *visit) absolute(d *indexer.Document) string {
	return v.site.service.PublicURL(v.c.Request) + v.path("/standards/"+url.PathEscape(d.Slug))
}

// oEmbed answers GET /oembed: sites that are given the address of a standard
// ask here how to show it (oEmbed 1.0).
func (s *site) oEmbed(c *gin.Context) {
	ix, release := s.service.Live().Acquire()
	defer release()
	if format := c.Query("format"); format != "" && format != "json" {
		c.Status(http.StatusNotImplemented) // as oEmbed wants it
		return
	}
	base := s.service.PublicURL(c.Request)
	lang, slug, ok := standardOf(strings.TrimPrefix(c.Query("url"), base))
	if !ok || ix == nil || !strings.HasPrefix(c.Query("url"), base+"/") {
		c.Status(http.StatusNotFound)
		return
	}
	d, held := ix.Get(slug)
	if !held {
		c.Status(http.StatusNotFound)
		return
	}
	card := base + localPath(lang, "/embed/card/"+url.PathEscape(d.Slug))
	answer, err := json.Marshal(map[string]any{"version": "1.0", "type": "rich", "title": d.ID + ": " + d.Title, "html": frameOf(card, d.ID),
		"width": cardWidth, "height": cardHeight, "provider_name": "Security Standards Landscape", "provider_url": base + "/", "cache_age": 3600})
	if err != nil {
		s.service.Fail(c, fmt.Errorf("encode oEmbed: %w", err))
		return
	}
	c.Header("Access-Control-Allow-Origin", "*")
	c.Data(http.StatusOK, "application/json; charset=utf-8", answer)
}

// standardOf reads the path of a standard's page.
func standardOf(path string) (lang, slug string, ok bool) {
	path, _, _ = strings.Cut(path, "?")
	for _, code := range languages() {
		if rest, found := strings.CutPrefix(path, localPath(code, "/standards")+"/"); found {
			lang, slug, ok = code, rest, true
		}
	}
	slug, err := url.PathUnescape(slug)
	return lang, slug, ok && err == nil && slug != ""
}

// frameOf is the HTML that shows a card.
func frameOf(card, title string) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy"></iframe>`,
		html.EscapeString(card), html.EscapeString(title), cardWidth, cardHeight)
}

// embedPage shows the HTML for other sites.
type embedPage struct {
	frame
	// ID and Badge are of the standard that is to be shown, "" for none.
	ID, Badge string
	Snippets  []snippet
}

// snippet is a piece of HTML to copy.
type snippet struct {
	Word word
	HTML string
}

// embed shows GET /embed?standard={slug}.
func (s *site) embed(v *visit) error {
	base := s.service.PublicURL(v.c.Request)
	p := &embedPage{}
	p.Title = v.term("embed", "title")
	if d, ok := v.ix.Get(cmp.Or(v.c.Query("standard"), "rfc-8446")); ok {
		p.ID = d.ID
		p.Badge = v.path("/standards/" + url.PathEscape(d.Slug) + "/badge.svg")
		card := base + v.path("/embed/card/"+url.PathEscape(d.Slug))
		p.Snippets = append(p.Snippets, snippet{"embed.card", frameOf(card, d.ID)}, snippet{"embed.badge",
			fmt.Sprintf(`<a href="%s"><img src="%s" alt="%s"></a>`, html.EscapeString(v.absolute(d)),
				html.EscapeString(base+p.Badge), html.EscapeString(v.badgeOf(d).Text()))})
	}
	p.Snippets = append(p.Snippets, snippet{"embed.box", v.searchForm(base)})
	return v.show("embed", p)
}

func (v *visit) searchForm(base string) string {
	return fmt.Sprintf(`<form action="%s" role="search"><input name="q" type="search" aria-label="%s"><button>%s</button></form>`,
		html.EscapeString(base+v.path("/search")), html.EscapeString(v.term("search", "label")), html.EscapeString(v.term("search", "button")))
}
