package reference

import (
	"bytes"
	"html"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"landscape/standard"
)

type sample struct {
	Name   string                     `yaml:"name"`
	Format string                     `yaml:"format"`
	Text   string                     `yaml:"text"`
	Named  []string                   `yaml:"named"`
	Status map[string]standard.Status `yaml:"status"`
}

// file is the text as a document of its format.
func (s sample) file(t *testing.T) []byte {
	t.Helper()
	var out strings.Builder
	switch s.Format {
	case "file":
		content, err := os.ReadFile("testdata/" + s.Text)
		if err != nil {
			t.Fatal(err)
		}
		return content
	case "docx":
		out.WriteString(`<w:document xmlns:w="w"><w:body>`)
		for line := range strings.Lines(s.Text) {
			out.WriteString("<w:p><w:r><w:t>" + html.EscapeString(strings.TrimSpace(line)) + "</w:t></w:r></w:p>")
		}
		out.WriteString("</w:body></w:document>")
		return docx(t, map[string]string{"word/document.xml": out.String()})
	case "html":
		out.WriteString("<!doctype html><body>")
		for line := range strings.Lines(s.Text) {
			out.WriteString("<p>" + html.EscapeString(line) + "</p>")
		}
		return []byte(out.String())
	}
	return []byte(s.Text)
}

// How well the references of the texts have to be found.
const (
	leastPrecision = .98
	leastRecall    = .97
)

func keyOf(t *testing.T, id string) string {
	t.Helper()
	parsed, err := standard.ParseIdentifier(id)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return parsed.Key()
}

func samplesIn(t *testing.T, file string) (samples []sample) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err == nil {
		err = yaml.NewDecoder(bytes.NewReader(content), yaml.DisallowUnknownField()).Decode(&samples)
	}
	if err != nil {
		t.Fatal(err)
	}
	return samples
}

func TestTwentyTextsOfEditors(t *testing.T) { measure(t, samplesIn(t, "testdata/texts.yaml")) }

func TestListsOfReferences(t *testing.T) { measure(t, samplesIn(t, "testdata/lists.yaml")) }

// measure holds what is found in the samples against what they name.
func measure(t *testing.T, samples []sample) {
	t.Helper()
	ix := bundled(t)
	right, found, named := 0, 0, 0
	for _, s := range samples {
		reading, err := Read(s.file(t))
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		report := checked(t, ix, reading.Text)
		got := map[string]string{}
		for _, r := range report.References {
			got[keyOf(t, r.ID)] = string(r.Status)
		}
		for _, u := range report.Unknown {
			got[keyOf(t, u.ID)] = ""
		}
		var wanted []string
		for _, id := range s.Named {
			key := keyOf(t, id)
			if slices.Contains(wanted, key) {
				continue // another edition
			}
			wanted = append(wanted, key)
			if _, ok := got[key]; ok {
				right++
			} else {
				t.Logf("%s: %s is not found", s.Name, id)
			}
			if status, ok := s.Status[id]; ok && got[key] != string(status) {
				t.Errorf("%s: %s is %q, not %q", s.Name, id, got[key], status)
			}
		}
		for key := range got {
			if !slices.Contains(wanted, key) {
				t.Logf("%s: %s is not named there", s.Name, key)
			}
		}
		found, named = found+len(got), named+len(wanted)
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(named)
	t.Logf("%d texts, %d identifiers: precision %.3f, recall %.3f", len(samples), named, precision, recall)
	if precision < leastPrecision || recall < leastRecall {
		t.Errorf("wanted %.2f and %.2f", leastPrecision, leastRecall)
	}
}
