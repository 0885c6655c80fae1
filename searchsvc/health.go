package searchsvc

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// healthy answers GET /healthz: the process runs.
func (s *Service) healthy(c *gin.Context) error {
	return s.say(c, "ok")
}

// ready answers GET /readyz: searches can be answered.
func (s *Service) ready(c *gin.Context) error {
	ix, release := s.live.Acquire()
	defer release()
	if ix == nil || s.leaving.Load() {
		return problem("unavailable", Language(c.Request), wrong{})
	}
	if err := ix.Ready(c.Request.Context()); err != nil {
		return err
	}
	return s.say(c, "ready")
}

func (s *Service) say(c *gin.Context, state string) error {
	if _, err := s.parameters(c); err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store")
	return writeAs(c, http.StatusOK, "application/json; charset=utf-8", map[string]string{"status": state})
}
