package standard

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// MaxLine is the longest line of a JSON Lines file that is read, in bytes; no
// record comes near it.
const MaxLine = 4 << 20

// LineError is a line that holds no record. Reading goes on behind it.
type LineError struct {
	Line     int    // counted from 1
	Fragment string // how the line begins
	Err      error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d (%q): %v", e.Line, e.Fragment, e.Err) }

// Unwrap is the cause.
func (e *LineError) Unwrap() error { return e.Err }

var errTooLong = errors.New("longer than a record can be")

// ReadRecords reads JSON Lines. A damaged line yields a *LineError and reading
// goes on; any other error is of the reader and the last thing yielded.
func ReadRecords(r io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, tooLong, err := readLine(in)
			if err != nil && err != io.EOF {
				yield(Record{}, fmt.Errorf("read line %d: %w", n, err))
				return
			}
			if rec, bad, ok := parseLine(line, tooLong, n); ok && !yield(rec, bad) {
				return
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// readLine reads to the end of the line and keeps at most MaxLine of it.
func readLine(in *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if room := MaxLine - len(line); len(part) > room {
			part, tooLong = part[:room], true
		}
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, tooLong, err
		}
	}
}

// parseLine makes a record of a line; ok is false for an empty one.
func parseLine(line []byte, tooLong bool, n int) (rec Record, bad error, ok bool) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return rec, nil, false
	}
	err := errTooLong
	if !tooLong {
		err = json.Unmarshal(line, &rec)
	}
	if err == nil {
		return rec, nil, true
	}
	return Record{}, &LineError{Line: n, Fragment: string(line[:min(len(line), 60)]), Err: err}, true
}

// WriteRecord writes one record as one line; equal records give equal bytes.
func WriteRecord(w io.Writer, r Record) error {
	line, err := encodeRecord(r)
	if err != nil {
		return fmt.Errorf("encode record %s %s: %w", r.Source, r.Native, err)
	}
	if _, err := w.Write(line); err != nil {
		return fmt.Errorf("write record %s %s: %w", r.Source, r.Native, err)
	}
	return nil
}

// encodeRecord leaves <, > and & readable, as the files are read by people.
func encodeRecord(r Record) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(r)
	return b.Bytes(), err
}
