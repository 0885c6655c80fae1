package interop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What both generated clients are asked to print.
const (
	asked      = "zero trust"
	foundFirst = "NIST SP 800-207"
)

const pythonSearch = `import sys
import landscape_client as landscape
api = landscape.SearchApi(landscape.ApiClient(landscape.Configuration(host=sys.argv[1])))
print(*(hit.id for hit in api.search(q=sys.argv[2], size=3).hits), sep="\n")
`

const typeScriptSearch = `import { Configuration, SearchApi } from "./index.js";
const api = new SearchApi(new Configuration({ basePath: process.argv[2] }));
for (const hit of (await api.search({ q: process.argv[3], size: 3 })).hits) console.log(hit.id);
`

// generate makes a client from the description that the service gives of itself.
func generate(t *testing.T, language string, options ...string) (dir, site string) {
	t.Helper()
	generator := tool(t, "openapi-generator-cli-*.jar")
	onPath(t, "java")
	l, dir := start(t), t.TempDir()
	run(t, ".", "java", append([]string{"-jar", generator, "generate", "-i", l.site + "/openapi.json", "-g", language, "-o", dir}, options...)...)
	return dir, l.site
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAGeneratedClientInPythonSearches(t *testing.T) {
	python := python(t, "pydantic", "urllib3", "dateutil")
	dir, site := generate(t, "python", "--package-name", "landscape_client")
	write(t, dir, "search.py", pythonSearch)
	run(t, dir, python, "-m", "compileall", "-q", "landscape_client")
	if got := run(t, dir, python, "search.py", site, asked); !strings.HasPrefix(got, foundFirst+"\n") {
		t.Error(got)
	}
	tell(t, "compiles, and finds "+foundFirst)
}

func TestAGeneratedClientInTypeScriptCompilesAndSearches(t *testing.T) {
	compiler := tool(t, "node_modules/.bin/tsc")
	onPath(t, "node")
	dir, site := generate(t, "typescript-fetch", "--global-property", "skipFormModel=false", "--additional-properties", "importFileExtension=.js")
	write(t, dir, "search.ts", typeScriptSearch)
	write(t, dir, "package.json", `{"type": "module"}`)
	run(t, dir, compiler, "--strict", "--outDir", "js", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom",
		"--typeRoots", filepath.Join(tools, "node_modules/@types"), "--types", "node", "search.ts")
	if got := run(t, dir, "node", "js/search.js", site, asked); !strings.HasPrefix(got, foundFirst+"\n") {
		t.Error(got)
	}
	tell(t, "compiles, and finds "+foundFirst)
}
