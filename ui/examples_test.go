package ui

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever copies an example gets the answer of the API, in every language whose
// tools are on this machine.
func TestTheExamplesOfTheAPIRun(t *testing.T) {
	site := httptest.NewServer(fixture.Handler())
	defer site.Close()
	want := free(t, site.URL)
	if strings.Trim(want, "\t\n") == "" {
		t.Fatal("the fixture has nothing to find")
	}
	examples, err := readExamples()
	if err != nil {
		t.Fatal(err)
	}
	runs := map[string][]string{"search.sh": {"sh"}, "search.py": {"python3"}, "search.mjs": {"node"}, "search.go.txt": {"go", "run"}, "search.pl": {"perl"}}
	needs := map[string][]string{"search.sh": {"curl", "jq"}}
	for _, e := range examples {
		t.Run(e.Language, func(t *testing.T) {
			run := runs[e.File]
			for _, tool := range append(needs[e.File], run[0]) {
				if _, err := exec.LookPath(tool); err != nil {
					t.Skipf("there is no %s here", tool)
				}
			}
			file := filepath.Join(t.TempDir(), strings.TrimSuffix(e.File, ".txt"))
			if err := os.WriteFile(file, []byte(e.Text), 0o644); err != nil {
				t.Fatal(err)
			}
			command := exec.CommandContext(t.Context(), run[0], append(run[1:], file)...)
			command.Env = append(os.Environ(), "LANDSCAPE="+site.URL)
			got, err := command.Output()
			if err != nil || string(got) != want {
				t.Errorf("%v\n%s\nwanted\n%s", err, got, want)
			}
		})
	}
}

// free is what the examples print.
func free(t *testing.T, site string) string {
	t.Helper()
	answer, err := http.Get(site + "/api/v1/search?q=zero+trust&status=in-force&access=free&size=5")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var found struct {
		Hits []struct{ ID, Title string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&found); err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, hit := range found.Hits {
		lines.WriteString(hit.ID + "\t" + hit.Title + "\n")
	}
	return lines.String()
}
