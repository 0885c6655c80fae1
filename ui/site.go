// Package ui is the web site: pages for people, made on the server, whole
// without a script. A page is a struct, a template and words from a locale
// file; what it shows comes from the same searches as the API's answers, under
// the same addresses.
package ui

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/coordination/pathway"
	"landscape/export"
	"landscape/indexer"
	"landscape/pack"
	"landscape/searchsvc"
)

// site makes pages from what the service knows.
type site struct {
	service  *searchsvc.Service
	assets   assets
	renderer *renderer
	surveys  indexer.Derived[*survey]
	slugs    indexer.Derived[valuesBySlug]
	api      []apiPart
	examples []program
	ways     []pathway.Pathway
	// packs are the offline packs, nil where none are offered.
	packs *pack.Shelf
}

// newSite makes the site of a service, without its addresses.
func newSite(service *searchsvc.Service) (*site, error) {
	assets, err := loadAssets()
	if err != nil {
		return nil, err
	}
	renderer, err := newRenderer(service.Names, service.Taxonomy(), assets)
	if err != nil {
		return nil, err
	}
	s := &site{service: service, assets: assets, renderer: renderer}
	if s.api, err = readAPI(searchsvc.OpenAPI()); err != nil {
		return nil, err
	}
	if s.examples, err = readExamples(); err != nil {
		return nil, err
	}
	s.ways, err = pathway.Load()
	return s, err
}

// Register adds the pages to the service, in every language.
func Register(service *searchsvc.Service) error {
	s, err := newSite(service)
	if err != nil {
		return err
	}
	if err := s.offerPacks(); err != nil {
		return err
	}
	get(service.Engine(), "/static/:name", protect, s.assets.serve)
	get(service.Engine(), "/robots.txt", protect, s.robots)
	get(service.Engine(), "/sitemap.xml", protect, s.sitemapIndex)
	get(service.Engine(), "/sitemaps/:name", protect, service.Cached, s.sitemap)
	get(service.Engine(), "/oembed", s.oEmbed)
	for _, lang := range languages() {
		s.routes(service.Engine().Group(localPath(lang, "/")), lang)
	}
	service.Elsewhere(s.elsewhere)
	service.TellPeople(s.refused)
	return nil
}

// routes are the pages of one language.
func (s *site) routes(g *gin.RouterGroup, lang string) {
	g.Use(protect, s.enter(lang))
	// What is made from the index alone may be kept until the index changes.
	kept := func(path string, h handler) { get(g, path, s.service.Cached, s.page(lang, h)) }
	fresh := func(path string, h handler) { get(g, path, s.page(lang, h)) }
	if lang == languages()[0] {
		get(g, "", welcome, s.service.Cached, s.page(lang, s.home))
	} else {
		kept("", s.home)
	}
	kept("/search", s.search)
	kept("/standards/:slug", s.standard)
	kept("/standards/:slug/badge.svg", s.badge)
	kept("/embed", s.embed)
	kept("/embed/card/:slug", s.card)
	kept("/compare", s.compare)
	kept("/list", s.list)
	for _, format := range export.Formats() {
		kept("/list."+format.Extension, s.exportList(format))
	}
	kept("/taxonomy", s.taxonomy)
	kept("/series", s.allSeries)
	kept("/series/:slug", s.series)
	kept("/thesaurus", linked(s.thesaurus, nil))
	kept("/thesaurus/:id", linked(s.concept, s.conceptData))
	kept("/pathways", s.pathways)
	kept("/pathways/:id", s.pathway)
	kept("/api", s.apiPage)
	fresh("/bodies", linked(s.bodies, nil))
	fresh("/bodies/:slug", linked(s.body, s.bodyData))
	kept("/groups/:slug", s.group)
	kept("/areas/:id", s.label(indexer.FacetArea))
	kept("/topics/:id", s.label(indexer.FacetTopic))
	fresh("/changes", s.changes)
	fresh("/status", s.status)
	if s.packs != nil {
		fresh("/offline", s.offline)
	}
	s.coordinationRoutes(kept, fresh)
	for path, h := range map[string]handler{"/check": s.check, "/references": s.references} {
		kept(path, h)
		g.POST(path, s.service.Costly, s.page(lang, h))
	}
	for path, to := range map[string]string{"/areas": "/taxonomy", "/topics": "/taxonomy", "/groups": "/coordination/organisations"} {
		get(g, path, func(c *gin.Context) { c.Redirect(http.StatusMovedPermanently, localPath(lang, to)) })
	}
}

// get answers GET, and HEAD with the same header and no body.
func get(r gin.IRoutes, path string, handlers ...gin.HandlerFunc) {
	r.GET(path, handlers...)
	r.HEAD(path, handlers...)
}

// visit is one request for a page: who asks, and the index to answer from,
// which stays open until the page is written.
type visit struct {
	reader
	site *site
	c    *gin.Context
	ix   *indexer.Index
}

// handler makes a page, or says what went wrong.
type handler func(v *visit) error

// page runs a handler and shows what goes wrong in it as a page.
func (s *site) page(lang string, h handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		ix, release := s.service.Live().Acquire()
		defer release()
		v := &visit{reader: s.renderer.readers[lang], site: s, c: c, ix: ix}
		defer v.rescue()
		c.Header("Content-Language", lang)
		if ix == nil {
			v.notReady()
			return
		}
		if err := h(v); err != nil {
			v.fail(err)
		}
	}
}

// rescue shows a panic as a page too, as long as nothing of another was sent.
func (v *visit) rescue() {
	fault := recover()
	if fault == nil {
		return
	}
	err, ok := fault.(error)
	if ok && errors.Is(err, http.ErrAbortHandler) || v.c.Writer.Written() {
		panic(fault)
	}
	if ok && errors.Is(err, indexer.ErrUnavailable) {
		v.fail(err)
		return
	}
	v.fail(fmt.Errorf("page panicked: %v\n%s", fault, debug.Stack()))
}

// framed is any page: it embeds a frame.
type framed interface{ surroundings() *frame }

func (f *frame) surroundings() *frame { return f }

// show writes a page.
func (v *visit) show(name string, page framed) error { return v.showAs(http.StatusOK, name, page) }

func (v *visit) showAs(status int, name string, page framed) error {
	v.surround(page.surroundings())
	if status >= http.StatusBadRequest {
		searchsvc.ForgetCaching(v.c.Writer.Header())
	}
	v.c.Header("Content-Type", "text/html; charset=utf-8")
	v.c.Status(status)
	return v.site.renderer.write(v.c.Writer, v.Code, name, page)
}

// chooseLanguage is the address at which the choice of a language is remembered.
func chooseLanguage(to url.URL, code string) string {
	to.RawQuery = strings.TrimPrefix(to.RawQuery+"&lang="+code, "&")
	return to.String()
}

// here is the path of this page without its language.
func (v *visit) here() string {
	return "/" + strings.TrimPrefix(strings.TrimPrefix(v.c.Request.URL.Path, localPath(v.Code, "")), "/")
}

// surround fills in what all pages have around their content.
func (v *visit) surround(f *frame) {
	f.Lang, f.Dir, f.Feed = v.Code, v.Dir, v.feedOf(f.Feed)
	f.Title = strings.Join(slices.DeleteFunc([]string{f.Title, v.term("site", "name")}, func(s string) bool { return s == "" }), " – ")
	path := v.here()
	f.Offline = v.site.packs != nil
	f.Sections = sections()
	for i := range f.Sections {
		f.Sections[i].Current = path == f.Sections[i].Path || strings.HasPrefix(path, f.Sections[i].Path+"/")
	}
	base := v.site.service.PublicURL(v.c.Request)
	for _, code := range languages() {
		to := url.URL{Path: localPath(code, path), RawQuery: v.c.Request.URL.RawQuery}
		f.Languages = append(f.Languages, languageLink{Code: code, Name: v.site.renderer.readers[code].Name,
			Choose: chooseLanguage(to, code), Absolute: base + to.String(), Current: code == v.Code})
	}
	f.AnyLanguage = f.Languages[0].Absolute
	f.Address = base + v.c.Request.URL.RequestURI()
}
