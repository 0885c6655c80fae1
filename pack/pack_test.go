package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

const hostileTitle = `</script><script>alert(1)</script><img src=x onerror=alert(1)> access control`

// site answers like the real one: a style sheet, a search, and pages that link to one another.
func site(w http.ResponseWriter, r *http.Request) {
	const head = `<!doctype html><html lang="ar"><head><title>Page</title><link rel="stylesheet" href="/static/site.css?v=1"><script src="/static/site.js"></script></head><body>
		<form class="search" id="search" action="/ar/search"><input id="q"></form><main>`
	const foot = `</main><footer class="foot"><div class="page"></div></footer></body></html>`
	hit := `<ol class="hits"><li class="hit"><h2><a href="/ar/standards/rfc-1">&lt;/script&gt;&lt;img src=x&gt;</a></h2></li></ol>`
	switch r.URL.Path {
	case "/static/site.css", "/static/steps.js":
		fmt.Fprint(w, "p{}")
	case "/ar/search":
		fmt.Fprint(w, head, hit, foot)
	case "/ar", "/ar/groups/SG17", "/ar/pathways", "/ar/pathways/mobile-money", "/ar/standards/rfc-1":
		fmt.Fprint(w, head, `<a class="up" href="/ar">home</a> <a href="/ar/pathways/mobile-money#second">way</a> <a href="/ar/standards/rfc-1">RFC 1</a>
			<a href="/ar/groups/SG17">SG17</a> <a href="/ar/search?area=iot">found</a> <a class="gone" href="/ar/coordination/gaps?area=iot">gaps</a> <a class="gone" href="/check">check</a>
			<a class="out" href="https://example.org/x">body</a> &lt;/script&gt;&lt;img src=x&gt;`, foot)
	default:
		http.NotFound(w, r)
	}
}

// landscape is an index of one hostile standard, made once for all tests.
var landscape = sync.OnceValues(func() (*indexer.Index, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	id, err := standard.ParseIdentifier("RFC 1")
	if err != nil {
		return nil, err
	}
	one := func(yield func(standard.Record, error) bool) {
		yield(standard.Record{ID: id, Native: "1", Title: hostileTitle, Status: standard.InForce, URL: "https://example.org/", Source: "ietf"}, nil)
	}
	dir, err := os.MkdirTemp("", "pack-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) // what is open stays readable
	if err := indexer.Build(context.Background(), dir, indexer.Input{Records: one, Taxonomy: tax, Version: "1"}, func(int, int) {}); err != nil {
		return nil, err
	}
	return indexer.Open(dir, tax)
})

// packed makes a pack of that landscape, and gives its files.
func packed(t *testing.T, paths ...string) (map[string]string, error) {
	t.Helper()
	ix, err := landscape()
	if err != nil {
		t.Fatal(err)
	}
	concepts := []taxonomy.Concept{{ID: "tls", Labels: map[string][]string{"en": {"TLS"}, "ar": {"أمن طبقة النقل"}}}}
	s := &Site{Handler: http.HandlerFunc(site), Lang: "ar", Prefix: "/ar", Paths: paths, Index: ix, Concepts: concepts,
		Name: func(_, value string) string { return value }, Note: "as of <today>", Made: time.Now()}
	var b bytes.Buffer
	if err := s.Write(context.Background(), &b); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files, nil
}

func TestPagesBecomeFilesThatLeadToOneAnother(t *testing.T) {
	files, err := packed(t, "/", "/search", "/groups/SG17", "/pathways", "/pathways/mobile-money", "/standards/rfc-1")
	if err != nil {
		t.Fatal(err)
	}
	for name, wanted := range map[string][]string{
		"index.html":                 {`href="pathways/mobile-money.html#second"`, `href="standards/rfc-1.html"`, `href="search.html?area=iot"`, `href="page.html?groups/SG17"`, `action="search.html"`, `href="files/site.css"`, `href="https://example.org/x"`, "as of &lt;today&gt;"},
		"pathways/mobile-money.html": {`class="up" href="../index.html"`, `href="../files/site.css"`, `action="../search.html"`},
		"search.html":                {`src="files/search.js"`},
		"page.html":                  {`src="files/page.js"`, `<main></main>`},
		"pages/0.js":                 {`take("pages/0.js",{"groups/SG17":["Page",`},
	} {
		for _, w := range wanted {
			if !strings.Contains(files[name], w) {
				t.Errorf("%s has no %s:\n%s", name, w, files[name])
			}
		}
	}
	for name, content := range files {
		if strings.HasSuffix(name, ".html") && (strings.Contains(content, `href="/`) || strings.Contains(content, "site.js") || strings.Contains(content, `class="gone" href`)) {
			t.Errorf("%s needs the service:\n%s", name, content)
		}
	}
}

func TestHostileTitlesStayText(t *testing.T) {
	files, err := packed(t, "/", "/search", "/standards/rfc-1")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if strings.HasSuffix(name, ".html") && (strings.Contains(content, "<img") || strings.Contains(content, "<script>alert")) {
			t.Errorf("%s carries markup of a title:\n%s", name, content)
		}
	}
	if hits := files["hits/0.js"]; !strings.Contains(hits, "&lt;img src=x&gt;") {
		t.Errorf("what the search shows is %s", hits)
	}
}

func TestAPageThatFailsFailsThePack(t *testing.T) {
	if _, err := packed(t, "/", "/search", "/nowhere"); err == nil || !strings.Contains(err.Error(), "/ar/nowhere") {
		t.Errorf("the error is %v", err)
	}
}

// What the script reckons is what the packer reckons.
func TestAPageLiesWhereTheScriptLooks(t *testing.T) {
	p := &packer{shelves: 300}
	for name, want := range map[string]uint32{"": 0, "a": 97, "ab": (97*31 + 98) % 300} {
		if got := p.shelf(name); got != want {
			t.Errorf("shelf(%q) = %d, not %d", name, got, want)
		}
	}
}
