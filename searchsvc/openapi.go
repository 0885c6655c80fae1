package searchsvc

import (
	_ "embed"
	"fmt"

	"github.com/gin-gonic/gin"
	"github.com/goccy/go-yaml"
)

//go:embed openapi.yaml
var openAPIYAML []byte

// openAPIJSON is the description of the API; a test holds it to the handlers.
var openAPIJSON = func() []byte {
	text, err := yaml.YAMLToJSON(openAPIYAML)
	if err != nil {
		panic(fmt.Sprintf("read embedded openapi.yaml: %v", err))
	}
	return text
}()

// OpenAPI is the description of the API as JSON, for the page that shows it.
func OpenAPI() []byte { return openAPIJSON }

// openAPI answers GET /openapi.json.
func (s *Service) openAPI(c *gin.Context) error {
	if _, err := s.parameters(c); err != nil {
		return err
	}
	c.Header("Cache-Control", cacheFor)
	c.Data(200, "application/json; charset=utf-8", openAPIJSON)
	return nil
}
