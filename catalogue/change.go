package catalogue

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"landscape/standard"
)

// ChangeKind says what happened to a record between two crawls.
type ChangeKind string

const (
	Added   ChangeKind = "added"
	Changed ChangeKind = "changed"
	Status  ChangeKind = "status" // the status changed, perhaps with other fields
	Gone    ChangeKind = "gone"   // the body no longer lists it
	Back    ChangeKind = "back"   // it lists it again
)

// Change is one line of the change log.
type Change struct {
	Source string              `json:"source"`
	ID     standard.Identifier `json:"id"`
	Native string              `json:"native"`
	Kind   ChangeKind          `json:"kind"`
	Fields []FieldChange       `json:"fields,omitempty"`
	At     time.Time           `json:"at"`
	Title  string              `json:"title"`
	URL    string              `json:"url,omitempty"`
}

// FieldChange is a field, by its JSON name, before and after. Of an abstract
// only the fact is logged, not its text.
type FieldChange struct {
	Field string `json:"field"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
}

// unlogged are fields about our reading of a record rather than the record.
var unlogged = []string{"source", "native", "provenance", "inferred", "checked", "last_seen"}

// diff lists the fields that differ. Records are compared as they are written,
// so that a value that a file does not keep cannot look changed.
func diff(old, now *standard.Record) []FieldChange {
	var fields []FieldChange
	a, b := reflect.ValueOf(old).Elem(), reflect.ValueOf(now).Elem()
	for i := range a.NumField() {
		name, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
		if slices.Contains(unlogged, name) || a.Field(i).IsZero() && b.Field(i).IsZero() {
			continue
		}
		from, to := render(a.Field(i).Interface()), render(b.Field(i).Interface())
		if from == to {
			continue
		}
		if name == "abstract" {
			from, to = "", ""
		}
		fields = append(fields, FieldChange{Field: name, From: from, To: to})
	}
	return fields
}

// withoutConclusions leaves out the fields that we concluded. When 3GPP adds a
// version, the one before is superseded, but the body only said the former:
// the log holds what bodies did, and the record what follows from it.
func withoutConclusions(fields []FieldChange, now *standard.Record) []FieldChange {
	return slices.DeleteFunc(slices.Clone(fields), func(f FieldChange) bool {
		return slices.Contains(now.Inferred, f.Field)
	})
}

// render writes a field for people.
func render(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case standard.Status:
		return string(v)
	case standard.Access:
		return string(v)
	case standard.Identifier:
		return v.String()
	case []string:
		return strings.Join(v, "; ")
	case map[string]string:
		return renderMap(v)
	case []standard.Relation:
		return renderRelations(v)
	}
	return fmt.Sprint(value)
}

func renderMap(m map[string]string) string {
	var parts []string
	for key, value := range m {
		parts = append(parts, key+": "+value)
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

func renderRelations(relations []standard.Relation) string {
	var parts []string
	for _, r := range relations {
		parts = append(parts, strings.TrimSpace(string(r.Kind)+" "+r.Target.String()))
	}
	return strings.Join(parts, "; ")
}

func newChange(kind ChangeKind, rec *standard.Record, fields []FieldChange, at time.Time) Change {
	return Change{Source: rec.Source, ID: rec.ID, Native: rec.Native, Kind: kind, Fields: fields,
		At: at.UTC().Truncate(time.Second), Title: rec.Title, URL: rec.URL}
}
