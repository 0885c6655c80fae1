package browser

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"landscape/ui"
)

// unpackedPart makes the pack of a language with a tenth of the pages that there are
// thousands of, which tells how large the whole is, and unpacks it.
func unpackedPart(t *testing.T, lang string, also ...string) (dir string, whole int64) {
	t.Helper()
	ctx := context.Background()
	ix, release := service.Live().Acquire()
	defer release()
	packed, err := ui.Packed(ctx, service, ix, lang)
	if err != nil {
		t.Fatal(err)
	}
	const part = 10
	var some []string
	for i, path := range packed.Paths {
		if many := strings.HasPrefix(path, "/standards/") || strings.HasPrefix(path, "/thesaurus/") || strings.HasPrefix(path, "/groups/"); !many || i%part == 0 {
			some = append(some, path)
		}
	}
	packed.Paths = append(some, also...)
	var b bytes.Buffer
	if err := packed.Write(ctx, &b); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, f := range z.File {
		unpackFile(t, dir, f)
		size := int64(f.CompressedSize64)
		if strings.HasPrefix(f.Name, "pages/") {
			size *= part
		}
		whole += size
	}
	return dir, whole
}

func unpackFile(t *testing.T, dir string, f *zip.File) {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, filepath.FromSlash(f.Name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAPackOpensFromAFileWithoutANetwork(t *testing.T) {
	if chromium == nil {
		t.Skip(missing)
	}
	dir, whole := unpackedPart(t, "ar", "/standards/itu-t-x.1500")
	if most := int64(15_000_000); whole > most {
		t.Errorf("the whole pack takes %s", kB(int(whole)))
	}
	at := "file://" + dir
	p := openWithin(t, at, "/index.html", 1280)
	p.do(network.EmulateNetworkConditions(true, 0, 0, 0))
	if dir := read[string](p, `document.documentElement.dir`); dir != "rtl" {
		t.Errorf("the first page reads %q", dir)
	}
	// A search in Arabic, from the first page.
	p.do(chromedp.SendKeys("#q", "أمن إنترنت الأشياء\r"), chromedp.WaitVisible(".hits .hit"))
	if title := text(p, ".hits"); !strings.Contains(title, "IoT") && !strings.Contains(title, "Internet of things") {
		t.Errorf("found is %.300s", title)
	}
	// A filter, a number, and the page of a standard.
	before := text(p, "#found strong")
	p.do(chromedp.Click(`input[name=access][value=free]`), chromedp.WaitVisible(".chips .chip"))
	if after := text(p, "#found strong"); after == before {
		t.Errorf("the filter leaves %s", after)
	}
	p.do(chromedp.Navigate(at+"/search.html?q=x1500"), chromedp.WaitVisible(".hit h2 a"), chromedp.Click(".hit h2 a"), chromedp.WaitVisible(".standard h1"))
	if id := text(p, ".standard .id"); !strings.Contains(id, "X.1500") {
		t.Errorf("got to %q", id)
	}
	// A pathway and a desk.
	p.do(chromedp.Click(`nav a[href$="pathways.html"]`), chromedp.WaitVisible(".cards a"), chromedp.Click(".cards a"), chromedp.WaitVisible(".steps"))
	p.do(chromedp.Navigate(at+"/coordination/questions.html"), chromedp.Click(`main a[href*="questions/"]`), chromedp.WaitVisible("h1 bdi"))
	if heading := text(p, "h1 bdi"); !strings.Contains(heading, "Q") && !strings.Contains(heading, "17") {
		t.Errorf("the desk is %q", heading)
	}
	for _, dead := range deadLinks(t, dir) {
		t.Errorf("a link leads to no file: %s", dead)
	}
}

// deadLinks are the addresses in the pages of a pack at which nothing lies.
func deadLinks(t *testing.T, dir string) []string {
	t.Helper()
	var dead []string
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(content))
		if err != nil {
			return err
		}
		for _, s := range doc.Find("[href], [src], [action]").EachIter() {
			address := s.AttrOr("href", "") + s.AttrOr("src", "") + s.AttrOr("action", "")
			u, err := url.Parse(address)
			if err != nil || strings.HasPrefix(address, "/") {
				dead = append(dead, address)
			} else if u.Scheme == "" && u.Path != "" {
				if _, err := os.Stat(filepath.Join(filepath.Dir(name), filepath.FromSlash(u.Path))); err != nil {
					dead = append(dead, address)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dead
}
