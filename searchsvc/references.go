package searchsvc

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/reference"
)

// references answers POST /api/v1/references: JSON {"text": …}, or a file as
// multipart/form-data under the name "file". Nothing of it is kept or logged.
func (s *Service) references(c *gin.Context, ix *indexer.Index) error {
	text, err := postedText(c)
	if err != nil {
		return err
	}
	return writeJSON(c, reference.Check(ix, text))
}

// postedText reads the text that somebody sent to be checked.
func postedText(c *gin.Context) (string, error) {
	lang := Language(c.Request)
	// A form takes more than its file.
	body := http.MaxBytesReader(c.Writer, c.Request.Body, reference.MostBytes+64<<10)
	if strings.HasPrefix(c.ContentType(), "multipart/") {
		c.Request.Body = body
		return postedFile(c.Request, lang)
	}
	var posted struct {
		Text string `json:"text"`
	}
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&posted); err != nil {
		return "", jsonProblem(err, lang, `{"text": "… RFC 8446 …"}`)
	}
	return posted.Text, nil
}

func postedFile(r *http.Request, lang string) (string, error) {
	file, _, err := r.FormFile("file")
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return "", fileProblem(reference.ErrTooLarge, lang)
		}
		return "", problem("missing-parameter", lang, wrong{parameter: "file", accepted: []string{"DOCX", "HTML", "Markdown", "text"}})
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, reference.MostBytes+1))
	if err != nil {
		return "", fileProblem(reference.ErrDamaged, lang)
	}
	text, err := reference.Text(content)
	if err != nil {
		return "", fileProblem(err, lang)
	}
	return text, nil
}

func fileProblem(err error, lang string) error {
	code := "unreadable-file"
	switch {
	case errors.Is(err, reference.ErrTooLarge):
		return problem("too-large", lang, wrong{accepted: []string{"5242880"}})
	case errors.Is(err, reference.ErrDamaged):
		code = "damaged-file"
	}
	return problem(code, lang, wrong{accepted: []string{"DOCX", "HTML", "Markdown", "text (UTF-8)"}})
}
