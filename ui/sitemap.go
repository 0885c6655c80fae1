package ui

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
)

// The site maps tell search engines every page that has an address of its own, in
// every language with the others beside it (sitemaps.org, with the alternates of
// Google): one map for each language, for a map holds at most 50,000 addresses.

const sitemapMost = 50_000

const sitemapSpace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

// sitemapIndex answers GET /sitemap.xml.
func (s *site) sitemapIndex(c *gin.Context) {
	base := s.service.PublicURL(c.Request)
	var b strings.Builder
	b.WriteString(xml.Header + "<sitemapindex " + sitemapSpace + ">\n")
	for _, lang := range languages() {
		b.WriteString("<sitemap><loc>" + escapedXML(base+"/sitemaps/"+lang+".xml") + "</loc></sitemap>\n")
	}
	b.WriteString("</sitemapindex>\n")
	c.Data(http.StatusOK, "application/xml; charset=utf-8", []byte(b.String()))
}

// sitemap answers GET /sitemaps/{lang}.xml.
func (s *site) sitemap(c *gin.Context) {
	lang, isXML := strings.CutSuffix(c.Param("name"), ".xml")
	if !isXML || !slices.Contains(languages(), lang) {
		s.elsewhere(c)
		return
	}
	ix, release := s.service.Live().Acquire()
	defer release()
	if ix == nil {
		c.Header("Retry-After", "5")
		c.Status(http.StatusServiceUnavailable)
		return
	}
	slugs, err := ix.Slugs(c.Request.Context(), indexer.Query{AnyStatus: true})
	if err != nil {
		s.service.Fail(c, fmt.Errorf("list the standards: %w", err))
		return
	}
	paths, err := s.lastingPaths(ix)
	if err != nil {
		s.service.Fail(c, err)
		return
	}
	for _, slug := range slugs {
		paths = append(paths, "/standards/"+slug)
	}
	c.Header("Content-Type", "application/xml; charset=utf-8")
	c.Status(http.StatusOK)
	out := bufio.NewWriter(c.Writer)
	writeSitemap(out, s.service.PublicURL(c.Request), lang, paths[:min(len(paths), sitemapMost)])
	_ = out.Flush() // the reader has left
}

func writeSitemap(w io.Writer, base, lang string, paths []string) {
	fmt.Fprintf(w, "%s<urlset %s xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n", xml.Header, sitemapSpace)
	for _, path := range paths {
		fmt.Fprintf(w, "<url><loc>%s</loc>", escapedXML(base+localPath(lang, path)))
		for _, code := range languages() {
			fmt.Fprintf(w, `<xhtml:link rel="alternate" hreflang="%s" href="%s"/>`, code, escapedXML(base+localPath(code, path)))
		}
		fmt.Fprintf(w, "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"%s\"/></url>\n", escapedXML(base+path))
	}
	io.WriteString(w, "</urlset>\n")
}

func escapedXML(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}

// lastingPaths are the pages beside those of the standards.
func (s *site) lastingPaths(ix *indexer.Index) ([]string, error) {
	paths := []string{"/", "/search", "/taxonomy", "/thesaurus", "/pathways", "/bodies", "/changes", "/api", "/check", "/references",
		"/coordination", "/coordination/organisations", "/coordination/matrix", "/coordination/gaps", "/coordination/overlaps",
		"/coordination/programme", "/coordination/questions", "/initiatives"}
	for _, way := range s.ways {
		paths = append(paths, "/pathways/"+way.ID)
	}
	for _, concept := range s.service.Taxonomy().Concepts {
		paths = append(paths, "/thesaurus/"+concept.ID)
	}
	for _, q := range s.service.Facts().Questions {
		paths = append(paths, "/coordination/questions/"+strconv.Itoa(q.Number))
	}
	portrayed, err := s.slugsOf(ix)
	if err != nil {
		return nil, err
	}
	tax := s.service.Taxonomy()
	for facet, slugs := range map[string][]string{indexer.FacetArea: entryIDs(tax.Areas), indexer.FacetTopic: entryIDs(tax.Topics),
		indexer.FacetBody: sortedKeys(portrayed[indexer.FacetBody]), indexer.FacetGroup: sortedKeys(portrayed[indexer.FacetGroup])} {
		for _, slug := range slugs {
			paths = append(paths, portraits[facet]+url.PathEscape(slug))
		}
	}
	return paths, nil
}
