package searchsvc

import (
	"github.com/gin-gonic/gin"

	"landscape/coordination"
	"landscape/export"
)

// factTables puts the reference data and the desks on the engine as tables for
// spreadsheets.
func (s *Service) factTables(api gin.IRoutes) {
	get(api, "/coordination/questions.csv", s.Handle(s.questionsCSV))
	get(api, "/initiatives.csv", s.Handle(s.initiativesCSV))
	get(api, "/coordination/questions/:number/brief.csv", s.fromView("question", s.briefCSV))
}

// questionsCSV answers with the Questions of SG17.
func (s *Service) questionsCSV(c *gin.Context) error {
	if _, err := s.parameters(c, "lang"); err != nil {
		return err
	}
	return writeTable(c, "questions", questionTable(s.facts))
}

func writeTable(c *gin.Context, name string, table *export.Table) error {
	h := c.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", `attachment; filename="`+name+`.csv"`)
	return table.WriteCSV(c.Writer)
}

// briefCSV answers with every standard on a desk, by section.
func (s *Service) briefCSV(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	d, err := s.deskOf(c, v, q, lang)
	if err != nil {
		return err
	}
	return writeTable(c, "desk", DeskTable(d))
}

func questionTable(f *coordination.Facts) *export.Table {
	t := &export.Table{Head: []string{"question", "title", "working_party", "areas", "topics", "address", "certainty", "inferred", "note"}}
	for _, q := range f.Questions {
		t.Add(q.Name(), q.Title, q.WorkingParty, q.Areas, q.Topics, q.Address, q.Certainty, q.Inferred, q.Note)
	}
	return t
}
