package searchsvc

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"landscape/reference"
)

// What a file may cost, whatever it is.
const (
	mostTime   = 2 * time.Second
	mostMemory = 200 << 20
)

// Whatever is sent gets an answer that tells what is wrong and what is accepted,
// in bounded time and memory.
func TestHostileFilesGetAClearAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some 30 seconds")
	}
	files := slices.Concat(hostileWord(t), hostilePDF(t), hostileText())
	if len(files) < 60 {
		t.Errorf("only %d files", len(files))
	}
	for i, f := range files {
		files[i].content = nil // one at a time is held
		for _, path := range []string{"/api/v1/references", "/api/v1/check"} {
			r := upload(t, "file", f.content)
			r.URL.Path = path
			answer := httptest.NewRecorder()
			took, memory := measured(func() { shared.ServeHTTP(answer, r) })
			t.Logf("%-40s %8d bytes %6d ms %4d MB %d", f.name, len(f.content), took.Milliseconds(), memory>>20, answer.Code)
			if f.status != 0 && answer.Code != f.status && path == "/api/v1/references" {
				t.Errorf("%s: %d, not %d", f.name, answer.Code, f.status)
			}
			if took > mostTime || memory > mostMemory {
				t.Errorf("%s: %v and %d MB", f.name, took, memory>>20)
			}
			if answer.Code == 200 {
				continue
			}
			var told struct {
				Detail   string
				Accepted []string
			}
			if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || told.Detail == "" || len(told.Accepted) == 0 ||
				!slices.Contains([]int{400, 413, 415, 422}, answer.Code) {
				t.Errorf("%s: %d %.300s", f.name, answer.Code, answer.Body)
			}
			break
		}
	}
}

// measured tells how long work takes, or how much of the processors where others
// keep it waiting, and how much memory: what this process holds more than before,
// and the most that those it has started have held.
func measured(work func()) (took time.Duration, memory uint64) {
	runtime.GC()
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before)
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var own, started uint64
		for {
			runtime.ReadMemStats(&m)
			own, started = max(own, m.HeapAlloc), max(started, peakOfStarted())
			select {
			case <-done:
				most <- own - min(own, before.HeapAlloc) + started
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	begin, spent := time.Now(), processorTime()
	work()
	took = min(time.Since(begin), processorTime()-spent)
	close(done)
	return took, <-most
}

// peakOfStarted is the most memory that the processes under way that this one has
// started have held, as the system tells it from outside; 0 where it tells nothing.
func peakOfStarted() uint64 {
	var sum uint64
	lists, _ := filepath.Glob("/proc/self/task/*/children")
	for _, list := range lists {
		children, _ := os.ReadFile(list)
		for _, id := range strings.Fields(string(children)) {
			environment, _ := os.ReadFile("/proc/" + id + "/environ")
			if !strings.Contains(string(environment), "LANDSCAPE_READS_PDF=") {
				continue // until it is another program, it has the memory of this one
			}
			status, _ := os.ReadFile("/proc/" + id + "/status")
			for line := range strings.Lines(string(status)) {
				var kilobytes uint64
				if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &kilobytes); err == nil {
					sum += kilobytes << 10
				}
			}
		}
	}
	return sum
}

// processorTime is what this process and those that it has started have used.
func processorTime() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			panic(err)
		}
		sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return sum
}

// A document of an editor is answered while one waits: 200 pages of DOCX with
// references on each, and a PDF of 5 MB with pictures.
func TestLongDocumentsOfEditorsAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		most    time.Duration
	}{
		"DOCX": {longWord(t), 3 * time.Second},
		"PDF":  {longPDF(t), 5 * time.Second},
	} {
		answer, r := httptest.NewRecorder(), upload(t, "file", c.content)
		took, memory := measured(func() { shared.ServeHTTP(answer, r) })
		t.Logf("%s of %d bytes: %d ms, %d MB", name, len(c.content), took.Milliseconds(), memory>>20)
		var report reference.Report
		if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil || answer.Code != 200 || len(report.References) == 0 {
			t.Errorf("%s: %d %.200s", name, answer.Code, answer.Body)
		}
		if n := len(report.References) + len(report.Unknown); n < 250 {
			t.Errorf("%s: %d references", name, n)
		}
		if took > c.most {
			t.Errorf("%s took %v", name, took)
		}
	}
}

const sentence = "The entity shall authenticate the user in accordance with clause 7 before the service is provided. "

// citing is a paragraph that names two standards.
func citing(n int) string {
	return times(6, sentence) + fmt.Sprintf("See RFC 8446, ITU-T X.%d and ISO/IEC %d:20%02d.", 1000+n, 27000+n%60, 10+n%15)
}

func longWord(t *testing.T) []byte {
	var body strings.Builder
	for page := range 200 {
		for range 3 {
			fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>%s</w:t></w:r></w:p>`, citing(page))
		}
	}
	return zipped(t, document, word(body.String()))
}

func longPDF(t *testing.T) []byte {
	const pages = 200
	objects := []string{pdfRoot, "", pdfFont}
	var kids strings.Builder
	noise := rand.NewChaCha8([32]byte{})
	for page := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", len(objects)+1)
		var text strings.Builder
		text.WriteString("BT /F 12 Tf 72 800 Td 14 TL ")
		for range 3 {
			for line := range slices.Chunk([]byte(citing(page)), 90) {
				fmt.Fprintf(&text, "(%s) Tj T* ", line)
			}
		}
		text.WriteString("ET")
		picture := make([]byte, 24<<10)
		noise.Read(picture)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> /XObject << /P %d 0 R >> >> >>", len(objects)+2, len(objects)+3),
			stream(t, "", text.String(), 1),
			stream(t, "/Type /XObject /Subtype /Image /Width 160 /Height 160 /BitsPerComponent 8 /ColorSpace /DeviceGray", string(picture), 1))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), pages)
	return pdfOf(objects...)
}
