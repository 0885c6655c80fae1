package assistant

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"landscape/export"
	"landscape/indexer"
)

// Addresses of resources: the same names as in the addresses of the site.
const (
	standardResource = "landscape://standards/"
	conceptResource  = "landscape://concepts/"
)

// addResources offers every standard and every concept to be read whole.
func (d *desk) addResources(s *mcp.Server) {
	s.AddResourceTemplate(&mcp.ResourceTemplate{Name: "standard", Title: "A standard", MIMEType: "application/ld+json",
		URITemplate: standardResource + "{slug}", Description: "One standard as linked data: landscape://standards/rfc-8446"}, d.readStandard)
	s.AddResourceTemplate(&mcp.ResourceTemplate{Name: "concept", Title: "A concept", MIMEType: "application/json",
		URITemplate: conceptResource + "{id}", Description: "One concept of the thesaurus with its labels in six languages"}, d.readConcept)
}

func (d *desk) readStandard(_ context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	var content bytes.Buffer
	err := d.index(func(ix *indexer.Index) error {
		doc, ok := ix.Get(strings.TrimPrefix(r.Params.URI, standardResource))
		if !ok {
			return mcp.ResourceNotFoundError(r.Params.URI)
		}
		return json.NewEncoder(&content).Encode(export.Linked(doc, d.service.ExportReader("en", d.site)))
	})
	return resource(r.Params.URI, "application/ld+json", content.String(), err)
}

func (d *desk) readConcept(ctx context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	id := strings.TrimPrefix(r.Params.URI, conceptResource)
	if _, ok := d.service.Taxonomy().Concept(id); !ok {
		return nil, mcp.ResourceNotFoundError(r.Params.URI)
	}
	var content bytes.Buffer
	err := d.index(func(ix *indexer.Index) error {
		answer, err := d.service.Concept(ctx, ix, id, "en")
		if err != nil {
			return err
		}
		return json.NewEncoder(&content).Encode(ConceptOutput{answer, d.conceptAddress(id)})
	})
	return resource(r.Params.URI, "application/json", content.String(), err)
}

func resource(uri, mimeType, content string, err error) (*mcp.ReadResourceResult, error) {
	if err != nil {
		return nil, err
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: mimeType, Text: content}}}, nil
}
