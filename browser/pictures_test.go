package browser

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "`directory` to write a picture of each kind of page into, an absolute path")

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
	for _, look := range []struct {
		name, lang string
		width      int64
		scheme     string
	}{{"desktop", "", 1280, "light"}, {"desktop-dark", "/ar", 1280, "dark"}, {"phone", "/ar", 360, "light"}, {"phone-dark", "/zh", 360, "dark"}} {
		for _, address := range append(pages(), "/offline", "/pathways/quantum-ready") {
			p := open(t, "/robots.txt", look.width)
			var picture []byte
			p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}),
				chromedp.Navigate(site+strings.TrimSuffix(look.lang+address, "/")), chromedp.FullScreenshot(&picture, 70))
			name := strings.NewReplacer("/", "-", "?", "-", "&", "-", "=", "-").Replace(look.name+look.lang+address) + ".jpg"
			if err := os.WriteFile(filepath.Join(*pictures, name), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
