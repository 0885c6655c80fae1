package assistant

import (
	"context"
	"errors"
	"strings"

	"landscape/indexer"
	"landscape/proposal"
)

// ProposalInput is a proposed work item.
type ProposalInput struct {
	Title    string   `json:"title" jsonschema:"title of the proposed work item, in any of the six languages"`
	Scope    string   `json:"scope,omitempty" jsonschema:"scope or summary"`
	Exclude  []string `json:"exclude,omitempty" jsonschema:"identifiers to leave out: the proposal's own entry, the text that it revises"`
	Language string   `json:"lang,omitempty" jsonschema:"language of the proposal and of the answer: en, fr, es, ar, ru or zh"`
}

// ProposalOutput is what the API tells of a proposal, in short.
type ProposalOutput struct {
	Outcome   proposal.Relation   `json:"outcome" jsonschema:"relation to the nearest work"`
	Verdict   string              `json:"verdict"`
	Nearest   []Near              `json:"nearest"`
	Questions []proposal.Question `json:"questions" jsonschema:"Questions of Study Group 17 that it belongs to"`
	Liaisons  []proposal.Liaison  `json:"liaisons" jsonschema:"groups to write to"`
	Gap       string              `json:"gap,omitempty" jsonschema:"the weightiest finding that it would close"`
	Former    []Card              `json:"former" jsonschema:"similar work that was withdrawn or superseded"`
}

// Near is work near to a proposal.
type Near struct {
	Card
	Relation proposal.Relation `json:"relation"`
	Score    float64           `json:"score"`
}

func (d *desk) checkProposal(ctx context.Context, ix *indexer.Index, in ProposalInput, out *ProposalOutput, words *text) error {
	if strings.TrimSpace(in.Title) == "" {
		return errors.New("title is missing: the title of the proposed work item")
	}
	report, err := d.service.CheckProposal(ctx, ix, proposal.Proposal{Title: in.Title, Scope: in.Scope, Lang: in.Language, Exclude: in.Exclude})
	if err != nil {
		return err
	}
	*out = ProposalOutput{Outcome: report.Outcome, Verdict: report.Verdict, Nearest: []Near{}, Questions: report.Questions,
		Liaisons: report.Liaisons, Former: []Card{}}
	if report.Gap != nil {
		out.Gap = report.Gap.Sentence
	}
	for _, n := range report.Nearest[:min(len(report.Nearest), sizeUsual)] {
		card := Card{ID: n.ID, Title: n.Title, Body: string(n.Body), Status: n.Status, Published: n.Published, Expected: n.Expected,
			Access: n.Access, Address: d.address(n.Slug), URL: n.URL, Why: strings.Join(n.Shared, ", ")}
		out.Nearest = append(out.Nearest, Near{card, n.Relation, n.Score})
	}
	for _, f := range report.Former {
		out.Former = append(out.Former, Card{ID: f.ID, Title: f.Title, Status: f.Status, Address: d.address(f.Slug), URL: f.URL})
	}
	words.proposal(out)
	return nil
}

func (t *text) proposal(o *ProposalOutput) {
	t.say("%s\nNearest work:", o.Verdict)
	for _, n := range o.Nearest {
		t.say("%s (%s)", n.line(), n.Relation)
	}
	for _, q := range o.Questions {
		t.say("- Q%d/17 %s: %s", q.Number, q.Title, strings.Join(q.Why, "; "))
	}
	for _, l := range o.Liaisons {
		t.say("- write to %s %s: %s", l.Address, l.Name, strings.Join(l.Standards, ", "))
	}
	if o.Gap != "" {
		t.say("Gap that it would close: %s", o.Gap)
	}
	if len(o.Former) > 0 {
		t.say("Former work:")
		t.cards(o.Former)
	}
}
