package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/number"

	"landscape/indexer"
	"landscape/pack"
	"landscape/searchsvc"
)

// offlinePage offers the whole site in the reader's language as one file.
type offlinePage struct {
	frame
	// File is its address and Size what it takes, "" while there is none.
	File, Size, Made string
	// Making tells that a new one is being made.
	Making bool
}

// offerPacks gives readers the site as a file, where there is room for it.
func (s *site) offerPacks() (err error) {
	if s.service.Packs() == "" {
		return nil
	}
	s.packs, err = pack.NewShelf(s.service.Packs(), s.writePack)
	get(s.service.Engine(), "/packs/:name", protect, s.sendPack)
	return err
}

// againAfter is in how many seconds a page looks again whether a pack is made.
const againAfter = 10

// offline shows GET /offline.
func (s *site) offline(v *visit) error {
	p := &offlinePage{File: "/packs/" + packName(v.Code)}
	p.Title, p.Description, p.NoIndex = v.term("offline", "title"), v.term("offline", "lead"), true
	edition := s.service.Edition(v.ix)
	held, ok := s.packs.Get(v.Code, edition)
	if ok {
		p.Size, p.Made = v.pattern("offline.size", "n", v.numbers.Sprint(number.Decimal(float64(held.Size)/1e6, number.MaxFractionDigits(1)))), held.Made.UTC().Format(time.DateOnly)
	}
	if !held.Current {
		s.packs.Make(v.Code, edition)
		p.Making, p.Again = true, againAfter
	}
	return v.show("offline", p)
}

// packName is what the file of a language is called.
func packName(lang string) string { return "security-standards-" + lang + ".zip" }

// sendPack answers GET /packs/{name}.
func (s *site) sendPack(c *gin.Context) {
	i := slices.IndexFunc(languages(), func(lang string) bool { return packName(lang) == c.Param("name") })
	ix, release := s.service.Live().Acquire()
	defer release()
	if i < 0 || ix == nil {
		s.elsewhere(c)
		return
	}
	held, ok := s.packs.Get(languages()[i], s.service.Edition(ix))
	if !ok {
		c.Redirect(http.StatusSeeOther, localPath(languages()[i], "/offline"))
		return
	}
	s.service.Download(c, held.File, packName(languages()[i]))
}

func (s *site) writePack(ctx context.Context, lang string, w io.Writer) error {
	ix, release := s.service.Live().Acquire()
	defer release()
	if ix == nil {
		return errors.New("there is no index to pack")
	}
	packed, err := s.packed(ctx, ix, lang)
	if err != nil {
		return err
	}
	return packed.Write(ctx, w)
}

// Packed is what a pack in a language holds, of a service on which the site is registered.
func Packed(ctx context.Context, service *searchsvc.Service, ix *indexer.Index, lang string) (*pack.Site, error) {
	s, err := newSite(service)
	if err != nil {
		return nil, err
	}
	return s.packed(ctx, ix, lang)
}

func (s *site) packed(ctx context.Context, ix *indexer.Index, lang string) (*pack.Site, error) {
	paths, err := s.packedPaths(ctx, ix)
	if err != nil {
		return nil, err
	}
	r := s.renderer.readers[lang]
	now := time.Now().UTC()
	return &pack.Site{Handler: s.service.Engine(), Lang: lang, Prefix: localPath(lang, ""), Paths: paths,
		Index: ix, Concepts: s.service.Taxonomy().Concepts, Name: r.name, Words: r.packWords(),
		Note: r.pattern("offline.note", "date", r.date(now.Format(time.DateOnly))), Made: now}, nil
}

// packedPaths are the pages that need no service to be read.
func (s *site) packedPaths(ctx context.Context, ix *indexer.Index) ([]string, error) {
	lasting, err := s.lastingPaths(ix)
	if err != nil {
		return nil, err
	}
	paths := slices.DeleteFunc(lasting, func(path string) bool { return path == "/api" || path == "/check" || path == "/references" })
	paths = append(paths, "/series", "/coordination/trends")
	for _, series := range ix.Series() {
		paths = append(paths, "/series/"+url.PathEscape(series.Slug))
	}
	for _, q := range s.service.Facts().Questions {
		paths = append(paths, fmt.Sprintf("/coordination/questions/%d/digest", q.Number))
	}
	slugs, err := ix.Slugs(ctx, indexer.Query{AnyStatus: true})
	if err != nil {
		return nil, err
	}
	for _, slug := range slugs {
		paths = append(paths, "/standards/"+url.PathEscape(slug))
	}
	return paths, nil
}

// packWords are the words that the script of a pack needs.
func (l *locale) packWords() map[string]map[string]string {
	words := map[string]map[string]string{}
	for name, key := range map[string]word{"total": "search.total", "hidden": "search.hidden", "show": "search.show", "everything": "search.everything",
		"chips": "chips.label", "clear": "chips.clear", "prev": "pager.previous", "next": "pager.next", "here": "pager.here", "pager": "pager.label",
		"nothing": "nothing.title", "nothing-words": "nothing.words", "nothing-number": "nothing.number", "absent": "offline.absent"} {
		words[name] = l.byForm(key)
	}
	return words
}

// byForm is a phrase by the names of its plural forms.
func (l *locale) byForm(key word) map[string]string {
	named := map[string]string{}
	for name, form := range forms {
		if text, ok := l.phrases[key][form]; ok {
			named[name] = text
		}
	}
	return named
}
