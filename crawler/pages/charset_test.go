package pages

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestTextIsReadInTheDeclaredCharset(t *testing.T) {
	latin := func(s string) string {
		encoded, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return encoded
	}
	long := strings.Repeat("é", 100_000)
	for _, test := range []struct {
		name, contentType, override, bytes, want, fails string
	}{
		{name: "UTF-8 as labelled", contentType: "text/html; charset=utf-8", bytes: "Sécurité", want: "Sécurité"},
		{name: "no label means UTF-8", contentType: "application/json", bytes: "Sécurité", want: "Sécurité"},
		{name: "a byte order mark is left out", contentType: "application/json", bytes: "\ufeff{}", want: "{}"},
		{name: "Windows-1252 as labelled", contentType: "text/html; charset=windows-1252", bytes: latin("Sécurité – 1"), want: "Sécurité – 1"},
		{name: "a page declares its charset in its head", contentType: "text/html", bytes: `<meta charset="windows-1252">` + latin("é"), want: `<meta charset="windows-1252">é`},
		{name: "a known wrong label is overridden", contentType: "text/html; charset=iso-8859-1", override: "utf-8", bytes: "é", want: "é"},
		{name: "ASCII fits every label", contentType: "text/html; charset=iso-8859-1", bytes: "Security", want: "Security"},
		{name: "a long text is not cut inside a character", contentType: "text/plain; charset=utf-8", bytes: "x" + long, want: "x" + long},
		{name: "Latin-1 labelled UTF-8 is refused", contentType: "application/json; charset=utf-8", bytes: latin("Sécurité"), fails: "at byte 1"},
		{name: "UTF-8 labelled Latin-1 is refused", contentType: "text/html; charset=iso-8859-1", bytes: "Sécurité", fails: "the text is UTF-8"},
		{name: "an unknown charset is refused", contentType: "text/html; charset=klingon", bytes: "é", fails: "klingon"},
		{name: "a text cut inside a character is refused", contentType: "text/plain", bytes: "é"[:1], fails: "at byte 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := decodeText(strings.NewReader(test.bytes), test.contentType, test.override)
			if test.fails != "" {
				if err == nil || !strings.Contains(err.Error(), test.fails) {
					t.Errorf("error %v does not say %q", err, test.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := io.ReadAll(r); string(got) != test.want {
				t.Errorf("read %.40q", got)
			}
		})
	}
}
