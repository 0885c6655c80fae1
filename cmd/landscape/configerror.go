package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// configError says what is wrong with a configuration, and where.
type configError struct {
	file string
	line int
	// key is the path of the key: "crawler.sources.etsi.shrink".
	key, reason string
}

func (e *configError) Error() string {
	where := e.file
	if e.line > 0 {
		where = fmt.Sprintf("%s:%d", e.file, e.line)
	}
	if e.key == "" {
		return where + ": " + e.reason
	}
	return where + ": " + e.key + ": " + e.reason
}

// durationError is a text that is no duration. The YAML library does not say
// where it stands, so it is looked for.
type durationError struct{ text string }

func (e *durationError) Error() string {
	return fmt.Sprintf("%q is not %s", e.text, kindNames["time.Duration"])
}

func readDuration(d *time.Duration, text []byte) error {
	value := strings.Trim(strings.TrimSpace(string(text)), `"'`)
	parsed, err := time.ParseDuration(value)
	if err != nil {
		return &durationError{value}
	}
	*d = parsed
	return nil
}

// wantedKind finds the Go type in a message of the YAML library, and kindNames
// says what a person would call it.
var wantedKind = regexp.MustCompile(`of type (string|int|bool|float64)$`)

var kindNames = map[string]string{"string": "a text", "int": "a whole number", "bool": "true or false",
	"float64": "a number", "time.Duration": `a duration such as "30s", "5m" or "24h"`}

// explain turns an error of the YAML library into ours: line, key, reason. tree
// is nil when the text is no YAML at all.
func explain(file string, tree *ast.File, err error) error {
	if bad := new(durationError); errors.As(err, &bad) {
		found := find(tree, func(n ast.Node) bool { return isScalar(n) && n.GetToken().Value == bad.text })
		return &configError{file, found.line, found.key, bad.Error()}
	}
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return &configError{file: file, reason: err.Error()}
	}
	token := at.GetToken()
	reason := at.GetMessage()
	if tree == nil {
		return &configError{file: file, line: token.Position.Line, reason: reason}
	}
	found := find(tree, func(n ast.Node) bool {
		return n.GetToken().Position.Offset == token.Position.Offset && n.GetPath() != ""
	})
	var unknown *yaml.UnknownFieldError
	if errors.As(err, &unknown) {
		reason = "unknown key"
	} else if kind := wantedKind.FindStringSubmatch(reason); kind != nil {
		reason = fmt.Sprintf("%q is not %s", token.Value, kindNames[kind[1]])
	}
	return &configError{file, token.Position.Line, found.key, reason}
}

// place is where a value stands in a configuration.
type place struct {
	line int
	key  string
}

// find is the first place whose node fits.
func find(tree *ast.File, fits func(ast.Node) bool) (found place) {
	for _, document := range tree.Docs {
		if document.Body != nil && found.line == 0 {
			ast.Walk(visitor(func(n ast.Node) bool {
				if found.line == 0 && n.GetToken() != nil && fits(n) {
					found = place{n.GetToken().Position.Line, strings.TrimPrefix(n.GetPath(), "$.")}
				}
				return found.line == 0
			}), document.Body)
		}
	}
	return found
}

// lineOf is the line of a key, or of the nearest one above it that is written.
func lineOf(tree *ast.File, key string) int {
	for key != "" {
		if found := find(tree, func(n ast.Node) bool { return n.GetPath() == "$."+key }); found.line > 0 {
			return found.line
		}
		key = key[:max(strings.LastIndexByte(key, '.'), 0)]
	}
	return 0
}

func isScalar(n ast.Node) bool {
	_, ok := n.(ast.ScalarNode)
	return ok
}

// visitor walks a tree for as long as it returns true.
type visitor func(ast.Node) bool

// Visit implements ast.Visitor.
func (v visitor) Visit(n ast.Node) ast.Visitor {
	if v(n) {
		return v
	}
	return nil
}
