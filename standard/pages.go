package standard

import (
	"net/url"
	"strings"
)

// PageOf is the body's own page of a standard, where it can be told from the
// identifier alone; "" else.
func PageOf(id Identifier) string {
	switch id.Body {
	case "IETF":
		switch id.Type {
		case "RFC":
			return "https://www.rfc-editor.org/info/rfc" + id.Number
		case "BCP", "STD", "FYI":
			return "https://www.rfc-editor.org/info/" + strings.ToLower(id.Type) + id.Number
		}
		if strings.HasPrefix(id.Number, "draft-") {
			return "https://datatracker.ietf.org/doc/" + url.PathEscape(id.Number) + "/"
		}
	case "ITU-R":
		return "https://www.itu.int/rec/R-REC-" + url.PathEscape(id.Number) + "/en"
	case "XSF":
		return "https://xmpp.org/extensions/" + url.PathEscape(strings.ToLower(id.Number)) + ".html"
	case "Ecma":
		return "https://ecma-international.org/publications-and-standards/standards/" + url.PathEscape(strings.ToLower(id.Number)) + "/"
	case "IANA":
		return "https://www.iana.org/assignments/" + url.PathEscape(id.Number)
	case "ITU-T":
		return "https://www.itu.int/rec/T-REC-" + url.PathEscape(id.Number)
	case "W3C":
		return "https://www.w3.org/TR/" + url.PathEscape(id.Number) + "/"
	case "3GPP":
		return "https://www.3gpp.org/dynareport/" + url.PathEscape(strings.ReplaceAll(id.Number, ".", "")) + ".htm"
	case "ISO", "ISO/IEC":
		return "https://www.iso.org/search.html?q=" + url.QueryEscape(id.Name())
	case "ETSI":
		return "https://www.etsi.org/standards-search#search=" + url.QueryEscape(id.Name())
	case "IEC":
		return "https://webstore.iec.ch/en/search/?q=" + url.QueryEscape(id.Name())
	}
	if info, ok := LookupBody(string(id.Body)); ok {
		return info.Home
	}
	return ""
}

// bodySites are hosts of the bodies beside that of their home page.
var bodySites = map[string]Body{
	"itu.int": "ITU-T", "iso.org": "ISO", "iec.ch": "IEC", "etsi.org": "ETSI", "3gpp.org": "3GPP", "ietf.org": "IETF", "rfc-editor.org": "IETF",
	"ieee.org": "IEEE", "ieee802.org": "IEEE", "w3.org": "W3C", "oasis-open.org": "OASIS", "nist.gov": "NIST", "cen.eu": "CEN/CENELEC",
}

// BodyAt is the body whose site an address leads to.
func BodyAt(address string) (BodyInfo, bool) {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(strings.ToLower(address))
	if err != nil {
		return BodyInfo{}, false
	}
	for host := strings.TrimPrefix(u.Hostname(), "www."); host != ""; _, host, _ = strings.Cut(host, ".") {
		for i := range bodies {
			if b := &bodies[i]; bodySites[host] == b.Body || host == strings.TrimPrefix(hostOf(b.Home), "www.") {
				return *b, true
			}
		}
	}
	return BodyInfo{}, false
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// DraftName is the name of an Internet-Draft without its revision.
func DraftName(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, "draft-") || strings.ContainsAny(s, " \t") {
		return "", false
	}
	if i := len(s) - 3; i > 0 && s[i] == '-' && isDigits(s[i+1:]) {
		return s[:i], true
	}
	return s, true
}
