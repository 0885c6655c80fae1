package searchsvc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// description is the part of an OpenAPI document that these tests read.
type description struct {
	OpenAPI    string                          `json:"openapi"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Parameters map[string]parameter `json:"parameters"`
		Responses  map[string]response  `json:"responses"`
		Schemas    map[string]*schema   `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	OperationID string              `json:"operationId"`
	Summary     string              `json:"summary"`
	Parameters  []parameter         `json:"parameters"`
	Responses   map[string]response `json:"responses"`
}

type parameter struct {
	Ref         string  `json:"$ref"`
	Name        string  `json:"name"`
	In          string  `json:"in"`
	Description string  `json:"description"`
	Required    bool    `json:"required"`
	Schema      *schema `json:"schema"`
	Example     any     `json:"example"`
}

type response struct {
	Ref     string `json:"$ref"`
	Content map[string]struct {
		Schema *schema `json:"schema"`
	} `json:"content"`
}

func describe(t *testing.T, w *world) *description {
	t.Helper()
	d := get200[description](t, w, "/openapi.json")
	for path, operations := range d.Paths {
		for method, o := range operations {
			for i, p := range o.Parameters {
				if name, ok := strings.CutPrefix(p.Ref, "#/components/parameters/"); ok {
					o.Parameters[i] = d.Components.Parameters[name]
				}
			}
			for code, r := range o.Responses {
				if name, ok := strings.CutPrefix(r.Ref, "#/components/responses/"); ok {
					o.Responses[code] = d.Components.Responses[name]
				}
			}
			operations[method] = o
		}
		d.Paths[path] = operations
	}
	return &d
}

var ginParameter = regexp.MustCompile(`:(\w+)`)

func TestEveryAddressIsDescribedAndEveryDescribedOneIsServed(t *testing.T) {
	w := shared
	d := describe(t, w)
	if d.OpenAPI != "3.1.0" {
		t.Errorf("version %q", d.OpenAPI)
	}
	served := map[string]bool{}
	for _, route := range w.Engine().Routes() {
		if route.Method == http.MethodGet || route.Method == http.MethodPost {
			served[ginParameter.ReplaceAllString(route.Path, "{$1}")] = true
		}
	}
	described := slices.Collect(maps.Keys(d.Paths))
	for path := range served {
		if !slices.Contains(described, path) {
			t.Errorf("%s is served and not described", path)
		}
	}
	names := map[string]bool{}
	for path, operations := range d.Paths {
		if !served[path] {
			t.Errorf("%s is described and not served", path)
		}
		for method, o := range operations {
			if method != "get" && method != "post" || o.Summary == "" || o.OperationID == "" || names[o.OperationID] {
				t.Errorf("%s %s: operation %q needs a summary and a name of its own", method, path, o.OperationID)
			}
			names[o.OperationID] = true
		}
	}
}

// acceptedBy finds the list of parameters in the answer to an unknown one.
func acceptedBy(t *testing.T, w *world, path string) []string {
	t.Helper()
	return problemOf(t, w.ask(t, path+"?no-such-parameter=1")).Accepted
}

func TestHandlersTakeExactlyTheDescribedParameters(t *testing.T) {
	w := shared
	for path, operations := range describe(t, w).Paths {
		// OAI-PMH has errors of its own.
		if _, get := operations["get"]; !get || path == "/oai" {
			continue
		}
		var described []string
		for _, p := range operations["get"].Parameters {
			if p.In == "query" {
				described = append(described, p.Name)
			}
			if p.Description == "" {
				t.Errorf("%s: parameter %s has no description", path, p.Name)
			}
		}
		taken := acceptedBy(t, w, example(path, operations["get"]))
		slices.Sort(described)
		slices.Sort(taken)
		if !slices.Equal(described, taken) {
			t.Errorf("%s takes %v and describes %v", path, taken, described)
		}
	}
}

// example fills the parameters in a path.
func example(path string, o operation) string {
	for _, p := range o.Parameters {
		if p.In == "path" {
			path = strings.ReplaceAll(path, "{"+p.Name+"}", fmt.Sprint(p.Example))
		}
	}
	return path
}

func TestEveryDescribedExampleIsAnsweredAsDescribed(t *testing.T) {
	w := shared
	d := describe(t, w)
	for path, operations := range d.Paths {
		o, get := operations["get"]
		if !get {
			continue // what is posted has a test of its own
		}
		base := url.Values{}
		for _, p := range o.Parameters {
			if p.In == "query" && p.Required {
				base.Set(p.Name, fmt.Sprint(p.Example))
			}
		}
		targets := []url.Values{base}
		for _, p := range o.Parameters {
			if p.In != "query" || p.Example == nil {
				continue
			}
			with := maps.Clone(base)
			with[p.Name] = exampleValues(p.Example)
			targets = append(targets, with)
		}
		for _, values := range targets {
			d.checkAnswer(t, w, o, example(path, o), values)
		}
	}
}

func exampleValues(v any) []string {
	list, ok := v.([]any)
	if !ok {
		return []string{fmt.Sprint(v)}
	}
	var values []string
	for _, one := range list {
		values = append(values, fmt.Sprint(one))
	}
	return values
}

func (d *description) checkAnswer(t *testing.T, w *world, o operation, path string, values url.Values) {
	t.Helper()
	target := path
	if len(values) > 0 {
		target += "?" + values.Encode()
	}
	answer := w.ask(t, target)
	if answer.Code != http.StatusOK {
		t.Errorf("%s answered %d: %s", target, answer.Code, answer.Body)
		return
	}
	kind, _, _ := strings.Cut(answer.Header().Get("Content-Type"), ";")
	content, ok := o.Responses["200"].Content[kind]
	if !ok {
		t.Errorf("%s answered with %s, which is not described", target, kind)
		return
	}
	text := answer.Body.Bytes()
	if kind == "application/jsonl" {
		text, _, _ = bytes.Cut(text, []byte("\n"))
	}
	if !strings.HasSuffix(kind, "json") && kind != "application/jsonl" || len(text) == 0 {
		return
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Errorf("%s: %v", target, err)
		return
	}
	for _, mistake := range d.check(content.Schema, v, "$") {
		t.Errorf("%s: %s", target, mistake)
	}
}

func TestProblemsAreShapedAsDescribed(t *testing.T) {
	w := shared
	d := describe(t, w)
	for _, target := range []string{"/api/v1/search?size=0", "/api/v1/standards/nothing", "/api/v1/nothing"} {
		var v any
		if err := json.Unmarshal(w.ask(t, target).Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, mistake := range d.check(d.Components.Schemas["Problem"], v, "$") {
			t.Errorf("%s: %s", target, mistake)
		}
	}
}
