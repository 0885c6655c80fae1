package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"landscape/standard"
	"landscape/taxonomy"
)

func classifyCommand() command {
	return command{name: "classify", takes: "[FILE]", about: "labels JSON Lines of standards, from a file or standard input", prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if len(args) > 1 {
				return usagef("one file at most, not %d", len(args))
			}
			in := env.in
			if len(args) == 1 && args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return fmt.Errorf("read standards: %w", err)
				}
				defer f.Close()
				in = f
			}
			return env.classify(ctx, in)
		}
	}}
}

// described is a line of input: what is known of one standard.
type described struct {
	Key       string   `json:"key"`
	ID        string   `json:"id"`
	Publisher string   `json:"publisher"`
	Title     string   `json:"title"`
	Committee []string `json:"committee"`
	Keywords  []string `json:"keywords"`
	Abstract  string   `json:"abstract"`
}

// labelled is a line of output.
type labelled struct {
	Key          string              `json:"key"`
	Security     bool                `json:"security"`
	Areas        []string            `json:"areas"`
	Topics       []string            `json:"topics"`
	Requirements []string            `json:"requirements"`
	Evidence     []standard.Evidence `json:"evidence"`
}

// lines is a run of input lines that one worker labels; its answer keeps their order.
type lines struct {
	first  int // number of the first line, from 1
	texts  [][]byte
	answer chan answered
}

type answered struct {
	out    []byte
	broken []string
}

// classify labels line by line on all processors. A broken line is told with
// its number, and the others are labelled all the same.
func (e *environment) classify(ctx context.Context, in io.Reader) error {
	tax, err := taxonomy.Load()
	if err != nil {
		return fmt.Errorf("load taxonomy: %w", err)
	}
	inOrder := make(chan *lines, 2*runtime.GOMAXPROCS(0))
	work := make(chan *lines)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for l := range work {
				l.answer <- l.label(tax)
			}
		}()
	}
	read := make(chan error, 1)
	go func() {
		defer close(inOrder)
		defer close(work)
		read <- readLines(ctx, in, func(l *lines) {
			inOrder <- l
			work <- l
		})
	}()
	broken, err := e.writeAnswers(inOrder)
	if err != nil {
		return err
	}
	if err := <-read; err != nil {
		return fmt.Errorf("read standards: %w", err)
	}
	if broken > 0 {
		return errShown
	}
	return nil
}

// writeAnswers writes in the order of the input. After a failure it goes on
// taking answers, so that the workers end.
func (e *environment) writeAnswers(inOrder <-chan *lines) (broken int, err error) {
	out := bufio.NewWriter(e.out)
	for l := range inOrder {
		a := <-l.answer
		broken += len(a.broken)
		for _, message := range a.broken {
			fmt.Fprintln(e.err, "landscape classify:", message)
		}
		if err == nil {
			_, err = out.Write(a.out)
		}
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return broken, fmt.Errorf("write labels: %w", err)
	}
	return broken, nil
}

// readLines hands the input on in runs of lines.
func readLines(ctx context.Context, in io.Reader, hand func(*lines)) error {
	const run = 200
	reader := bufio.NewReaderSize(in, 256<<10)
	next := &lines{first: 1, answer: make(chan answered, 1)}
	for number := 1; ; number++ {
		text, err := reader.ReadBytes('\n')
		next.texts = append(next.texts, text)
		if len(next.texts) == run || err != nil {
			hand(next)
			next = &lines{first: number + 1, answer: make(chan answered, 1)}
		}
		if err == io.EOF {
			return ctx.Err()
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
	}
}

// label labels a run of lines.
func (l *lines) label(tax *taxonomy.Taxonomy) answered {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	var a answered
	for i, text := range l.texts {
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		var d described
		if err := json.Unmarshal(text, &d); err != nil {
			a.broken = append(a.broken, fmt.Sprintf("line %d: %v", l.first+i, err))
			continue
		}
		if err := enc.Encode(d.label(tax)); err != nil {
			a.broken = append(a.broken, fmt.Sprintf("line %d: %v", l.first+i, err))
		}
	}
	a.out = out.Bytes()
	return a
}

func (d described) label(tax *taxonomy.Taxonomy) labelled {
	labels := tax.Classify(d.record())
	return labelled{Key: d.Key, Security: labels.Security, Areas: list(labels.Areas), Topics: list(labels.Topics),
		Requirements: list(labels.Requirements), Evidence: list(labels.Evidence)}
}

// record is the description as a crawl would have made it. An identifier of an
// unknown form still tells its body, by the publisher.
func (d described) record() *standard.Record {
	id, err := standard.ParseIdentifier(d.ID)
	if err != nil {
		id = standard.Identifier{Body: standard.Body(strings.TrimSpace(d.Publisher)), Number: d.ID}
	}
	return &standard.Record{ID: id, Title: d.Title, Groups: d.Committee, Keywords: d.Keywords, Abstract: d.Abstract}
}

// list is never null in JSON.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}
