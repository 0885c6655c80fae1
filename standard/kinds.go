package standard

import (
	"regexp"
	"strings"
)

// kindsInWords are the kinds of documents as running text spells them out, mostly with
// the letters in brackets behind: "Technical Specification (TS) 33.501".
var kindsInWords = map[string]string{
	"ts": "technical specification", "tr": "technical report", "en": "european standard", "es": "etsi standard",
	"eg": "etsi guide", "sr": "special report", "gs": "group specification", "gr": "group report",
	"rfc": "request for comments", "bcp": "best current practice", "std": "internet standard",
	"sp": "special publication", "fips": "federal information processing standard",
	"ir": "internal report", "nistir": "interagency report", "cswp": "cybersecurity white paper",
	"pas": "publicly available specification", "xep": "xmpp extension protocol",
	"dis": "draft international standard", "fdis": "final draft international standard", "cd": "committee draft", "wd": "working draft",
}

// inWords adds the words to spellings of kinds, the longer forms first.
func inWords(kinds []spelling) []spelling {
	var all []spelling
	for _, k := range kinds {
		if words := kindsInWords[k.typed]; words != "" {
			all = append(all, spelling{words + " (" + k.typed + ")", k.written}, spelling{words, k.written})
		}
	}
	return append(all, kinds...)
}

// leadsInWords adds the words to leads that are, or end in, the letters of a kind.
func leadsInWords(leads []lead) []lead {
	all := leads
	for _, l := range leads {
		before, kind, ended := cutKind(l.text)
		words := strings.ReplaceAll(kindsInWords[kind], " ", "-")
		if words == "" {
			continue
		}
		l.upper, l.capital = false, true
		for _, form := range []string{words, words + "-(" + kind + ")"} {
			l.text = before + form + ended
			all = append(all, l)
		}
	}
	return all
}

// cutKind splits "3gpp-ts" and "xep-" around the letters of the kind.
func cutKind(text string) (before, kind, ended string) {
	kind = strings.TrimSuffix(text, "-")
	ended = text[len(kind):]
	if at := strings.LastIndexByte(kind, '-'); at >= 0 {
		before, kind = kind[:at+1], kind[at+1:]
	}
	return before, kind, ended
}

// kindAlone are words for a kind that is no part of the identifier.
const kindAlone = `(?:international standard|european standard|standard|recommendation|specification|deliverable)`

var (
	kindInFront  = regexp.MustCompile(`(?i)^` + kindAlone + `:? +`)
	kindAtBody   = regexp.MustCompile(`(?i)^([a-z0-9]+(?:[/-][a-z0-9]+)*) ` + kindAlone + `:? +`)
	clauseBehind = regexp.MustCompile(`(?i)^(.*\d\S*?),? +(?:§+ ?|(?:sections?|sec\.|clauses?|annex|appendix|chapter|tables?|figures?|requirement|article|art\.) )[0-9A-Z]\S{0,15}$`)
	yearBehind   = regexp.MustCompile(`^(.*\d\S*?)(?::| ?\(|, ?)((?:19|20)\d\d)\)?$`)
)

// WithoutWords takes off what people put beside an identifier: words for its kind,
// "International Standard ISO/IEC 27001", "IEEE Standard 802.1X", and the place in it,
// "RFC 8446, Section 4.2".
func WithoutWords(s string) string {
	if m := clauseBehind.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	s = kindInFront.ReplaceAllString(s, "")
	if m := kindAtBody.FindStringSubmatch(s); m != nil {
		if _, ok := LookupBody(m[1]); ok {
			s = m[1] + " " + s[len(m[0]):]
		}
	}
	return s
}

// CutYear splits the year off an identifier of a body that counts its editions in
// another way: "ETSI TS 103 701:2021", "RFC 8446 (2018)".
func CutYear(s string) (rest, year string, ok bool) {
	m := yearBehind.FindStringSubmatch(s)
	if m == nil {
		return s, "", false
	}
	return m[1], m[2], true
}
