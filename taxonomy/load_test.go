package taxonomy

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// taxonomyWith is the taxonomy of the program with one text replaced in a file.
func taxonomyWith(t *testing.T, file, old, replacement string) fs.FS {
	t.Helper()
	dir := fstest.MapFS{}
	err := fs.WalkDir(embedded, "data", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(embedded, path)
		dir[strings.TrimPrefix(path, "data/")] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(dir[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not contain %q", file, old)
	}
	dir[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, replacement, 1))}
	return dir
}

func TestLoadNamesTheFileAndTheKey(t *testing.T) {
	for _, test := range []struct {
		name, file, old, replacement string
		want                         []string
	}{
		{"an unknown key", "areas.yaml", "definitions:", "definition:", []string{"areas.yaml", "definition"}},
		{"a missing language", "areas.yaml", "ru: Интернет вещей, ", "", []string{"areas.yaml", "iot", "names.ru"}},
		{"a missing definition", "topics.yaml", "    zh: 信息安全管理体系、治理、风险管理、策略与控制措施。\n", "", []string{"topics.yaml", "management", "definitions.zh"}},
		{"an identifier that is there twice", "topics.yaml", "- id: crypto", "- id: pki", []string{"topics.yaml", "pki", "twice"}},
		{"a label that does not exist", "rules/groups.yaml", "telecom: 1, management: 1", "telecoms: 1", []string{"groups.yaml", "Q3/17", "gives.telecoms"}},
		{"a rule that gives nothing", "rules/ics.yaml", "gives: {security: 0.8}", "gives: {}", []string{"ics.yaml", "35.030", "gives"}},
		{"a number range that ends before it begins", "rules/series.yaml", "X.1120..1139", "X.1139..1120", []string{"series.yaml", "ITU-T", "X.1139..1120"}},
		{"a condition on an unknown label", "rules/implications.yaml", "any: [mobile, 5g]", "any: [mobile, 7g]", []string{"implications.yaml", "7g"}},
		{"text that is no YAML", "thesaurus/threats.yaml", "- id: ransomware", "- id: [ransomware", []string{"threats.yaml"}},
		{"a wrong type", "rules/signals/areas.yaml", "gives: {iot: 1}", "gives: {iot: much}", []string{"areas.yaml", "iot"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(taxonomyWith(t, test.file, test.old, test.replacement))
			if err == nil {
				t.Fatal("loaded without an error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error does not name %q: %v", want, err)
				}
			}
		})
	}
}

func TestLoadNeedsEveryFile(t *testing.T) {
	dir := taxonomyWith(t, "pillars.yaml", "- id: legal", "- id: legal").(fstest.MapFS)
	delete(dir, "pillars.yaml")
	if _, err := load(dir); err == nil || !strings.Contains(err.Error(), "pillars.yaml") {
		t.Errorf("a missing file: %v", err)
	}
}
