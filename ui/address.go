package ui

import (
	"net/url"
	"slices"
	"strings"
)

// localPath is a path of the site in a language: English has no prefix.
func localPath(lang, path string) string {
	if lang == languages()[0] {
		return path
	}
	return strings.TrimSuffix("/"+lang+path, "/")
}

// address joins a path and its parameters.
func address(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// copyOf is a copy of the parameters, without those named.
func copyOf(values url.Values, without ...string) url.Values {
	copied := make(url.Values, len(values))
	for name, given := range values {
		if !slices.Contains(without, name) {
			copied[name] = slices.Clone(given)
		}
	}
	return copied
}

// withValue sets one parameter; another page of another result makes no sense,
// so the page goes.
func withValue(values url.Values, name string, value ...string) url.Values {
	changed := copyOf(values, "page", name)
	if len(value) > 0 {
		changed[name] = value
	}
	return changed
}

// withoutValue takes one value of a parameter away.
func withoutValue(values url.Values, name, value string) url.Values {
	rest := slices.DeleteFunc(slices.Clone(values[name]), func(v string) bool { return v == value })
	return withValue(values, name, rest...)
}

// webAddress lets only addresses of the web through: a publisher's link of
// another kind is not for a reader to follow.
func webAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "ftp") || u.Host == "" {
		return ""
	}
	return text
}
