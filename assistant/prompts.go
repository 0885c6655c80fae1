package assistant

import (
	"context"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// prompt starts a conversation for one kind of reader.
type prompt struct {
	name, title, about string
	// argument is what the reader fills in for {}.
	argument, argumentAbout string
	words                   string
}

// prompts are one for each of the three kinds of readers.
var prompts = []prompt{
	{"review_standards", "For a standards expert: how a subject stands", "Which standards cover a subject, how they relate, and what is outdated.",
		"subject", "a subject, or the identifier of a standard",
		`I work on standards. Tell me how "{}" stands in standardization: search for it, look up the concept, take the leading standards of each body and what is related to them, name identical texts, and say for each whether it is in force and what replaces it. Cite identifier with edition and link every one. End with what is under development.`},
	{"prepare_question", "For a rapporteur: prepare a meeting", "What the rapporteur of a Question of ITU-T Study Group 17 should know before a meeting.",
		"question", "number of the Question",
		`I am rapporteur of Question {}/17 of the ITU-T. Open its desk. Tell me in one page: our Recommendations and work items, what other study groups and bodies have on our subject, overlaps still in development, the weightiest gaps, and which groups to write to and why. Give figures as the tools give them, and link every standard.`},
	{"do_a_job", "For an engineer: from a job to the standards", "Leads from a job to free standards, step by step.",
		"job", "what has to be done, in your own words",
		`I am an engineer with no budget for documents. I have to: {}. Look whether a pathway fits and follow it; else search with access "free". Give me the steps in order, for each one to three standards in force that I can read free of charge, why, and the link. Check with what_replaces that none of them is outdated.`},
}

func addPrompts(s *mcp.Server) {
	for _, p := range prompts {
		s.AddPrompt(&mcp.Prompt{Name: p.name, Title: p.title, Description: p.about,
			Arguments: []*mcp.PromptArgument{{Name: p.argument, Description: p.argumentAbout, Required: true}}}, p.start)
	}
}

func (p prompt) start(_ context.Context, r *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	given := strings.TrimSpace(r.Params.Arguments[p.argument])
	if given == "" {
		return nil, fmt.Errorf("%s is missing: %s", p.argument, p.argumentAbout)
	}
	return &mcp.GetPromptResult{Description: p.about, Messages: []*mcp.PromptMessage{
		{Role: "user", Content: &mcp.TextContent{Text: strings.ReplaceAll(p.words, "{}", given)}}}}, nil
}
