package searchsvc

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"landscape/indexer"
	"landscape/standard"
)

const (
	// mostLookups is how many identifiers one request may ask for.
	mostLookups = 1000
	// mostLookupBytes bounds the request.
	mostLookupBytes = 1 << 20
)

// LookupAnswer is what became of one identifier in a list.
type LookupAnswer struct {
	// Given is the text as it came.
	Given string `json:"given"`
	// Read is the identifier in it as its body writes it, "" when there is none.
	Read string `json:"read"`
	// Found tells that the landscape holds the standard; else Reason says why not:
	// "not-an-identifier", "not-held", "series".
	Found  bool   `json:"found"`
	Reason string `json:"reason,omitempty"`
	// URL is the body's own page of a standard that is not held, where it can be told.
	URL string `json:"url,omitempty"`
	// Existence is what is known of one, as with a search.
	Existence indexer.Existence `json:"existence,omitempty"`
	// Series is the series that was named in place of one standard.
	Series   *SeriesName  `json:"series,omitempty"`
	Standard *LookedUp    `json:"standard,omitempty"`
	Asked    *AskedAnswer `json:"asked,omitempty"`
}

// LookedUp is a standard that was looked up.
type LookedUp struct {
	ID            string          `json:"id"`
	Slug          string          `json:"slug"`
	Title         string          `json:"title"`
	Body          standard.Body   `json:"body"`
	Status        standard.Status `json:"status"`
	StatusWording string          `json:"status_wording"`
	Published     string          `json:"published"`
	Access        standard.Access `json:"access"`
	URL           string          `json:"url"`
	ReplacedBy    []string        `json:"replaced_by,omitempty"`
}

// lookup answers POST /api/v1/lookup: one entry for each identifier, in the same order.
func (s *Service) lookup(c *gin.Context, ix *indexer.Index) error {
	lang := Language(c.Request)
	var asked struct {
		Identifiers []string `json:"identifiers"`
	}
	body := http.MaxBytesReader(c.Writer, c.Request.Body, mostLookupBytes)
	if err := decodeJSON(body, &asked); err != nil {
		return jsonProblem(err, lang, `{"identifiers": ["ITU-T X.509", "RFC 8446"]}`)
	}
	if n := len(asked.Identifiers); n == 0 || n > mostLookups {
		return problem("bad-value", lang, wrong{parameter: "identifiers", value: strconv.Itoa(n), accepted: []string{"1.." + strconv.Itoa(mostLookups)}})
	}
	answers := make([]LookupAnswer, len(asked.Identifiers))
	for i, text := range asked.Identifiers {
		answers[i] = LookUp(ix, text)
	}
	return writeJSON(c, map[string]any{"results": answers})
}

// decodeJSON reads the one value that a body holds.
func decodeJSON(body io.Reader, into any) error {
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return cmp.Or(err, errors.New("what stands after the JSON"))
	}
	return nil
}

// jsonProblem tells what is wrong with a body that should be JSON as in the example.
func jsonProblem(err error, lang, example string) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return problem("too-large", lang, wrong{accepted: []string{strconv.FormatInt(large.Limit, 10)}})
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the end of the text")
	}
	return problem("bad-json", lang, wrong{value: err.Error(), accepted: []string{example}})
}

// LookUp tells what became of one identifier.
func LookUp(ix *indexer.Index, text string) LookupAnswer {
	found := ix.Lookup(text)
	a := LookupAnswer{Given: text, Read: found.Read}
	switch d := found.Document; {
	case d != nil:
		a.Found = true
		a.Standard = &LookedUp{ID: d.ID, Slug: d.Slug, Title: d.Title, Body: d.Body, Status: d.Status, StatusWording: d.Wording,
			Published: d.Published, Access: d.Access, URL: d.URL}
		if d.Status == standard.Superseded || d.Status == standard.Withdrawn {
			a.Standard.ReplacedBy = successors(d)
		}
		if found.Asked != nil {
			a.Asked = askedAnswer(found.Asked)
			if a.Asked.Edition != nil {
				a.Asked.Edition.ReplacedBy = replacements(found.Asked.Edition, d)
			}
		}
	case found.Series != nil:
		a.Reason, a.Series = "series", NewSeriesName(found.Series)
	case found.Read == "":
		a.Reason = "not-an-identifier"
	default:
		a.Reason, a.URL, a.Existence = "not-held", found.URL, found.Existence
	}
	return a
}
