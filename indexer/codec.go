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

// valueWriter writes one value. A text that comes again, as the title of every
// edition does, is written once and then named by its number.
type valueWriter struct {
	b     []byte
	texts map[string]uint64
}

// shortText is how many bytes are as well written again.
const shortText = 4

func (w *valueWriter) write(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.writeText(v.String())
	case reflect.Bool:
		if v.Bool() {
			w.b = append(w.b, 1)
		} else {
			w.b = append(w.b, 0)
		}
	case reflect.Int, reflect.Int64:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Float64:
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case reflect.Struct:
		w.writeStruct(v)
	case reflect.Slice:
		w.writeLength(v)
		for i := range v.Len() {
			w.write(v.Index(i))
		}
	case reflect.Map:
		w.writeMap(v)
	default:
		panic("indexer: cannot store a " + v.Type().String())
	}
}

// writeText writes length and bytes, or the number of an earlier text; the
// lowest bit tells which.
func (w *valueWriter) writeText(text string) {
	if number, known := w.texts[text]; known {
		w.b = binary.AppendUvarint(w.b, number<<1|1)
		return
	}
	w.b = binary.AppendUvarint(w.b, uint64(len(text))<<1)
	w.b = append(w.b, text...)
	if len(text) >= shortText {
		w.texts[text] = uint64(len(w.texts))
	}
}

func (w *valueWriter) writeStruct(v reflect.Value) {
	if v.Type() == timeType {
		nanos := int64(math.MinInt64)
		if t := v.Interface().(time.Time); !t.IsZero() {
			nanos = t.UnixNano()
		}
		w.b = binary.AppendVarint(w.b, nanos)
		return
	}
	for i := range v.NumField() {
		w.write(v.Field(i))
	}
}

// writeLength keeps nil apart from empty: JSON writes them differently.
func (w *valueWriter) writeLength(v reflect.Value) {
	length := uint64(0)
	if !v.IsNil() {
		length = uint64(v.Len()) + 1
	}
	w.b = binary.AppendUvarint(w.b, length)
}

func (w *valueWriter) writeMap(v reflect.Value) {
	w.writeLength(v)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	for _, k := range keys {
		w.write(k)
		w.write(v.MapIndex(k))
	}
}

// valueReader reads back what valueWriter wrote. Its strings share the memory of text.
type valueReader struct {
	text  string
	texts []string // by number
	err   error
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
		v.SetString(r.readText())
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

func (r *valueReader) readText() string {
	n := r.uvarint()
	if n&1 == 0 {
		text := r.skip(int(min(n>>1, math.MaxInt32)))
		if len(text) >= shortText {
			r.texts = append(r.texts, text)
		}
		return text
	}
	if n>>1 >= uint64(len(r.texts)) {
		r.err = errTruncated
		return ""
	}
	return r.texts[n>>1]
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

// encodeDocument gives the bytes of one document, in the memory of b.
func encodeDocument(b []byte, d *Document) []byte {
	w := valueWriter{b: b[:0], texts: map[string]uint64{}}
	w.write(reflect.ValueOf(d).Elem())
	return w.b
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
