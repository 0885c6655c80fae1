package ui

import (
	"net/http"
	"strings"

	"landscape/coordination"
	"landscape/proposal"
	"landscape/reference"
	"landscape/searchsvc"
)

// checkPage asks for a proposal and shows how it stands.
type checkPage struct {
	frame
	Proposal proposal.Proposal
	// Documents is where the form sends the proposal for a document.
	Document string
	// Exclude are the standards left out, as one writes them.
	Exclude string
	Wrong   string
	Report  *proposal.Report
	About   []string
	Parts   []checkPart
	Rows    []checkedQuestion
}

// checkPart is the near work of one relation.
type checkPart struct {
	Relation proposal.Relation
	Texts    []checkedText
}

type checkedText struct {
	textView
	Score        string
	Shared, Only []string
}

type checkedQuestion struct {
	questionLink
	Share string
	Why   []string
}

// check shows GET and POST /check.
func (s *site) check(v *visit) error {
	p := &checkPage{Document: "/api/v1/check.docx?lang=" + v.Code}
	p.Title, p.Description = v.term("check", "title"), v.term("check", "lead")
	if v.c.Request.Method != http.MethodPost {
		return v.show("check", p)
	}
	searchsvc.ForgetCaching(v.c.Writer.Header())
	p.NoIndex = true
	read, err := searchsvc.PostedProposal(v.c, v.Code)
	if err == nil {
		p.Proposal, p.Exclude = read, strings.Join(read.Exclude, ", ")
		read.Lang = v.Code
		p.Report, err = s.service.CheckProposal(v.c.Request.Context(), v.ix, read)
	}
	if err != nil {
		told := searchsvc.AsProblem(err, v.Code)
		p.Wrong = told.Detail
		return v.showAs(told.Status, "check", p)
	}
	v.fillCheck(p)
	return v.show("check", p)
}

func (v *visit) fillCheck(p *checkPage) {
	r := p.Report
	p.About = v.subject(r.Labels.Areas, r.Labels.Topics)
	for _, concept := range r.Concepts {
		p.About = append(p.About, concept.Name)
	}
	for _, relation := range []proposal.Relation{proposal.Same, proposal.Overlaps, proposal.BuildsOn, proposal.Nearby} {
		part := checkPart{Relation: relation}
		for _, n := range r.Nearest {
			if n.Relation == relation {
				e := coordination.Entry{ID: n.ID, Slug: n.Slug, Title: n.Title, Status: n.Status, Published: n.Published, Expected: n.Expected, Access: n.Access}
				part.Texts = append(part.Texts, checkedText{v.entry(e), v.percent(n.Score), n.Shared, n.Difference})
			}
		}
		if len(part.Texts) > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	for _, q := range r.Questions {
		p.Rows = append(p.Rows, checkedQuestion{v.questionLink(coordination.Question{Number: q.Number, Title: q.Title}), v.percent(q.Score), q.Why})
	}
}

// referencesPage asks for a text and shows how the standards in it stand.
type referencesPage struct {
	frame
	Text, Table, Document, Wrong string
	Report                       *reference.Report
}

// mostShown is how much of a text a page gives back: what is longer is sent again.
const mostShown = 256 << 10

// references shows GET and POST /references.
func (s *site) references(v *visit) error {
	p := &referencesPage{Table: "/api/v1/references.csv", Document: "/api/v1/references.docx?lang=" + v.Code}
	p.Title, p.Description = v.term("references", "title"), v.term("references", "lead")
	if v.c.Request.Method != http.MethodPost {
		return v.show("references", p)
	}
	searchsvc.ForgetCaching(v.c.Writer.Header())
	p.NoIndex = true
	text, err := searchsvc.PostedText(v.c, v.Code)
	if len(text.Text) <= mostShown {
		p.Text = strings.TrimSpace(text.Text)
	}
	var report reference.Report
	if err == nil {
		report, err = searchsvc.CheckReferences(v.ix, text, v.Code)
	}
	if err != nil {
		told := searchsvc.AsProblem(err, v.Code)
		p.Wrong = told.Detail
		return v.showAs(told.Status, "references", p)
	}
	p.Report = &report
	return v.show("references", p)
}
