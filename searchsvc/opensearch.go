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
	InputEncoding string          `xml:"InputEncoding"`
	URLs          []openSearchURL `xml:"Url"`
}

// openSearch answers GET /opensearch.xml: with it a browser can search the
// landscape from its address bar.
func (s *Service) openSearch(c *gin.Context) error {
	if _, err := s.parameters(c); err != nil {
		return err
	}
	base := s.PublicURL(c.Request)
	text, err := xml.MarshalIndent(openSearchDescription{
		ShortName: "Standards search", Description: "ICT security standards of the world's bodies", InputEncoding: "UTF-8",
		URLs: []openSearchURL{
			{Type: "text/html", Method: "get", Template: base + "/search?q={searchTerms}"},
			{Type: "application/atom+xml", Template: base + "/api/v1/search.atom?q={searchTerms}"},
			{Type: "application/json", Template: base + "/api/v1/search?q={searchTerms}"},
			{Type: "application/x-suggestions+json", Rel: "suggestions", Template: base + "/opensearch/suggest?q={searchTerms}"},
		},
	}, "", "  ")
	if err != nil {
		return fmt.Errorf("write OpenSearch description: %w", err)
	}
	c.Data(200, "application/opensearchdescription+xml; charset=utf-8", append([]byte(xml.Header), text...))
	return nil
}
