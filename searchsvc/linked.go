package searchsvc

import (
	"maps"
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
	here := site + "/dcat.jsonld"
	standards, thesaurus, api, oai := thing(here+"#standards"), thing(here+"#thesaurus"), thing(here+"#api"), thing(here+"#oai")
	operator := map[string]any{"@id": here + "#operator", "@type": "foaf:Agent", "foaf:name": s.title(c.Request)}
	resource := func(id link, kind, title, about string, more map[string]any) map[string]any {
		maps.Copy(more, map[string]any{"@id": id["@id"], "@type": kind, "dct:title": english(title), "dct:description": english(about),
			"dct:publisher": thing(here + "#operator"), "dct:accessRights": thing("http://publications.europa.eu/resource/authority/access-right/PUBLIC")})
		return more
	}
	c.Header("Cache-Control", cacheFor)
	return writeAs(c, http.StatusOK, "application/ld+json; charset=utf-8", map[string]any{
		"@context": map[string]string{"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/"},
		"@graph": []map[string]any{operator,
			resource(thing(here), "dcat:Catalog", "Security Standards Landscape", "What is known here of the ICT security standards of the world, for programs.",
				map[string]any{"foaf:homepage": thing(site + "/"), "dcat:dataset": []link{standards, thesaurus}, "dcat:service": []link{api, oai}}),
			resource(standards, "dcat:Dataset", "ICT security standards of the world", "Identifiers, titles, status, editions, relations and labels. Metadata only.",
				map[string]any{"dcat:landingPage": thing(site + "/"), "dcat:distribution": distributions(site)}),
			resource(thesaurus, "dcat:Dataset", "Thesaurus of ICT security", "Concepts in six languages, as SKOS.",
				map[string]any{"dcat:landingPage": thing(site + "/thesaurus"), "dcat:distribution": []map[string]any{
					distribution("SKOS in Turtle", site+"/thesaurus.ttl", "text/turtle"), distribution("SKOS in JSON-LD", site+"/thesaurus.jsonld", "application/ld+json")}}),
			resource(api, "dcat:DataService", "API", "Search, single standards, lists, lookup of identifiers, findings.",
				map[string]any{"dcat:endpointURL": thing(site + apiBase), "dcat:endpointDescription": thing(site + "/openapi.json"), "dcat:servesDataset": standards}),
			resource(oai, "dcat:DataService", "OAI-PMH", "The standards as Dublin Core, for libraries that harvest.",
				map[string]any{"dcat:endpointURL": thing(site + "/oai"), "dct:conformsTo": thing("http://www.openarchives.org/OAI/2.0/"), "dcat:servesDataset": standards}),
		}})
}

// title is what whoever runs the service is known by: the host that readers ask.
func (s *Service) title(r *http.Request) string {
	u, err := url.Parse(s.PublicURL(r))
	if err != nil {
		return r.Host
	}
	return u.Host
}

// link is the address of another thing.
type link map[string]string

func thing(address string) link { return link{"@id": address} }

func english(text string) map[string]string {
	return map[string]string{"@value": text, "@language": "en"}
}

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
	return map[string]any{"@type": "dcat:Distribution", "dct:title": english(title), "dcat:accessURL": thing(address), "dcat:downloadURL": thing(address),
		"dcat:mediaType": thing("https://www.iana.org/assignments/media-types/" + mediaType)}
}
