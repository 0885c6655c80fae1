package ui

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
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
	c.Header("Access-Control-Allow-Origin", "*")
	ix, release := s.service.Live().Acquire()
	defer release()
	if ix == nil { // not that there is no such standard, which would be remembered
		c.String(http.StatusServiceUnavailable, "The index is being built. Ask again in a few seconds.")
		return
	}
	if format := c.Query("format"); format != "" && format != "json" {
		c.String(http.StatusNotImplemented, "The one format is json.") // as oEmbed wants it
		return
	}
	width, fits := atMost(c, "maxwidth", cardWidth)
	height, also := atMost(c, "maxheight", cardHeight)
	if !fits || !also {
		c.String(http.StatusBadRequest, "maxwidth and maxheight are whole numbers of pixels, 1 or more.")
		return
	}
	base := s.service.PublicURL(c.Request)
	lang, d := standardAt(ix, base, c.Query("url"))
	if d == nil {
		c.String(http.StatusNotFound, "url is the address of a standard, such as %s/standards/rfc-8446.", base)
		return
	}
	card := frameOf(base+localPath(lang, "/embed/card/"+url.PathEscape(d.Slug)), d.ID, width, height)
	answer, err := json.Marshal(map[string]any{"version": "1.0", "type": "rich", "title": d.ID + ": " + d.Title, "html": card,
		"width": width, "height": height, "provider_name": "Security Standards Landscape", "provider_url": base + "/", "cache_age": 3600})
	if err != nil {
		s.service.Fail(c, fmt.Errorf("encode oEmbed: %w", err))
		return
	}
	c.Data(http.StatusOK, "application/json; charset=utf-8", answer)
}

// atMost is a length in pixels, no longer than the site that asks has room for.
func atMost(c *gin.Context, name string, length int) (int, bool) {
	text, given := c.GetQuery(name)
	if !given {
		return length, true
	}
	room, err := strconv.ParseUint(text, 10, 31)
	return min(length, int(room)), err == nil && room > 0
}

// standardAt is the standard whose page has the address, and the language of the
// page; nil when it is the address of anything else.
func standardAt(ix *indexer.Index, base, address string) (lang string, d *indexer.Document) {
	path, ours := strings.CutPrefix(address, base+"/")
	path, _, _ = strings.Cut(path, "#")
	lang, slug, ok := standardOf("/" + path)
	if !ours || !ok {
		return "", nil
	}
	d, _ = ix.Get(slug)
	return lang, d
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
func frameOf(card, title string, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy"></iframe>`,
		html.EscapeString(card), html.EscapeString(title), width, height)
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
		p.Snippets = append(p.Snippets, snippet{"embed.card", frameOf(card, d.ID, cardWidth, cardHeight)}, snippet{"embed.badge",
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
