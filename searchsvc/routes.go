package searchsvc

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/export"
)

const apiBase = "/api/v1"

// routes puts the API on the engine.
func (s *Service) routes() {
	e := s.engine
	e.HandleMethodNotAllowed = true
	e.UseRawPath = true // so that the slash of "ISO%2FIEC 27001" is part of the name
	e.Use(s.noteRoute, s.survive, s.fair)
	e.NoRoute(s.Handle(s.noRoute))
	e.NoMethod(s.Handle(s.noMethod))

	s.operations()
	api := e.Group(apiBase, anyOrigin)
	get(api, "/search", s.Cached, s.fromIndex(s.search))
	for _, format := range export.Formats() {
		get(api, "/search."+format.Extension, s.Cached, s.streamed, s.fromIndex(s.export(format)))
	}
	get(api, "/standards/:slug", s.Cached, s.fromIndex(s.standard))
	get(api, "/standards/:slug/related", s.Cached, s.fromIndex(s.related))
	api.POST("/lookup", s.Costly, s.fromIndex(s.lookup))
	api.POST("/references", s.Costly, s.fromIndex(s.references))
	api.POST("/references.csv", s.Costly, s.fromIndex(s.referencesCSV))
	api.POST("/references.docx", s.Costly, s.fromIndex(s.referencesDOCX))
	api.POST("/check", s.Costly, s.fromIndex(s.check))
	api.POST("/check.md", s.Costly, s.fromIndex(s.checkMarkdown))
	api.POST("/check.docx", s.Costly, s.fromIndex(s.checkDOCX))
	get(api, "/suggest", s.Cached, s.fromIndex(s.suggest))
	get(api, "/changes", s.fromIndex(s.changes))
	get(api, "/changes/after", s.fromIndex(s.followChanges))
	s.feeds(api)
	get(api, "/taxonomy", s.Cached, s.fromIndex(s.taxonomyTable))
	get(api, "/series", s.Cached, s.fromIndex(s.listSeries))
	get(api, "/series/:slug", s.Cached, s.fromIndex(s.series))
	get(api, "/concepts", s.Cached, s.fromIndex(s.concepts))
	get(api, "/concepts/:id", s.Cached, s.fromIndex(s.concept))
	get(api, "/bodies", s.Cached, s.fromIndex(s.bodies))
	get(api, "/initiatives", s.Handle(s.initiatives))
	get(api, "/pathways", s.Cached, s.fromIndex(s.listPathways))
	s.coordination(api)
	s.factTables(api)
	get(api, "/sources", s.Handle(s.listSources))
	get(api, "/problems", s.Handle(s.problems))
}

// trust takes the word of these proxies on whose behalf they ask, and of nobody
// else. (gin trusts every proxy unless told.)
func (s *Service) trust(proxies []string) {
	s.engine.RemoteIPHeaders = []string{"X-Forwarded-For"}
	if err := s.engine.SetTrustedProxies(proxies); err != nil {
		panic("the trusted proxies were not checked: " + err.Error())
	}
}

// operations are the addresses for those who run and describe the service.
func (s *Service) operations() {
	get(s.engine, "/healthz", s.Handle(s.healthy))
	get(s.engine, "/readyz", s.Handle(s.ready))
	get(s.engine, "/openapi.json", anyOrigin, s.Handle(s.openAPI))
	get(s.engine, "/opensearch.xml", s.Handle(s.openSearch))
	get(s.engine, "/oai", anyOrigin, s.fromIndex(s.oai))
	s.engine.POST("/oai", anyOrigin, s.fromIndex(s.oai))
	for _, name := range []string{"jsonld", "turtle"} {
		format := export.Named(name)
		get(s.engine, "/bodies."+format.Extension, anyOrigin, s.Cached, s.fromIndex(s.linkedBodies(format)))
	}
	get(s.engine, "/dcat.jsonld", anyOrigin, s.Handle(s.dcat))
	get(s.engine, "/thesaurus.ttl", anyOrigin, s.Handle(s.skos("text/turtle", s.taxonomy.WriteSKOS)))
	get(s.engine, "/thesaurus.jsonld", anyOrigin, s.Handle(s.skos("application/ld+json", s.taxonomy.WriteSKOSJSON)))
	get(s.engine, "/opensearch/suggest", s.Cached, s.fromIndex(s.browserSuggest))
}

// get answers GET, and HEAD with the same header and no body.
func get(r gin.IRoutes, path string, handlers ...gin.HandlerFunc) {
	r.GET(path, handlers...)
	r.HEAD(path, handlers...)
}

// noteRoute tells the log and the metrics which pattern matched.
func (s *Service) noteRoute(c *gin.Context) {
	exchangeOf(c.Request.Context()).route = c.FullPath()
}

// anyOrigin lets pages of other sites read the API: all of it is public and
// nothing in it depends on who asks.
func anyOrigin(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, X-Request-Id")
}

func (s *Service) noRoute(c *gin.Context) error {
	return problem("not-found", Language(c.Request), wrong{value: c.Request.URL.Path})
}

func (s *Service) noMethod(c *gin.Context) error {
	allowed := strings.Split(c.Writer.Header().Get("Allow"), ", ")
	slices.Sort(allowed)
	if strings.HasPrefix(c.Request.URL.Path, apiBase) && c.Request.Method == http.MethodOptions {
		anyOrigin(c)
		c.Writer.Header().Set("Access-Control-Allow-Methods", strings.Join(allowed, ", "))
		c.Writer.Header().Set("Access-Control-Max-Age", "86400")
		c.Status(http.StatusNoContent)
		return nil
	}
	return problem("method-not-allowed", Language(c.Request), wrong{value: c.Request.Method, accepted: allowed})
}
