package ui

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/searchsvc"
)

// The doors of the site: how readers come in from browsers, other sites and
// addresses that were typed.

// languageCookie keeps the language that a reader chose from the menu.
const languageCookie = "lang"

// enter leads from an address as it was typed, shared or chosen from the menu to
// the one that says the same in a clean way: there is one page to keep, whatever
// other sites add to its address.
func (s *site) enter(lang string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead {
			return
		}
		values, untidy := asTyped(c.Request.URL.RawQuery)
		for name := range values {
			if addedByOthers(name) {
				delete(values, name)
				untidy = true
			}
		}
		status, to := http.StatusMovedPermanently, lang
		if values.Has("lang") {
			status, untidy = http.StatusSeeOther, true
			if chosen := values.Get("lang"); slices.Contains(languages(), chosen) {
				s.keepLanguage(c, chosen)
				to = chosen
			}
			values.Del("lang")
		}
		if untidy {
			here := strings.TrimPrefix(c.Request.URL.EscapedPath(), localPath(lang, ""))
			c.Redirect(status, address(localPath(to, "/"+strings.TrimPrefix(here, "/")), values))
			c.Abort()
		}
	}
}

// keepLanguage remembers a choice for a year.
func (s *site) keepLanguage(c *gin.Context, lang string) {
	c.Header("Cache-Control", "no-store")
	http.SetCookie(c.Writer, &http.Cookie{Name: languageCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 3600,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(s.service.PublicURL(c.Request), "https:")})
}

// asTyped reads what stands behind the "?". A sign that should have been encoded
// stands for itself: "q=100%" asks for "100%". It tells whether there was one.
func asTyped(raw string) (values url.Values, untidy bool) {
	values, err := url.ParseQuery(raw)
	if err == nil {
		return values, false
	}
	values = url.Values{}
	for pair := range strings.SplitSeq(raw, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if name = decoded(name); name != "" {
			values.Add(name, decoded(value))
		}
	}
	return values, true
}

var percent = regexp.MustCompile(`%[0-9A-Fa-f]{2}|%`)

func decoded(text string) string {
	text = percent.ReplaceAllStringFunc(text, func(code string) string {
		if code == "%" {
			return "%25"
		}
		return code
	})
	plain, err := url.QueryUnescape(text)
	if err != nil {
		return text
	}
	return plain
}

// Parameters that campaigns, mail programs and social networks add to links. None
// of them is one of ours.
var (
	addedBeginnings = []string{"utm_", "mtm_", "pk_", "mc_", "hsa_", "_hs", "ref_"}
	addedNames      = []string{"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
		"igshid", "igsh", "srsltid", "_ga", "_gl", "mkt_tok", "oly_enc_id", "vero_id", "spm", "share_source", "ref"}
)

func addedByOthers(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(addedNames, name) ||
		slices.ContainsFunc(addedBeginnings, func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// welcome leads a reader who comes to the first page from elsewhere to the
// language chosen before, else to the one that the browser asks for. Who comes
// from a page of this site has chosen by reading it.
func welcome(c *gin.Context) {
	for _, header := range []string{"Accept-Language", "Cookie", "Sec-Fetch-Site"} {
		c.Writer.Header().Add("Vary", header)
	}
	if c.GetHeader("Sec-Fetch-Site") == "same-origin" {
		return
	}
	lang, err := c.Cookie(languageCookie)
	if err != nil || !slices.Contains(languages(), lang) {
		lang = searchsvc.PreferredLanguage(c.GetHeader("Accept-Language"))
	}
	if lang != languages()[0] {
		c.Header("Cache-Control", "no-store")
		c.Redirect(http.StatusFound, localPath(lang, "/"))
		c.Abort()
	}
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2}([-_][A-Za-z0-9]{2,8})*$`)

// otherSpelling is the address that another spelling of a language means:
// "/zh-CN/search" is "/zh/search", and English has no prefix.
func otherSpelling(u *url.URL) (to string, ok bool) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(u.EscapedPath(), "/"), "/")
	if !languageTag.MatchString(first) {
		return "", false
	}
	lang := strings.ToLower(first[:2])
	if !slices.Contains(languages(), lang) || first == lang && lang != languages()[0] {
		return "", false
	}
	to = localPath(lang, "/"+strings.Trim(rest, "/"))
	if u.RawQuery != "" {
		to += "?" + u.RawQuery
	}
	return to, true
}
