package ui

import (
	"embed"
	"fmt"
	"strings"
)

// Programs that ask the API, each whole: what the page shows is what a test runs.
//
//go:embed examples
var exampleFiles embed.FS

// program is one search as a program of one language.
type program struct{ ID, File, Language, Text string }

// exampleLanguages are the files by the names of their languages. The program in Go
// is no .go file, or it would be a part of this one.
var exampleLanguages = []struct{ file, language string }{
	{"search.sh", "Shell, curl, jq"}, {"search.py", "Python"}, {"search.mjs", "JavaScript"},
	{"search.go.txt", "Go"}, {"search.pl", "Perl"},
}

func readExamples() ([]program, error) {
	var examples []program
	for _, l := range exampleLanguages {
		text, err := exampleFiles.ReadFile("examples/" + l.file)
		if err != nil {
			return nil, fmt.Errorf("read the examples of the API: %w", err)
		}
		examples = append(examples, program{ID: "program-" + strings.ReplaceAll(l.file, ".", "-"), File: l.file, Language: l.language, Text: string(text)})
	}
	return examples, nil
}
