package ui

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// TestThePagesStayLight holds the weight that a reader on a slow line pays.
func TestThePagesStayLight(t *testing.T) {
	all, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	for name, most := range map[string]int{"site.css": 8 << 10, "site.js": 6 << 10, "icon.svg": 1 << 10} {
		if weight := len(all[name].compressed["gzip"]); weight == 0 || weight > most {
			t.Errorf("%s weighs %d bytes compressed, at most %d", name, weight, most)
		}
	}
}

func TestNothingComesFromAnotherHost(t *testing.T) {
	all, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"site.css", "site.js"} {
		for _, foreign := range []string{"http:", "https:", "//", "@import", "url(", "@font-face"} {
			if text := withoutComments(string(all[name].content)); strings.Contains(text, foreign) {
				t.Errorf("%s contains %s", name, foreign)
			}
		}
	}
}

var (
	blockComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	lineComment  = regexp.MustCompile(`(?m)^\s*//.*$`)
)

func withoutComments(text string) string {
	return lineComment.ReplaceAllString(blockComment.ReplaceAllString(text, ""), "")
}

// TestColoursComeFromTheTokens keeps both schemes right: a colour written
// elsewhere would be for one of them only.
func TestColoursComeFromTheTokens(t *testing.T) {
	text, err := staticFiles.ReadFile("static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b[;,}) ]`).FindAllString(string(text), -1); found != nil {
		t.Errorf("site.css names colours: %q", found)
	}
}

// TestLeftAndRightAreNotNamed keeps one sheet good for both directions.
func TestLeftAndRightAreNotNamed(t *testing.T) {
	text, err := staticFiles.ReadFile("static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`(margin|padding|border)-(left|right)|[;{](left|right|float):`).FindAllString(string(text), -1); found != nil {
		t.Errorf("site.css names sides: %q", found)
	}
}

func TestAStaticFileMayBeKeptForGoodUnderItsDigest(t *testing.T) {
	h := fixture.Handler()
	all, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	address, err := all.address("site.css")
	if err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[string]string{address: "immutable", "/static/site.css": "max-age=3600"} {
		r := httptest.NewRequest(http.MethodGet, asked, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if !strings.Contains(w.Header().Get("Cache-Control"), want) || w.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: %v", asked, w.Header())
		}
	}
	if _, err := all.address("none.css"); err == nil {
		t.Error("a file that is not there has an address")
	}
}
