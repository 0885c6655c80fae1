package coordination

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/indexer"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

func TestEveryLanguageHasEveryWordWithTheSamePlaces(t *testing.T) {
	all, err := words()
	if err != nil {
		t.Fatal(err)
	}
	places := func(s string) []string {
		found := placeholder.FindAllString(s, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	for lang, in := range all {
		for key, english := range all["en"] {
			if in[key] == "" {
				t.Errorf("%s: %s is missing", lang, key)
			} else if got, want := places(in[key]), places(english); !slices.Equal(got, want) {
				t.Errorf("%s: %s has %v, English has %v", lang, key, got, want)
			}
		}
		if len(in) != len(all["en"]) {
			t.Errorf("%s has %d words, English %d", lang, len(in), len(all["en"]))
		}
	}
}

func TestEveryFindingIsAPlainSentence(t *testing.T) {
	v := view(t, world(t))
	gaps, err := v.Gaps(indexer.Query{}, GapOptions{Language: "zh"})
	if err != nil {
		t.Fatal(err)
	}
	if len(gaps) == 0 {
		t.Fatal("no findings in a small landscape")
	}
	for _, g := range gaps {
		if s := v.Sentence("en", g); placeholder.MatchString(s) || !strings.HasSuffix(s, ".") {
			t.Errorf("%s: %q", g.ID, s)
		}
	}
}

func brief(t *testing.T, lang string) *Brief {
	t.Helper()
	v := view(t, world(t))
	question, _ := v.facts.Question(6)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v.Brief(lang, d)
}

func TestEveryNumberInABriefLeadsToASource(t *testing.T) {
	b := brief(t, "en")
	markdown := b.Markdown()
	for _, want := range []string{"# Q6/17", "ITU-T X.1352 [2]", "2. <https://example.org/itu-t-x.1352>", "ISO/IEC JTC 1/SC 27"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("the brief lacks %q:\n%s", want, markdown)
		}
	}
	for _, block := range b.Blocks {
		if block.Table == nil {
			continue
		}
		for _, row := range block.Table.Rows {
			for _, cell := range row {
				if cell.Source > len(b.Sources) {
					t.Errorf("%q cites source %d of %d", cell.Words, cell.Source, len(b.Sources))
				}
			}
		}
	}
}

func TestADOCXIsAPackageOfWellFormedParts(t *testing.T) {
	b := brief(t, "ar")
	b.Title += " <&\x00"
	var out bytes.Buffer
	if err := b.WriteDOCX(&out); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 6 {
		t.Errorf("%d parts, want 6", len(z.File))
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
		}
	}
}
