package reference

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/taxonomy"
)

// bundled is an index of the bundled snapshot.
func bundled(t *testing.T) *indexer.Index {
	t.Helper()
	ix, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// built makes it once: what is open stays readable after the folder is gone.
var built = sync.OnceValues(func() (*indexer.Index, error) {
	dir, err := os.MkdirTemp("", "reference")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	c, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err == nil {
		err = c.ImportSnapshot()
	}
	tax, err2 := taxonomy.Load()
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	place := filepath.Join(dir, "index")
	if err := indexer.Build(context.Background(), place, indexer.Input{Records: c.All(), Taxonomy: tax, Version: "test"}, nil); err != nil {
		return nil, err
	}
	return indexer.Open(place, tax)
})

func checked(t *testing.T, ix *indexer.Index, text string) Report {
	t.Helper()
	report, err := Check(ix, Pasted(text))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

const draft = `Security requirements for gateways

1 Scope
This text builds on ITU-T X.1352 and uses TLS (RFCs 8446, 5280 and 6960).

2 References
[ITU-T X.509] Recommendation ITU-T X.509 (10/2016), The Directory: Public-key and attribute certificate frameworks.
[ISO 27001] ISO/IEC 27001:2013, Information security management systems – Requirements.
[B1] RFC 2119, Key words for use in RFCs.

3 Definitions
See X.1240-X.1242.

Bibliography
NIST FIPS 140-2; IETF RFC 5246.
`

func TestReferencesAreFoundWithTheirPlaceAndStanding(t *testing.T) {
	ix := bundled(t)
	report := checked(t, ix, draft)
	at := func(id string, place Place) Reference {
		t.Helper()
		i := slices.IndexFunc(report.References, func(r Reference) bool { return r.ID == id && r.Place == place })
		if i < 0 {
			t.Fatalf("%s is not found in %s: %+v", id, place, report.References)
		}
		return report.References[i]
	}
	for _, id := range []string{"ITU-T X.1352", "RFC 8446", "RFC 5280", "RFC 6960", "ITU-T X.1240", "ITU-T X.1241", "ITU-T X.1242"} {
		at(id, Running)
	}
	if x509 := at("ITU-T X.509", Normative); !slices.Contains(x509.Twin, "ISO/IEC 9594-8") {
		t.Errorf("X.509 has no twin: %+v", x509)
	}
	if isms := at("ISO/IEC 27001", Normative); !isms.Outdated || isms.Current == "" || isms.Current == isms.Edition {
		t.Errorf("ISO/IEC 27001:2013: %+v", isms)
	}
	if tls := at("RFC 5246", Bibliography); tls.Status == "in-force" || len(tls.ReplacedBy) == 0 {
		t.Errorf("RFC 5246: %+v", tls)
	}
	if len(report.Unknown) == 0 || report.Unknown[0].ID != "RFC 2119" || report.Unknown[0].Place != Normative {
		t.Errorf("unknown: %+v", report.Unknown)
	}
}

// Programs that fill lines break them at any space.
func TestWhatTheEndOfALineCutsIsFound(t *testing.T) {
	for text, want := range map[string][]string{
		"certificates as in RFC\n8446, and in ISO/IEC\n27001:2022.": {"RFC 8446", "ISO/IEC 27001:2022"},
		"See NIST SP\n   800-53, Recommendation ITU-T\n   X.1205.":  {"NIST SP 800-53", "Recommendation ITU-T X.1205"},
		"See ETSI EN 303\n645 and ITU-T X.509\n(2016).":             {"ETSI EN 303 645", "ITU-T X.509 (2016)"},
		"the RFCs 5280,\n6960 and\n7515":                            {"RFC 5280", "RFC 6960", "RFC 7515"},
		"It is in RFC 9110\n2018 was another year":                  {"RFC 9110"},
		"bodies such as ISO/IEC\n\n27001 attacks":                   {},
		"as told in RFC\n1 Scope":                                   {},
		"as told in ISO/IEC 27001\n27002 attacks":                   {"ISO/IEC 27001"},
		"Rescorla, E., RFC 8446, 2018; RFC 5280, 2008.":             {"RFC 8446", "RFC 5280"},
		"RFC 8446, 5280 and 2104":                                   {"RFC 8446", "RFC 5280", "RFC 2104"},
		"HMAC is in the RFCs 2104 and 2015":                         {"RFC 2104", "RFC 2015"},
	} {
		got := []string{}
		for line := range wholeLines(shortLines(text)) {
			got = append(got, citedIn(line)...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestRangesAndLabelsOfDraftsAreFound(t *testing.T) {
	three := []string{"X.1240", "ITU-T X.1241", "X.1242"}
	for line, want := range map[string][]string{
		"X.1240 to X.1242": three, "X.1240 à X.1242": three, "X.1240 a X.1242": three, "X.1240 по X.1242": three, "X.1240 至 X.1242": three, "X.1240 إلى X.1242": three,
		"apps [I-D.ietf-oauth-browser-based-apps]": {"draft-ietf-oauth-browser-based-apps"},
	} {
		got := citedIn(line)
		for _, id := range want {
			if !slices.Contains(got, id) {
				t.Errorf("%q: %q lacks %q", line, got, id)
			}
		}
	}
}

func TestHeadingsInSixLanguages(t *testing.T) {
	for line, want := range map[string]Place{
		"2 References\n": Normative, "## Normative references\n": Normative, "Références normatives": Normative, "2. Referencias": Normative,
		"2 Нормативные ссылки": Normative, "2 规范性引用文件": Normative, "المراجع": Normative, "Bibliography": Bibliography, "参考文献": Bibliography,
		"3 Terms and definitions": Running, "Annex A Security considerations": Running,
	} {
		if got, ok := headingOf(line); !ok || got != want {
			t.Errorf("%q: %s, %v", line, got, ok)
		}
	}
	if _, ok := headingOf("The references in this clause are to RFC 8446."); ok {
		t.Error("a sentence is no heading")
	}
}

func docx(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextsOfEveryFormatAreRead(t *testing.T) {
	const word = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>See RFC</w:t></w:r><w:r><w:t xml:space="preserve"> 8446</w:t></w:r></w:p><w:p><w:r><w:t>2 References</w:t></w:r></w:p></w:body></w:document>`
	for name, content := range map[string][]byte{
		"plain": []byte("See RFC 8446\n2 References\n"), "HTML": []byte("<!DOCTYPE html><style>RFC 1</style><p>See RFC&nbsp;8446</p><h2>2 References</h2>"),
		"DOCX": docx(t, map[string]string{docxDocument: word}),
	} {
		reading, err := Read(content)
		text := reading.Text
		if err != nil || !slices.Equal(citedIn(text), []string{"RFC 8446"}) || !strings.Contains(text, "\n2 References") && !strings.Contains(text, "2 References\n") {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

// Whatever comes is answered quickly with what is wrong, and nothing crashes.
func TestHostileFilesGetAClearAnswer(t *testing.T) {
	bomb := docx(t, map[string]string{docxDocument: "<a>" + strings.Repeat("<t>x</t>", 10_000_000) + "</a>"})
	for name, file := range map[string]struct {
		content []byte
		want    error
	}{
		"too large":        {make([]byte, MostBytes+1), ErrTooLarge},
		"a zip bomb":       {bomb, ErrTooMuch},
		"an entity bomb":   {docx(t, map[string]string{docxDocument: `<!DOCTYPE a [<!ENTITY b "x">]><a><t>&b;&b;</t></a>`}), ErrDamaged},
		"nesting":          {docx(t, map[string]string{docxDocument: strings.Repeat("<a>", 100_000)}), ErrTooMuch},
		"another zip":      {docx(t, map[string]string{"x.txt": "RFC 8446"}), ErrFormat},
		"half a zip":       {bomb[:1000], ErrDamaged},
		"PDF":              {[]byte("%PDF-1.7 ..."), ErrDamaged},
		"encrypted or old": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrFormat},
		"bytes":            {[]byte{0xff, 0xfe, 0, 1}, ErrFormat},
	} {
		begin := time.Now()
		_, err := Read(file.content)
		if !errors.Is(err, file.want) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > longestRead+time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
