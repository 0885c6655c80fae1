package pdf

import (
	"bytes"
	"io"
	"os"
	"runtime"
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
	content, err := io.ReadAll(in)
	if err != nil {
		return exitDamaged
	}
	go watch(min(short+perMega*time.Duration(len(content))>>20, longest))
	r, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return exitDamaged
	}
	t := text{out: out, fonts: map[string]*font{}}
	t.readPages(r.Trailer().Key("Root").Key("Pages"), pdf.Value{}, 0)
	switch {
	case t.err != nil:
		return exitDamaged
	case t.tooMuch:
		return exitLimits
	}
	return 0
}

// text is what has been read of a file.
type text struct {
	out            io.Writer
	fonts          map[string]*font // by what describes them
	pages, written int
	tooMuch        bool
	err            error
}

// readPages reads the pages below a node of their tree, each with the resources
// that it has or inherits.
func (t *text) readPages(node, inherited pdf.Value, depth int) {
	if own := node.Key("Resources"); own.Kind() == pdf.Dict {
		inherited = own
	}
	if node.Key("Type").Name() != "Pages" {
		t.readPage(node, inherited)
		return
	}
	if depth > deepestPages {
		t.tooMuch = true
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && !t.tooMuch && t.err == nil; i++ {
		t.readPages(kids.Index(i), inherited, depth+1)
	}
}

func (t *text) readPage(v, resources pdf.Value) {
	byName := map[string]*font{}
	p := page{fonts: func(name string) *font {
		if byName[name] == nil {
			byName[name] = t.font(resources.Key("Font").Key(name))
		}
		return byName[name]
	}}
	p.read(v.Key("Contents"))
	t.pages, t.written = t.pages+1, t.written+p.out.Len()
	if t.pages > mostPages || t.written > mostText {
		t.tooMuch = true
		return
	}
	_, t.err = io.WriteString(t.out, p.out.String())
	lastPage.Store(int64(processorTime()))
}

// font is one that was read before, on whatever page, where there is one: files
// name the parts of their fonts by number, so that what describes two is the same
// for the same font only.
func (t *text) font(v pdf.Value) *font {
	described := v.String()
	if t.fonts[described] == nil {
		t.fonts[described] = newFont(v)
	}
	return t.fonts[described]
}

// begun is when the process began.
var begun = time.Now()

// lastPage is when the last page was read, in processor time.
var lastPage atomic.Int64

// watch ends the process when it needs more than it may: more than most in all. It
// looks now and then; what grows at once meets the limit of the system.
func watch(most time.Duration) {
	var m runtime.MemStats
	for {
		spent := processorTime()
		stuck := spent > short && spent-time.Duration(lastPage.Load()) > betweenTwo
		if runtime.ReadMemStats(&m); m.Sys > mostMemory || spent > most || stuck {
			os.Exit(exitLimits)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
