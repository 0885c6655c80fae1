package pdf

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/ledongthuc/pdf"
)

// serve reads a PDF from in and writes its text to out; it gives an exit code. The
// library panics on what it does not expect.
func serve(in io.Reader, out io.Writer) (code int) {
	defer func() {
		if recover() != nil {
			code = exitDamaged
		}
	}()
	limitMemory()
	go watch()
	content, err := io.ReadAll(in)
	if err != nil {
		return exitDamaged
	}
	r, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return exitDamaged
	}
	if r.NumPage() > mostPages {
		return exitLimits
	}
	for i, written := 1, 0; i <= r.NumPage(); i++ {
		var text strings.Builder
		if page := r.Page(i); !page.V.IsNull() {
			writeLines(&text, page.Content().Text)
		}
		if written += text.Len(); written > mostText {
			return exitLimits
		}
		if _, err := io.WriteString(out, text.String()); err != nil {
			return exitDamaged
		}
		lastPage.Store(int64(processorTime()))
	}
	return 0
}

// begun is when the process began.
var begun = time.Now()

// lastPage is when the last page was read, in processor time.
var lastPage atomic.Int64

// watch ends the process when it needs more than it may. It looks now and then;
// what grows at once meets the limit of the system.
func watch() {
	var m runtime.MemStats
	for {
		spent := processorTime()
		stuck := spent > short && spent-time.Duration(lastPage.Load()) > betweenTwo
		if runtime.ReadMemStats(&m); m.Sys > mostMemory || spent > longest || stuck {
			os.Exit(exitLimits)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// How far apart two letters stand, in parts of their size, before there is a space
// between them or another line begins.
const (
	spaceFrom = 0.2
	lineFrom  = 0.5
)

// writeLines puts the letters of a page together by where they stand.
func writeLines(out *strings.Builder, letters []pdf.Text) {
	for i, l := range letters {
		if i > 0 {
			before := letters[i-1]
			size := max(l.FontSize, 1)
			gap := l.X - before.X - before.W
			switch {
			case abs(l.Y-before.Y) > lineFrom*size:
				out.WriteByte('\n')
			case gap > spaceFrom*size || gap < -2*size:
				out.WriteByte(' ')
			}
		}
		out.WriteString(l.S)
	}
	out.WriteByte('\n')
}

func abs(x float64) float64 { return max(x, -x) }
