package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"landscape/searchsvc"
	"landscape/taxonomy"
)

// pages are all page templates with the struct that each is made for.
func pages() map[string]framed {
	return map[string]framed{
		"home": &homePage{}, "search": &searchPage{}, "standard": &standardPage{}, "taxonomy": &taxonomyPage{},
		"bodies": &bodiesPage{}, "changes": &changesPage{}, "status page": &statusPage{}, "api": &apiPage{},
		"pathways": &pathwaysPage{}, "pathway": &pathwayPage{}, "problem": &problemPage{},
		"concept": &conceptPage{Concept: &searchsvc.ConceptAnswer{}}, "thesaurus": &thesaurusPage{},
		"all series": &allSeriesPage{}, "series": &seriesPage{SeriesAnswer: &searchsvc.SeriesAnswer{}},
		"coordination": &roadmapPage{}, "organisations": &organisationsPage{}, "matrix": &matrixPage{}, "gaps": &gapsPage{},
		"overlaps": &overlapsPage{}, "programme": &programmePage{}, "questions": &questionsPage{}, "desk": &deskPage{}, "digest": &digestPage{}, "trends": &trendsPage{}, "portrait": &portraitPage{}, "compare": &comparePage{}, "list": &listPage{},
		"initiatives": &initiativesPage{}, "offline": &offlinePage{}, "embed": &embedPage{}, "check": &checkPage{}, "references": &referencesPage{},
	}
}

func newTestRenderer(t *testing.T) *renderer {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	assets, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRenderer(searchsvc.NewNames(tax), tax, assets)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestEveryPageFitsItsTemplate renders every page in every language, empty and
// with every field filled, so that a template that asks for what its struct has
// not fails here.
func TestEveryPageFitsItsTemplate(t *testing.T) {
	r := newTestRenderer(t)
	for name, page := range pages() {
		full := reflect.New(reflect.TypeOf(page).Elem())
		fill(full.Elem(), 0)
		for _, lang := range languages() {
			for _, p := range []any{page, full.Interface()} {
				var b strings.Builder
				if err := r.write(&b, lang, name, p); err != nil {
					t.Error(err)
				}
				if !strings.HasSuffix(strings.TrimSpace(b.String()), "</html>") {
					t.Errorf("%s in %s ends early", name, lang)
				}
			}
		}
	}
}

func TestEveryPageTemplateIsInTheList(t *testing.T) {
	for name, tree := range trees(t) {
		whole := false
		for _, node := range tree.Root.Nodes {
			include, ok := node.(*parse.TemplateNode)
			whole = whole || ok && include.Name == "top"
		}
		if whole && pages()[name] == nil {
			t.Errorf("page %s is not rendered by a test", name)
		}
	}
}

// fill puts something into every field.
func fill(v reflect.Value, depth int) {
	if v.Type() == reflect.TypeFor[word]() {
		v.SetString("site.name")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(3)
	case reflect.Float64:
		v.SetFloat(-0.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		if depth < 12 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), depth+1)
			fill(v.Index(1), depth+1)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || v.Type().Field(i).Anonymous {
				fill(f, depth+1)
			}
		}
	}
}

// trees parses the templates as they stand.
func trees(t *testing.T) map[string]*parse.Tree {
	t.Helper()
	all := map[string]*parse.Tree{}
	for name, text := range templateTexts(t) {
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(text, "", "", all); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func templateTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := templateFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	return texts
}

// A word that an expression chooses is a string and no word: the page breaks when
// it is shown, which may be for one reader in a thousand.
func TestTemplatesChooseBetweenPhrasesAndNotBetweenTheirKeys(t *testing.T) {
	chosen := regexp.MustCompile(`\b(?:around|t|n) \((?:or|and|printf|index)\b`)
	for name, text := range templateTexts(t) {
		for _, found := range chosen.FindAllString(text, -1) {
			t.Errorf("%s: %s …", name, found)
		}
	}
}

var action = regexp.MustCompile(`\{\{.*?\}\}`)

// spoken are the attributes whose text a person reads or hears.
var spoken = []string{"alt", "aria-label", "placeholder", "title", "content", "value"}

func TestTemplatesHaveNoWordsOfTheirOwn(t *testing.T) {
	hasLetters := func(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
	for name, text := range templateTexts(t) {
		tokens := html.NewTokenizer(strings.NewReader(action.ReplaceAllString(text, "")))
		for tokens.Next() != html.ErrorToken {
			token := tokens.Token()
			if token.Type == html.TextToken && hasLetters(token.Data) {
				t.Errorf("%s says %q", name, strings.TrimSpace(token.Data))
			}
			for _, a := range token.Attr {
				if slices.Contains(spoken, a.Key) && hasLetters(a.Val) && !machineReadable(token, a.Val) {
					t.Errorf("%s says %s=%q", name, a.Key, a.Val)
				}
			}
		}
	}
}

// machineReadable values are for browsers and crawlers only.
func machineReadable(token html.Token, value string) bool {
	return token.Data == "meta" && (strings.HasPrefix(value, "width=") || value == "noindex")
}

func TestTemplatesHoldNoScriptAndNoStyle(t *testing.T) {
	for name, text := range templateTexts(t) {
		tokens := html.NewTokenizer(strings.NewReader(action.ReplaceAllString(text, "")))
		for tokens.Next() != html.ErrorToken {
			token := tokens.Token()
			if token.Data == "style" || token.Type == html.StartTagToken && token.Data == "script" && !hasSource(token) && !isData(token) {
				t.Errorf("%s has an inline %s, which the content policy refuses", name, token.Data)
			}
			for _, a := range token.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s has %s=%q, which the content policy refuses", name, a.Key, a.Val)
				}
			}
		}
	}
}

// isData tells whether a script element holds data, which is not run.
func isData(token html.Token) bool {
	return slices.Contains(token.Attr, html.Attribute{Key: "type", Val: "application/ld+json"})
}

func hasSource(token html.Token) bool {
	return slices.ContainsFunc(token.Attr, func(a html.Attribute) bool { return a.Key == "src" })
}

var quoted = regexp.MustCompile(`"([a-z]+(?:[.-][a-z0-9-]+)+)"`)
var termed = regexp.MustCompile(`term\("([a-z.]+)", "([a-z-]+)"\)`)

// usedKeys are the phrases that templates and Go name.
func usedKeys(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	texts := templateTexts(t)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	for _, text := range texts {
		for _, m := range quoted.FindAllStringSubmatch(text, -1) {
			used[m[1]] = true
		}
		for _, m := range termed.FindAllStringSubmatch(text, -1) {
			used[m[1]+"."+m[2]] = true
		}
	}
	// Built from parts where they are used.
	for _, kind := range []string{"expert", "rapporteur", "engineer"} {
		used["home."+kind+".title"], used["home."+kind+".text"] = true, true
	}
	for _, heading := range []string{"absent", "no-standard"} {
		used["problem."+heading], used["problem."+heading+"-detail"] = true, true
	}
	return used
}
