package interop

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLinkedDataFitsItsShapesInBothForms(t *testing.T) {
	python := python(t, "pyshacl", "rdflib")
	l := start(t)
	tell(t, run(t, ".", python, "linked.py", l.site, filepath.Join(l.dump(t), "dcat.jsonld")))
}

func TestLibrariesHarvestEverythingByTheProtocol(t *testing.T) {
	python, schema := python(t, "lxml", "sickle"), tool(t, "OAI-PMH.xsd")
	tell(t, run(t, ".", python, "harvest.py", start(t).site, schema))
}

func TestADumpOpensInTheToolsOfDataPeopleAndCountsAsTheAPI(t *testing.T) {
	python := python(t, "duckdb", "pyarrow")
	onPath(t, "sqlite3")
	l := start(t)
	tell(t, run(t, ".", python, "tables.py", l.site, l.dump(t)))
}

// The notebook draws both pictures from a dump.
func TestTheNotebookRuns(t *testing.T) {
	jupyter := tool(t, "venv/bin/jupyter-nbconvert")
	l, out := start(t), t.TempDir()
	t.Setenv("LANDSCAPE_DUMP", l.dump(t))
	run(t, "../doc", jupyter, "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=120", "--output-dir", out, "landscape.ipynb")
	drawn, err := os.ReadFile(filepath.Join(out, "landscape.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(drawn), `"image/png"`); n != 2 {
		t.Errorf("%d pictures:\n%s", n, drawn)
	}
	tell(t, "run, with 2 pictures")
}

// The inspector starts the program as an assistant does, and asks the service too.
func TestTheInspectorFindsTheToolsAndGetsAnAnswer(t *testing.T) {
	inspector := tool(t, "node_modules/.bin/mcp-inspector")
	onPath(t, "node")
	l := start(t)
	program := []string{"--cli", l.program, "mcp", "-data", l.data}
	service := []string{"--cli", l.site + "/mcp", "--transport", "http"}
	asks := func(server []string, method string, more ...string) string {
		return run(t, ".", inspector, append(append(append([]string{}, server...), "--method", method), more...)...)
	}
	for _, server := range [][]string{program, service} {
		var list struct{ Tools []struct{ Name string } }
		if err := json.Unmarshal([]byte(asks(server, "tools/list")), &list); err != nil || len(list.Tools) != 11 {
			t.Errorf("%v: %d tools, %v", server, len(list.Tools), err)
		}
		for method, want := range map[string]string{"prompts/list": "prepare_question", "resources/templates/list": "landscape://standards/{slug}"} {
			if got := asks(server, method); !strings.Contains(got, want) {
				t.Errorf("%v %s: no %s in %s", server, method, want, got)
			}
		}
		if got := asks(server, "tools/call", "--tool-name", "standard", "--tool-arg", "identifier=27001"); !strings.Contains(got, "/standards/iso-iec-27001") || strings.Contains(got, `"isError": true`) {
			t.Errorf("%v: %s", server, got)
		}
	}
	tell(t, "11 tools, prompts, resources and an answer, on standard input and over HTTP")
}

// Those of the public conformance tests that any server can be asked; the others
// call tools that only the example server of the protocol has.
func TestTheConformanceTestsOfTheProtocolPass(t *testing.T) {
	conformance := tool(t, "node_modules/.bin/conformance")
	onPath(t, "node")
	l := start(t)
	scenarios := []string{"server-initialize", "ping", "tools-list", "resources-list", "prompts-list", "logging-set-level"}
	for _, scenario := range scenarios {
		told := run(t, t.TempDir(), conformance, "server", "--url", l.site+"/mcp", "--scenario", scenario)
		if !strings.Contains(told, "0 failed, 0 warnings") {
			t.Errorf("%s: %s", scenario, told)
		}
	}
	tell(t, fmt.Sprintf("%d scenarios: 0 failed, 0 warnings", len(scenarios)))
}
