package indexer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"
)

// Documents are kept on disk in the order of their fields, with no names: a
// Document takes a third of its JSON and is read in microseconds. The layout
// is derived from the types themselves, so a new field needs no code here, and
// layoutOf tells an index of another layout apart.

var errTruncated = errors.New("truncated value")

var timeType = reflect.TypeFor[time.Time]()

// layoutOf spells the field names and types of t, which an index must match to be read.
func layoutOf(t reflect.Type) string {
	switch {
	case t == timeType:
		return "time"
	case t.Kind() == reflect.Struct:
		var fields []string
		for i := range t.NumField() {
			fields = append(fields, t.Field(i).Name+" "+layoutOf(t.Field(i).Type))
		}
		return "{" + strings.Join(fields, ";") + "}"
	case t.Kind() == reflect.Slice:
		return "[]" + layoutOf(t.Elem())
	case t.Kind() == reflect.Map:
		return "map[" + layoutOf(t.Key()) + "]" + layoutOf(t.Elem())
	}
	return t.Kind().String()
}

// appendValue writes v after b.
func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Struct:
		return appendStruct(b, v)
	case reflect.Slice:
		b = appendLength(b, v)
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Map:
		return appendMap(b, v)
	}
	panic("indexer: cannot store a " + v.Type().String())
}

func appendStruct(b []byte, v reflect.Value) []byte {
	if v.Type() == timeType {
		t := v.Interface().(time.Time)
		if t.IsZero() {
			return binary.AppendVarint(b, math.MinInt64)
		}
		return binary.AppendVarint(b, t.UnixNano())
	}
	for i := range v.NumField() {
		b = appendValue(b, v.Field(i))
	}
	return b
}

// appendLength keeps nil apart from empty: JSON writes them differently.
func appendLength(b []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(b, 0)
	}
	return binary.AppendUvarint(b, uint64(v.Len())+1)
}

func appendMap(b []byte, v reflect.Value) []byte {
	b = appendLength(b, v)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	for _, k := range keys {
		b = appendValue(appendValue(b, k), v.MapIndex(k))
	}
	return b
}

// valueReader reads back what appendValue wrote. Its strings share the memory of text.
type valueReader struct {
	text string
	err  error
}

// bytes views the rest of the text without copying it; callers only read.
func (r *valueReader) bytes() []byte { return unsafe.Slice(unsafe.StringData(r.text), len(r.text)) }

func (r *valueReader) skip(n int) string {
	if n < 0 || n > len(r.text) {
		r.err = errTruncated
		r.text = ""
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}

func (r *valueReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.bytes())
	if n <= 0 {
		n = -1
	}
	r.skip(n)
	return v
}

func (r *valueReader) varint() int64 {
	v, n := binary.Varint(r.bytes())
	if n <= 0 {
		n = -1
	}
	r.skip(n)
	return v
}

// length reads a count of elements, each of which takes at least one byte.
func (r *valueReader) length() (n int, isNil bool) {
	v := r.uvarint()
	if v == 0 {
		return 0, true
	}
	if v-1 > uint64(len(r.text)) {
		r.err = errTruncated
		return 0, true
	}
	return int(v - 1), false
}

// read fills v, which must be settable.
func (r *valueReader) read(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.skip(int(min(r.uvarint(), math.MaxInt32))))
	case reflect.Bool:
		v.SetBool(r.skip(1) == "\x01")
	case reflect.Int, reflect.Int64:
		v.SetInt(r.varint())
	case reflect.Float64:
		if s := r.skip(8); s != "" {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(s))))
		}
	case reflect.Struct:
		r.readStruct(v)
	case reflect.Slice:
		if n, isNil := r.length(); !isNil {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := 0; i < n && r.err == nil; i++ {
				r.read(v.Index(i))
			}
		}
	case reflect.Map:
		r.readMap(v)
	}
}

func (r *valueReader) readStruct(v reflect.Value) {
	if v.Type() == timeType {
		if nanos := r.varint(); nanos != math.MinInt64 {
			v.Set(reflect.ValueOf(time.Unix(0, nanos).UTC()))
		}
		return
	}
	for i := range v.NumField() {
		r.read(v.Field(i))
	}
}

func (r *valueReader) readMap(v reflect.Value) {
	n, isNil := r.length()
	if isNil {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for i := 0; i < n && r.err == nil; i++ {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		r.read(key)
		r.read(value)
		v.SetMapIndex(key, value)
	}
}

// encodeDocument gives the bytes of one document.
func encodeDocument(b []byte, d *Document) []byte {
	return appendValue(b, reflect.ValueOf(d).Elem())
}

// decodeDocument reads one document; its strings share the memory of text.
func decodeDocument(text string) (*Document, error) {
	d := new(Document)
	r := valueReader{text: text}
	r.read(reflect.ValueOf(d).Elem())
	if r.err != nil {
		return nil, fmt.Errorf("decode document: %w", r.err)
	}
	return d, nil
}
