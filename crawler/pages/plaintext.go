package pages

import (
	"strings"

	"golang.org/x/net/html"
)

// breaks are the elements that part words; others stand inside of them.
var breaks = map[string]bool{"p": true, "br": true, "li": true, "ul": true, "ol": true, "div": true, "td": true,
	"tr": true, "h1": true, "h2": true, "h3": true, "h4": true, "dd": true, "dt": true}

// PlainText takes tags, comments and scripts out of a fragment of HTML.
func PlainText(fragment string) string {
	if !strings.ContainsAny(fragment, "<&") {
		return strings.TrimSpace(fragment)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	hidden := false
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			if !hidden {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if breaks[string(name)] {
				b.WriteByte(' ')
			}
			if string(name) == "script" || string(name) == "style" {
				hidden = kind == html.StartTagToken
			}
		}
	}
}
