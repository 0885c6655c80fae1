package searchsvc

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// oaiArguments are those that each verb takes; the first ones, up to the
// number, have to be there.
var oaiArguments = map[string]struct {
	required []string
	optional []string
}{
	"Identify":            {},
	"ListMetadataFormats": {optional: []string{"identifier"}},
	"ListSets":            {optional: []string{"resumptionToken"}},
	"GetRecord":           {required: []string{"identifier", "metadataPrefix"}},
	"ListIdentifiers":     {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}},
	"ListRecords":         {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}},
}

// oaiVerbs in the order of the protocol.
var oaiVerbs = []string{"GetRecord", "Identify", "ListIdentifiers", "ListMetadataFormats", "ListRecords", "ListSets"}

// oaiForms are how arguments are written (the protocol's schema, which also
// holds for an answer that repeats them).
var oaiForms = map[string]*regexp.Regexp{
	"metadataPrefix": regexp.MustCompile(`^[\w.!~*'()-]+$`),
	"set":            regexp.MustCompile(`^[\w.!~*'()-]+(:[\w.!~*'()-]+)*$`),
	"from":           oaiDate,
	"until":          oaiDate,
}

// oaiExamples are arguments that can be read.
var oaiExamples = map[string]string{"metadataPrefix": oaiPrefix, "set": "body:ietf", "from": "2026-11-27 or 2026-11-27T06:00:00Z",
	"until": "2026-11-27 or 2026-11-27T06:00:00Z"}

var oaiDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$`)

// check holds the arguments against what the verb takes.
func (h *harvest) check() *oaiError {
	verb := h.given.Get("verb")
	takes, ok := oaiArguments[verb]
	if !ok || len(h.given["verb"]) != 1 {
		return &oaiError{"badVerb", fmt.Sprintf("%q is none of %s", strings.Join(h.given["verb"], " "), strings.Join(oaiVerbs, ", "))}
	}
	alone := h.given.Has("resumptionToken") && strings.HasPrefix(verb, "List") && len(takes.required) > 0
	for name, values := range h.given {
		known := name == "verb" || !alone && (slices.Contains(takes.required, name) || slices.Contains(takes.optional, name)) || alone && name == "resumptionToken"
		if !known || len(values) != 1 {
			return &oaiError{"badArgument", fmt.Sprintf("%s does not take %s, not here or not twice; it takes %s", verb, name,
				strings.Join(append(slices.Clone(takes.required), takes.optional...), ", "))}
		}
	}
	for _, name := range takes.required {
		if !alone && h.given.Get(name) == "" {
			return &oaiError{"badArgument", verb + " needs " + name}
		}
	}
	for name, form := range oaiForms {
		if value := h.given.Get(name); h.given.Has(name) && !form.MatchString(value) {
			return &oaiError{"badArgument", fmt.Sprintf("%s cannot be %q; it is such as %s", name, shorten(value), oaiExamples[name])}
		}
	}
	if prefix := h.given.Get("metadataPrefix"); prefix != "" && prefix != oaiPrefix {
		return &oaiError{"cannotDisseminateFormat", fmt.Sprintf("%q is not %s", prefix, oaiPrefix)}
	}
	return nil
}

// oaiMoment reads a date or a time; a date is filled up with a time of day.
func oaiMoment(text, fill string) (string, bool) {
	if text == "" {
		return "", true
	}
	if len(text) == len(time.DateOnly) {
		text += fill
	}
	_, err := time.Parse("2006-01-02T15:04:05Z", text)
	return text, err == nil
}
