package export

import (
	"slices"
	"strconv"
	"strings"
)

// Negotiated is the format, of those offered, that the Accept headers of a request
// ask for rather than a page for people: the one with the highest weight, the
// first of equals. A program that names a format is given it, whatever else
// "*/*" lets through; who names none is given the page.
func Negotiated(accept []string, offered []Format) (best Format, ok bool) {
	most := 0.0
	for wanted := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		mediaType, weight := weighed(wanted)
		if weight <= most {
			continue
		}
		if mediaType == "text/html" || mediaType == "application/xhtml+xml" {
			best, ok, most = Format{}, false, weight
		} else if i := slices.IndexFunc(offered, func(f Format) bool { return f.mediaType() == mediaType }); i >= 0 {
			best, ok, most = offered[i], true, weight
		}
	}
	return best, ok
}

// weighed reads one wish of an Accept header. A weight that cannot be read, or
// is none of 0 to 1, is that of a wish without one.
func weighed(wanted string) (mediaType string, weight float64) {
	mediaType, parameters, _ := strings.Cut(wanted, ";")
	weight = 1
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if given, err := strconv.ParseFloat(value, 64); err == nil && strings.EqualFold(name, "q") && given >= 0 && given <= 1 {
			weight = given
		}
	}
	return strings.ToLower(strings.TrimSpace(mediaType)), weight
}

// mediaType is the content type without its character set.
func (f Format) mediaType() string {
	mediaType, _, _ := strings.Cut(f.ContentType, ";")
	return mediaType
}
