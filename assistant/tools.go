package assistant

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"landscape/indexer"
	"landscape/reference"
	"landscape/taxonomy"
)

// question is one kind of question with its answer, in facts and in words.
type question[In, Out any] func(ctx context.Context, ix *indexer.Index, in In, out *Out, words *text) error

// addTool offers a question as a tool. All of them only read, and only from the
// landscape.
func addTool[In, Out any](s *mcp.Server, d *desk, name, title, about string, ask question[In, Out]) {
	addTextTool(s, d, mostArguments, name, title, about, ask)
}

// addTextTool offers a question that comes with a text: most is how long it may be.
func addTextTool[In, Out any](s *mcp.Server, d *desk, most int, name, title, about string, ask question[In, Out]) {
	closed := false
	tool := &mcp.Tool{Name: name, Title: title, Description: about, InputSchema: inputOf[In](),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(s, tool, func(ctx context.Context, r *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		var out Out
		var words text
		if err := checkArguments(r.Params.Arguments, most); err != nil {
			return nil, out, err
		}
		err := d.index(func(ix *indexer.Index) error { return ask(ctx, ix, in, &out, &words) })
		if err != nil {
			return nil, out, err
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: words.String()}}}, out, nil
	})
}

// How long the arguments of a tool may be, in bytes: those with a text take the
// text of a document.
const (
	mostArguments = 16 << 10
	mostText      = reference.MostBytes + 64<<10
)

// checkArguments holds what many tools take to the same bounds.
func checkArguments(given json.RawMessage, most int) error {
	if len(given) > most {
		return fmt.Errorf("%d bytes of arguments are given, at most %d are accepted", len(given), most)
	}
	var common struct {
		Size     int    `json:"size"`
		Language string `json:"lang"`
	}
	if len(given) > 0 && json.Unmarshal(given, &common) != nil {
		return nil // what is wrong with them the tool itself tells
	}
	if n := size(common.Size); n < 1 || n > sizeMost {
		return fmt.Errorf("size %d is not within 1..%d", n, sizeMost)
	}
	if l := common.Language; l != "" && !slices.Contains(taxonomy.Languages(), l) {
		return fmt.Errorf("lang does not take %q; it takes %s", l, strings.Join(taxonomy.Languages(), ", "))
	}
	return nil
}

// inputOf describes what a tool takes. Lists are lists and never null: clients
// that make forms from a description read no list of types.
func inputOf[In any]() *jsonschema.Schema {
	schema, err := jsonschema.For[In](nil)
	if err != nil {
		panic("describe the input of a tool: " + err.Error())
	}
	for _, property := range schema.Properties {
		if slices.Equal(property.Types, []string{"null", "array"}) {
			property.Type, property.Types = "array", nil
		}
	}
	return schema
}

func (d *desk) addTools(s *mcp.Server) {
	addTool(s, d, "search", "Search standards",
		"Finds ICT security standards by words of six languages, a topic, an acronym or an identifier. Without a status, those in force or under development.", d.find)
	addTool(s, d, "standard", "One standard",
		"All that matters of one standard: how it stands, edition to cite, editions, relations, labels, where to read it.", d.standard)
	addTool(s, d, "related", "Related standards",
		"What stands near a standard in its own and other bodies, with the reason.", d.related)
	addTool(s, d, "what_replaces", "What replaces it",
		"Tells of one to fifty identifiers how each stands today and what replaced it: also of a dated edition.", d.replaces)
	addTextTool(s, d, mostText, "check_references", "Check references",
		"Finds every standard that a text names and tells which references are outdated, superseded, withdrawn or not held. The text is not kept.", d.references)
	addTextTool(s, d, mostText, "check_proposal", "Check a proposal",
		"Holds a proposed work item against everyone's work: what is near and how, which Question it belongs to, whom to write to. The proposal is not kept.", d.checkProposal)
	addTool(s, d, "gaps", "Gaps in standardization",
		"What nobody covers: security needs without a standard, in one area or for one Question of ITU-T Study Group 17.", d.gaps)
	addTool(s, d, "overlaps", "Overlaps between bodies",
		"What several bodies cover at once, in one area or for one Question: first what is still in development, where coordination helps.", d.overlaps)
	addTool(s, d, "question_desk", "Desk of a Question",
		"What the rapporteur of one Question of ITU-T Study Group 17 should see: own Recommendations and work items, other groups and bodies, whom to write to, gaps.", d.questionDesk)
	addTool(s, d, "pathway", "Pathways",
		"Leads from a job (secure an IoT product, set up an incident response team, …) to free standards, step by step. Without an id, lists the pathways.", d.pathway)
	addTool(s, d, "concept", "A concept",
		"One concept of the thesaurus in six languages: definition, core standards and why, who publishes on it, what is under way.", d.concept)
}
