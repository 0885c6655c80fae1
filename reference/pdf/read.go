package pdf

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// serve reads a PDF from in and writes its text to out; it gives an exit code.
func serve(in io.Reader, out io.Writer) int {
	go watchMemory()
	content, err := io.ReadAll(in)
	if err != nil {
		return exitDamaged
	}
	r, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return exitDamaged
	}
	var text strings.Builder
	for i := 1; i <= min(r.NumPage(), mostPages); i++ {
		if page := r.Page(i); !page.V.IsNull() {
			writeLines(&text, page.Content().Text)
		}
		if text.Len() > mostText {
			return exitLimits
		}
	}
	if _, err := io.WriteString(out, text.String()); err != nil {
		return exitDamaged
	}
	return 0
}

// watchMemory ends the process when it needs more than it may.
func watchMemory() {
	var m runtime.MemStats
	for {
		if runtime.ReadMemStats(&m); m.Sys > mostMemory {
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
