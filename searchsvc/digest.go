package searchsvc

import (
	"fmt"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/coordination"
)

// digest answers GET /api/v1/coordination/questions/{number}/digest.
func (s *Service) digest(c *gin.Context, v *coordination.View, q CoordinationQuery, lang string) error {
	d, err := s.Digest(v, c.Param("number"), q.Since, lang)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", cacheFor)
	return writeJSON(c, d)
}

// Digest gathers what is new on the subject of a Question since a time.
func (s *Service) Digest(v *coordination.View, number string, since time.Time, lang string) (*coordination.Digest, error) {
	question, err := s.questionNamed(number, lang)
	if err != nil {
		return nil, err
	}
	changes, err := s.catalogue.Changes(since)
	if err != nil {
		return nil, fmt.Errorf("read changes: %w", err)
	}
	return v.Digest(question, since, changes), nil
}
