// Package pdf reads the text of a PDF in a process of its own. A PDF is a program
// as much as a text: what it says can loop, grow without end or break the library
// that reads it, and nothing but the end of a process bounds all of that.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"time"
)

// Errors of reading.
var (
	ErrLimits  = errors.New("the PDF takes more time or memory than it may")
	ErrDamaged = errors.New("the PDF is damaged or encrypted")
)

// Limits of one reading. Times are those of the processor, which a busy machine does
// not lengthen. A file that loops gives no page; an honest one gives one every few
// milliseconds, and may go on for as long as its size explains.
const (
	short        = 1600 * time.Millisecond
	betweenTwo   = 250 * time.Millisecond // pages, once short is over
	perMega      = time.Second            // more, for every megabyte of the file
	longest      = 5 * time.Second
	mostWait     = 20 * time.Second // on the clock
	mostMemory   = 150 << 20        // at which the process ends itself
	hardMemory   = 190 << 20        // at which it gets no more
	mostText     = 8 << 20
	mostPages    = 2000
	deepestPages = 64
)

// places bounds how many files are read at once: each may need all that one may.
var places = make(chan struct{}, 2)

// child is set in the environment of the process that reads.
const child = "LANDSCAPE_READS_PDF"

// Exit codes of it. Any other is that of the runtime, when there is no more memory
// or stack.
const (
	exitDamaged = 3
	exitLimits  = 4
)

// The process that reads is this program once more; it ends before its main begins.
func init() {
	if os.Getenv(child) != "" {
		os.Exit(serve(os.Stdin, os.Stdout))
	}
}

// Text reads the text of a PDF, one line of it a line.
func Text(content []byte) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	places <- struct{}{}
	defer func() { <-places }()
	ctx, cancel := context.WithTimeout(context.Background(), mostWait)
	defer cancel()
	var out bytes.Buffer
	reading := exec.CommandContext(ctx, program)
	reading.Env = append(os.Environ(), child+"=1", "GOMAXPROCS=1")
	reading.Stdin, reading.Stdout = bytes.NewReader(content), &out
	err = reading.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return out.String(), nil
	case ctx.Err() != nil:
		return "", ErrLimits
	case !errors.As(err, &ended):
		return "", err
	case ended.ExitCode() == exitDamaged:
		return "", ErrDamaged
	}
	return "", ErrLimits
}
