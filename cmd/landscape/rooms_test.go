package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms holds, for each room, the rooms of ours that it may import and the
// libraries that may appear in it alone.
var rooms = map[string]struct {
	imports []string
	owns    []string
}{
	"standard":  {},
	"text":      {owns: []string{"github.com/blevesearch/snowballstem"}},
	"catalogue": {imports: []string{"standard"}},
	"taxonomy":  {imports: []string{"standard", "text"}},
	"crawler":   {imports: []string{"standard", "catalogue", "taxonomy"}, owns: []string{"github.com/gocolly/"}},
	"query":     {imports: []string{"standard", "text", "taxonomy"}},
	"indexer":   {imports: []string{"standard", "text", "catalogue", "taxonomy", "query", "indexer/postings"}},
	// The engines are rooms of their own: what they are made of stays in them.
	"indexer/postings":   {imports: []string{"text", "query"}, owns: []string{"github.com/blevesearch/bleve"}},
	"indexer/opensearch": {imports: []string{"text", "taxonomy", "query", "indexer"}, owns: []string{"github.com/opensearch-project/"}},
	"coordination":       {imports: []string{"standard", "text", "catalogue", "taxonomy", "indexer"}},
	"upkeep":             {imports: []string{"standard", "catalogue", "taxonomy", "crawler", "indexer"}},
	"export":             {imports: []string{"standard", "indexer"}},
	"dump": {imports: []string{"standard", "taxonomy", "indexer", "export"},
		owns: []string{"github.com/parquet-go/"}},
	"reference": {imports: []string{"standard", "indexer", "coordination", "export"}, owns: []string{"github.com/ledongthuc/pdf"}},
	"proposal":  {imports: []string{"standard", "text", "taxonomy", "query", "indexer", "coordination"}},
	"pack":      {imports: []string{"standard", "taxonomy", "indexer"}},
	"searchsvc": {imports: []string{"standard", "text", "catalogue", "crawler", "taxonomy", "query", "indexer", "coordination", "export", "reference", "proposal"},
		owns: []string{"github.com/gin-gonic/", "html/template"}},
	"ui": {imports: []string{"standard", "catalogue", "taxonomy", "indexer", "coordination", "export", "reference", "proposal", "pack", "searchsvc"},
		owns: []string{"github.com/gin-gonic/", "html/template"}},
	"assistant": {imports: []string{"standard", "indexer", "taxonomy", "coordination", "export", "reference", "proposal", "searchsvc"},
		owns: []string{"github.com/modelcontextprotocol/"}},
}

func TestLaterRoomsImportEarlierOnesNeverTheReverse(t *testing.T) {
	eachImport(t, func(room, file, imported string) {
		ours, ok := strings.CutPrefix(imported, "landscape/")
		if !ok || room == "cmd" {
			return
		}
		ours = roomOf(ours)
		if ours != room && !slices.Contains(rooms[room].imports, ours) {
			t.Errorf("%s imports %s: %s may import only %v", file, imported, room, rooms[room].imports)
		}
	})
}

// Which bodies there are is for the commands to say: a crawl knows none.
func TestOnlyTheCommandsNameTheBodies(t *testing.T) {
	eachImport(t, func(room, file, imported string) {
		if strings.HasPrefix(imported, "landscape/crawler/") && room != "cmd" && room != "crawler" ||
			strings.HasPrefix(file, "crawler/") && strings.Count(file, "/") == 1 && strings.HasPrefix(imported, "landscape/crawler/") && imported != "landscape/crawler/pages" {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

func TestEachTechnologyStaysInItsRoom(t *testing.T) {
	owners := map[string][]string{}
	for name, room := range rooms {
		for _, library := range room.owns {
			owners[library] = append(owners[library], name)
		}
	}
	eachImport(t, func(room, file, imported string) {
		for library, in := range owners {
			if strings.HasPrefix(imported, library) && !slices.Contains(in, room) {
				t.Errorf("%s imports %s, which lives in %v only", file, imported, in)
			}
		}
	})
}

func TestTheVocabularyNeedsOnlyTheStandardLibrary(t *testing.T) {
	eachImport(t, func(room, file, imported string) {
		if room == "standard" && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

// roomOf is the room that a package is in: one of its own, or that of the folder.
func roomOf(pkg string) string {
	if _, own := rooms[pkg]; own {
		return pkg
	}
	return strings.SplitN(pkg, "/", 2)[0]
}

// eachImport calls visit for every import of every file that ships.
func eachImport(t *testing.T, visit func(room, file, imported string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		room := roomOf(path.Dir(filepath.ToSlash(relative)))
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			seen++
			visit(room, filepath.ToSlash(relative), imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatal("no import was read: the test looks in the wrong place")
	}
}
