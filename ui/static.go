package ui

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strconv"

	"github.com/gin-gonic/gin"

	"landscape/searchsvc"
)

//go:embed static
var staticFiles embed.FS

// asset is one static file, compressed once in every encoding.
type asset struct {
	content       []byte
	compressed    map[string][]byte
	kind, version string
}

// assets are the static files by name. Their address carries a digest of their
// content, so that browsers may keep them for good.
type assets map[string]asset

// sources are the files each asset is made of.
var sources = map[string][]string{
	"site.css": {"tokens.css", "site.css", "coordination.css"},
	"site.js":  {"site.js", "list.js", "steps.js"},
	"steps.js": {"steps.js"}, // for the offline pack
	"icon.svg": {"icon.svg"},
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

func loadAssets() (assets, error) {
	all := assets{}
	for name, files := range sources {
		var content bytes.Buffer
		for _, file := range files {
			part, err := staticFiles.ReadFile("static/" + file)
			if err != nil {
				return nil, fmt.Errorf("open static file: %w", err)
			}
			content.Write(part)
		}
		compressed, err := searchsvc.Compressed(content.Bytes())
		if err != nil {
			return nil, fmt.Errorf("compress %s: %w", name, err)
		}
		digest := sha256.Sum256(content.Bytes())
		all[name] = asset{content: content.Bytes(), compressed: compressed,
			kind: kinds[path.Ext(name)], version: hex.EncodeToString(digest[:6])}
	}
	return all, nil
}

// address of a static file, for templates.
func (a assets) address(name string) (string, error) {
	file, ok := a[name]
	if !ok {
		return "", fmt.Errorf("no static file %s", name)
	}
	return "/static/" + name + "?v=" + file.version, nil
}

// serve answers GET /static/{name}.
func (a assets) serve(c *gin.Context) {
	file, ok := a[c.Param("name")]
	if !ok {
		c.Status(http.StatusNotFound)
		return
	}
	h := c.Writer.Header()
	h.Set("Cache-Control", "public, max-age=3600")
	if c.Query("v") == file.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Vary", "Accept-Encoding")
	content := file.content
	if encoding := searchsvc.EncodingFor(c.GetHeader("Accept-Encoding")); encoding != "" {
		content = file.compressed[encoding]
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	c.Data(http.StatusOK, file.kind, content)
}
