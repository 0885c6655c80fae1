package ui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"landscape/indexer"
)

// apiPage shows the OpenAPI document for people to read.
type apiPage struct {
	frame
	Parts    []apiPart
	Examples []program
}

// apiPart is a group of addresses that belong together.
type apiPart struct {
	Name, Description string
	Operations        []operationView
}

// operationView is one address of the API.
type operationView struct {
	Anchor, Method, Path, Summary string
	Description                   []indexer.Piece
	Parameters                    []parameterView
	Answers                       []answerView
	// Example is an address to try, "" where the path has parts to fill in.
	Example string
	// Open tells that the parameters are shown unasked.
	Open bool
}

type parameterView struct {
	Name        string
	Description []indexer.Piece
	Required    bool
	Accepts     []string
}

type answerView struct {
	Code        string
	Description []indexer.Piece
}

// openAPI is the part of an OpenAPI 3.1 document that the page shows.
type openAPI struct {
	Tags       []struct{ Name, Description string }
	Paths      map[string]map[string]json.RawMessage
	Components struct {
		Parameters map[string]apiParameter
		Responses  map[string]apiResponse
		Schemas    map[string]apiSchema
	}
}

type apiOperation struct {
	Tags                 []string
	Summary, Description string
	Parameters           []apiParameter
	Responses            map[string]apiResponse
}

type apiParameter struct {
	Ref               string `json:"$ref"`
	Name, Description string
	Required          bool
	Schema            apiSchema
}

type apiResponse struct {
	Ref         string `json:"$ref"`
	Description string
}

type apiSchema struct {
	Ref              string `json:"$ref"`
	Enum             []any
	Minimum, Maximum *float64
	Default          any
	Examples         []any
	Format           string
	Items            *apiSchema
}

// readAPI turns the document into what the page shows, part by part.
func readAPI(document []byte) ([]apiPart, error) {
	var doc openAPI
	if err := json.Unmarshal(document, &doc); err != nil {
		return nil, fmt.Errorf("read OpenAPI document: %w", err)
	}
	parts := make([]apiPart, len(doc.Tags))
	for i, tag := range doc.Tags {
		parts[i] = apiPart{Name: tag.Name, Description: tag.Description}
	}
	for _, path := range sortedKeys(doc.Paths) {
		text, ok := doc.Paths[path]["get"]
		if !ok {
			continue
		}
		var op apiOperation
		if err := json.Unmarshal(text, &op); err != nil {
			return nil, fmt.Errorf("read OpenAPI document: %s: %w", path, err)
		}
		for i := range parts {
			if slices.Contains(op.Tags, parts[i].Name) {
				view := doc.operationView(path, op)
				view.Open = len(view.Parameters) <= paramsShown || len(parts[i].Operations) == 0
				parts[i].Operations = append(parts[i].Operations, view)
			}
		}
	}
	return parts, nil
}

// paramsShown is how many parameters are shown unasked: exports all take the
// same as the search before them.
const paramsShown = 4

func (doc *openAPI) operationView(path string, op apiOperation) operationView {
	v := operationView{Anchor: strings.Trim(strings.NewReplacer("/", "-", "{", "", "}", "").Replace(path), "-"),
		Method: "GET", Path: path, Summary: op.Summary, Description: prose(op.Description)}
	for _, p := range op.Parameters {
		if known, ok := doc.Components.Parameters[last(p.Ref)]; ok {
			p = known
		}
		v.Parameters = append(v.Parameters, parameterView{p.Name, prose(p.Description), p.Required, doc.accepts(p.Schema)})
	}
	for _, code := range sortedKeys(op.Responses) {
		r := op.Responses[code]
		if known, ok := doc.Components.Responses[last(r.Ref)]; ok {
			r = known
		}
		v.Answers = append(v.Answers, answerView{code, prose(r.Description)})
	}
	needs := slices.ContainsFunc(v.Parameters, func(p parameterView) bool { return p.Required })
	if !needs && !strings.Contains(path, "{") {
		v.Example = path
	}
	return v
}

// last is the name that a reference within the document ends in.
func last(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }

// prose takes apart a text in which names stand between backticks.
func prose(text string) []indexer.Piece {
	var pieces []indexer.Piece
	for i, part := range strings.Split(text, "`") {
		if part != "" {
			pieces = append(pieces, indexer.Piece{Text: part, Mark: i%2 == 1})
		}
	}
	return pieces
}

// accepts lists the values of a parameter, its bounds, or examples.
func (doc *openAPI) accepts(s apiSchema) []string {
	if known, ok := doc.Components.Schemas[last(s.Ref)]; ok {
		s = known
	}
	if s.Items != nil {
		return doc.accepts(*s.Items)
	}
	var all []string
	for _, value := range append(s.Enum, s.Examples...) {
		all = append(all, fmt.Sprint(value))
	}
	if s.Minimum != nil && s.Maximum != nil {
		all = append(all, fmt.Sprintf("%g..%g", *s.Minimum, *s.Maximum))
	}
	return all
}

// apiPage shows GET /api.
func (s *site) apiPage(v *visit) error {
	p := &apiPage{Parts: s.api, Examples: s.examples}
	p.Title = v.term("api", "title")
	return v.show("api", p)
}
