package searchsvc

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"landscape/taxonomy"
)

// parameters reads the parameters of one request and keeps the first mistake.
type parameters struct {
	values  url.Values
	lang    string
	mistake *Problem
}

// readParameters checks that every parameter is one of the known ones, so that
// a misspelt filter is never taken for no filter.
func readParameters(values url.Values, lang string, known ...string) *parameters {
	p := &parameters{values: values, lang: lang}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(known, name) {
			p.fail("unknown-parameter", wrong{parameter: name, accepted: known})
		}
		for _, value := range values[name] {
			if !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
				p.fail("malformed-query", wrong{parameter: name, value: value})
			}
		}
	}
	if slices.Contains(known, "lang") {
		p.choice("lang", taxonomy.Languages(), "")
	}
	return p
}

func (p *parameters) fail(code string, w wrong) {
	if p.mistake == nil {
		p.mistake = problem(code, p.lang, w)
	}
}

func (p *parameters) badValue(name, value string, accepted ...string) {
	p.fail("bad-value", wrong{parameter: name, value: value, accepted: accepted})
}

// one is the value of a parameter that may be given once.
func (p *parameters) one(name string) string {
	switch given := p.values[name]; len(given) {
	case 0:
		return ""
	case 1:
		return given[0]
	default:
		p.fail("repeated-parameter", wrong{parameter: name})
		return ""
	}
}

// number is a whole number within bounds.
func (p *parameters) number(name string, least, most, fallback int) int {
	text := p.one(name)
	if text == "" && !p.values.Has(name) {
		return fallback
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		p.badValue(name, text, strconv.Itoa(least)+".."+strconv.Itoa(most))
		return fallback
	}
	return n
}

// choice is one of a list.
func (p *parameters) choice(name string, accepted []string, fallback string) string {
	text := p.one(name)
	if text == "" && !p.values.Has(name) {
		return fallback
	}
	if !slices.Contains(accepted, text) {
		p.badValue(name, text, accepted...)
		return fallback
	}
	return text
}

// readAddress parses what stands behind the "?", which net/http would pass over
// in silence where it cannot be read.
func readAddress(u *url.URL, lang string) (url.Values, *Problem) {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, problem("malformed-query", lang, wrong{value: firstUnreadable(u.RawQuery)})
	}
	return values, nil
}

// firstUnreadable is the name=value pair that cannot be decoded.
func firstUnreadable(raw string) string {
	for pair := range strings.SplitSeq(raw, "&") {
		if _, err := url.ParseQuery(pair); err != nil {
			return pair
		}
	}
	return raw
}
