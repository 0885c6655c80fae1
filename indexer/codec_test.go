package indexer

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fill sets every field of v to something of its own, so that a field that is
// not stored is missed.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + string(rune('a'+*n%26)) + "é")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(-*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, n)
		fill(value, n)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if v.Type() == timeType {
			v.Set(reflect.ValueOf(time.Unix(int64(*n), 123456789).UTC()))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func TestADocumentIsReadAsItWasWritten(t *testing.T) {
	full := new(Document)
	n := 0
	fill(reflect.ValueOf(full).Elem(), &n)
	empty := &Document{Groups: []string{}, Relations: []Link{}}
	for name, d := range map[string]*Document{"full": full, "empty": empty, "zero": {}} {
		got, err := decodeDocument(string(encodeDocument(nil, d)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(d, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestATruncatedDocumentIsAnErrorAndNoPanic(t *testing.T) {
	full := new(Document)
	n := 0
	fill(reflect.ValueOf(full).Elem(), &n)
	text := string(encodeDocument(nil, full))
	for i := range len(text) {
		if _, err := decodeDocument(text[:i]); err == nil {
			t.Fatalf("no error when cut after %d of %d bytes", i, len(text))
		}
	}
}

func TestTheLayoutChangesWithTheTypes(t *testing.T) {
	type one struct{ A, B string }
	type other struct{ B, A string }
	type third struct {
		A []string
		B map[string]time.Time
	}
	layouts := map[string]bool{}
	for _, of := range []reflect.Type{reflect.TypeFor[one](), reflect.TypeFor[other](), reflect.TypeFor[third]()} {
		layouts[layoutOf(of)] = true
	}
	if len(layouts) != 3 {
		t.Errorf("got %v", layouts)
	}
}

func FuzzDecodeDocument(f *testing.F) {
	full := new(Document)
	n := 0
	fill(reflect.ValueOf(full).Elem(), &n)
	f.Add(string(encodeDocument(nil, full)))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		decodeDocument(text) // an error is fine, a panic or endless memory is not
	})
}
