package pages

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// EachLine calls visit with every line that is not empty.
func EachLine(ctx context.Context, page *Page, visit func(line []byte) error) error {
	text, err := page.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	r := bufio.NewReaderSize(text, 1<<20)
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		line, err := readLine(r)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := visit(line); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("read %s: %w", page.URL, err)
		}
	}
}

// readLine returns the next line without a copy where it fits the buffer.
func readLine(r *bufio.Reader) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return line, err
	}
	whole := slices.Clone(line)
	rest, err := r.ReadBytes('\n')
	return append(whole, rest...), err
}

// FieldNames are the names in a JSON object, for messages.
func FieldNames(object []byte) []string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(object, &fields) != nil {
		return nil
	}
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
