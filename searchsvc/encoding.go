package searchsvc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// encoder compresses one answer after the other.
type encoder interface {
	io.WriteCloser
	Flush() error
	Reset(w io.Writer)
}

// encoding is a way to compress texts on the line. Writers of it are kept for
// answers that are made while the reader waits; a best one takes its time, for what
// is compressed once.
type encoding struct {
	name    string
	writers *sync.Pool
	best    func(w io.Writer) (encoder, error)
}

// Levels for answers: beyond them an answer takes longer to compress than what is
// saved takes on a slow line.
const (
	brotliLevel = 4
	zstdMemory  = 1 << 20 // of one writer; browsers take up to 8 MB
)

// encodings in the order of our liking: the smallest first.
var encodings = []encoding{
	{"br", writerPool(func() (encoder, error) { return brotli.NewWriterLevel(io.Discard, brotliLevel), nil }),
		func(w io.Writer) (encoder, error) { return brotli.NewWriterLevel(w, brotli.BestCompression), nil }},
	{"zstd", writerPool(func() (encoder, error) { return newZstd(io.Discard, zstd.SpeedDefault) }),
		func(w io.Writer) (encoder, error) { return newZstd(w, zstd.SpeedBestCompression) }},
	{"gzip", writerPool(func() (encoder, error) { return gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) }),
		func(w io.Writer) (encoder, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }},
}

func newZstd(w io.Writer, level zstd.EncoderLevel) (encoder, error) {
	return zstd.NewWriter(w, zstd.WithEncoderLevel(level), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstdMemory))
}

func writerPool(make func() (encoder, error)) *sync.Pool {
	return &sync.Pool{New: func() any {
		e, err := make()
		if err != nil {
			panic(fmt.Sprintf("a fixed way of compressing is refused: %v", err))
		}
		return e
	}}
}

// EncodingFor is the best way to compress for a reader who accepts these, "" for
// none. Who takes anything is given what everybody knows.
func EncodingFor(accepted string) string {
	weights := map[string]float64{}
	for part := range strings.SplitSeq(accepted, ",") {
		name, rest, _ := strings.Cut(strings.TrimSpace(part), ";")
		weight := 1.0
		if q, found := strings.CutPrefix(strings.ReplaceAll(rest, " ", ""), "q="); found {
			if value, err := strconv.ParseFloat(q, 64); err == nil {
				weight = value
			}
		}
		weights[strings.ToLower(strings.TrimSpace(name))] = weight
	}
	if _, named := weights["gzip"]; !named {
		weights["gzip"] = weights["*"]
	}
	best := ""
	for _, e := range encodings {
		if weights[e.name] > weights[best] {
			best = e.name
		}
	}
	return best
}

// Compressed compresses what is sent many times, as small as can be, in every
// encoding.
func Compressed(content []byte) (map[string][]byte, error) {
	all := map[string][]byte{}
	for _, e := range encodings {
		var b bytes.Buffer
		w, err := e.best(&b)
		if err != nil {
			return nil, fmt.Errorf("compress as %s: %w", e.name, err)
		}
		if _, err := w.Write(content); err != nil {
			return nil, fmt.Errorf("compress as %s: %w", e.name, err)
		}
		if err := w.Close(); err != nil {
			return nil, fmt.Errorf("compress as %s: %w", e.name, err)
		}
		all[e.name] = b.Bytes()
	}
	return all, nil
}

// writersOf are the kept writers of an encoding.
func writersOf(name string) *sync.Pool {
	for _, e := range encodings {
		if e.name == name {
			return e.writers
		}
	}
	return nil
}
