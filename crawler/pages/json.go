package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// EachItem reads a JSON array item by item, so that a large one never is in
// memory whole. An error of each ends the reading.
func EachItem(d *json.Decoder, each func(raw json.RawMessage) error) error {
	if err := expectDelim(d, '['); err != nil {
		return err
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return fmt.Errorf("the list breaks off: %w", err)
		}
		if err := each(raw); err != nil {
			return err
		}
	}
	return expectDelim(d, ']')
}

func expectDelim(d *json.Decoder, want json.Delim) error {
	token, err := d.Token()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return fmt.Errorf("expected %s: %w", want, err)
	}
	if token != want {
		return fmt.Errorf("expected %s, found %v", want, token)
	}
	return nil
}

// WantKeys checks that an object has the fields that its source reads, and
// names what it has instead when the body renamed them.
func WantKeys(raw json.RawMessage, keys ...string) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil {
		return fmt.Errorf("expected an object with %v, found %s", keys, Shorten(string(bytes.TrimSpace(raw)), 60))
	}
	for _, key := range keys {
		if _, ok := object[key]; !ok {
			return fmt.Errorf("expected field %q, found only %v", key, slices.Sorted(maps.Keys(object)))
		}
	}
	return nil
}
