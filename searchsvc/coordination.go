package searchsvc

import (
	"fmt"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/coordination"
	"landscape/indexer"
)

// MatrixAnswer is a matrix with the names of its rows and columns.
type MatrixAnswer struct {
	*coordination.Matrix
	RowNames map[string]string `json:"row_names"`
	ColNames map[string]string `json:"col_names"`
}

// GapAnswer is a gap, stated in the reader's language.
type GapAnswer struct {
	coordination.Gap
	Sentence string `json:"sentence"`
	// Why a rapporteur should care, and what could be done.
	Why    string `json:"why"`
	Advice string `json:"advice"`
}

// coordinationHandler answers from the view of the index in service.
type coordinationHandler func(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error

// fromView reads the parameters of a view and hands the view to a handler.
func (s *Service) fromView(name string, h coordinationHandler) gin.HandlerFunc {
	return s.fromIndex(func(c *gin.Context, ix *indexer.Index) error {
		lang := Language(c.Request)
		values, mistake := readAddress(c.Request.URL, lang)
		if mistake != nil {
			return mistake
		}
		q, mistake := s.ParseCoordination(name, values, lang)
		if mistake != nil {
			return mistake
		}
		return h(c, s.View(ix), q, lang)
	})
}

// coordination puts the views on the engine, each also as a table for spreadsheets.
func (s *Service) coordination(api gin.IRoutes) {
	get(api, "/coordination/questions", s.Handle(s.questions))
	get(api, "/coordination/questions/:number", s.fromView("question", s.desk))
	get(api, "/coordination/questions/:number/digest", s.fromView("digest", s.digest))
	get(api, "/coordination/questions/:number/brief.md", s.fromView("question", s.briefMarkdown))
	get(api, "/coordination/questions/:number/brief.docx", s.fromView("question", s.briefDOCX))
	for _, name := range []string{"matrix", "gaps", "overlaps", "programme", "roadmap", "trends"} {
		get(api, "/coordination/"+name, s.Cached, s.fromView(name, s.json(name)))
		get(api, "/coordination/"+name+".csv", s.Cached, s.fromView(name, s.csv(name)))
	}
}

// makersMost is how many of those who work on a subject an answer names.
const makersMost = 20

// CoordinationAnswer is a view as the API gives it.
func (n Names) CoordinationAnswer(view string, v *coordination.View, q CoordinationQuery, lang string) (any, error) {
	switch view {
	case "matrix":
		m, err := v.Matrix(q.Query, q.Rows, q.Cols, q.Limit)
		return n.matrixAnswer(m, lang), err
	case "gaps":
		found, err := v.Gaps(q.Query, q.Gaps)
		return gapsAnswer(v, found, lang), err
	case "overlaps":
		found := list(v.Overlaps(q.Query, q.Overlaps))
		return map[string]any{"total": len(found), "overlaps": found, "makers": v.Makers(q.Query, makersMost)}, nil
	case "programme":
		return v.Programme(q.Query), nil
	case "trends":
		return v.Trends(q.Query, q.By)
	case "roadmap":
		r, err := v.Roadmap(q.Query)
		return roadmapAnswer(r), err
	}
	return nil, fmt.Errorf("there is no view %q", view)
}

func (n Names) matrixAnswer(m *coordination.Matrix, lang string) *MatrixAnswer {
	if m == nil {
		return nil
	}
	answer := &MatrixAnswer{Matrix: m, RowNames: map[string]string{}, ColNames: map[string]string{}}
	for _, line := range m.Lines {
		answer.RowNames[line.Value] = n.Name(m.Rows, line.Value, lang)
	}
	for _, head := range m.Heads {
		answer.ColNames[head.Value] = n.Name(m.Cols, head.Value, lang)
	}
	return answer
}

func gapsAnswer(v *coordination.View, found []coordination.Gap, lang string) map[string]any {
	answers := make([]GapAnswer, len(found))
	for i, gap := range found {
		why, advice := v.Advice(lang, gap)
		answers[i] = GapAnswer{Gap: gap, Sentence: v.Sentence(lang, gap), Why: why, Advice: advice}
	}
	return map[string]any{"total": len(answers), "gaps": answers}
}

func roadmapAnswer(r *coordination.Roadmap) *coordination.Roadmap {
	if r == nil {
		return nil
	}
	for i := range r.Organisations {
		r.Organisations[i].Groups = list(r.Organisations[i].Groups)
	}
	return r
}

// json answers with a view.
func (s *Service) json(name string) coordinationHandler {
	return func(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
		answer, err := s.CoordinationAnswer(name, v, q, lang)
		if err != nil {
			return err
		}
		return writeJSON(c, answer)
	}
}

// questions answers GET /api/v1/coordination/questions.
func (s *Service) questions(c *gin.Context) error {
	if _, err := s.parameters(c, "lang"); err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"questions": s.facts.Questions})
}

func (s *Service) desk(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	d, err := s.deskOf(c, v, q, lang)
	if err != nil {
		return err
	}
	return writeJSON(c, NewDeskAnswer(d, s.facts, lang))
}

// DeskAnswer is a desk with the initiatives in the reader's language.
type DeskAnswer struct {
	*coordination.Desk
	Initiatives []InitiativeAnswer `json:"initiatives"`
}

// NewDeskAnswer words a desk as the API gives it: no list in it is null.
func NewDeskAnswer(d *coordination.Desk, facts *coordination.Facts, lang string) DeskAnswer {
	d.StudyGroups, d.Bodies, d.Liaisons = list(d.StudyGroups), list(d.Bodies), list(d.Liaisons)
	d.WorkItems, d.Gaps, d.Overlaps, d.Changes = list(d.WorkItems), list(d.Gaps), list(d.Overlaps), list(d.Changes)
	return DeskAnswer{d, initiativeAnswers(facts, d.Initiatives, lang)}
}

// deskOf gathers the desk of the Question in the address.
func (s *Service) deskOf(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) (*coordination.Desk, error) {
	d, err := s.Desk(v, c.Param("number"), q.Since, lang)
	if err == nil {
		c.Header("Cache-Control", cacheFor)
	}
	return d, err
}

// Desk gathers the desk of a Question, with what changed since a time.
func (s *Service) Desk(v *coordination.View, number string, since time.Time, lang string) (*coordination.Desk, error) {
	question, err := s.questionNamed(number, lang)
	if err != nil {
		return nil, err
	}
	changes, err := s.catalogue.Changes(since)
	if err != nil {
		return nil, fmt.Errorf("read changes: %w", err)
	}
	return v.Desk(question, since, changes)
}

// questionNamed finds a Question by its number.
func (s *Service) questionNamed(number, lang string) (coordination.Question, error) {
	n, err := strconv.Atoi(number)
	question, ok := s.facts.Question(n)
	if err != nil || !ok {
		return question, problem("unknown-question", lang, wrong{value: number, accepted: questionNumbers(s.facts)})
	}
	return question, nil
}

// briefMarkdown answers with the desk as a document for wikis and mail.
func (s *Service) briefMarkdown(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	d, err := s.deskOf(c, v, q, lang)
	if err != nil {
		return err
	}
	c.Data(200, "text/markdown; charset=utf-8", []byte(v.Brief(lang, d).Markdown()))
	return nil
}

// briefDOCX answers with the desk as a document for word processors.
func (s *Service) briefDOCX(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	d, err := s.deskOf(c, v, q, lang)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("Q%d-17-%s", d.Question.Number, time.Now().UTC().Format(time.DateOnly))
	return WriteDOCX(c, name, v.Brief(lang, d))
}

// csv answers with a view as a table for spreadsheets.
func (s *Service) csv(name string) coordinationHandler {
	return func(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
		table, err := s.CoordinationTable(name, v, q, lang)
		if err != nil {
			return err
		}
		return writeTable(c, name, table)
	}
}
