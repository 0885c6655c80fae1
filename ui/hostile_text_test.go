package ui

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/goccy/go-yaml"
	"github.com/piprate/json-gold/ld"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/taxonomy"
)

// hostile is a text that means something in every format that we write.
const hostile = `<script>alert(1)</script> "><img src=x onerror=alert(1)> ' onmouseover='alert(1) ]]> --> {{.}} ` +
	`}, } @misc{evil, title={x} \input{/etc/passwd} $x^2$ | [x](javascript:alert(1)) ![y](http://evil.example/y) ` +
	`<javascript:alert(1)> # h *b* _e_ ` + "`c`" + ` </w:t></svg> &lt;b&gt; ` + "\r\nER  - \r\nTY  - JOUR\r\n# heading\n- item\n\n<b>raw</b>\n" + `: "'`

// worldOf is the whole service over a few standards whose texts hold text. The
// crawler would refuse most of it: this is what a damaged or older catalogue may hold.
func worldOf(t *testing.T, text, address string) *searchsvc.Service {
	t.Helper()
	dir := t.TempDir()
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	var records []standard.Record
	for i, status := range []standard.Status{standard.InForce, standard.UnderDevelopment, standard.Superseded} {
		id := standard.Identifier{Body: "ITU-T", Type: "", Number: fmt.Sprintf("X.%d", 1500+i), Edition: "(09/2022)"}
		records = append(records, standard.Record{Source: "itu-t", Native: id.String(), ID: id,
			Title: "=1+1 Security of networks " + text, Titles: map[string]string{"fr": "-1 " + text}, Type: "@" + text, Wording: "+1 " + text,
			Status: status, Published: "2022-09", Edition: text, Groups: []string{"SG17", "=1 " + text}, Keywords: []string{"=1 " + text},
			Aliases: []string{"=1 " + text}, Languages: []string{"en"}, Access: standard.Free, URL: address, Text: address,
			Provenance: []standard.Provenance{{URL: "https://www.itu.int/list", Fetched: time.Now()}}})
	}
	for _, at := range []time.Duration{-48, -24} {
		if _, err := cat.Store("itu-t", records, time.Now().Add(at*time.Hour)); err != nil {
			t.Fatal(err)
		}
		for i := range records {
			records[i].Wording = "=2 " + text
		}
	}
	report := catalogue.Report{Source: "itu-t", Started: time.Now(), Fetched: 3, Rejected: 1, Failed: "found " + text, Notes: []string{text}}
	tax, err := taxonomy.Load()
	if err = errors.Join(err, cat.SaveReport(report)); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(dir, "index")
	if err := indexer.Build(context.Background(), place, indexer.Input{Records: cat.All(), Taxonomy: tax, Version: "hostile"}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	ix, err := indexer.Open(place, tax)
	if err != nil {
		t.Fatal(err)
	}
	live := indexer.NewLive(ix)
	t.Cleanup(func() { live.Swap(nil) })
	service := searchsvc.New(searchsvc.Options{Live: live, Taxonomy: tax, Catalogue: cat, Log: slog.New(slog.DiscardHandler), PublicURL: "https://landscape.example"})
	if err := Register(service); err != nil {
		t.Fatal(err)
	}
	return service
}

// everything asks for all that a service says, by address.
func everything(t *testing.T, s *searchsvc.Service, text string) map[string]*http.Response {
	t.Helper()
	h, answers := s.Handler(), map[string]*http.Response{}
	ask := func(method, address string, body []byte) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, address, bytes.NewReader(body)))
		answers[method+" "+address] = w.Result()
	}
	for _, route := range s.Engine().Routes() {
		if route.Method != http.MethodGet || strings.Contains(route.Path, "*") || inOneOf(route.Path, "fr", "es", "ru", "zh") {
			continue // the pages differ in their words only
		}
		address := strings.NewReplacer(":slug", "itu-t-x.1500", ":number", "10", ":id", "tls").Replace(route.Path)
		if strings.Contains(address, "/list") || strings.HasSuffix(address, "/compare") {
			address += "?id=itu-t-x.1500&id=itu-t-x.1502"
		}
		ask(http.MethodGet, address, nil)
		if strings.HasSuffix(address, "/standards/itu-t-x.1500") {
			for _, extension := range []string{"bib", "ris", "csl.json", "relaton.yaml", "jsonld", "ttl", "nt"} {
				ask(http.MethodGet, address+"."+extension, nil)
			}
		}
	}
	for _, query := range []string{"verb=ListRecords&metadataPrefix=oai_dc", "verb=ListIdentifiers&metadataPrefix=oai_dc"} {
		ask(http.MethodGet, "/oai?"+query, nil)
	}
	ask(http.MethodGet, "/api/v1/suggest?q=x.15", nil)
	ask(http.MethodGet, "/search?q=security+of+networks", nil)
	cited, _ := json.Marshal(map[string]string{"text": text + " ITU-T X.1500, ITU-T X.1502"})
	proposed, _ := json.Marshal(map[string]string{"title": "Security of networks", "scope": "Networks and ITU-T X.1500. " + text[:min(60, len(text))]})
	for address, body := range map[string][]byte{
		"/api/v1/references": cited, "/api/v1/references.csv": cited, "/api/v1/references.docx": cited, "/references": cited,
		"/api/v1/check": proposed, "/api/v1/check.md": proposed, "/api/v1/check.docx": proposed, "/check": proposed,
		"/api/v1/lookup": []byte(`{"identifiers": ["ITU-T X.1500", "ITU-T X.1502"]}`),
	} {
		ask(http.MethodPost, address, body)
	}
	return answers
}

func inOneOf(path string, languages ...string) bool {
	return slices.ContainsFunc(languages, func(l string) bool { return path == "/"+l || strings.HasPrefix(path, "/"+l+"/") })
}

// shape is what a program that reads a format finds in a text of it, without
// the words: it is the same whatever the words are.
type shape func(text []byte) (string, error)

// shapes read each content type as the programs of readers do.
var shapes = map[string]shape{
	"text/html":                               shapeOfPage,
	"application/atom+xml":                    shapeOfXML,
	"text/xml":                                shapeOfXML,
	"application/xml":                         shapeOfXML,
	"application/rfc+xml":                     shapeOfXML,
	"image/svg+xml":                           shapeOfXML,
	"application/opensearchdescription+xml":   shapeOfXML,
	"text/csv":                                shapeOfCSV,
	"application/json":                        shapeOfJSON,
	"application/ld+json":                     shapeOfJSON,
	"application/vnd.citationstyles.csl+json": shapeOfJSON,
	"application/jsonl":                       shapeOfLines,
	"application/x-bibtex":                    shapeOfBibTeX,
	"application/x-research-info-systems":     shapeOfRIS,
	"application/yaml":                        shapeOfYAML,
	"application/n-triples":                   shapeOfTriples,
	"text/turtle":                             shapeOfTurtle,
	"text/markdown":                           shapeOfMarkdown,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": shapeOfDOCX,
}

// Nothing that a publisher writes becomes markup, a formula, a field or an
// entry, in anything that we write.
func TestNoTextOfAPublisherBecomesMarkup(t *testing.T) {
	// The same words, so that both are on the same subjects.
	words := strings.Join(regexp.MustCompile(`[A-Za-z0-9]+`).FindAllString(hostile, -1), " ")
	plain := everything(t, worldOf(t, words, "https://www.itu.int/x"), words)
	spoilt := everything(t, worldOf(t, hostile, `https://evil.example/"><script>alert(1)</script>`), hostile)
	read := map[string]int{}
	for _, address := range slices.Sorted(maps.Keys(plain)) {
		want, got := plain[address], spoilt[address]
		kind, _, _ := strings.Cut(got.Header.Get("Content-Type"), ";")
		if got.StatusCode != want.StatusCode {
			t.Errorf("%s: %d, with plain words %d", address, got.StatusCode, want.StatusCode)
			continue
		}
		shape := shapes[kind]
		if shape == nil {
			if want.StatusCode == http.StatusOK && address != "GET /robots.txt" {
				t.Errorf("%s: nobody reads %q here", address, kind)
			}
			continue
		}
		read[kind]++
		wanted, err := shape(bodyOf(t, want))
		found, problem := shape(bodyOf(t, got))
		if err != nil || problem != nil {
			t.Errorf("%s: %v; with plain words %v", address, problem, err)
		} else if wanted != found {
			at := 0
			for at < min(len(wanted), len(found)) && wanted[at] == found[at] {
				at++
			}
			t.Errorf("%s: as %s it has another shape:\n…%.200s\nwith plain words:\n…%.200s", address, kind, found[max(0, at-60):], wanted[max(0, at-60):])
		}
	}
	for kind := range shapes {
		if read[kind] == 0 && kind != "text/xml" {
			t.Errorf("no %s was read", kind)
		}
	}
}

func bodyOf(t *testing.T, answer *http.Response) []byte {
	t.Helper()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// shapeOfPage lists what runs or is loaded, and fails on what should be nowhere.
func shapeOfPage(text []byte) (string, error) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	doc.Find("*").Each(func(_ int, e *goquery.Selection) {
		name := goquery.NodeName(e)
		if slices.Contains([]string{"script", "iframe", "object", "embed", "svg", "img", "form", "style", "base", "meta", "input", "textarea", "b"}, name) {
			out.WriteString(name + " ")
		}
		for _, a := range e.Nodes[0].Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || slices.Contains([]string{"href", "src", "action"}, a.Key) && strings.HasPrefix(value, "javascript:") {
				err = fmt.Errorf("<%s %s=%q>", name, a.Key, a.Val)
			}
		}
	})
	return out.String(), err
}

func shapeOfXML(text []byte) (string, error) {
	var out strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		if e, ok := token.(xml.StartElement); ok {
			out.WriteString(e.Name.Local)
			for _, a := range e.Attr {
				out.WriteString(" " + a.Name.Local)
			}
			out.WriteString("\n")
		}
	}
}

func shapeOfCSV(text []byte) (string, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				err = fmt.Errorf("a formula: %.40q", cell)
			}
		}
	}
	return fmt.Sprint(len(rows)), err
}

func shapeOfJSON(text []byte) (string, error) {
	var v any
	err := json.Unmarshal(text, &v)
	return keysOf(v), err
}

// keysOf are the keys of what was read, but not the words that may be keys.
func keysOf(v any) string {
	switch v := v.(type) {
	case []any:
		return fmt.Sprint("list ", len(v))
	case map[string]any:
		var out []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, k+": "+keysOf(v[k]))
		}
		return "{" + strings.Join(out, ", ") + "}"
	}
	return ""
}

func shapeOfLines(text []byte) (string, error) {
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	for _, line := range lines {
		if !json.Valid(line) {
			return "", fmt.Errorf("no JSON: %.60q", line)
		}
	}
	return fmt.Sprint(len(lines)), nil
}

// bibTeXCommand is what TeX would run; those that write a character are none.
var bibTeXCommand = regexp.MustCompile(`\\([a-zA-Z]+)`)

func shapeOfBibTeX(text []byte) (string, error) {
	depth, entries := 0, 0
	for i, c := range text {
		escaped := i > 0 && text[i-1] == '\\'
		switch {
		case c == '@' && depth == 0:
			entries++
		case c == '{' && !escaped:
			depth++
		case c == '}' && !escaped:
			depth--
		}
		if depth < 0 {
			return "", errors.New("a brace closes what none opened")
		}
	}
	for _, command := range bibTeXCommand.FindAllSubmatch(text, -1) {
		if !strings.HasPrefix(string(command[1]), "text") {
			return "", fmt.Errorf("a command: %s", command[0])
		}
	}
	return fmt.Sprint(entries, depth), nil
}

var risTag = regexp.MustCompile(`(?m)^([A-Z][A-Z0-9])  - ?`)

func shapeOfRIS(text []byte) (string, error) {
	var tags []string
	for _, tag := range risTag.FindAllSubmatch(text, -1) {
		tags = append(tags, string(tag[1]))
	}
	if lines := strings.Count(strings.TrimSpace(string(text)), "\r\n") + 1; lines > len(tags)+strings.Count(string(text), "\r\n\r\n") {
		return "", fmt.Errorf("%d lines for %d fields", lines, len(tags))
	}
	return strings.Join(tags, " "), nil
}

func shapeOfYAML(text []byte) (string, error) {
	var out strings.Builder
	for d := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var v any
		err := d.Decode(&v)
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		out.WriteString(keysOf(v))
	}
}

func shapeOfTriples(text []byte) (string, error) {
	data, err := ld.ParseNQuads(string(text))
	if err != nil {
		return "", err
	}
	return fmt.Sprint(len(data.Graphs), len(data.Graphs["@default"])), nil
}

// shapeOfTurtle looks at the ends of lines only: each ends a statement or goes on.
func shapeOfTurtle(text []byte) (string, error) {
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range lines {
		if strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\"`, ""), `"`)%2 != 0 {
			return "", fmt.Errorf("quotes that do not end: %s", line)
		}
	}
	return fmt.Sprint(len(lines)), nil
}

func shapeOfMarkdown(text []byte) (string, error) {
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Convert(text, &page); err != nil {
		return "", err
	}
	doc, err := goquery.NewDocumentFromReader(&page)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	doc.Find("body *").Each(func(_ int, e *goquery.Selection) { out.WriteString(goquery.NodeName(e) + " ") })
	if bytes.Contains(page.Bytes(), []byte("raw HTML omitted")) {
		err = errors.New("raw HTML")
	}
	return out.String(), err
}

func shapeOfDOCX(text []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return "", err
		}
		part, err := io.ReadAll(r)
		if err != nil {
			return "", err
		}
		shape, err := shapeOfXML(part)
		if err != nil {
			return "", fmt.Errorf("%s: %w", f.Name, err)
		}
		out.WriteString(f.Name + "\n" + shape)
	}
	return out.String(), nil
}
