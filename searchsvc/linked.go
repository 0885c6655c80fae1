package searchsvc

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
)

// linkedBodies answers GET /bodies.ttl and its like.
func (s *Service) linkedBodies(format export.Format) indexHandler {
	return func(c *gin.Context, ix *indexer.Index) error {
		if _, err := s.parameters(c); err != nil {
			return err
		}
		answers, err := Bodies(c.Request.Context(), ix)
		if err != nil {
			return err
		}
		var bodies []standard.BodyInfo
		for _, a := range answers {
			bodies = append(bodies, a.BodyInfo)
		}
		c.Header("Content-Type", format.ContentType)
		c.Status(http.StatusOK)
		return export.WriteBodies(c.Writer, format.Name, bodies, s.exportReader(c.Request))
	}
}

// dcat answers GET /dcat.jsonld: what data there is here and in which forms, for
// data portals (DCAT 3).
func (s *Service) dcat(c *gin.Context) error {
	if _, err := s.parameters(c); err != nil {
		return err
	}
	site := s.PublicURL(c.Request)
	c.Header("Cache-Control", cacheFor)
	return writeAs(c, http.StatusOK, "application/ld+json; charset=utf-8", map[string]any{
		"@context": map[string]string{"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
		"@graph": []map[string]any{
			{"@id": site + "/dcat.jsonld#standards", "@type": "dcat:Dataset", "dct:title": "ICT security standards of the world",
				"dct:description":  "Identifiers, titles, status, editions, relations and labels. Metadata only.",
				"dcat:landingPage": thing(site + "/"), "dcat:distribution": distributions(site)},
			{"@id": site + "/dcat.jsonld#thesaurus", "@type": "dcat:Dataset", "dct:title": "Thesaurus of ICT security",
				"dct:description": "Concepts in six languages, as SKOS.", "dcat:landingPage": thing(site + "/thesaurus"),
				"dcat:distribution": []map[string]any{distribution("SKOS in Turtle", site+"/thesaurus.ttl", "text/turtle"),
					distribution("SKOS in JSON-LD", site+"/thesaurus.jsonld", "application/ld+json")}},
			{"@id": site + "/dcat.jsonld#api", "@type": "dcat:DataService", "dct:title": "API", "dcat:endpointURL": thing(site + apiBase),
				"dcat:endpointDescription": thing(site + "/openapi.json"), "dcat:servesDataset": thing(site + "/dcat.jsonld#standards")},
			{"@id": site + "/dcat.jsonld#oai", "@type": "dcat:DataService", "dct:title": "OAI-PMH", "dcat:endpointURL": thing(site + "/oai"),
				"dct:conformsTo": thing("http://www.openarchives.org/OAI/2.0/"), "dcat:servesDataset": thing(site + "/dcat.jsonld#standards")},
		}})
}

func thing(address string) map[string]string { return map[string]string{"@id": address} }

// distributions are all standards, whatever their status, in every format.
func distributions(site string) []map[string]any {
	everything := url.Values{}
	for _, status := range standard.Statuses() {
		everything.Add(indexer.FacetStatus, string(status))
	}
	var all []map[string]any
	for _, f := range export.Formats() {
		mediaType, _, _ := strings.Cut(f.ContentType, ";")
		all = append(all, distribution(f.Title, site+apiBase+"/search."+f.Extension+"?"+everything.Encode(), mediaType))
	}
	return all
}

func distribution(title, address, mediaType string) map[string]any {
	return map[string]any{"@type": "dcat:Distribution", "dct:title": title, "dcat:downloadURL": thing(address),
		"dcat:mediaType": thing("https://www.iana.org/assignments/media-types/" + mediaType)}
}
