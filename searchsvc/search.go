package searchsvc

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
)

// search answers GET /api/v1/search.
func (s *Service) search(c *gin.Context, ix *indexer.Index) error {
	q, lang, err := s.query(c)
	if err != nil {
		return err
	}
	begin := time.Now()
	result, err := ix.Search(c.Request.Context(), q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	took := time.Since(begin)
	s.metrics.searched(took)
	answer := s.NewSearchAnswer(q, result, took, lang)
	answer.Named = s.Named(q.Text, lang)
	return writeJSON(c, answer)
}

// query reads the address of a search.
func (s *Service) query(c *gin.Context) (indexer.Query, string, error) {
	lang := Language(c.Request)
	values, mistake := readAddress(c.Request.URL, lang)
	if mistake != nil {
		return indexer.Query{}, lang, mistake
	}
	q, mistake := s.ParseQuery(values, lang)
	if mistake != nil {
		return indexer.Query{}, lang, mistake
	}
	return q, lang, nil
}

// parameters reads the address of anything else.
func (s *Service) parameters(c *gin.Context, known ...string) (*parameters, error) {
	lang := Language(c.Request)
	values, mistake := readAddress(c.Request.URL, lang)
	if mistake != nil {
		return nil, mistake
	}
	p := readParameters(values, lang, known...)
	if p.mistake != nil {
		return nil, p.mistake
	}
	return p, nil
}

// writeJSON answers 200 with v. Marks in highlights stay readable: browsers are
// told by the content type that this is no page.
func writeJSON(c *gin.Context, v any) error {
	return writeAs(c, http.StatusOK, "application/json; charset=utf-8", v)
}

func writeAs(c *gin.Context, status int, contentType string, v any) error {
	b := buffers.Get().(*buffer)
	defer b.free()
	b.Reset()
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encode answer: %w", err)
	}
	h := c.Writer.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	c.Writer.WriteHeader(status)
	_, err := c.Writer.Write(b.Bytes())
	return err
}
