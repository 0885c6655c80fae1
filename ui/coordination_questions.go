package ui

import (
	"landscape/coordination"
	"landscape/indexer"
)

// questionsPage lists the Questions of SG17 and leads to their desks.
type questionsPage struct {
	frame
	Rows    []questionRow
	Exports []menuLink
}

type questionRow struct {
	questionLink
	WorkingParty, Certainty, Source, Note string
	Subject                               []string
	InForce, Drafts, Filed                figureView
}

// questions shows GET /coordination/questions.
func (s *site) questions(v *visit) error {
	c, ok := v.coordinated("question")
	if !ok {
		return nil
	}
	once := indexer.Query{OneOfIdentical: true}
	m, err := c.view.Matrix(once, coordination.FacetQuestion, indexer.FacetStatus, 1)
	if err != nil {
		return err
	}
	p := &questionsPage{Exports: []menuLink{{"export.csv", "/api/v1/coordination/questions.csv"}, {"export.json", "/api/v1/coordination/questions"}}}
	p.Title, p.Description = v.term("coordination.questions", "title"), v.term("coordination.questions", "lead")
	for i, q := range c.view.Facts().Questions {
		row := questionRow{questionLink: c.reader.questionLink(q), WorkingParty: q.WorkingParty, Certainty: c.certainty(q.Certainty), Source: webAddress(q.Address),
			Note: q.Note, Subject: c.subject(q.Areas, q.Topics), InForce: c.figure(m.Lines[i].Total.InForce), Drafts: c.figure(m.Lines[i].Total.UnderDevelopment)}
		row.Filed = c.figure(c.view.Filed(q))
		p.Rows = append(p.Rows, row)
	}
	return c.show("questions", p)
}

// certainty words how a fact was come by; what was read in a source needs no word.
func (r reader) certainty(c coordination.Certainty) string {
	if c == coordination.Read || c == "" {
		return ""
	}
	return r.term("coordination.certainty", string(c))
}
