package searchsvc

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/reference"
)

// references answers POST /api/v1/references: JSON {"text": …}, or as
// multipart/form-data a text, or a file under the name "file". Nothing of it is kept or logged.
func (s *Service) references(c *gin.Context, ix *indexer.Index) error {
	report, err := postedReferences(c, ix)
	if err != nil {
		return err
	}
	return writeJSON(c, report)
}

// referencesCSV answers with the references as a table for spreadsheets.
func (s *Service) referencesCSV(c *gin.Context, ix *indexer.Index) error {
	report, err := postedReferences(c, ix)
	if err != nil {
		return err
	}
	return writeTable(c, "references", report.Table())
}

// referencesDOCX answers with a form of Recommendation A.5 for each reference to a
// text of another organization.
func (s *Service) referencesDOCX(c *gin.Context, ix *indexer.Index) error {
	report, err := postedReferences(c, ix)
	if err != nil {
		return err
	}
	return WriteDOCX(c, "references", reference.Qualification(ix, report, Language(c.Request)))
}

// postedReferences checks the references of the text that somebody sent.
func postedReferences(c *gin.Context, ix *indexer.Index) (reference.Report, error) {
	lang := Language(c.Request)
	text, err := PostedText(c, lang)
	if err != nil {
		return reference.Report{}, err
	}
	return CheckReferences(ix, text, lang)
}

// CheckReferences checks the references of a text; lang is for what may be wrong with it.
func CheckReferences(ix *indexer.Index, text reference.Reading, lang string) (reference.Report, error) {
	report, err := reference.Check(ix, text)
	if err != nil {
		err = fileProblem(err, lang)
	}
	return report, err
}

// PostedText reads the text that somebody sent to be checked; lang is for what
// may be wrong with it.
func PostedText(c *gin.Context, lang string) (reference.Reading, error) {
	// A form takes more than its file.
	body := http.MaxBytesReader(c.Writer, c.Request.Body, reference.MostBytes+64<<10)
	if isForm(c) {
		c.Request.Body = body
		if text := c.Request.FormValue("text"); strings.TrimSpace(text) != "" {
			return reference.Pasted(text), nil
		}
		return postedFile(c.Request, lang)
	}
	var posted struct {
		Text string `json:"text"`
	}
	if err := decodeJSON(body, &posted); err != nil {
		return reference.Reading{}, jsonProblem(err, lang, `{"text": "… RFC 8446 …"}`)
	}
	return reference.Pasted(posted.Text), nil
}

func postedFile(r *http.Request, lang string) (reference.Reading, error) {
	file, _, err := r.FormFile("file")
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return reference.Reading{}, fileProblem(reference.ErrTooLarge, lang)
		}
		return reference.Reading{}, problem("missing-parameter", lang, wrong{parameter: "file", accepted: []string{"DOCX", "PDF", "HTML", "Markdown", "text"}})
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, reference.MostBytes+1))
	if err != nil {
		return reference.Reading{}, fileProblem(reference.ErrDamaged, lang)
	}
	text, err := reference.Read(content)
	if err != nil {
		return reference.Reading{}, fileProblem(err, lang)
	}
	return text, nil
}

func fileProblem(err error, lang string) error {
	code := "unreadable-file"
	switch {
	case errors.Is(err, reference.ErrTooLarge):
		return problem("too-large", lang, wrong{accepted: []string{strconv.Itoa(reference.MostBytes)}})
	case errors.Is(err, reference.ErrTooMuch):
		code = "too-much-inside"
	case errors.Is(err, reference.ErrDamaged):
		code = "damaged-file"
	}
	return problem(code, lang, wrong{accepted: []string{"DOCX", "PDF", "HTML", "Markdown", "text (UTF-8)"}})
}
