package interop

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// tools is where .ci/interop has installed what the tests need.
var tools = os.Getenv("LANDSCAPE_TOOLS")

// tool is the path of one of them; without it a test is left out.
func tool(t *testing.T, path string) string {
	t.Helper()
	if tools == "" {
		t.Skip("LANDSCAPE_TOOLS does not say where the tools of others are; .ci/interop installs them")
	}
	found, err := filepath.Glob(filepath.Join(tools, path))
	if err != nil || len(found) == 0 {
		t.Skipf("there is no %s in %s; .ci/interop installs it", path, tools)
	}
	return found[0]
}

// python is the interpreter that has these modules.
func python(t *testing.T, modules ...string) string {
	t.Helper()
	interpreter := tool(t, "venv/bin/python")
	for _, m := range modules {
		if exec.Command(interpreter, "-c", "import importlib.util, sys; sys.exit(not importlib.util.find_spec(sys.argv[1]))", m).Run() != nil {
			t.Skipf("Python has no %s; .ci/interop installs it", m)
		}
	}
	return interpreter
}

// onPath is a program of this machine; without it a test is left out.
func onPath(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s on this machine", name)
	}
	return path
}

// found is what each test has to tell, in short; it stands behind them all.
var found []string

// tell notes what a tool found: its last line is told again at the end.
func tell(t *testing.T, told string) {
	t.Helper()
	told = strings.TrimSpace(told)
	t.Log(told)
	found = append(found, t.Name()+": "+told[strings.LastIndex(told, "\n")+1:])
}

// landscape is the real program with the snapshot that comes with it, serving.
type landscape struct{ program, data, site string }

// scratch holds the program and its data.
var scratch string

func TestMain(m *testing.M) {
	code := m.Run()
	for _, line := range found {
		fmt.Println(line)
	}
	if stop != nil {
		stop()
	}
	if scratch != "" {
		os.RemoveAll(scratch)
	}
	os.Exit(code)
}

var stop func()

// serving starts it, once for all tests.
var serving = sync.OnceValues(func() (*landscape, error) {
	var err error
	if scratch, err = os.MkdirTemp("", "landscape-interop-"); err != nil {
		return nil, err
	}
	l := &landscape{program: filepath.Join(scratch, "landscape"), data: filepath.Join(scratch, "data")}
	if told, err := exec.Command("go", "build", "-o", l.program, "../cmd/landscape").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build the program: %w: %s", err, told)
	}
	config := filepath.Join(scratch, "config.yaml")
	if err := os.WriteFile(config, []byte("mcp: true\nmetrics: \"\"\n"), 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	serve := exec.CommandContext(ctx, l.program, "serve", "-config", config, "-data", l.data, "-addr", "127.0.0.1:0")
	out, err := serve.StdoutPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		cancel()
		return nil, err
	}
	stop = func() {
		cancel()
		serve.Wait() // that it was killed is what was wanted
	}
	l.site, err = ready(out)
	return l, err
})

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// ready waits until the program says where it is.
func ready(out io.Reader) (string, error) {
	var said bytes.Buffer
	line := make([]byte, 4096)
	for {
		n, err := out.Read(line)
		said.Write(line[:n])
		if strings.Contains(said.String(), "ready at") {
			go io.Copy(io.Discard, out)
			return address.FindString(said.String()), nil
		}
		if err != nil {
			return "", fmt.Errorf("the program ended: %w: %s", err, said.String())
		}
	}
}

func start(t *testing.T) *landscape {
	t.Helper()
	l, err := serving()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// dump writes what data people take.
func (l *landscape) dump(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, ".", l.program, "dump", "-data", l.data, dir)
	return dir
}

// run is a tool at work, which has to end well; what it says is in the log of the test.
func run(t *testing.T, dir string, name string, given ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, name, given...)
	command.Dir = dir
	told, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(given, " "), err, told)
	}
	return string(told)
}
