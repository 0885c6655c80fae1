package ui

import (
	"bytes"
	"net/http"

	"github.com/gin-gonic/gin"
)

// contentPolicy lets a page load only our own style sheet, script and icon: a
// publisher's text that carried a script could do nothing.
const contentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect sets the headers that keep a page to itself.
func protect(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
}

// robots keeps crawlers out of the endless combinations of filters, and leads
// them to every standard.
func (s *site) robots(c *gin.Context) {
	text, err := staticFiles.ReadFile("static/robots.txt")
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	c.String(http.StatusOK, "%s\nSitemap: %s/sitemap.xml\n", bytes.TrimSpace(text), s.service.PublicURL(c.Request))
}
