package browser

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var (
	pictures = flag.String("pictures", "", "`directory` to write a picture of each kind of page into, an absolute path")
	pictured = flag.String("pictured", "", "`regular expression` of the names of the pictures to make, all without it")
)

// TestPictures makes the set of pictures to look at:
//
//	go test ./browser -run Pictures -timeout 30m -pictures /tmp/pictures
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no directory for pictures is named")
	}
	if err := os.MkdirAll(*pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	wanted, err := regexp.Compile(*pictured)
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range []struct {
		name, lang string
		width      int64
		scheme     string
	}{{"desktop", "", 1280, "light"}, {"desktop-dark", "/ar", 1280, "dark"}, {"phone", "/ar", 390, "light"}, {"phone-dark", "/zh", 390, "dark"}} {
		for _, address := range append(pages(), "/standards/nist-sp-800-53", "/pathways/quantum-ready") {
			name := strings.NewReplacer("/", "-", "?", "-", "&", "-", "=", "-").Replace(look.name+look.lang+address) + ".jpg"
			if !wanted.MatchString(name) {
				continue
			}
			p := open(t, "/robots.txt", look.width)
			p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}),
				chromedp.Navigate(site+strings.TrimSuffix(look.lang+address, "/")))
			if err := os.WriteFile(filepath.Join(*pictures, name), p.picture(look.width), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// picture is of a page from its head on, as far as an eye goes: of one that is
// higher than the graphics memory Chromium makes none.
func (p *tab) picture(width int64) []byte {
	const highest = 8000
	height := min(read[float64](p, `document.documentElement.scrollHeight`), highest)
	var picture []byte
	p.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		picture, err = page.CaptureScreenshot().WithFormat(page.CaptureScreenshotFormatJpeg).WithQuality(70).WithCaptureBeyondViewport(height > tall).
			WithClip(&page.Viewport{Width: float64(width), Height: height, Scale: 1}).Do(ctx)
		return err
	}))
	return picture
}
