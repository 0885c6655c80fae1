package searchsvc

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// schema is the part of JSON Schema that the description uses.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       string             `json:"type"`
	Enum       []any              `json:"enum"`
	Pattern    string             `json:"pattern"`
	Minimum    *float64           `json:"minimum"`
	Maximum    *float64           `json:"maximum"`
	MaxItems   *int               `json:"maxItems"`
	Items      *schema            `json:"items"`
	Required   []string           `json:"required"`
	Properties map[string]*schema `json:"properties"`
	AllOf      []*schema          `json:"allOf"`
	// Additional is false, or the schema of all other properties.
	Additional any `json:"additionalProperties"`
}

// resolve follows a reference.
func (d *description) resolve(s *schema) *schema {
	if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
		if target := d.Components.Schemas[name]; target != nil {
			return target
		}
		panic("no schema is called " + name)
	}
	return s
}

// check lists where a value differs from its schema.
func (d *description) check(s *schema, v any, at string) []string {
	s = d.resolve(s)
	var mistakes []string
	for _, part := range s.AllOf {
		mistakes = append(mistakes, d.check(part, v, at)...)
	}
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, v) {
		mistakes = append(mistakes, fmt.Sprintf("%s: %v is none of %v", at, v, s.Enum))
	}
	switch s.Type {
	case "object":
		return append(mistakes, d.checkObject(s, v, at)...)
	case "array":
		return append(mistakes, d.checkArray(s, v, at)...)
	case "string":
		text, ok := v.(string)
		if !ok || s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(text) {
			mistakes = append(mistakes, fmt.Sprintf("%s: %v is not the text described", at, v))
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			mistakes = append(mistakes, fmt.Sprintf("%s: %v is not true or false", at, v))
		}
	case "integer", "number":
		n, ok := v.(float64)
		if !ok || s.Type == "integer" && n != float64(int(n)) || s.Minimum != nil && n < *s.Minimum || s.Maximum != nil && n > *s.Maximum {
			mistakes = append(mistakes, fmt.Sprintf("%s: %v is not the number described", at, v))
		}
	}
	return mistakes
}

func (d *description) checkArray(s *schema, v any, at string) []string {
	values, ok := v.([]any)
	if !ok || s.MaxItems != nil && len(values) > *s.MaxItems {
		return []string{fmt.Sprintf("%s: %v is not the list described", at, v)}
	}
	var mistakes []string
	for i, one := range values {
		if s.Items != nil {
			mistakes = append(mistakes, d.check(s.Items, one, fmt.Sprintf("%s[%d]", at, i))...)
		}
	}
	return mistakes
}

func (d *description) checkObject(s *schema, v any, at string) []string {
	object, ok := v.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf("%s: %v is no object", at, v)}
	}
	var mistakes []string
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			mistakes = append(mistakes, fmt.Sprintf("%s: %s is missing", at, name))
		}
	}
	for name, value := range object {
		property := s.Properties[name]
		if property == nil {
			if s.Additional == false {
				mistakes = append(mistakes, fmt.Sprintf("%s: %s is not described", at, name))
			}
			property = additional(s.Additional)
		}
		if property != nil {
			mistakes = append(mistakes, d.check(property, value, at+"."+name)...)
		}
	}
	return mistakes
}

// additional reads the schema of properties that are not named.
func additional(v any) *schema {
	object, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	s := new(schema)
	text, err := json.Marshal(object)
	if err == nil {
		err = json.Unmarshal(text, s)
	}
	if err != nil {
		panic(err)
	}
	return s
}
