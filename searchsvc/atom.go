package searchsvc

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

// feedEntries is how many entries a feed holds at most.
const feedEntries = 100

// feedsBegan is when feeds began: what has no date of its own is as old as they are.
const feedsBegan = "2026-11-27T00:00:00Z"

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

// atomText is a text in its own language.
type atomText struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Href     string `xml:"href,attr"`
	Type     string `xml:"type,attr,omitempty"`
	Language string `xml:"hreflang,attr,omitempty"`
}

type atomCategory struct {
	Scheme string `xml:"scheme,attr,omitempty"`
	Term   string `xml:"term,attr"`
	Label  string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	Title      atomText       `xml:"title"`
	ID         string         `xml:"id"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

// names is the space of the names of feeds and entries. They are made of what is
// told, so that they stay the same at every address and in every language.
var names = uuid.MustParse("5b0fd0a4-9a4b-4d53-9d5a-6f2f0f1f6a3e")

func nameOf(what string) string { return uuid.NewSHA1(names, []byte(what)).URN() }

// feedWriter makes the feed of one request.
type feedWriter struct {
	*Service
	c    *gin.Context
	base string
	atomFeed
}

// newFeed begins a feed about what is at a path of the site; values are the
// parameters that choose it.
func (s *Service) newFeed(c *gin.Context, lang, title, page string, values url.Values) *feedWriter {
	w := &feedWriter{Service: s, c: c, base: s.PublicURL(c.Request)}
	self := url.URL{Path: c.Request.URL.Path, RawQuery: c.Request.URL.RawQuery}
	choice := url.Values{}
	for name, list := range values {
		if name != "lang" {
			choice[name] = list
		}
	}
	target := url.URL{Path: inLanguage(lang, page), RawQuery: choice.Encode()}
	w.atomFeed = atomFeed{Lang: lang, Title: title, ID: nameOf("feed " + page + "?" + choice.Encode()), Author: atomAuthor{"Security Standards Landscape"},
		Links: []atomLink{
			{Rel: "self", Href: w.base + self.String(), Type: "application/atom+xml", Language: lang},
			{Rel: "alternate", Href: w.base + target.String(), Type: "text/html", Language: lang},
		}}
	return w
}

// inLanguage is the address of a page in a language.
func inLanguage(lang, page string) string {
	if lang == defaultLanguage {
		return page
	}
	return "/" + lang + page
}

// page is the link of an entry to a page of the site.
func (w *feedWriter) page(path string) []atomLink {
	return []atomLink{{Rel: "alternate", Href: w.base + inLanguage(w.Lang, path), Type: "text/html", Language: w.Lang}}
}

// write ends the feed: it is as new as its newest entry. Who has it already is told so.
func (w *feedWriter) write() error {
	for _, e := range w.Entries {
		w.Updated = max(w.Updated, e.Updated)
	}
	if w.Updated == "" {
		w.Updated = feedsBegan
	}
	updated, err := time.Parse(time.RFC3339, w.Updated)
	if err != nil {
		return fmt.Errorf("date of a feed: %w", err)
	}
	text, err := xml.MarshalIndent(w.atomFeed, "", " ")
	if err != nil {
		return fmt.Errorf("write feed: %w", err)
	}
	sum := sha256.Sum256(text)
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.c.Writer.Header()
	h.Set("ETag", tag)
	h.Set("Last-Modified", updated.UTC().Format(http.TimeFormat))
	h.Set("Cache-Control", cacheFor)
	h.Set("Content-Language", w.Lang)
	h.Add("Vary", "Accept-Language")
	if notModified(w.c.Request, tag, updated) {
		w.c.AbortWithStatus(http.StatusNotModified)
		return nil
	}
	w.c.Data(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), text...))
	return nil
}
