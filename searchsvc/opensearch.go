package searchsvc

import (
	"encoding/xml"
	"fmt"

	"github.com/gin-gonic/gin"
)

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Method   string `xml:"method,attr,omitempty"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

type openSearchDescription struct {
	XMLName       xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName     string          `xml:"ShortName"`
	Description   string          `xml:"Description"`
	Language      string          `xml:"Language"`
	InputEncoding string          `xml:"InputEncoding"`
	URLs          []openSearchURL `xml:"Url"`
}

// openSearch answers GET /opensearch.xml: with it a browser can search the
// landscape from its address bar, in the language of the reader.
func (s *Service) openSearch(c *gin.Context) error {
	p, err := s.parameters(c, "lang")
	if err != nil {
		return err
	}
	words, base, site := s.fixed["search"], s.PublicURL(c.Request), ""
	if p.lang != defaultLanguage {
		site = "/" + p.lang
	}
	query := "?q={searchTerms}&lang=" + p.lang
	text, err := xml.MarshalIndent(openSearchDescription{
		ShortName: words["short"][p.lang], Description: words["about"][p.lang], Language: p.lang, InputEncoding: "UTF-8",
		URLs: []openSearchURL{
			{Type: "text/html", Method: "get", Template: base + site + "/search?q={searchTerms}"},
			{Type: "application/atom+xml", Template: base + "/api/v1/search.atom" + query},
			{Type: "application/json", Template: base + "/api/v1/search" + query},
			{Type: "application/x-suggestions+json", Rel: "suggestions", Template: base + "/opensearch/suggest" + query},
		},
	}, "", "  ")
	if err != nil {
		return fmt.Errorf("write OpenSearch description: %w", err)
	}
	c.Writer.Header().Add("Vary", "Accept-Language")
	c.Data(200, "application/opensearchdescription+xml; charset=utf-8", append([]byte(xml.Header), text...))
	return nil
}
