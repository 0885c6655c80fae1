package export

import (
	"encoding/json"
	"fmt"
	"io"

	"landscape/standard"
)

// LinkedBody is a body as linked data, under the address that its standards
// name as their publisher.
type LinkedBody struct {
	Context map[string]any `json:"@context,omitempty"`
	linkedOrganisation
	URL  string `json:"url,omitempty"`
	Area string `json:"areaServed,omitempty"`
}

// LinkedFormats are those of bodies and concepts, which have no citation.
func LinkedFormats() []Format { return []Format{Named("jsonld"), Named("turtle")} }

// WriteBodies writes bodies in one of the LinkedFormats.
func WriteBodies(w io.Writer, format string, bodies []standard.BodyInfo, r Reader) error {
	var nodes []LinkedBody
	for _, b := range bodies {
		nodes = append(nodes, LinkedBody{linkedOrganisation: linkedBody(b.Body, b.Name, r), URL: b.Home, Area: b.Region})
	}
	if format == "jsonld" {
		return json.NewEncoder(w).Encode(map[string]any{"@context": linkedContext, "@graph": nodes})
	}
	if err := writePrefixes(w); err != nil {
		return err
	}
	for _, node := range nodes {
		node.Context = linkedContext
		statements, err := statementsOf(node)
		if err != nil {
			return fmt.Errorf("state %s: %w", node.ID, err)
		}
		if err := writeStatements(w, statements); err != nil {
			return err
		}
	}
	return nil
}
