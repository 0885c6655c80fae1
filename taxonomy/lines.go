package taxonomy

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"landscape/standard"
)

// line is what ClassifyLines reads.
type line struct {
	Key       string   `json:"key"`
	ID        string   `json:"id"`
	Publisher string   `json:"publisher"`
	Title     string   `json:"title"`
	Committee []string `json:"committee"`
	Keywords  []string `json:"keywords"`
	ICS       []string `json:"ics"`
	Abstract  string   `json:"abstract"`
}

// classified is what it writes.
type classified struct {
	Key          string              `json:"key"`
	Security     bool                `json:"security"`
	Areas        []string            `json:"areas"`
	Topics       []string            `json:"topics"`
	Requirements []string            `json:"requirements"`
	Evidence     []standard.Evidence `json:"evidence"`
}

// batch is a run of lines that one worker labels.
type batch struct {
	first int // number of the first line, from 1
	lines [][]byte
	out   bytes.Buffer
	bad   []error
	done  chan struct{}
}

// batchSize lines keep every worker busy while the order is kept.
const batchSize = 256

// ClassifyLines labels JSON Lines with key, id, publisher, title, committee,
// keywords and abstract, and writes key, security, areas, topics, requirements
// and evidence, in the same order. A line that cannot be read is named in the
// error at the end; the others are labelled.
func (t *Taxonomy) ClassifyLines(ctx context.Context, r io.Reader, w io.Writer) error {
	g, ctx := errgroup.WithContext(ctx)
	work := make(chan *batch)
	inOrder := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for b := range work {
				t.classifyBatch(b)
				close(b.done)
			}
			return nil
		})
	}
	g.Go(func() error {
		defer close(work)
		defer close(inOrder)
		return readBatches(ctx, r, work, inOrder)
	})
	var bad []error
	g.Go(func() error {
		for b := range inOrder {
			<-b.done
			bad = append(bad, b.bad...)
			if _, err := w.Write(b.out.Bytes()); err != nil {
				return fmt.Errorf("write labels: %w", err)
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		return err
	}
	return errors.Join(bad...)
}

// readBatches cuts the input into batches and hands each to a worker and then,
// in order, to the writer, which waits for it.
func readBatches(ctx context.Context, r io.Reader, work, inOrder chan<- *batch) error {
	lines := bufio.NewReaderSize(r, 64<<10)
	next := 1
	for end := false; !end; {
		b := &batch{first: next, done: make(chan struct{})}
		for len(b.lines) < batchSize && !end {
			text, err := readLine(lines)
			switch {
			case errors.Is(err, io.EOF):
				end = true
			case err != nil:
				return fmt.Errorf("read line %d: %w", next, err)
			default:
				b.lines = append(b.lines, text)
				next++
			}
		}
		for _, to := range []chan<- *batch{work, inOrder} {
			select {
			case to <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

// maxLine is the longest line that is read, in bytes. What is longer is cut,
// and so no longer JSON: a broken line like any other.
const maxLine = 8 << 20

// readLine reads one line without its end; io.EOF when there is none.
func readLine(r *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		piece, err := r.ReadSlice('\n')
		if room := maxLine - len(text); room > 0 {
			text = append(text, piece[:min(room, len(piece))]...)
		}
		switch {
		case err == nil, errors.Is(err, io.EOF) && len(text) > 0:
			return bytes.TrimSpace(text), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

func (t *Taxonomy) classifyBatch(b *batch) {
	for i, text := range b.lines {
		if len(text) == 0 {
			continue
		}
		answer, err := t.classifyLine(text)
		if err != nil {
			b.bad = append(b.bad, fmt.Errorf("line %d: %w", b.first+i, err))
			continue
		}
		b.out.Write(append(answer, '\n'))
	}
}

func (t *Taxonomy) classifyLine(text []byte) ([]byte, error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, err
	}
	if l.Key == "" && l.ID == "" {
		return nil, errors.New("neither key nor id")
	}
	labels := t.Classify(l.record())
	return json.Marshal(classified{l.Key, labels.Security, labels.Areas, labels.Topics, labels.Requirements, labels.Evidence})
}

// record is the line as a catalogue record. An identifier that cannot be
// parsed still gives its body and number, as far as they can be told.
func (l line) record() *standard.Record {
	r := &standard.Record{Title: l.Title, Groups: l.Committee, Keywords: l.Keywords, ICS: l.ICS, Abstract: l.Abstract}
	id, err := standard.ParseIdentifier(l.ID)
	if err != nil {
		number, _ := strings.CutPrefix(l.ID, l.Publisher+" ")
		id = standard.Identifier{Body: standard.Body(l.Publisher), Number: number}
	}
	r.ID = id
	return r
}
