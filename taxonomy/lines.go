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

// maxLine is the longest line that is read, in bytes.
const maxLine = 8 << 20

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

// readBatches cuts the input into batches and hands each to a worker and, in
// order, to the writer.
func readBatches(ctx context.Context, r io.Reader, work, inOrder chan<- *batch) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	b := &batch{first: 1, done: make(chan struct{})}
	send := func() error {
		for _, to := range []chan<- *batch{inOrder, work} {
			select {
			case to <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		b = &batch{first: b.first + len(b.lines), done: make(chan struct{})}
		return nil
	}
	for lines.Scan() {
		b.lines = append(b.lines, bytes.Clone(lines.Bytes()))
		if len(b.lines) == batchSize {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if err := send(); err != nil {
		return err
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read line %d: %w", b.first, err)
	}
	return nil
}

func (t *Taxonomy) classifyBatch(b *batch) {
	for i, text := range b.lines {
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			b.bad = append(b.bad, fmt.Errorf("line %d: %w", b.first+i, err))
			continue
		}
		labels := t.Classify(l.record())
		answer, err := json.Marshal(classified{l.Key, labels.Security, list(labels.Areas), list(labels.Topics),
			list(labels.Requirements), list(labels.Evidence)})
		if err != nil {
			b.bad = append(b.bad, fmt.Errorf("line %d: %w", b.first+i, err))
			continue
		}
		b.out.Write(append(answer, '\n'))
	}
}

// list makes an empty list of none, so that it is [] in JSON.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// bodies of the publishers' names in the input, where they differ.
var bodies = map[string]standard.Body{"ITU": "ITU-T", "IANA": "IETF"}

// record is the line as a catalogue record. An identifier that cannot be
// parsed still gives its body and number, as far as they can be told.
func (l line) record() *standard.Record {
	r := &standard.Record{Title: l.Title, Groups: l.Committee, Keywords: l.Keywords, ICS: l.ICS, Abstract: l.Abstract}
	id, err := standard.ParseIdentifier(l.ID)
	if err != nil {
		id = standard.Identifier{Body: standard.Body(l.Publisher), Number: l.ID}
		if body, ok := bodies[l.Publisher]; ok {
			id.Body = body
		}
		if rest, ok := strings.CutPrefix(l.ID, string(id.Body)+" "); ok {
			id.Number = rest
		}
	}
	r.ID = id
	return r
}
