//go:build chaos

package chaos

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/standard"
)

// program is the real binary, built once.
var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "landscape-chaos-")
	if err == nil {
		program = filepath.Join(dir, "landscape")
		var told []byte
		if told, err = exec.Command("go", "build", "-o", program, "../cmd/landscape").CombinedOutput(); err != nil {
			err = fmt.Errorf("%w: %s", err, told)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// patience is how long a call may take, on a machine that others use too.
const patience = 10 * time.Minute

// source is what is crawled in these tests: small, and read from one page.
const source = "oasis"

// body publishes the captured pages of a source, with other words in each edition.
type body struct {
	*httptest.Server
	edition atomic.Int64
	pages   map[string][]byte // by host and path
}

func newBody(t *testing.T) *body {
	t.Helper()
	dir := filepath.Join("..", "crawler", "bodies", "testdata", source)
	list, err := os.ReadFile(filepath.Join(dir, "pages.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []struct{ URL, File string }
	if err := json.Unmarshal(list, &pages); err != nil {
		t.Fatal(err)
	}
	b := &body{pages: map[string][]byte{}}
	for _, p := range pages {
		_, address, _ := strings.Cut(p.URL, "://")
		if b.pages["/"+address], err = os.ReadFile(filepath.Join(dir, p.File)); err != nil {
			t.Fatal(err)
		}
	}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := b.pages[r.RequestURI]
		if !ok {
			http.NotFound(w, r)
			return
		}
		edition := fmt.Sprintf("OASIS Standard, revision %d", b.edition.Load())
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		w.Write(bytes.ReplaceAll(page, []byte("OASIS Standard"), []byte(edition)))
	}))
	t.Cleanup(b.Close)
	return b
}

// place is a data directory and how the program is called on it.
type place struct {
	t         *testing.T
	dir, conf string
}

func newPlace(t *testing.T, b *body) *place {
	t.Helper()
	p := &place{t: t, dir: t.TempDir()}
	p.configure(b.URL)
	// A record of another source keeps the bundled snapshot out, whose index would
	// take seconds in each run.
	cat, err := catalogue.Open(filepath.Join(p.data(), "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	id, err := standard.ParseIdentifier("NIST SP 800-207")
	if err != nil {
		t.Fatal(err)
	}
	other := standard.Record{Source: "nist", Native: "1", ID: id, Title: "Zero Trust Architecture", Status: standard.InForce, Published: "2020-08",
		Provenance: []standard.Provenance{{URL: "https://example.org/", Fetched: time.Now()}}}
	if _, err := cat.Store("nist", []standard.Record{other}, time.Now()); err != nil {
		t.Fatal(err)
	}
	return p
}

// configure writes the configuration; a mirror of "" is none.
func (p *place) configure(mirror string) {
	p.t.Helper()
	p.conf = filepath.Join(p.dir, "config.yaml")
	text := fmt.Sprintf("addr: 127.0.0.1:0\nmetrics: \"\"\nlog: {level: error}\ncrawler: {mirror: %q, delay: 0s, retries: 0, resume: 0s}\n", mirror)
	if err := os.WriteFile(p.conf, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

func (p *place) data() string { return filepath.Join(p.dir, "data") }

// command is a call of the program. limit is the largest file in KiB that it may
// write, 0 for any.
func (p *place) command(ctx context.Context, limit int, args ...string) *exec.Cmd {
	called := append([]string{args[0], "-config", p.conf, "-data", p.data()}, args[1:]...)
	if limit > 0 {
		called = append([]string{"-c", `ulimit -f "$0" && exec "$@"`, fmt.Sprint(limit), program}, called...)
		return exec.CommandContext(ctx, "bash", called...)
	}
	return exec.CommandContext(ctx, program, called...)
}

// killed calls the program and kills it after a while, as a failing power supply does.
func (p *place) killed(after time.Duration, args ...string) {
	ctx, cancel := context.WithTimeout(p.t.Context(), after)
	defer cancel()
	_ = p.command(ctx, 0, args...).Run() // exec kills with SIGKILL; that it ended is what is wanted
}

// run calls the program to its end.
func (p *place) run(args ...string) error {
	ctx, cancel := context.WithTimeout(p.t.Context(), patience)
	defer cancel()
	told, err := p.command(ctx, 0, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("landscape %s: %w\n%.1000s", strings.Join(args, " "), err, told)
	}
	return nil
}

var ready = regexp.MustCompile(`ready at (http://\S+)/`)

// serves starts the program, waits until it is ready, asks it for everything,
// stops it, and tells how many standards it had.
func (p *place) serves() (standards int, err error) {
	s, err := p.start(patience)
	if err != nil {
		return 0, err
	}
	var answer struct{ Index struct{ Documents int } }
	err = errors.Join(get(s.address+"/api/v1/search?q=security", nil), get(s.address+"/api/v1/sources", &answer))
	if ended := s.stop(); err == nil {
		err = ended
	}
	return answer.Index.Documents, err
}

// service is the program while it serves.
type service struct {
	*exec.Cmd
	address string
	opened  time.Duration // from the start until it was ready
	out     io.Reader
	told    *bytes.Buffer // on standard error
	cancel  context.CancelFunc
}

// start starts the program and waits until it is ready; it stops after the longest time.
func (p *place) start(longest time.Duration) (*service, error) {
	ctx, cancel := context.WithTimeout(p.t.Context(), longest)
	begin := time.Now()
	s := &service{Cmd: p.command(ctx, 0, "serve"), told: new(bytes.Buffer), cancel: cancel}
	s.Stderr = s.told
	s.Cancel = func() error { return s.Process.Signal(os.Interrupt) }
	s.WaitDelay = 30 * time.Second
	out, err := s.StdoutPipe()
	if err = errors.Join(err, s.Start()); err != nil {
		cancel()
		return nil, err
	}
	s.out = out
	var told strings.Builder
	for piece := make([]byte, 4096); s.address == ""; {
		n, err := out.Read(piece)
		told.Write(piece[:n])
		if m := ready.FindStringSubmatch(told.String()); m != nil {
			s.address = m[1]
		} else if err != nil {
			defer cancel()
			return nil, fmt.Errorf("it did not become ready: %v %.1000s", s.Wait(), s.told.String())
		}
	}
	s.opened = time.Since(begin)
	return s, nil
}

// stop ends the service as an operator does.
func (s *service) stop() error {
	s.cancel()
	io.Copy(io.Discard, s.out)
	if err := s.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("it did not stop well: %w %.1000s", err, s.told.String())
	}
	return nil
}

func get(address string, into any) error {
	answer, err := http.Get(address)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", address, answer.Status)
	}
	if into == nil {
		return nil
	}
	return json.NewDecoder(answer.Body).Decode(into)
}

// records are the natives of the source, and how many lines are damaged.
func (p *place) records() (natives map[string]bool, damaged int) {
	p.t.Helper()
	cat, err := catalogue.Open(filepath.Join(p.data(), "catalogue"))
	if err != nil {
		p.t.Fatal(err)
	}
	natives = map[string]bool{}
	for r, err := range cat.Records(source) {
		if line := new(standard.LineError); errors.As(err, &line) {
			damaged++
		} else if err != nil {
			p.t.Fatal(err)
		} else {
			natives[r.Native] = true
		}
	}
	return natives, damaged
}

// files counts what is in the data directory, the crawler's cache aside.
func (p *place) files() (n int) {
	filepath.WalkDir(p.data(), func(name string, entry os.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "cache" {
			return filepath.SkipDir
		}
		n++
		return nil
	})
	return n
}
