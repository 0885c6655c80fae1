package searchsvc

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"landscape/indexer"
)

// Problem says what went wrong, in the reader's language (RFC 9457). It holds
// nothing that a stranger should not see; the cause goes to the log.
type Problem struct {
	// Type is an address that explains this kind of problem.
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	RequestID string `json:"request_id,omitempty"`

	// Parameter is the one that is wrong, Value what it held, and Accepted what
	// it takes: values, or ranges such as "1..100".
	Parameter string   `json:"parameter,omitempty"`
	Value     string   `json:"value,omitempty"`
	Accepted  []string `json:"accepted,omitempty"`

	// Code is the last part of Type: "bad-value".
	Code     string `json:"-"`
	Language string `json:"-"`
	cause    error
}

// Error is the sentence for the reader.
func (p *Problem) Error() string { return p.Detail }

// Unwrap is the cause, for the log.
func (p *Problem) Unwrap() error { return p.cause }

// wrong holds the parts of a problem that its sentence speaks of.
type wrong struct {
	parameter, value string
	accepted         []string
}

type problemText struct{ Title, Detail string }

type problemKind struct {
	Status int
	Texts  map[string]problemText
}

//go:embed problems.yaml
var problemsYAML []byte

// problemKinds are the embedded texts by code; they never change.
var problemKinds = readProblemKinds()

func readProblemKinds() map[string]problemKind {
	var kinds map[string]problemKind
	if err := yaml.UnmarshalWithOptions(problemsYAML, &kinds, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("read embedded problems.yaml: %v", err))
	}
	return kinds
}

// problem words the problem of that code in a language.
func problem(code, lang string, w wrong) *Problem {
	kind := problemKinds[code]
	text, ok := kind.Texts[lang]
	if !ok {
		lang, text = defaultLanguage, kind.Texts[defaultLanguage]
	}
	w.value = shorten(w.value)
	detail := strings.NewReplacer("{parameter}", w.parameter, "{value}", w.value,
		"{accepted}", strings.Join(w.accepted, ", ")).Replace(text.Detail)
	return &Problem{
		Type: "/api/v1/problems#" + code, Title: text.Title, Status: kind.Status, Detail: detail,
		Parameter: w.parameter, Value: w.value, Accepted: w.accepted, Code: code, Language: lang,
	}
}

// shorten keeps what a stranger sent from filling our answer.
func shorten(s string) string {
	const most = 100
	s = strings.ToValidUTF8(s, "\uFFFD")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// AsProblem turns any error into what a reader may see of it.
func AsProblem(err error, lang string) *Problem {
	var p *Problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, errBusy):
		p = problem("busy", lang, wrong{})
	case errors.Is(err, indexer.ErrUnavailable):
		p = problem("index-unreachable", lang, wrong{})
	case errors.Is(err, errTooMany):
		p = problem("too-many-requests", lang, wrong{})
	case errors.Is(err, context.DeadlineExceeded):
		p = problem("timeout", lang, wrong{})
	default:
		p = problem("internal", lang, wrong{})
	}
	p.cause = err
	return p
}

// problemEntry explains one kind of problem at /api/v1/problems.
type problemEntry struct {
	Code   string `json:"code"`
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
}

func problemList(lang string) []problemEntry {
	var list []problemEntry
	for code, kind := range problemKinds {
		text := kind.Texts[lang]
		list = append(list, problemEntry{Code: code, Status: kind.Status, Title: text.Title, Detail: text.Detail})
	}
	slices.SortFunc(list, func(a, b problemEntry) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// clientGone tells whether the reader left before the answer was there.
func clientGone(r *http.Request, err error) bool {
	return errors.Is(err, context.Canceled) && r.Context().Err() != nil
}

// writeProblem answers with a problem and names the request in it.
func (s *Service) writeProblem(w http.ResponseWriter, r *http.Request, p *Problem) {
	told := *p // the request id is this answer's alone
	told.RequestID = RequestID(r.Context())
	h := w.Header()
	forgetCaching(h)
	h.Del("Content-Disposition")
	h.Set("Content-Type", "application/problem+json; charset=utf-8")
	h.Set("Content-Language", p.Language)
	if p.Status == http.StatusServiceUnavailable && h.Get("Retry-After") == "" {
		h.Set("Retry-After", "5")
	}
	w.WriteHeader(p.Status)
	if err := json.NewEncoder(w).Encode(told); err != nil {
		s.log.Debug("reader left before the problem was told", "id", told.RequestID, "error", err)
	}
}
